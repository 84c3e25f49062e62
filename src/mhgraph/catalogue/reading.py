"""Read the header of a query file, field by field; what is wrong is said with its line."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from mhgraph.catalogue.header import KINDS, Choice, Column, Header, Parameter, TableCell
from mhgraph.errors import QueryFileError, Words

__all__ = ["PARAMETER_FIELDS", "read_header"]

_FENCE = "# ---"
_CLASS = re.compile(r"(?:foaf|mh|owl|skos):[A-Za-z]+")
_FIELDS = frozenset(Header.__slots__)
PARAMETER_FIELDS = frozenset(
    ["kind", "required", "example", "help", "scheme", "default", "choices", "under"]
)


def read_header(text: str, file: str) -> Header:
    """Return the header of the query file `file` whose text is `text`.

    Raises:
        QueryFileError: there is no header, it is no YAML, or a field is missing or wrong; the message
            names file and line.
    """
    lines = text.splitlines()
    try:
        first = lines.index(_FENCE)
        last = lines.index(_FENCE, first + 1)
    except ValueError:
        raise _wrong(file, 1, "no header", "geen kop", _SHAPE) from None
    body = "\n".join(re.sub(r"^# ?", "", line) for line in lines[first + 1 : last])
    try:
        fields = yaml.load(body, Loader=_LOADER)  # noqa: S506 - a safe loader, the C one if there is
    except yaml.MarkedYAMLError as error:
        line = first + 2 + (error.problem_mark.line if error.problem_mark else 0)
        raise _wrong(file, line, str(error.problem), str(error.problem), _SHAPE) from None
    if not isinstance(fields, dict):
        raise _wrong(
            file, first + 2, "the header is no mapping", "de kop is geen lijst van velden", _SHAPE
        )
    return _Reader(file, first + 1, lines).header(fields)


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SHAPE = Words(
    nl="docs/own-questions.md legt de kop veld voor veld uit (in het Engels).",
    en="docs/own-questions.md explains the header field by field.",
)


def _wrong(file: str, line: int, en: str, nl: str, hint: Words | None = None) -> QueryFileError:
    return QueryFileError(
        Words(nl=f"{file}, regel {line}: {nl}", en=f"{file}, line {line}: {en}"), hint
    )


class _Reader:
    """Turns the fields of one header into a `Header`, or says which line is wrong."""

    def __init__(self, file: str, first: int, lines: list[str]) -> None:
        self._file, self._first, self._lines = file, first, lines

    def header(self, fields: Mapping[str, Any]) -> Header:
        """Return the header that `fields` are."""
        self._only(fields, _FIELDS)
        columns = tuple(self._column(n, f) for n, f in self._mapping(fields, "columns").items())
        parameters = tuple(
            self._parameter(n, f) for n, f in (fields.get("parameters") or {}).items()
        )
        names = {c.name for c in columns}
        asked = {p.name for p in parameters if p.kind != "language"}
        years = {p.name for p in parameters if p.kind == "year"}
        table = tuple(self._cell(entry) for entry in fields.get("table", []))
        for name in (*(c.column for c in table), *(c.under for c in table if c.under)):
            self._known(name, names)
        return Header(
            title=self._words(fields, "title"),
            question=self._words(fields, "question"),
            explanation=self._words(fields, "explanation"),
            tags=tuple(str(t) for t in fields.get("tags", [])),
            parameters=parameters,
            columns=columns,
            collect=self._names(fields, "collect", names),
            sort=self._names(fields, "sort", names),
            table=table or tuple(TableCell(c.name) for c in columns if not c.data_only),
            counted=self._name(fields, "counted", names) or columns[0].name,
            evidence=tuple(str(e) for e in fields.get("evidence", [])),
            about_sources=bool(fields.get("about_sources", False)),
            ranked=self._name(fields, "ranked", names),
            matches=self._pairs(fields, "matches", None, names),
            total=self._maybe(fields, "total"),
            counts=self._counts(fields, names),
            blank=self._names(fields, "blank", {str(n) for n in fields.get("counts") or {}}),
            not_after=self._pairs(fields, "not_after", years, years),
            differ=self._names(fields, "differ", asked),
            unsourced=self._maybe(fields, "unsourced"),
        )

    def _column(self, name: str, fields: Any) -> Column:
        data_only = isinstance(fields, dict) and bool(fields.get("data_only", False))
        return Column(
            name,
            self._words({name: fields}, name),
            self._words(fields, "means", under=name),
            data_only,
        )

    def _parameter(self, name: str, fields: Any) -> Parameter:
        kind = str(fields.get("kind", "")) if isinstance(fields, dict) else ""
        if kind not in KINDS:
            raise self._bad(
                name,
                f"parameter '{name}' has no kind out of: {', '.join(KINDS)}",
                f"parameter '{name}' heeft geen soort uit: {', '.join(KINDS)}",
            )
        self._only(fields, PARAMETER_FIELDS)
        example = fields.get("example", "")
        spoken = self._words(fields, "example", under=name) if isinstance(example, dict) else None
        return Parameter(
            name,
            kind,
            bool(fields.get("required", False)),
            spoken.en if spoken else str(example),
            Words("", "") if kind == "language" else self._words(fields, "help", under=name),
            str(fields.get("scheme", "")),
            str(fields.get("default", "")),
            spoken.nl if spoken else "",
            self._choices(name, kind, fields.get("choices")),
            self._under(name, kind, fields),
        )

    def _under(self, name: str, kind: str, fields: Mapping[str, Any]) -> str:
        given = str(fields.get("under", ""))
        if given and (kind != "class" or not _CLASS.fullmatch(given)):
            raise self._bad(
                name,
                f"'{name}.under' goes with kind class and is a name such as mh:Actor",
                f"'{name}.under' hoort bij de soort class en is een naam als mh:Actor",
            )
        return given

    def _choices(self, name: str, kind: str, given: Any) -> tuple[Choice, ...]:
        if given is None:
            return ()
        if kind != "text" or not isinstance(given, dict) or not given:
            raise self._bad(
                name,
                f"'{name}.choices' goes with kind text and names each value in nl and in en",
                f"'{name}.choices' hoort bij de soort text en noemt elke waarde in nl en in en",
            )
        return tuple(
            Choice(
                str(value),
                self._words(given, value, under=name),
                tuple(str(word) for word in (words.get("also") or [])),
            )
            for value, words in given.items()
        )

    def _cell(self, entry: Any) -> TableCell:
        if isinstance(entry, str):
            return TableCell(entry)
        if isinstance(entry, dict) and "list" in entry:
            return TableCell(str(entry["list"]), True, str(entry.get("under", "")))
        raise self._bad("table", f"{entry!r} is no cell", f"{entry!r} is geen cel")

    def _mapping(self, fields: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        value = fields.get(name)
        if not isinstance(value, dict) or not value:
            raise self._bad(name, f"'{name}' is missing", f"'{name}' ontbreekt")
        return value

    def _words(self, fields: Any, name: str, under: str = "") -> Words:
        value = fields.get(name) if isinstance(fields, dict) else None
        if not isinstance(value, dict) or not (value.get("nl") and value.get("en")):
            where = f"{under}.{name}" if under else name
            raise self._bad(
                under or name,
                f"'{where}' needs a text in nl and in en",
                f"'{where}' moet een tekst in nl en in en hebben",
            )
        return Words(str(value["nl"]).strip(), str(value["en"]).strip())

    def _maybe(self, fields: Mapping[str, Any], name: str) -> Words | None:
        return self._words(fields, name) if name in fields else None

    def _names(self, fields: Mapping[str, Any], field: str, names: set[str]) -> tuple[str, ...]:
        wanted = tuple(str(n) for n in fields.get(field, []))
        for name in wanted:
            self._known(name, names, field)
        return wanted

    def _name(self, fields: Mapping[str, Any], field: str, names: set[str]) -> str:
        wanted = str(fields.get(field, ""))
        if wanted:
            self._known(wanted, names, field)
        return wanted

    def _pairs(
        self, fields: Mapping[str, Any], field: str, left: set[str] | None, right: set[str]
    ) -> tuple[tuple[str, str], ...]:
        """Return a mapping of names as pairs; `left` None leaves its names to `queries check`."""
        pairs = tuple((str(k), str(v)) for k, v in (fields.get(field) or {}).items())
        for one, other in pairs:
            if left is not None:
                self._known(one, left, field)
            self._known(other, right, field)
        return pairs

    def _counts(self, fields: Mapping[str, Any], names: set[str]) -> tuple[tuple[str, str], ...]:
        pairs = self._pairs(fields, "counts", names, names)
        collected = self._names(fields, "collect", names)
        for number, counted in pairs:
            if counted not in collected or number in collected:
                raise self._bad(
                    "counts",
                    f"'counts': '{counted}' must stand under 'collect', and '{number}' must not",
                    f"'counts': '{counted}' moet onder 'collect' staan, en '{number}' niet",
                )
        return pairs

    def _known(self, name: str, names: set[str], field: str = "") -> None:
        if name in names:
            return
        if field == "not_after":
            en, nl = f"no year parameter '{name}'", f"geen parameter van de soort year '{name}'"
        elif field == "differ":
            en, nl = f"no parameter '{name}'", f"geen parameter '{name}'"
        else:
            en, nl = f"no column '{name}'", f"geen kolom '{name}'"
        raise self._bad(field if field in ("not_after", "differ") else name, en, nl)

    def _only(self, fields: Mapping[str, Any], known: frozenset[str]) -> None:
        for name in fields:
            if name not in known:
                raise self._bad(str(name), f"unknown field '{name}'", f"onbekend veld '{name}'")

    def _bad(self, field: str, en: str, nl: str) -> QueryFileError:
        pattern = re.compile(rf"\b{re.escape(field)}\b")
        for number, line in enumerate(self._lines[self._first :], self._first + 1):
            if pattern.search(line):
                return _wrong(self._file, number, en, nl, _SHAPE)
        return _wrong(self._file, self._first, en, nl, _SHAPE)
