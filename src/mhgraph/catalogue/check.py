"""What is wrong in folders of query files, so that a user can mend them all at once."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from mhgraph.catalogue.catalogue import Catalogue, NamedQuery
from mhgraph.catalogue.header import Parameter
from mhgraph.catalogue.patterns import patterns_of
from mhgraph.catalogue.tags import FILE as TAGS
from mhgraph.corpus import open_store
from mhgraph.corpus.prefixes import with_its_line
from mhgraph.errors import MhgraphError, QueryFileError, UnknownPrefixError, Words
from mhgraph.store import MemoryStore, refuse_outside
from mhgraph.store.guard import without_calls
from mhgraph.store.syntax import check_syntax
from mhgraph.values import Table

__all__ = ["Fault", "check_catalogue"]

_SLOT = re.compile(r"VALUES\s+\?(?P<name>\w+)\s*\{(?P<values>[^{}]*)\}")
_VALUE = re.compile(r'<[^>]*>|"(?:[^"\\]|\\.)*"\S*|\S+')
_PLACE = re.compile(r"(?:line|regel) (?P<line>\d+):? ?", re.IGNORECASE)
_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a query file: in which line (0: none in particular), what, and what to do."""

    file: Path
    line: int
    what: Words
    hint: Words | None = None


def check_catalogue(
    catalogue: Catalogue, reserved: Collection[str] = (), services: Collection[str] = ()
) -> list[Fault]:
    """Return all that is wrong with the questions of `catalogue`; a bad file stops only itself.

    Args:
        catalogue: the questions.
        reserved: names that no parameter may have, because they mean something else to a caller.
        services: the endpoints that SERVICE may ask; none is asked for this.

    A slot with one value is taken for that of a parameter, one with several for a fixed list.
    """
    faults: list[Fault] = []
    tags: Collection[str] = ()
    try:
        tags = catalogue.tags()
    except QueryFileError as error:
        faults.append(_of_error(catalogue.folders[-1] / TAGS, error))
    for name in catalogue.names():
        try:
            query = catalogue.get(name)
        except QueryFileError as error:
            faults.append(_of_error(catalogue.files(name)[-1], error))
            continue
        faults += _of_parameters(query, reserved)
        faults += _of_tags(query, tags)
        faults += _of_query(query, services)
    return faults


def _of_query(query: NamedQuery, services: Collection[str]) -> Iterator[Fault]:
    """Yield what the engine says of the query; what is refused is not run."""
    try:
        refuse_outside(query.text, services)
        check_syntax(query.text, {})
        answer = MemoryStore().query(without_calls(query.text, silent=True), timeout=_SECONDS)
        patterns_of(query)
    except UnknownPrefixError as error:
        yield _of_error(query.file, with_its_line(error, open_store()))
        return
    except MhgraphError as error:
        yield _of_error(query.file, error)
        return
    if not isinstance(answer, Table):
        what = Words(nl="dit is geen SELECT-vraag", en="this is no SELECT query")
        yield Fault(query.file, 0, what, _SELECT)
        return
    given, named = set(answer.columns), {c.name for c in query.header.columns}
    for name in sorted(given - named):
        what = Words(
            nl=f"de kop noemt geen kolom '{name}'", en=f"the header has no column '{name}'"
        )
        yield Fault(query.file, _line(query.text, "SELECT"), what, _COLUMNS)
    for name in sorted({*query.header.selected(given)} - given):
        what = Words(nl=f"SELECT geeft geen ?{name}", en=f"SELECT does not give ?{name}")
        yield Fault(query.file, _line(query.text, name), what, _COLUMNS)


def _of_tags(query: NamedQuery, tags: Collection[str]) -> Iterator[Fault]:
    for tag in query.header.tags:
        if tag not in tags:
            what = Words(
                nl=f"het trefwoord '{tag}' heeft nergens een naam",
                en=f"the tag '{tag}' has no name",
            )
            yield Fault(query.file, _line(query.text, "tags"), what, _named(tag))


