"""Locks between processes: the system gives them back when a process ends, however it ends.

The only module that knows portalocker.
"""

import os
from contextlib import ExitStack
from pathlib import Path

import portalocker

__all__ = ["Lock"]


class Lock:
    """A lock on a file, held until `release` is called, this object is gone, or the process ends.

    Args:
        path: the file.
        shared: whether others may hold it too, if theirs is shared as well; the file has to be there then,
            and is not written to.
    """

    def __init__(self, path: Path, *, shared: bool = False) -> None:
        self._path, self._shared = path, shared
        self._file: int | None = None

    def take(self, *, wait: bool = False) -> bool:
        """Take the lock and tell whether that succeeded.

        Args:
            wait: until it is free, on Windows for ten seconds; else a lock that others hold is an answer of
                False.

        Raises:
            OSError: the file cannot be opened, or its file system knows no locks.
        """
        # A number, not a file object, which would complain when it is not closed before the process ends.
        mode = os.O_RDONLY if self._shared else os.O_RDWR | os.O_CREAT
        file = os.open(self._path, mode | getattr(os, "O_CLOEXEC", 0), 0o666)
        flags = portalocker.LockFlags.SHARED if self._shared else portalocker.LockFlags.EXCLUSIVE
        if not wait:
            flags |= portalocker.LockFlags.NON_BLOCKING
        with ExitStack() as unlocked:
            unlocked.callback(os.close, file)
            try:
                portalocker.lock(file, flags)
            except portalocker.exceptions.AlreadyLocked:
                return False
            except portalocker.exceptions.LockException as error:
                raise OSError(error.strerror or str(error)) from error
            unlocked.pop_all()
        self._file = file
        return True

    def release(self) -> None:
        """Give the lock back."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __del__(self) -> None:
        self.release()
