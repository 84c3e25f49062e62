"""A panic of the engine becomes an error of ours; whatever else is no `Exception` goes on."""

from io import BytesIO

import pytest

from mhgraph.errors import StoreError
from mhgraph.store import MemoryStore
from mhgraph.store.panic import Panic


class PanicException(BaseException):
    """Stands for the class of the engine, of which a real one cannot be brought about at will."""


def test_a_panic_ends_the_block_and_is_told() -> None:
    with Panic() as panic:
        raise PanicException("called `Result::unwrap()`")
    assert (panic.seen, panic.why) == (True, "called `Result::unwrap()`")
    with Panic() as none:
        pass
    assert not none.seen


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit, ValueError])
def test_all_else_passes(kind: type[BaseException]) -> None:
    with pytest.raises(kind), Panic():
        raise kind


def test_a_store_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Panicking:
        def query(self, *_: object, **__: object) -> None:
            raise PanicException("block checksum")

        def dump(self, *_: object, **__: object) -> None:
            raise PanicException("block checksum")

    store = MemoryStore()
    monkeypatch.setattr(store, "_store", Panicking())
    with pytest.raises(StoreError, match="block checksum"):
        store.query("ASK { ?s ?p ?o }")
    with pytest.raises(StoreError, match="block checksum"):
        store.dump(None, BytesIO())
