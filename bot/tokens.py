"""What can be told of a bot's token by looking at it."""

from __future__ import annotations

import base64
import re
from typing import Final

QUOTED: Final = "The token has quotation marks around it, which are no part of it: leave them out."
PORTAL: Final = "https://discord.com/developers/applications"
BROKEN: Final = f"The token names no bot. Copy all of it again from {PORTAL}"
_TOKEN: Final = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)


def client_of(token: str) -> str | None:
    """Return the id of the bot whose `token` it is, or None where the token names no bot."""
    owner = token.partition(".")[0]
    try:
        padded = owner + "=" * (-len(owner) % 4)
        client = base64.b64decode(padded, altchars=b"-_", validate=True).decode()
    except ValueError:
        return None
    return client if client.isascii() and client.isdecimal() else None


def fault_of(token: str) -> str:
    """Say what is wrong with `token` as it stands, "" where it may be a bot's."""
    if _is_whole(token):
        return ""
    return QUOTED if is_quoted(token) else BROKEN


def _is_whole(token: str) -> bool:
    """Say whether `token` looks like the whole of a bot's: three parts, of which one names it."""
    return _TOKEN.fullmatch(token) is not None and client_of(token) is not None


def is_quoted(token: str) -> bool:
    """Say whether `token` would be whole without the quotation marks around it."""
    return token[:1] == token[-1:] in {"'", '"'} and _is_whole(token[1:-1])
