"""What is known of the variables where a pattern stands, while its triples are gathered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mhgraph.store.sparql.tree import Atom
from mhgraph.values import NamedNode, Term

__all__ = ["Known", "Scope", "common", "either"]

Known = dict[str, frozenset[NamedNode]]
"""For some variables: all IRIs that they can be."""
_NEAREST = 6


@dataclass(slots=True)
class Scope:
    """What has to hold for the solutions of a group to matter.

    Attributes:
        known: all that some variables can be.
        atoms: triple patterns that have to be there as well.
        texts: the patterns that the text of some variables has to fit.
    """

    known: Known = field(default_factory=dict)
    atoms: tuple[Atom, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)

    def narrow(self, found: Mapping[str, frozenset[NamedNode]]) -> None:
        """Note that variables can be no more than what was `found`."""
        for name, terms in found.items():
            self.known[name] = terms & self.known.get(name, terms)

    def within(self, kept: Iterable[str]) -> "Scope":
        """Return what of this holds for a group that shares only the variables `kept`."""
        names = frozenset(kept)
        other = {v: f"{v}__out" for a in self.atoms for v in a.variables() if v not in names}
        return Scope(
            {v: terms for v, terms in self.known.items() if v in names},
            tuple(atom.renamed(other) for atom in self.atoms),
        )

    def around(self, atom: Atom) -> list[Atom]:
        """Return the triple patterns nearest to `atom` that share variables with it or each other."""
        found: list[Atom] = []
        names = set(atom.variables())
        waiting = [a for a in dict.fromkeys(self.atoms) if a != atom]
        while len(found) < _NEAREST:
            near = next((a for a in waiting if a.variables() & names), None)
            if near is None:
                break
            waiting.remove(near)
            found.append(near)
            names |= near.variables()
        return found


def common(rows: Iterable[tuple[Term | None, ...]], names: tuple[str, ...]) -> Known:
    """Return the IRIs in each column; a column with anything else is left out."""
    columns: list[set[Term | None]] = [set() for _ in names]
    for row in rows:
        for column, term in zip(columns, row, strict=True):
            column.add(term)
    known: Known = {}
    for name, column in zip(names, columns, strict=True):
        iris = frozenset(term for term in column if isinstance(term, NamedNode))
        if len(iris) == len(column):
            known[name] = iris
    return known


def either(branches: list[Known]) -> Known:
    """Return what the variables that all branches know can be in any of them."""
    names = frozenset.intersection(*(frozenset(known) for known in branches))
    return {name: frozenset().union(*(known[name] for known in branches)) for name in names}
