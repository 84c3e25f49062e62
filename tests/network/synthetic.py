"""Networks of any size that nobody has to fetch: the same number gives the same network."""

import random

from mhgraph.errors import Words
from mhgraph.network.model import Edge, Facets, Ground, Network, Node

__all__ = ["ID", "synthetic"]

ID = "https://w3id.org/mhgraph/id/"
_KINDS = (
    ("Ministry", "ministerie", "ministry"),
    ("NGO", "maatschappelijke organisatie", "non-governmental organisation"),
    ("EUAgency", "EU-agentschap", "EU agency"),
    ("InternationalOrganisation", "internationale organisatie", "international organisation"),
    ("Platform", "samenwerkingsverband", "platform"),
    ("Municipality", "gemeente", "municipality"),
    ("LawEnforcementBody", "opsporingsdienst", "law enforcement body"),
)


def synthetic(nodes: int, lines: int, seed: int = 1) -> Network:
    """Return a network of so many actors and lines, with hubs, as real ones have them.

    Most lines join actors of one neighbourhood of forty; each rests on one to four actions, which have
    two places, a theme, a document and a period to filter by.
    """
    chance = random.Random(seed)
    pairs = _pairs(nodes, lines, chance)
    iris = [f"{ID}actor/a{i:05d}" for i in range(nodes)]
    grounds = {pair: _grounds(k, chance) for k, pair in enumerate(sorted(pairs))}
    part: dict[int, set[str]] = {}
    for (one, other), of_pair in grounds.items():
        for end in (one, other):
            part.setdefault(end, set()).update(g.action for g in of_pair)
    units = sorted({g.unit for of_pair in grounds.values() for g in of_pair})
    return Network(
        "partners",
        Words("Wie werkt met wie", "Who works with whom"),
        Words("Een lijn is een gezamenlijke actie.", "A line is a joint action."),
        Words("Gegevens: verzonnen", "Data: made up"),
        tuple(_node(i, iri, len(part.get(i, ()))) for i, iri in enumerate(iris)),
        tuple(Edge(iris[a], iris[b], of_pair) for (a, b), of_pair in sorted(grounds.items())),
        labels=_labels(units),
        identifiers={unit: f"T1-{unit.rpartition('-')[2]}" for unit in units},
        facets={unit: _facets(k) for k, unit in enumerate(units)},
        source_documents={f"{ID}passage/t{d}/1": f"{ID}document/t{d}" for d in range(5)},
    )


def _pairs(nodes: int, lines: int, chance: random.Random) -> set[tuple[int, int]]:
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < lines:
        one = int(nodes * chance.random() ** 2)
        near = chance.random() < 0.8
        other = one // 40 * 40 + chance.randrange(40) if near else chance.randrange(nodes)
        if other < nodes and one != other:
            pairs.add((min(one, other), max(one, other)))
    return pairs


def _grounds(number: int, chance: random.Random) -> tuple[Ground, ...]:
    first = number // 3
    found = []
    for k in range(first, first + min(4, int(chance.paretovariate(1.5)))):
        unit = f"{ID}action/t-{k}"
        roles = [f"https://w3id.org/mhgraph/ontology#{r}" for r in ("ledBy", "fundedBy", "partner")]
        source = f"{ID}passage/t{k % 5}/1"
        found.append(Ground(unit, unit, (roles[k % 3],), (roles[(k + 1) % 3],), (source,)))
    return tuple(found)


def _node(number: int, iri: str, actions: int) -> Node:
    kind, nl, en = _KINDS[number % len(_KINDS)]
    label = Words(f"Organisatie nummer {number}", f"Organisation number {number}")
    broader = ("Organisation", "Actor")
    names = (label.nl, label.en, f"ORG{number}")
    return Node(iri, label, kind, Words(nl, en), broader=broader, names=names, actions=actions)


def _facets(number: int) -> Facets:
    places = (f"{ID}place/p{number % 20}", f"{ID}place/q{number % 4}")
    themes = (f"{ID}concept/form/f{number % 3}",) if number % 2 else ()
    document = f"{ID}document/t{number % 5}"
    year = 2015 + number % 8
    return Facets(places, themes, (), (), (document,), f"{year}-01-01", f"{year + 1}-12-31")


def _labels(units: list[str]) -> dict[str, Words]:
    labels = {u: Words(f"Actie {i}", f"Action {i}") for i, u in enumerate(units)}
    for role, nl, en in (
        ("ledBy", "geleid door", "led by"),
        ("fundedBy", "betaald door", "funded by"),
        ("partner", "partner", "partner"),
    ):
        labels[f"https://w3id.org/mhgraph/ontology#{role}"] = Words(nl, en)
    for i in range(20):
        labels[f"{ID}place/p{i}"] = Words(f"Land {i}", f"Country {i}")
    for i in range(5):
        labels[f"{ID}place/q{i}"] = Words(f"Gebied {i}", f"Region {i}")
        labels[f"{ID}concept/form/f{i}"] = Words(f"Vorm {i}", f"Form {i}")
        labels[f"{ID}document/t{i}"] = Words(f"Document {i}", f"Document {i}")
        labels[f"{ID}passage/t{i}/1"] = Words(f"T{i}, blz. 1", f"T{i}, p. 1")
    return labels
