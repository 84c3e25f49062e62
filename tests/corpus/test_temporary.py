"""A full disk for temporary files is said, with where it is; other errors stay what they are."""

import errno
import tempfile

import pytest

from mhgraph.corpus.temporary import on_temporary_files
from mhgraph.errors import ExitCode, StoreError


def test_a_full_disk_names_the_folder_and_the_way_out() -> None:
    with pytest.raises(StoreError) as caught, on_temporary_files():
        raise OSError(errno.ENOSPC, "No space left on device")
    for lang, said in (("en", "no room left"), ("nl", "geen plaats meer")):
        text = caught.value.text(lang)
        assert said in text
        assert tempfile.gettempdir() in text
        assert "TMPDIR" in text
    assert caught.value.exit_code == ExitCode.FAILURE


def test_another_error_passes() -> None:
    with pytest.raises(FileNotFoundError), on_temporary_files():
        raise FileNotFoundError(errno.ENOENT, "No such file")
