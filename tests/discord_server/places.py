"""Where people write: servers with their channels, and direct messages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.discord_server.records import ORDINARY, Json
from tests.discord_server.refusals import Refusal


class Standing(NamedTuple):
    """What a member of a server may do, and the ids of the roles."""

    permissions: int = ORDINARY
    roles: Sequence[str] = ()


@dataclass(eq=False)
class Channel:
    """A channel; `closed` is what a bot gets that wants to write in it.

    A `private` one is between people alone: a direct message, or a group chat.
    """

    data: Json
    guild: Guild | None = None
    closed: Refusal | None = None
    private: bool = False

    @property
    def id(self) -> str:
        """Return its id."""
        return str(self.data["id"])

    @property
    def has_bot(self) -> bool:
        """Return whether the bot itself is there, and not only somebody who brings it along."""
        return self.guild.has_bot if self.guild else not self.private

    @property
    def context(self) -> int:
        """Return Discord's number for the kind of place: server, direct message, between people."""
        return 0 if self.guild else 2 if self.private else 1


@dataclass(eq=False)
class Guild:
    """A server, as Discord calls them in its API."""

    data: Json
    channels: list[Channel] = field(default_factory=list)
    members: list[Json] = field(default_factory=list)
    standings: dict[str, Standing] = field(default_factory=dict)
    has_bot: bool = True
    unavailable: bool = False
    opened: set[str] = field(default_factory=set)
    """Names of commands that its administrators have opened to everybody."""

    @property
    def id(self) -> str:
        """Return its id."""
        return str(self.data["id"])

    def standing(self, person_id: str) -> Standing:
        """Return what somebody may do here, and their roles."""
        return self.standings.get(person_id, Standing())

    def channel(self, name: str) -> Channel:
        """Return a channel by its name."""
        return next(channel for channel in self.channels if channel.data["name"] == name)

    def record(self) -> Json:
        """Return it with its channels and members, as a bot gets it on connecting."""
        channels = [channel.data for channel in self.channels]
        count = len(self.members)
        return {**self.data, "channels": channels, "members": self.members, "member_count": count}
