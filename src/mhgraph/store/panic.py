"""Notice a panic of the engine, which is no `Exception` and whose class cannot be imported."""

from types import TracebackType
from typing import Self

__all__ = ["Panic"]


class Panic:
    """Lets a panic end the block quietly, and tells that it did; all other errors pass.

    Attributes:
        seen: whether there was one.
        why: what the engine said.
    """

    seen = False
    why = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        _: TracebackType | None,
    ) -> bool:
        self.seen = kind is not None and kind.__name__ == "PanicException"
        self.why = str(error) if self.seen else ""
        return self.seen
