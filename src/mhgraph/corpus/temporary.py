"""Say of a full disk for temporary files where it is, and how to use another."""

import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from mhgraph.errors import StoreError, Words

__all__ = ["on_temporary_files"]

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


@contextmanager
def on_temporary_files() -> Iterator[None]:
    """Turn the error of a full disk into one that names the folder of temporary files.

    Raises:
        StoreError: there is no room for them.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        place = tempfile.gettempdir()
        raise StoreError(
            Words(
                nl=f"In {place} is geen plaats meer voor tijdelijke bestanden ({error.strerror}).",
                en=f"There is no room left in {place} for temporary files ({error.strerror}).",
            ),
            Words(
                nl="Maak daar plaats, of noem een andere map in TMPDIR (Windows: TEMP); geef dan dezelfde "
                "opdracht opnieuw.",
                en="Make room there, or name another folder in TMPDIR (Windows: TEMP); then give the same "
                "command again.",
            ),
        ) from error
