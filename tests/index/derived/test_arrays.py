"""Files of arrays come back as they were, or are said to be damaged."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.derived import arrays
from index.derived.arrays import UnusableFileError

ARRAYS = {
    "counts": np.array([1, 2, 3], np.uint8),
    "flags": np.array([True, False]),
    "keys": np.array([7, -(2**40)], np.int64),
    "nothing": np.empty(0, np.int32),
}
ABOUT: arrays.About = {"history": "a", "generation": 3}
DTYPES = st.sampled_from([np.uint8, np.uint16, np.int32, np.int64, np.bool_])
ANY_ARRAYS = st.dictionaries(
    st.text(max_size=5),
    st.builds(np.array, st.lists(st.integers(0, 255), max_size=40), dtype=DTYPES),
)


@pytest.fixture(params=["read", "mapped"])
def how(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let files be read, and let them be mapped."""
    monkeypatch.setattr(arrays, "MAPPED", 0 if request.param == "mapped" else 1 << 30)
    return str(request.param)


@settings(max_examples=50)
@given(ANY_ARRAYS, st.booleans())
def test_arrays_come_back_as_they_were(given_arrays: arrays.Arrays, mapped: bool) -> None:
    """Names, types and values are the same, also those of empty arrays."""
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(arrays, "MAPPED", 0 if mapped else 1 << 30)
        file = Path(folder, "file")
        arrays.write(file, ABOUT, given_arrays)
        found = arrays.read(file)
        arrays.check(file)
        assert found.about == ABOUT
        assert found.arrays.keys() == given_arrays.keys()
        for name, array in given_arrays.items():
            assert found.arrays[name].dtype == array.dtype
            assert found.arrays[name].tolist() == array.tolist()
        del found  # Windows deletes no file that is mapped


def test_what_was_read_cannot_be_written(tmp_path: Path, how: str) -> None:
    """Nobody changes by mistake what others share."""
    arrays.write(tmp_path / "file", ABOUT, ARRAYS)
    with pytest.raises(ValueError, match="read-only"):
        arrays.read(tmp_path / "file").arrays["counts"][0] = 1


def test_every_flipped_bit_is_found(tmp_path: Path, how: str) -> None:
    """A flip anywhere but in what fills up between arrays is told, at the latest by `check`."""
    file = tmp_path / "file"
    arrays.write(file, ABOUT, ARRAYS)
    whole = file.read_bytes()
    unused = set(range(len(whole))) - used_bytes(file, whole)
    for at in range(len(whole)):
        for bit in (0, 7):
            changed = bytearray(whole)
            changed[at] ^= 1 << bit
            file.write_bytes(changed)
            assert is_told(file) == (at not in unused), at


def used_bytes(file: Path, whole: bytes) -> set[int]:
    """Return the places of the bytes of `file` that are the header's or an array's."""
    found = arrays.read(file).arrays
    ends = whole.rindex(b"]}") + 2
    used = set(range(ends))
    for array in found.values():
        at = whole.find(array.tobytes(), ends)
        used |= set(range(at, at + array.nbytes))
    return used


def is_told(file: Path) -> bool:
    try:
        arrays.read(file)
        arrays.check(file)
    except UnusableFileError:
        return True
    return False


@pytest.mark.parametrize("size", [0, 5, 30, 200, -1])
def test_a_torn_file_is_told_when_it_is_read(tmp_path: Path, how: str, size: int) -> None:
    """A file that was cut off, or that has bytes too many, is not used."""
    file = tmp_path / "file"
    arrays.write(file, ABOUT, ARRAYS)
    whole = file.read_bytes()
    for torn in (whole[:size], whole + b"x"):
        file.write_bytes(torn)
        with pytest.raises(UnusableFileError):
            arrays.read(file)


def test_a_file_of_another_version_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says which version it is."""
    with monkeypatch.context() as patch:
        patch.setattr(arrays, "_VERSION", 99)
        arrays.write(tmp_path / "file", ABOUT, ARRAYS)
    with pytest.raises(UnusableFileError, match="version 99"):
        arrays.read(tmp_path / "file")


def test_a_file_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong on the way, the file that was there stays and nothing else is left."""
    arrays.write(tmp_path / "file", ABOUT, ARRAYS)
    whole = (tmp_path / "file").read_bytes()
    with pytest.raises(TypeError):
        arrays.write(tmp_path / "file", {"history": object()}, ARRAYS)  # type: ignore[dict-item]
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [whole]
