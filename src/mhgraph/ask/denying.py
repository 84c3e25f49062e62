"""When nothing found means no: that the graph is silent is not enough."""

from collections.abc import Iterator
from dataclasses import replace

from mhgraph.ask.reading import Has, Is, Link, Meets, OfKind, Reading

__all__ = ["about_one", "opened"]


def about_one(reading: Reading, hub: str) -> bool:
    """Tell whether no row means no: the question is of one known thing, and only of ties and kinds."""
    conditions = (*reading.conditions, *reading.through)
    named = sum(isinstance(c, Is) for c in conditions)
    rest = [c for c in conditions if not isinstance(c, Is)]
    ties = bool(rest) and all(isinstance(c, Link | OfKind | Meets) for c in rest)
    met = any(isinstance(c, Meets | OfKind) for c in rest)
    return named == 1 and ties and (met or hub in reading.focus)


def opened(reading: Reading) -> Iterator[Reading]:
    """Yield a yes or no with one tie open: where one finds something, what is tied there is known.

    Where IOM works is known, so that it does not work in Peru can be said: nothing states it.
    """
    at = reading.through if reading.via else reading.conditions
    for link in (c for c in at if isinstance(c, Link) and not c.negated and not c.inverse):
        others = tuple(c for c in at if c is not link)
        rest = (*others, Has(link.relations))
        if any(isinstance(c, Is | Link) for c in others):
            yield (
                replace(reading, through=rest) if reading.via else replace(reading, conditions=rest)
            )
