"""Files of weights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.errors import ModelError
from index.language.model import FILE, FORMAT, load, log_odds, probability, save, stored_in
from tests.index.language.weights import EVERYBODY, NOBODY


def test_weights_are_read_as_they_were_written(tmp_path: Path) -> None:
    """What is saved is loaded, and its version changes with the weights; no other file is left."""
    file = tmp_path / "new" / FILE
    save(EVERYBODY, file)
    first = load(file)
    assert first._replace(version="") == EVERYBODY
    assert load(file).version == first.version != ""
    save(NOBODY, file)
    assert load(file).version != first.version
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b"{}",
        b"[" * 100_000,
        json.dumps({"format": FORMAT}).encode(),
        json.dumps({"format": FORMAT + 1, **NOBODY._asdict()}).encode(),
        json.dumps({"format": FORMAT, **NOBODY._replace(link=[])._asdict()}).encode(),  # type: ignore[arg-type]
        json.dumps({"format": FORMAT, **NOBODY._replace(source={})._asdict()}).encode(),
        json.dumps(
            {"format": FORMAT, **NOBODY._replace(source={"": float("nan")})._asdict()}
        ).encode(),
        json.dumps({"format": FORMAT, **NOBODY._replace(link={"": 10**400})._asdict()}).encode(),
        json.dumps({"format": FORMAT, **NOBODY._asdict()}).encode()[:-9],
    ],
    ids=str,
)
def test_a_damaged_or_foreign_file_is_named(tmp_path: Path, content: bytes) -> None:
    """The error names the file, and says what to do."""
    file = tmp_path / FILE
    file.write_bytes(content)
    with pytest.raises(ModelError, match="train-attribution") as raised:
        load(file)
    assert str(file) in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Weights asked for by name must be there; a data directory may have none."""
    with pytest.raises(ModelError, match="No such file"):
        load(tmp_path / "none.json")
    assert stored_in(tmp_path) is stored_in(None) is stored_in("sqlite:///x.db") is None


def test_weights_that_cannot_be_written_say_so(tmp_path: Path) -> None:
    """A folder that is a file is an error with the path, not a traceback."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be written"):
        save(NOBODY, tmp_path / "file" / FILE)


def test_each_trait_counts_once() -> None:
    """Log-odds are the bias and the weight of each different trait that has one."""
    assert log_odds({"": 1.0, "a": 2.0}, ["a", "a", "unheard of"]) == 3.0
    assert probability(0.0) == 0.5
    assert 0 < probability(-1e9) < probability(1e9) < 1


def test_the_order_of_traits_does_not_matter() -> None:
    """Every process gives the same confidence, though each has its own order of the same strings.

    Added up one after the other, the small one is lost in some orders.
    """
    assert log_odds({"": 0.0, "a": 1e16, "b": 1.0, "c": -1e16}, ["a", "b", "c"]) == 1.0
