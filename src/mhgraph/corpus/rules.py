"""Derivation: CONSTRUCT files, run in the order of their names until nothing new comes."""

from dataclasses import dataclass
from pathlib import Path

from mhgraph.errors import StoreError, Words
from mhgraph.resources import ontology_folder
from mhgraph.store import MemoryStore
from mhgraph.terms import DERIVED_GRAPH

__all__ = ["MOST_ROUNDS", "Rule", "derive", "read_rules", "unsettled"]

MOST_ROUNDS = 50


@dataclass(frozen=True, slots=True)
class Rule:
    """A derivation rule.

    Attributes:
        name: the file name without ending, e.g. `10-types`.
        text: a CONSTRUCT query over the default graph.
        evidence: a SELECT query that, for one derived triple, finds the triples it came from.
    """

    name: str
    text: str
    evidence: str


def read_rules(folder: Path | None = None) -> tuple[Rule, ...]:
    """Return the rules in `ontology/rules/` (or `folder`) in the order of their names."""
    where = folder or ontology_folder() / "rules"
    files = sorted(p for p in where.glob("*.rq") if not p.name.endswith(".evidence.rq"))
    return tuple(
        Rule(
            file.stem,
            file.read_text(encoding="utf-8"),
            file.with_suffix(".evidence.rq").read_text(encoding="utf-8"),
        )
        for file in files
    )


def derive(store: MemoryStore, rules: tuple[Rule, ...]) -> None:
    """Run `rules` on `store` until none gives anything new.

    Raises:
        StoreError: the rules still gave something new after fifty rounds.
    """
    waiting = rules
    for _ in range(MOST_ROUNDS):
        for rule in waiting:
            store.derive(rule.text, DERIVED_GRAPH)
        waiting = tuple(rule for rule in rules if store.lacks(rule.text))
        if not waiting:
            return
    raise unsettled(waiting)


def unsettled(rules: tuple[Rule, ...]) -> StoreError:
    """Return the error of `rules` that go on giving something new."""
    names = ", ".join(rule.name for rule in rules)
    return StoreError(
        Words(
            nl=f"De afleidingsregels kwamen in {MOST_ROUNDS} ronden niet tot rust: {names}.",
            en=f"The derivation rules did not settle in {MOST_ROUNDS} rounds: {names}.",
        )
    )
