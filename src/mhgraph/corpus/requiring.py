"""Let nothing go on that does not conform to the shapes and check queries."""

from mhgraph.errors import NotConformingError, Words
from mhgraph.store import MemoryStore

__all__ = ["require_conforming"]


def require_conforming(store: MemoryStore) -> None:
    """Check the prepared graph in `store`.

    Raises:
        NotConformingError: something does not conform.
    """
    from mhgraph.corpus.shapes import check

    found = check(store)
    if not found:
        return
    first = found[0]
    raise NotConformingError(
        Words(
            nl=f"{len(found)} bevindingen; er is niets gedaan. De eerste: <{first.node}> "
            f"{first.what.nl} ({first.rule}).",
            en=f"{len(found)} findings; nothing was done. The first: <{first.node}> "
            f"{first.what.en} ({first.rule}).",
        ),
        Words(
            nl="`mhgraph check`, met dezelfde --data, toont ze alle; --no-check gaat toch door.",
            en="`mhgraph check`, with the same --data, shows them all; --no-check goes on all the same.",
        ),
    )
