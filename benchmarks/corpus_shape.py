"""What the corpus is like in numbers: what `shaped.py` makes larger graphs after."""

import math
from collections import Counter
from dataclasses import dataclass

from mhgraph.corpus import open_store
from mhgraph.terms import GRAPH, MH
from mhgraph.values import NamedNode

A = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
REGISTERS = (
    "places-m49",
    "places-editorial",
    "concepts",
    "instruments",
    "funds",
    "crosswalk-countries",
)
ROLES = (
    "ledBy",
    "fundedBy",
    "implementedBy",
    "partner",
    "participant",
    "commissionedBy",
    "chairedBy",
    "addressedTo",
    "requestedBy",
)
PLACING = ("takesPlaceIn", "concernsPlace")


@dataclass(frozen=True)
class Measured:
    """What the corpus is like.

    Attributes:
        actions: how many it has.
        objects: for each relation of an action, its values and how often each occurs.
        roles, places: how many actions have so many of them.
        parts: how many wholes have so many lettered parts; under 0 the passages without any.
        mentions: how many actions name each actor, most first.
        growth: exponent by which the number of actors grows with that of their mentions.
        kinds: kinds of actors.
        registers: the statements of the registers that are taken over.
    """

    actions: int
    objects: dict[str, Counter[str]]
    roles: Counter[int]
    places: Counter[int]
    parts: Counter[int]
    mentions: list[int]
    growth: float
    kinds: Counter[str]
    registers: list[str]


def measured() -> Measured:
    """Return what the project's own graph is like."""
    store = open_store()
    registers, kinds, stated = [], Counter[str](), set()
    for quad in store.quads():
        graph = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
        if graph.removeprefix(GRAPH) in REGISTERS:
            registers.append(f"{quad.subject} {quad.predicate} {quad.object} {quad.graph_name} .\n")
        elif "/id/passage/" in graph:
            stated.add((str(quad.subject), quad.predicate.value, str(quad.object)))
        elif graph == f"{GRAPH}actors" and str(quad.predicate) == A:
            kinds[str(quad.object)] += 1
    del kinds[f"<{MH}Register>"]
    return _measured(stated, kinds, sorted(registers))


def _measured(
    stated: set[tuple[str, str, str]], kinds: Counter[str], registers: list[str]
) -> Measured:
    actions = {s for s, p, o in stated if f"<{p}>" == A and o == f"<{MH}Action>"}
    objects: dict[str, Counter[str]] = {}
    roles, places, mentions, parts = (Counter[str]() for _ in range(4))
    for subject, predicate, value in stated:
        relation = predicate.removeprefix(MH)
        if subject in actions:
            objects.setdefault(relation, Counter())[value] += 1
            if relation in ROLES:
                roles[subject] += 1
                mentions[value] += 1
            places[subject] += relation in PLACING
            parts[value] += relation == "partOf" and subject[:-2] == value[:-1]
    wholes = Counter(n for n in parts.values() if n)
    wholes[0] = 200 - sum(wholes.values())  # of the 200 passages that state actions
    half = sum(1 - 0.5**n for n in mentions.values())
    return Measured(
        len(actions),
        objects,
        Counter(roles[a] for a in actions),
        Counter(places[a] for a in actions),
        wholes,
        sorted(mentions.values(), reverse=True),
        math.log2(len(mentions) / half),
        kinds,
        registers,
    )
