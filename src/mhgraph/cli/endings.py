"""Which form a file is to have: what --format says, what its ending says, and that they agree."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from mhgraph.errors import OutputError, Words

__all__ = ["check_receipt_ending", "form_for"]

_ENDINGS: Final = {
    ".csv": "csv",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonld": "jsonld",
    ".markdown": "md",
    ".md": "md",
    ".nq": "nquads",
    ".nt": "ntriples",
    ".rq": "rq",
    ".trig": "trig",
    ".ttl": "turtle",
    ".txt": "table",
    ".xlsx": "xlsx",
}
# What no form of mhgraph is, so that such a file would not open.
_NEVER = (".doc", ".docx", ".gz", ".ods", ".odt", ".pdf", ".png", ".rdf", ".svg", ".xls", ".zip")
# JSON-LD is JSON, and every form but a workbook is plain text.
_ALSO: Final = {".json": ("jsonld",), ".txt": tuple({*_ENDINGS.values()} - {"xlsx"})}


def form_for(form: str | None, output: str, fits: Sequence[str]) -> str:
    """Return the form asked for, else that of the file's ending, else "".

    Args:
        form: what --format says, if it was given.
        output: the file, or "-".
        fits: the forms that the answer can have.

    Raises:
        OutputError: the file would not be what its name says.
    """
    ending = Path(output).suffix.lower() if output != "-" else ""
    own = _ENDINGS.get(ending, "")
    if form:
        if (own and form not in (own, *_ALSO.get(ending, ()))) or ending in _NEVER:
            raise _disagree(output, ending, own, form)
        return form
    if not ending or own in fits:
        return own
    known = ", ".join(end for end, name in sorted(_ENDINGS.items()) if name in fits)
    raise OutputError(
        Words(
            nl=f"{output}: de uitgang {ending} zegt niet welke vorm het bestand moet hebben.",
            en=f"{output}: the ending {ending} does not say which form the file is to have.",
        ),
        Words(
            nl=f"Gebruik {known}{'' if own or ending in _NEVER else ', of zeg de vorm met --format'}.",
            en=f"Use {known}{'' if own or ending in _NEVER else ', or say the form with --format'}.",
        ),
    )


def check_receipt_ending(file: str) -> None:
    """Raise `OutputError` where the name of a receipt, which is Markdown, says something else."""
    ending = Path(file).suffix.lower()
    if ending in _NEVER or _ENDINGS.get(ending, "md") not in ("md", "table"):
        raise OutputError(
            Words(
                nl=f"{file}: een bewijs is Markdown en geen {ending}.",
                en=f"{file}: a receipt is Markdown and no {ending}.",
            ),
            Words(nl="Gebruik .md of .txt.", en="Use .md or .txt."),
        )


def _disagree(output: str, ending: str, own: str, form: str) -> OutputError:
    theirs = next((end for end, name in _ENDINGS.items() if name == form), ".txt")
    name = Path(output).stem
    leave = Words(
        nl=f", of laat --format weg voor {own}" if own else "",
        en=f", or leave out --format for {own}" if own else "",
    )
    return OutputError(
        Words(
            nl=f"{output}: --format {form} past niet bij de uitgang {ending}.",
            en=f"{output}: --format {form} does not fit the ending {ending}.",
        ),
        Words(
            nl=f"Noem het bestand {name}{theirs}{leave.nl}.",
            en=f"Name the file {name}{theirs}{leave.en}.",
        ),
    )
