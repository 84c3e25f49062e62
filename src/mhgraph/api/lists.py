"""What was found, what is said of a thing, and which questions there are, as tables."""

from collections.abc import Iterable, Mapping

from mhgraph.api.table import ResultTable
from mhgraph.catalogue import Header
from mhgraph.catalogue.catalogue import NamedQuery
from mhgraph.errors import Words
from mhgraph.lookup import Description, Match
from mhgraph.values import Literal, Row, Table

__all__ = ["description_table", "match_table", "query_table"]

_MATCH = {
    "label": Words(nl="Naam", en="Name"),
    "kind": Words(nl="Soort", en="Kind"),
    "identifier": Words(nl="Aanduiding", en="Identifier"),
    "text": Words(nl="Gevonden in", en="Found in"),
    "iri": Words(nl="IRI", en="IRI"),
}
_STATEMENT = {
    "direction": Words(nl="Richting", en="Direction"),
    "relation": Words(nl="Relatie (IRI)", en="Relation (IRI)"),
    "relationLabel": Words(nl="Relatie", en="Relation"),
    "value": Words(nl="Waarde (IRI of gegeven)", en="Value (IRI or datum)"),
    "valueLabel": Words(nl="Waarde", en="Value"),
    "source": Words(nl="Bron", en="Source"),
}
_QUERY = {
    "name": Words(nl="Naam", en="Name"),
    "question": Words(nl="Vraag", en="Question"),
    "parameters": Words(nl="Parameters", en="Parameters"),
    "tags": Words(nl="Trefwoorden", en="Tags"),
}


def match_table(matches: Iterable[Match], lang: str) -> ResultTable:
    """Return the things that were found, a row each; columns `label kind identifier text iri`."""
    rows = [(*map(_text, (m.label, m.kind, m.identifier, m.text)), m.iri) for m in matches]
    return _table(_MATCH, rows, lang, "iri")


def description_table(description: Description, lang: str) -> ResultTable:
    """Return the statements about a thing, a row each; ← where the thing is the value."""
    rows: list[Row] = [
        (
            Literal("→" if s.forward else "←"),
            s.relation,
            Literal(s.relation_label),
            s.other,
            Literal(s.other_label),
            _text("; ".join(s.sources)),
        )
        for s in description.statements
    ]
    return _table(_STATEMENT, rows, lang, "relation", "value")


def query_table(queries: Iterable[NamedQuery], tags: Mapping[str, Words], lang: str) -> ResultTable:
    """Return the named questions, a row each; a parameter that may be left out stands in brackets."""
    rows: list[Row] = [
        (
            Literal(query.name),
            Literal(query.header.question.get(lang)),
            _text(_parameters(query.header)),
            _text(", ".join(tags[t].get(lang) if t in tags else t for t in query.header.tags)),
        )
        for query in queries
    ]
    return _table(_QUERY, rows, lang)


def _table(headings: dict[str, Words], rows: Iterable[Row], lang: str, *hidden: str) -> ResultTable:
    return ResultTable(Table(tuple(headings), tuple(rows)), lang, headings=headings, hidden=hidden)


def _text(text: str) -> Literal | None:
    return Literal(text) if text else None


def _parameters(header: Header) -> str:
    shown = [p for p in header.parameters if p.kind != "language"]
    return " ".join(p.name if p.required else f"[{p.name}]" for p in shown)