def _named(tag: str) -> Words:
    line = f"{tag}: {{nl: …, en: …}}"
    return Words(
        nl=f"Zet in {TAGS} naast de vraag: {line}",
        en=f"Put into {TAGS} beside the question: {line}",
    )


def _of_parameters(query: NamedQuery, reserved: Collection[str]) -> Iterator[Fault]:
    body = "\n".join("" if line.startswith("#") else line for line in query.text.splitlines())
    slots = {match["name"]: match for match in _SLOT.finditer(body)}
    for parameter in query.header.parameters:
        line = _line(query.text, parameter.name)
        for what, hint in _of_parameter(parameter, slots, reserved):
            yield Fault(query.file, line, what, hint)
    known = {p.name for p in query.header.parameters}
    for name, slot in slots.items():
        if name not in known and len(_VALUE.findall(slot["values"])) < 2:
            line = body[: slot.start()].count("\n") + 1
            what = Words(nl=f"?{name} is geen parameter", en=f"?{name} is no parameter")
            yield Fault(query.file, line, what, _constant(name))
    for name, _ in query.header.matches:
        if name not in known:
            what = Words(nl=f"'{name}' is geen parameter", en=f"'{name}' is no parameter")
            yield Fault(query.file, _line(query.text, "matches"), what, _MATCHES)


def _of_parameter(
    parameter: Parameter, slots: Collection[str], reserved: Collection[str]
) -> Iterator[tuple[Words, Words]]:
    name = parameter.name
    if name not in slots:
        slot = f"VALUES ?{name} {{ … }}"
        hint = Words(nl=f"Zet {slot} in de vraag.", en=f"Put {slot} into the query.")
        yield Words(nl=f"--{name} heeft geen plek", en=f"--{name} has no slot"), hint
    if parameter.kind == "language":
        return
    if not parameter.example:
        yield Words(nl=f"--{name} heeft geen voorbeeld", en=f"--{name} has no example"), _EXAMPLE
    if name in reserved:
        what = Words(
            nl=f"--{name} is al een optie van mhgraph zelf",
            en=f"--{name} is already an option of mhgraph itself",
        )
        yield what, _OTHER_NAME


def _of_error(file: Path, error: MhgraphError) -> Fault:
    """Return the fault that `error` tells, without the place that its message begins with."""
    texts = {}
    line = 0
    for lang in ("nl", "en"):
        text = error.message.get(lang).removeprefix(str(file)).lstrip(",: ")
        place = _PLACE.search(text.partition("\n")[0])
        if place is not None:
            line = int(place["line"])
            text = text[place.end() :] if place.start() == 0 else text
        texts[lang] = text
    return Fault(file, line, Words(texts["nl"], texts["en"]), error.hint)


def _line(text: str, word: str) -> int:
    """Return the first line in which `word` stands, or 0."""
    pattern = re.compile(rf"\b{re.escape(word)}\b")
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if pattern.search(line)), 0)


def _constant(name: str) -> Words:
    slot = f"VALUES (?{name}) {{ (…) }}"
    return Words(
        nl=f"Noem ?{name} bij de parameters; schrijf {slot} voor één waarde die vaststaat.",
        en=f"List ?{name} among the parameters; write {slot} for one value that is fixed.",
    )


_SELECT = Words(nl="Schrijf de vraag met SELECT.", en="Write the query with SELECT.")
_COLUMNS = Words(
    nl="Maak de kolommen in de kop gelijk aan die achter SELECT.",
    en="Make the columns in the header equal to those behind SELECT.",
)
_EXAMPLE = Words(
    nl="Zet er `example:` bij, met een waarde die iets oplevert.",
    en="Add `example:` with a value that finds something.",
)
_OTHER_NAME = Words(nl="Geef de parameter een andere naam.", en="Give the parameter another name.")
_MATCHES = Words(
    nl="`matches` noemt voor een parameter de kolom met de waarde die past.",
    en="`matches` names for a parameter the column with the value that fits.",
)
