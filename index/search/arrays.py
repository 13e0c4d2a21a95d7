"""Read the data files of arrays that ship with the search: learned weights and word vectors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import DataFileError

Array = NDArray[Any]

_MEND = "install Onrecord again, or fit it anew with python -m tests.benchmarks fit"


@contextmanager
def stored(name: str) -> Iterator[dict[str, Array]]:
    """Give the arrays of the file `name` of this package to a block that reads them.

    Whatever goes wrong while the block reads is raised as a `DataFileError` that names the file.
    """
    path = files("index.search") / name
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            yield dict(arrays)
    except Exception as problem:  # numpy raises what zlib, zipfile and its own parser raise
        raise DataFileError(f"{path}: {problem!r}; {_MEND}") from problem


def chosen(features: Mapping[str, Array], inputs: Sequence[str]) -> list[Array]:
    """Return those of `features` that learned weights look at.

    Raises `DataFileError` when one is missing: the weights are of another version than the code.
    """
    try:
        return [features[name] for name in inputs]
    except KeyError as missing:
        raise DataFileError(
            f"A file in {files('index.search') / 'weights'} looks at {missing}, which this version"
            f" of Onrecord does not tell; {_MEND}"
        ) from missing
