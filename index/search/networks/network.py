"""Small learned networks, kept in data files and evaluated with numpy."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.postings import Floats
from index.search.arrays import Array, stored

Weights = NDArray[np.float32]

_FURTHEST = 5.0


class Layer(NamedTuple):
    """The weights (inputs, outputs) and the bias (outputs,) of one layer."""

    weights: Weights
    bias: Weights


class Member(NamedTuple):
    """One network: two hidden layers of rectified units, and a linear path around them."""

    first: Layer
    second: Layer
    last: Layer
    direct: Weights  # (inputs, 1)


class Network(NamedTuple):
    """Networks of which the mean counts, over named inputs brought to mean 0 and deviation 1."""

    inputs: tuple[str, ...]
    mean: Weights
    deviation: Weights
    members: tuple[Member, ...]

    def evaluate_rows(self, rows: Array) -> Floats:
        """Return the value (m,) for each of `rows` (m, inputs)."""
        near = standardised(rows.astype(np.float32, copy=False), self.mean, self.deviation)
        values = [evaluate(member, near) for member in self.members]
        return np.asarray(np.mean(values, axis=0), np.float64)


def standardised(rows: Weights, mean: Weights, deviation: Weights) -> Weights:
    """Return `rows` (m, inputs) as deviations from the mean, none further than five."""
    near = rows - mean
    near /= deviation
    return np.clip(near, -_FURTHEST, _FURTHEST, out=near)


def evaluate(member: Member, rows: Weights) -> Weights:
    """Return the value (m,) of one network for `rows` (m, inputs)."""
    hidden = units(rows, member.first)
    hidden = units(hidden, member.second)
    values = hidden @ member.last.weights + member.last.bias + rows @ member.direct
    return np.asarray(values[:, 0])


def units(rows: Weights, layer: Layer) -> Weights:
    """Return the rectified units (..., m, outputs) that a layer makes of `rows`."""
    values = rows @ layer.weights
    values += layer.bias
    return np.asarray(np.maximum(values, 0, out=values))


@cache
def load(name: str, inputs: tuple[str, ...]) -> Network:
    """Return the network in `weights/<name>.npz`, which reads rows of `inputs`.

    Raises `DataFileError` when the file is missing, damaged, or of a network with other inputs.
    """
    with stored(f"weights/{name}.npz") as arrays:
        network = unpack(arrays)
        if network.inputs != inputs:
            raise ValueError(f"{len(network.inputs)} inputs that are not the {len(inputs)} needed")
        return network


def pack(network: Network) -> dict[str, Array]:
    """Return `network` as named arrays, one row of each weight a member."""
    flat = [[*m.first, *m.second, *m.last, m.direct] for m in network.members]
    stacked = {f"w{i}": np.stack(column) for i, column in enumerate(zip(*flat, strict=True))}
    scales = {"mean": network.mean, "deviation": network.deviation}
    return {"inputs": np.array(network.inputs), **scales, **stacked}


def unpack(arrays: dict[str, Array]) -> Network:
    """Return the network that `pack` made into `arrays`. Raises KeyError or ValueError."""
    columns = [arrays[f"w{i}"].astype(np.float32) for i in range(7)]
    members = tuple(
        Member(Layer(a, b), Layer(c, d), Layer(e, f), g)
        for a, b, c, d, e, f, g in zip(*columns, strict=True)
    )
    network = Network(
        tuple(str(name) for name in arrays["inputs"]),
        arrays["mean"].astype(np.float32),
        arrays["deviation"].astype(np.float32),
        members,
    )
    if not members or any(_shapes(network, one) != _fitting(network, one) for one in members):
        raise ValueError("the weights do not fit together")
    return network


def _shapes(network: Network, member: Member) -> list[tuple[int, ...]]:
    arrays = (*member.first, *member.second, *member.last, member.direct)
    return [one.shape for one in (network.mean, network.deviation, *arrays)]


def _fitting(network: Network, member: Member) -> list[tuple[int, ...]]:
    """Return the shapes that the arrays must have, given how wide the hidden layers are."""
    inputs, first, second = len(network.inputs), member.first.bias.size, member.second.bias.size
    layers = [(inputs, first), (first,), (first, second), (second,), (second, 1), (1,)]
    return [(inputs,), (inputs,), *layers, (inputs, 1)]
