"""Networks: kept as they are, and refused where their weights do not fit each other or the code."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.errors import DataFileError
from index.search import arrays
from index.search.arrays import Array
from index.search.networks.network import Layer, Member, Network, load, pack, unpack
from tests.benchmarks.fit import write

NAMES = ("a", "b", "c")
ROWS = np.array([[1.0, 0.0, 3.0], [0.0, 2.0, -99.0]])


def _network(inputs: tuple[str, ...] = NAMES, seed: int = 0) -> Network:
    random = np.random.default_rng(seed)

    def layer(before: int, after: int) -> Layer:
        weights = random.normal(size=(before, after)).astype(np.float32)
        return Layer(weights, random.normal(size=after).astype(np.float32))

    size = len(inputs)
    members = tuple(
        Member(layer(size, 4), layer(4, 2), layer(2, 1), layer(size, 1).weights) for _ in range(2)
    )
    ones = np.ones(size, np.float32)
    return Network(inputs, ones * np.float32(0.5), ones * np.float32(2), members)


def _by_hand(network: Network, row: list[float]) -> float:
    """Return the value of one row, as the docstrings of the network have it."""
    near = np.clip((np.array(row) - network.mean) / network.deviation, -5, 5)
    values = []
    for first, second, last, direct in network.members:
        hidden = np.maximum(near @ first.weights + first.bias, 0)
        hidden = np.maximum(hidden @ second.weights + second.bias, 0)
        values.append(float((hidden @ last.weights + last.bias + near @ direct)[0]))
    return sum(values) / len(values)


def test_the_value_is_the_mean_of_the_members() -> None:
    """Packed and unpacked, each row gets the mean of what the members say of it."""
    made = unpack(pack(_network()))
    expected = [_by_hand(_network(), row) for row in ROWS.tolist()]
    np.testing.assert_allclose(made.evaluate_rows(ROWS), expected, rtol=1e-5)


@pytest.mark.parametrize("name", ["inputs", "mean", "deviation", *(f"w{i}" for i in range(7))])
def test_weights_that_do_not_fit_together_are_damaged(name: str) -> None:
    """Arrays of the wrong shapes are not taken for a network, whichever it is."""
    packed: dict[str, Array] = pack(_network())
    with pytest.raises(ValueError, match="do not fit together"):
        unpack({**packed, name: np.concatenate([packed[name]] * 2, axis=-1)})


def test_no_members_are_no_network() -> None:
    """A mean over nothing would be no number."""
    packed = pack(_network())
    with pytest.raises(ValueError, match="do not fit together"):
        unpack({name: array[:0] if name[0] == "w" else array for name, array in packed.items()})


@pytest.mark.parametrize("inputs", [("b", "a", "c"), ("a", "b")])
def test_weights_of_another_version_are_named(
    inputs: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inputs in another order or number than the rows have are an error at loading."""
    (tmp_path / "weights").mkdir()
    write(tmp_path / "weights" / "older.npz", pack(_network(inputs)))
    monkeypatch.setattr(arrays, "files", lambda package: tmp_path)
    assert load("older", inputs).inputs == inputs
    with pytest.raises(DataFileError, match=r"older\.npz: .*not the 3 needed.*install Onrecord"):
        load("older", NAMES)
    load.cache_clear()
