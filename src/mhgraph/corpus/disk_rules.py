"""Derive on disk: each rule's triples are streamed into a file and loaded from there."""

from mhgraph.corpus.filling import Filling, Step
from mhgraph.corpus.rule_reads import new_in, reads, touched
from mhgraph.corpus.rules import MOST_ROUNDS, Rule, unsettled
from mhgraph.store.derivation import asked, constructed

__all__ = ["derive_on_disk"]

_BYTES = 32 * 1024 * 1024


def derive_on_disk(filling: Filling, rules: tuple[Rule, ...]) -> None:
    """Run `rules` until none gives anything new, as `derive` does in memory.

    Raises:
        StoreError: the rules still gave something new after fifty rounds.
    """
    news: dict[str, set[str]] = {}
    waiting = rules
    for _ in range(MOST_ROUNDS):
        for number, rule in enumerate(waiting):
            filling.report(Step("deriving", rule.name, number, len(waiting)))
            news[rule.name] = set()
            made = _run(filling, rule)
            for since in news.values():
                since |= made
        filling.report(Step("deriving", "", len(waiting), len(waiting)))
        waiting = tuple(rule for rule in rules if _lacks(filling, rule, news[rule.name]))
        if not waiting:
            return
    raise unsettled(waiting)


def _lacks(filling: Filling, rule: Rule, news: set[str]) -> bool:
    """Tell whether `rule` gives anything new, where `news` is what came since it was run."""
    return touched(reads(rule.text), news) and filling.build.holds(asked(rule.text))


def _run(filling: Filling, rule: Rule) -> set[str]:
    """Derive what `rule` gives, and return what kinds of triples that was."""
    made: set[str] = set()
    with filling.build.scratch() as file:
        filling.build.constructed(constructed(rule.text), file)
        file.seek(0)
        while lines := file.read(_BYTES) + file.readline():
            made |= new_in(lines.splitlines())
            filling.triples(lines)
    filling.flush()
    return made
