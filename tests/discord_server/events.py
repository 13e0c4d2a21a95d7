"""What the gateway tells a bot, and what it leaves out for want of an intent."""

from __future__ import annotations

from enum import IntFlag
from typing import Final, NamedTuple

from tests.discord_server.records import Json


class Intent(IntFlag):
    """What a bot may ask to be told of. The privileged ones need Discord's permission."""

    NONE = 0
    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    DIRECT_MESSAGES = 1 << 12
    MESSAGE_CONTENT = 1 << 15


PRIVILEGED: Final = Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES | Intent.MESSAGE_CONTENT
_CONTENT: Final[Json] = {"content": "", "embeds": [], "attachments": [], "components": []}


class Event(NamedTuple):
    """Something that happened: `needs` names the intent without which it is not told."""

    name: str
    data: Json
    needs: Intent = Intent.NONE

    @property
    def guild_id(self) -> str | None:
        """Return the server it happened in, or None for direct messages."""
        found: str | None = self.data.get("guild_id")
        return found

    def for_bot(self, bot_id: str, intents: Intent) -> Json | None:
        """Return what a bot with `intents` is told of it; None where that is nothing.

        Without the content intent the words of a message are left out, except in direct messages,
        where the bot is mentioned, and in what it wrote itself.
        """
        if self.needs and not self.needs & intents:
            return None
        if self.needs is not Intent.GUILD_MESSAGES or Intent.MESSAGE_CONTENT & intents:
            return self.data
        concerned = [self.data.get("author"), *self.data.get("mentions", [])]
        if any(user and user["id"] == bot_id for user in concerned):
            return self.data
        return {**self.data, **_CONTENT} if "content" in self.data else self.data
