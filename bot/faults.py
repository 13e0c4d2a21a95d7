"""Report what went wrong: to the log in full, to people as a sentence with a reference."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Iterator

import aiohttp
import discord

from index.errors import OnrecordError

_log = logging.getLogger(__name__)
_SPEAKING = (OnrecordError, discord.DiscordException, aiohttp.ClientError, OSError)


def report(error: BaseException, doing: str) -> str:
    """Log `error` under a new reference; return the reference, for people to tell us.

    Only errors whose messages we know are logged with them: others may hold what somebody asked.
    """
    reference = secrets.token_hex(3)
    _log.error("Reference %s, %s: %s", reference, doing, "caused by ".join(_chain(error)))
    return reference


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
