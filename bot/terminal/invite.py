"""The links by which the bot is installed, and the permissions that it asks for, each with why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import urlencode

from bot.terminal.console import Line, line
from bot.tokens import client_of

_AUTHORIZE: Final = "https://discord.com/oauth2/authorize"


class Permission(NamedTuple):
    """A permission: its bit in Discord's API, its name in Discord's app, and what it is for."""

    bit: int
    name: str
    why: str


PERMISSIONS: Final = (
    Permission(1 << 10, "View Channels", "to see where it is mentioned"),
    Permission(1 << 11, "Send Messages", "to answer mentions, and to write audit lines"),
    Permission(1 << 14, "Embed Links", "to show answers in their frame, with linked titles"),
    Permission(1 << 16, "Read Message History", "to answer by replying to the question"),
    Permission(1 << 35, "Create Public Threads", "to open a thread for a question, if wanted"),
    Permission(1 << 38, "Send Messages in Threads", "to answer mentions in threads"),
)


class Invite(NamedTuple):
    """The two links: for a server, and for a person who takes the bot along everywhere."""

    server: str
    person: str

    def record(self) -> dict[str, object]:
        """Return the links and the permissions as JSON has them."""
        permissions = [{"name": name, "why": why} for _, name, why in PERMISSIONS]
        return {**self._asdict(), "permissions": permissions}


def invite(token: str) -> Invite | None:
    """Return the links for the bot whose `token` it is, or None where the token names no bot."""
    client = client_of(token)
    if client is None:
        return None
    allowed = sum(permission.bit for permission in PERMISSIONS)
    server = {"scope": "bot applications.commands", "permissions": allowed, "integration_type": 0}
    person = {"scope": "applications.commands", "integration_type": 1}
    return Invite(_link(client, server), _link(client, person))


def invite_lines(links: Invite) -> Iterator[Line]:
    """Yield the links and the permissions for people."""
    yield line("Add it to a server", "bold")
    yield line(links.server, indent=2)
    yield Line()
    yield line("Take it along everywhere, for yourself alone", "bold")
    yield line(links.person, indent=2)
    yield Line()
    yield line("What it may do in a server, and why", "bold")
    for _, name, why in PERMISSIONS:
        yield line(f"{name}: {why}", indent=2)


def _link(client: str, query: dict[str, object]) -> str:
    return f"{_AUTHORIZE}?{urlencode({'client_id': client, **query})}"
