"""What a picture says besides names, in both languages."""

from mhgraph.errors import UsageError, Words

__all__ = [
    "ARROW",
    "BOXES",
    "BY_ACTIONS",
    "BY_STATEMENTS",
    "EMPTY",
    "LICENCE",
    "LICENCE_IRI",
    "NODE_SIZE",
    "at_least",
    "names_hidden",
    "refuse_dots",
    "refuse_form",
    "refuse_width",
]

LICENCE_IRI = "https://creativecommons.org/licenses/by/4.0/"
LICENCE = Words(f"Licentie: CC BY 4.0 ({LICENCE_IRI})", f"Licence: CC BY 4.0 ({LICENCE_IRI})")
NODE_SIZE = Words("Grootte: aantal verbindingen", "Size: number of connections")
BY_ACTIONS = Words("Lijndikte: aantal acties", "Line width: number of actions")
BY_STATEMENTS = Words("Lijndikte: aantal vermeldingen", "Line width: number of statements")
ARROW = Words("Pijl: de richting waarin het geldt", "Arrow: the direction in which it holds")
EMPTY = Words("Hier is niets te tekenen.", "There is nothing to draw here.")
BOXES = Words(
    "Het teken □ staat voor letters die het lettertype van deze afbeelding niet heeft.",
    "The sign □ stands for letters that the typeface of this picture lacks.",
)


def at_least(count: int) -> Words:
    """Return the name of the last step of a scale that goes no further."""
    return Words(f"{count} of meer", f"{count} or more")


def names_hidden(hidden: int, count: int) -> Words:
    """Return how many of the names are not in the picture."""
    return Words(
        f"{hidden} van de {count} namen passen niet in deze afbeelding; de namen van wie de meeste "
        "verbindingen heeft, gaan voor.",
        f"{hidden} of the {count} names do not fit in this picture; the names of the best connected "
        "come first.",
    )


def refuse_form(form: str, forms: tuple[str, ...]) -> UsageError:
    """Return the error for a form that a picture cannot have."""
    known = ", ".join(forms)
    return UsageError(
        Words(f"Een afbeelding als {form!r} bestaat niet.", f"There are no pictures as {form!r}."),
        Words(f"Kies uit: {known}.", f"Choose from: {known}."),
    )


def refuse_width(width: float, least: int, most: int) -> UsageError:
    """Return the error for a picture that is too narrow or too wide."""
    return UsageError(
        Words(
            f"Een afbeelding van {width:g} mm breed kan niet.",
            f"A picture cannot be {width:g} mm wide.",
        ),
        Words(
            f"Kies een breedte van {least} tot {most} mm; een bladzijde A4 heeft ruimte voor 160 tot 180 mm.",
            f"Choose a width of {least} to {most} mm; an A4 page has room for 160 to 180 mm.",
        ),
    )


def refuse_dots(width: float, height: float) -> UsageError:
    """Return the error for a PNG of more dots than a computer can be asked to hold."""
    return UsageError(
        Words(
            f"Een PNG van {width:.0f} bij {height:.0f} mm is te groot voor het geheugen.",
            f"A PNG of {width:.0f} by {height:.0f} mm is too large for the memory.",
        ),
        Words(
            "Kies een kleinere breedte, of SVG of PDF: die zijn op elk formaat scherp.",
            "Choose a smaller width, or SVG or PDF: those are sharp at every size.",
        ),
    )
