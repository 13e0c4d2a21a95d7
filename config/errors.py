"""What is wrong with the settings, all of it at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Problem(NamedTuple):
    """Say what is wrong with one setting.

    `name` is spelt as in its origin, `value` as it may be shown ("" where it must not be),
    `origin` says where it came from, and `reason` what is allowed.
    """

    name: str
    value: str
    origin: str
    reason: str

    def __str__(self) -> str:
        value = f" = {self.value}" if self.value else ""
        return f"{self.name}{value} ({self.origin}): {self.reason}"


class SettingsError(Exception):
    """Say everything that is wrong with the settings; `problems` holds each on its own."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        heading = "1 setting is wrong:" if count == 1 else f"{count} settings are wrong:"
        super().__init__("\n".join([heading, *(f"  {problem}" for problem in self.problems)]))
