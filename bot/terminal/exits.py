"""How a command of the command line ends: its exit code, and one line where something is wrong."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand

from bot.codes import Code
from bot.messages.markdown import clean
from config.errors import SettingsError
from index.errors import OnrecordError

MANY = "--articles"
"""The option that takes several values: `--articles a b` is `--articles a --articles b`."""


_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""Errors of a file that is written; only the one that output goes to has no name here."""


class Command(TyperCommand):
    """A command that ends in an exit code and at most a line, never in a traceback."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take every path after `--articles` as one of its values, and no word too many."""
        ctx.allow_extra_args = True  # else their error does not say what to do
        extra = super().parse_args(ctx, spread(args))
        if extra and not ctx.resilient_parsing:
            ctx.fail(f"Got more than it takes: {clean(' '.join(extra))}. {_advice(args)}")
        return extra

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        with reported():
            return super().invoke(ctx)


def _advice(args: Sequence[str]) -> str:
    if MANY in args:
        return f"What stands after {MANY} must be there; put several words in quotation marks."
    return "Put several words in quotation marks."


@contextmanager
def reported() -> Iterator[None]:
    """Turn the errors that a user may cause into a line on standard error and an exit code."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()
        raise typer.Exit(Code.BROKEN_PIPE) from None
    except KeyboardInterrupt:
        raise typer.Exit(Code.INTERRUPTED) from None
    except SettingsError as error:
        fail(str(error), Code.CONFIGURATION)
    except OnrecordError as error:
        fail(clean(str(error)), Code.FAILED)
    except OSError as error:
        where = error.filename or ("standard output" if error.errno in _NO_ROOM else "")
        fail(clean(f"{where}: {error.strerror or error}".removeprefix(": ")), Code.FAILED)


def fail(message: str, code: Code) -> NoReturn:
    """Say on standard error what is wrong, and end with `code`."""
    typer.echo(message, err=True)
    raise typer.Exit(code) from None


def spread(args: Sequence[str]) -> list[str]:
    """Return `args` with `--articles` before each of the paths that follow it.

    The first value is taken as it is, the next ones while they are files or folders that exist, so
    that a question may follow.
    """
    result: list[str] = []
    for index, arg in enumerate(args):
        if arg == "--":
            return [*result, *args[index:]]
        if result[-2:-1] == [MANY] and _is_place(arg):
            result.append(MANY)
        result.append(arg)
    return result


def _is_place(arg: str) -> bool:
    try:
        return arg == "-" or Path(arg).expanduser().exists()
    except (OSError, ValueError):  # a question may be longer than a path can be
        return False


def _forget_output() -> None:
    """Send what is still to be written nowhere, as nobody reads it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
