"""Find things by their names: all that fit some words, or the one that a name means."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mhgraph.corpus import known_prefixes
from mhgraph.errors import ManyMatchesError, UnknownNameError, UsageError, Words
from mhgraph.lookup.folding import fold, pattern
from mhgraph.lookup.labels import labels_of
from mhgraph.lookup.suggestions import nearest_names
from mhgraph.store import Store, select
from mhgraph.values import Literal, NamedNode, Term, value_of

__all__ = ["Match", "find", "resolve"]

_PREFIXES = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX graph: <https://w3id.org/mhgraph/id/graph/>
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX scheme: <https://w3id.org/mhgraph/id/concept/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_TEXTS = (
    "skos:prefLabel rdfs:label dct:identifier skos:altLabel dct:title mh:number mh:shortName "
    "skos:notation mh:citation dct:description skos:definition mh:counts"
)
_NAMES = (
    "(skos:prefLabel 1) (rdfs:label 1) (dct:identifier 1) (mh:shortName 1) "
    "(mh:citation 2) (dct:title 2) (skos:altLabel 2) (mh:number 2)"
)
_BRACKETED = re.compile(r"(.*\S)\s*\(\s*([^()]*[^()\s])\s*\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Match:
    """A thing that a name or some words fit.

    Attributes:
        iri: the thing.
        label: its name in the language asked for.
        kind: the name of its kind in that language.
        identifier: its identifier, or "".
        text: the text in which the words were found.
    """

    iri: NamedNode
    label: str
    kind: str
    identifier: str
    text: str = ""


def find(store: Store, words: Sequence[str], lang: str) -> list[Match]:
    """Return everything whose names, titles or summaries, together, hold each of `words`.

    Those with all words in one name come first, then by name.
    """
    parts = [fold(w) for w in words if fold(w)]
    if not parts:
        raise UsageError(
            Words(nl="Er staat geen woord om te zoeken.", en="There is no word to look for."),
            Words(nl="Bijvoorbeeld: mhgraph find opvang", en="For instance: mhgraph find shelter"),
        )
    where = "\n".join(_holds(n, part) for n, part in enumerate(parts))
    table = select(
        store,
        f"{_PREFIXES} SELECT DISTINCT ?thing ?text0 WHERE {{ {where} FILTER(isIRI(?thing)) }}",
    )
    texts: dict[NamedNode, list[str]] = {}
    for row in sorted(table, key=lambda row: _in_other_language(row["text0"], lang)):
        thing = row["thing"]
        if isinstance(thing, NamedNode):
            texts.setdefault(thing, []).append(value_of(row["text0"]))
    found = _matches(store, list(texts), lang)
    ranked = [_with_text(m, texts[m.iri], parts) for m in found]
    return [m for _, m in sorted(ranked, key=lambda r: (r[0], fold(r[1].label), r[1].iri.value))]


def resolve(store: Store, name: str, lang: str, kind: str = "") -> Match:
    """Return the one thing that `name` means: an IRI, an identifier, a name in either language.

    Args:
        store: where to look.
        name: what the user wrote; an acronym in brackets may follow the name that it stands for.
        lang: the language of the answer.
        kind: what the thing has to be, as it stands behind `a` in SPARQL: a class, e.g. `mh:Place`,
            or a class and more, e.g. `skos:Concept ; skos:inScheme scheme:form`; "" for anything.

    Raises:
        UnknownNameError: nothing has that name; the hint names the nearest.
        ManyMatchesError: several things have it; the hint lists them.
    """
    things = _named(store, name.strip(), kind) or _named_twice(store, name.strip(), kind)
    if len(things) > 1:
        things = _without_territories(store, things)
    if not things:
        raise _unknown(store, name, lang, kind)
    found = _matches(store, things, lang)
    if len(found) > 1:
        raise _several(name, found)
    return found[0]


def _in_other_language(text: Term | None, lang: str) -> tuple[bool, int, str]:
    foreign = isinstance(text, Literal) and (text.language or lang).lower() != lang
    return foreign, len(value_of(text)), value_of(text)


def _holds(number: int, part: str) -> str:
    texts = f"?text{number}"
    return (
        f"VALUES ?by{number} {{ {_TEXTS} }} ?thing ?by{number} {texts} . "
        f"FILTER(REGEX(STR({texts}), {Literal(pattern(part))}, 'i'))"
    )


def _with_text(match: Match, texts: list[str], parts: list[str]) -> tuple[int, Match]:
    in_label = all(p in fold(match.label) for p in parts)
    best = next((t for t in texts if all(p in fold(t) for p in parts)), texts[0])
    rank = 0 if in_label else 1 if all(p in fold(best) for p in parts) else 2
    shown = "" if fold(best) == fold(match.label) else best
    return rank, Match(match.iri, match.label, match.kind, match.identifier, shown)


def _named(store: Store, name: str, kind: str) -> list[NamedNode]:
    """Return the things with that name; a preferred name wins over another, exact over folded."""
    of_kind = f"?thing a {kind} ." if kind else ""
    if name.startswith(("http://", "https://")):
        return _by_iri(store, name, of_kind)
    prefix, _, local = name.partition(":")
    namespace = known_prefixes(store).get(prefix) if local else None
    if namespace or local:
        found = _by_iri(store, f"{namespace}{local}" if namespace else name, of_kind)
        if found or namespace:
            return found
    exact = Literal(f"^{pattern(name)}$")
    query = f"""{_PREFIXES}
    SELECT DISTINCT ?thing ?rank ?name WHERE {{
      {{ VALUES (?naming ?rank) {{ {_NAMES} }}
         ?thing ?naming ?name . FILTER(REGEX(STR(?name), {exact}, 'i')) }}
      UNION
      {{ VALUES (?naming ?rank) {{ (skos:notation 3) (mh:alpha2 3) (mh:alpha3 3) }}
         ?thing ?naming ?name . FILTER(STR(?name) = {Literal(name)}) }}
      {of_kind}
      FILTER(isIRI(?thing))
    }}"""
    ranked: dict[NamedNode, tuple[int, bool]] = {}
    for row in select(store, query):
        thing, rank = row["thing"], (int(value_of(row["rank"])), value_of(row["name"]) != name)
        if isinstance(thing, NamedNode):
            ranked[thing] = min(rank, ranked.get(thing, rank))
    best = min(ranked.values(), default=None)
    return sorted((thing for thing, rank in ranked.items() if rank == best), key=str)


def _named_twice(store: Store, name: str, kind: str) -> list[NamedNode]:
    """Return what both parts of "Name (ACRONYM)" mean, as a text writes a name that it introduces."""
    parts = _BRACKETED.fullmatch(name)
    if not parts:
        return []
    meant = _named(store, parts[2], kind)
    return [thing for thing in _named(store, parts[1], kind) if thing in meant]


def _by_iri(store: Store, name: str, of_kind: str) -> list[NamedNode]:
    try:
        iri = NamedNode(name)
    except ValueError:
        return []
    query = f"""{_PREFIXES} SELECT ?thing WHERE {{
      VALUES ?thing {{ {iri} }} {{ ?thing ?p ?o }} UNION {{ ?s ?q ?thing }} {of_kind} }} LIMIT 1"""
    return [iri] if len(select(store, query)) else []


def _without_territories(store: Store, things: list[NamedNode]) -> list[NamedNode]:
    """Drop the places whose state or union is among `things`: the actor stands for both."""
    all_things = " ".join(str(t) for t in things)
    query = f"""{_PREFIXES} SELECT ?place WHERE {{
      VALUES ?actor {{ {all_things} }} VALUES ?place {{ {all_things} }}
      ?actor mh:territory ?place }}"""
    places = {row["place"] for row in select(store, query)}
    return [t for t in things if t not in places]


def _matches(store: Store, things: list[NamedNode], lang: str) -> list[Match]:
    if not things:
        return []
    values = " ".join(str(t) for t in things)
    query = f"""{_PREFIXES} SELECT DISTINCT ?thing ?kind ?identifier WHERE {{
      VALUES ?thing {{ {values} }}
      OPTIONAL {{ GRAPH ?source {{ ?thing a ?kind }} FILTER(?source != graph:derived) }}
      OPTIONAL {{ ?thing dct:identifier ?identifier }}
    }}"""
    table = select(store, query)
    rows = sorted(table.rows, key=lambda r: tuple(value_of(t) for t in r), reverse=True)
    labels = labels_of(store, [t for row in rows for t in row[:2]], lang)
    last = {row[0]: row for row in rows}
    return [
        Match(
            thing,
            labels.of(thing),
            labels.of(last[thing][1]) if thing in last else "",
            value_of(last[thing][2]) if thing in last else "",
        )
        for thing in things
    ]


def _several(name: str, found: list[Match]) -> ManyMatchesError:
    lines = "\n".join(
        f"  {m.label} ({m.kind}) {m.identifier or m.iri.value}".rstrip() for m in found
    )
    return ManyMatchesError(
        Words(
            nl=f"'{name}' past op {len(found)} dingen:\n{lines}",
            en=f"'{name}' fits {len(found)} things:\n{lines}",
        ),
        Words(
            nl="Zeg welk u bedoelt met de aanduiding of de IRI uit de lijst.",
            en="Say which you mean by the identifier or the IRI in the list.",
        ),
    )


def _unknown(store: Store, name: str, lang: str, kind: str) -> UnknownNameError:
    near = nearest_names(store, name, lang, kind)
    listed = ", ".join(near)
    sort = _kind_name(store, kind, lang)
    return UnknownNameError(
        Words(
            nl=f"De graaf kent geen {sort or 'ding'} met de naam '{name}'.",
            en=f"The graph knows no {sort or 'thing'} by the name '{name}'.",
        ),
        Words(nl=f"Bedoelde u: {listed}?", en=f"Did you mean: {listed}?")
        if near
        else Words(
            nl="Zoek de naam met `mhgraph find WOORD`.",
            en="Look for the name with `mhgraph find WORD`.",
        ),
    )


def _kind_name(store: Store, kind: str, lang: str) -> str:
    """Return the name of the class `kind`, a prefixed name, or "" for any."""
    if not kind:
        return ""
    table = select(
        store, f"{_PREFIXES} SELECT ?class WHERE {{ VALUES ?class {{ {kind.split()[0]} }} }}"
    )
    return labels_of(store, [table.rows[0][0]], lang).of(table.rows[0][0])
