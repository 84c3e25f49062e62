"""What a user may have meant by a name or a word that fits nothing."""

from collections.abc import Sequence

from mhgraph.lookup.folding import fold
from mhgraph.lookup.labels import labels_of
from mhgraph.lookup.nearness import nearest
from mhgraph.store import Store, select
from mhgraph.values import NamedNode

__all__ = ["all_names", "nearest_names", "nearest_words"]

_PREFIXES = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX scheme: <https://w3id.org/mhgraph/id/concept/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
"""
_MOST = 5
_SHORTEST = 4


def nearest_names(store: Store, name: str, lang: str, kind: str = "") -> list[str]:
    """Return up to five names in `lang` of things of `kind` that look most like `name`.

    Args:
        store: where to look.
        name: what the user wrote.
        lang: the language of the answer.
        kind: what the things have to be, as it stands behind `a` in SPARQL; "" for anything.
    """
    of_kind = f"?thing a {kind} ." if kind else "FILTER(isIRI(?thing))"
    names = select(
        store,
        f"""{_PREFIXES} SELECT DISTINCT ?thing ?name WHERE {{
          VALUES ?naming {{ rdfs:label skos:prefLabel skos:altLabel dct:identifier mh:number }}
          ?thing ?naming ?name . {of_kind} }}""",
    )
    things = sorted((fold(r["name"]), r["thing"]) for r in names.texts())
    near = nearest(name, [folded for folded, _ in things], 40, within=15)
    chosen = [NamedNode(iri) for iri in list(dict.fromkeys(things[i][1] for i in near))[:_MOST]]
    found = labels_of(store, chosen, lang)
    return list(dict.fromkeys(found.of(iri) for iri in chosen))


def all_names(store: Store, kind: str, lang: str, most: int) -> list[str]:
    """Return the names in `lang` of all things of `kind`, or nothing where there are more than `most`."""
    table = select(store, f"{_PREFIXES} SELECT DISTINCT ?thing WHERE {{ ?thing a {kind} }}")
    things = [row[0] for row in table.rows if isinstance(row[0], NamedNode)]
    if len(things) > most:
        return []
    found = labels_of(store, things, lang)
    return sorted(found.of(thing) for thing in things)


def nearest_words(store: Store, words: Sequence[str]) -> list[str]:
    """Return up to five words of names and titles that look most like one of `words`, but for itself."""
    names = select(
        store,
        f"""{_PREFIXES} SELECT DISTINCT ?name WHERE {{
          VALUES ?naming {{ rdfs:label skos:prefLabel skos:altLabel dct:title }} ?thing ?naming ?name }}""",
    )
    said = {word.strip(".,;:()\"'") for row in names.texts() for word in fold(row["name"]).split()}
    known = sorted(word for word in said if len(word) >= _SHORTEST)
    near = [known[i] for word in words for i in nearest(word, known, 3, within=10)]
    own = {fold(word) for word in words}
    return [word for word in dict.fromkeys(near) if word not in own][:_MOST]
