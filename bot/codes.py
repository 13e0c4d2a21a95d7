"""How a command of the command line ends, as a number that scripts read."""

from __future__ import annotations

from enum import IntEnum


class Code(IntEnum):
    """The exit codes; `NO_ANSWER` is also what a question ends in that only has close sentences."""

    OK = 0
    NO_ANSWER = 1
    USAGE = 2
    FAILED = 3
    CONFIGURATION = 78
    INTERRUPTED = 130
    BROKEN_PIPE = 141
