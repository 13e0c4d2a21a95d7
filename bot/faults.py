"""Report what went wrong: to the log, to people as a sentence with a reference.

The log never holds what somebody wrote, so it tells where an error came from, and its message only
where that is ours, or of a library that quotes nobody.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import traceback
from collections.abc import Iterator
from typing import Any

import aiohttp
import discord

from index.errors import OnrecordError

_log = logging.getLogger(__name__)
_SPEAKING = (OnrecordError, discord.DiscordException, aiohttp.ClientError, OSError)


def report(error: BaseException, doing: str) -> str:
    """Log `error` under a new reference; return the reference, for people to tell us."""
    reference = secrets.token_hex(3)
    _log.error("Reference %s, %s: %s", reference, doing, described(error))
    return reference


def described(error: BaseException | None) -> str:
    """Return what may be logged of an error and of what caused it: a line, then where it was."""
    return "caused by ".join(_chain(error))


def report_unseen(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log an error that nobody waited for; the event loop itself would log its message."""
    error = context.get("exception")
    if error is None:
        _log.error("%s", context["message"])
    else:
        report(error, "in what nobody waited for")


def _chain(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        said = f": {error}" if _may_be_quoted(error) else ""
        frames = "".join(traceback.format_tb(error.__traceback__))
        yield f"{type(error).__qualname__}{said}\n{frames}"
        error = error.__cause__ or error.__context__


def _may_be_quoted(error: BaseException) -> bool:
    # An AppCommandError repeats the message of what it wraps.
    return isinstance(error, _SPEAKING) and not isinstance(
        error, discord.app_commands.AppCommandError
    )
