"""Which names look so much like what was written that they may have been meant."""

from collections.abc import Sequence

from mhgraph.lookup.folding import fold

__all__ = ["nearest"]

# In per cent of letters in common: a short word that differs in a letter differs much.
_SHORT, _LONG = 75.0, 70.0


def nearest(written: str, names: Sequence[str], limit: int, within: float = 100.0) -> list[int]:
    """Return the places in `names` of those that look most like `written`, best first.

    Args:
        written: what the user wrote.
        names: the names there are.
        limit: how many at most.
        within: leave out what falls so many points behind the best.
    """
    from rapidfuzz import fuzz, process

    word = fold(written)
    found = process.extract(
        word,
        [fold(name) for name in names],
        scorer=fuzz.ratio,
        limit=limit,
        score_cutoff=_SHORT if len(word) < 6 else _LONG,
    )
    return [index for _, score, index in found if score >= found[0][1] - within]
