"""The places that settings come from, each read into a layer of names and values."""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dotenv import dotenv_values
from pydantic import SecretStr

from config.errors import Problem

PREFIX = "ONRECORD_"
_LISTED = ".env.example lists all that there are"


class Layer(NamedTuple):
    """What one place says: values by the setting's name, empty ones left out.

    `prefix` makes a setting's name into its spelling there, and relative paths start at `folder`.
    """

    origin: str
    prefix: str = ""
    values: Mapping[str, object] = {}
    folder: Path = Path()
    problems: tuple[Problem, ...] = ()

    def spelling(self, name: str) -> str:
        """Return how the setting `name` is written in this place."""
        return self.prefix + name.upper() if self.prefix else name


class Chosen(NamedTuple):
    """A value, not yet checked, and the layer that it came from; `rank` 0 is the strongest."""

    value: object
    layer: Layer
    rank: int


def choose(
    layers: Sequence[Layer], names: Collection[str], *, paths: Collection[str]
) -> dict[str, Chosen]:
    """Return for each of `names` the value of the first layer that has one.

    Those of `paths` start at their layer's folder where they are relative.
    """
    chosen: dict[str, Chosen] = {}
    for rank, layer in enumerate(layers):
        for name, value in layer.values.items():
            if name in names and name not in chosen:
                placed = _placed(value, layer.folder) if name in paths else value
                chosen[name] = Chosen(placed, layer, rank)
    return chosen


def unknown(layer: Layer, names: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each name that is no setting; its value may be a secret, so not that."""
    for name in layer.values:
        if name not in names:
            near = difflib.get_close_matches(name, names, n=1)
            advice = f"the nearest is {layer.spelling(near[0])}" if near else _LISTED
            reason = f"there is no such setting; {advice}"
            yield Problem(layer.spelling(name), "", layer.origin, reason)


def from_options(options: Mapping[str, object]) -> list[Layer]:
    """Return a layer for each option of the command line that was given."""
    return [Layer(f"--{name}", values={name: value}) for name, value in options.items() if value]


def from_environment() -> Layer:
    """Read the process's environment."""
    return Layer("environment", PREFIX, _prefixed(os.environ))


def from_dotenv(path: Path) -> Layer:
    """Read a `.env` file, which may also hold names of other programs; absent, it is empty."""
    origin = str(path)
    try:
        values = dotenv_values(path, encoding="utf-8-sig") if path.is_file() else {}
    except (OSError, UnicodeDecodeError) as error:
        return Layer(origin, problems=(_unreadable(origin, error),))
    return Layer(origin, PREFIX, _prefixed(values), path.parent)


def from_toml(path: Path) -> Layer:
    """Read a TOML file of settings."""
    origin = str(path)
    try:
        values = tomllib.loads(path.expanduser().read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Layer(origin, problems=(_unreadable(origin, error),))
    return Layer(origin, values=_given(values), folder=path.expanduser().parent)


def _placed(value: object, folder: Path) -> object:
    return folder / Path(value).expanduser() if isinstance(value, str | Path) else value


def _prefixed(values: Mapping[str, str | None]) -> dict[str, object]:
    return _given(
        {
            name[len(PREFIX) :].lower(): value
            for name, value in values.items()
            if name.upper().startswith(PREFIX)
        }
    )


def _given(values: Mapping[str, object]) -> dict[str, object]:
    """Leave out empty values, and hide the token from here on."""
    return {
        name: SecretStr(value) if name == "token" and isinstance(value, str) else value
        for name, value in values.items()
        if value not in ("", None)
    }


def _unreadable(origin: str, error: Exception) -> Problem:
    match error:
        case OSError():
            reason = f"cannot be read: {error.strerror}"
        case UnicodeDecodeError():
            reason = "cannot be read: it is not UTF-8 text"
        case _:
            reason = f"is not TOML: {error}"
    return Problem(origin, "", "settings file", reason)
