"""How mhgraph is cited, the same everywhere and as CITATION.cff has it."""

from typing import Final

from mhgraph.errors import Words

__all__ = ["AUTHOR", "TITLE", "YEAR", "apa", "bibtex"]

AUTHOR: Final = "The mhgraph founders"
TITLE: Final = "mhgraph: policy on human trafficking as a knowledge graph"
YEAR: Final = "2026"
_RELEASE = Words(nl="Versie", en="Version")
_SOFTWARE = Words(nl="Computersoftware", en="Computer software")


def bibtex(version: str) -> str:
    """Return the citation of a version of mhgraph for BibTeX."""
    fields = {"author": AUTHOR, "title": TITLE, "year": YEAR, "version": version}
    lines = [f"  {name:<7} = {{{{{value}}}}}," for name, value in fields.items()]
    return "\n".join([f"@software{{mhgraph_{version.replace('.', '_')},", *lines, "}"])


def apa(lang: str, version: str) -> str:
    """Return the citation in the style of the APA, as Markdown."""
    name, _, rest = TITLE.partition(": ")
    title = f"{name}: {rest[:1].upper()}{rest[1:]}"
    return (
        f"{AUTHOR}. ({YEAR}). *{title}* ({_RELEASE.get(lang)} {version}) [{_SOFTWARE.get(lang)}]."
    )
