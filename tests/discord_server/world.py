"""What there is: people, servers, channels, messages, commands."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tests.discord_server import records
from tests.discord_server.changes import Changes
from tests.discord_server.clock import Clock
from tests.discord_server.events import Event, Intent
from tests.discord_server.files import File, Files
from tests.discord_server.messages import Message, compose
from tests.discord_server.places import Channel, Guild
from tests.discord_server.records import Json
from tests.discord_server.refusals import ApiError, Refusal

if TYPE_CHECKING:
    from tests.discord_server.interactions import Interaction

_BROUGHT_ALONG = "INTERACTION_CREATE"
Listener = Callable[[Event], Awaitable[None]]


class World:
    """Everything the server keeps. What happens in it is told to the `listeners`."""

    def __init__(self, clock: Clock, shards: int = 1, max_concurrency: int = 16) -> None:
        self.clock = clock
        self.shards = shards
        self.max_concurrency = max_concurrency
        self.files = Files(clock)
        self.changes = Changes()
        self.bot = records.user(clock.snowflake(), "onrecord", bot=True)
        self.token = _token(self.bot["id"])
        self.people: dict[str, Json] = {self.bot["id"]: self.bot}
        self.guilds: dict[str, Guild] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: dict[str, Message] = {}
        self.commands: dict[str | None, list[Json]] = {None: []}
        self.interactions: dict[str, Interaction] = {}
        self.typing: list[Channel] = []
        self.locales: dict[str, str] = {}
        self.listeners: list[Listener] = []
        self.gateway_url = ""
        self.owner = self.add_person("Owner")

    @property
    def bot_id(self) -> str:
        """Return the id of the bot, which is its application's too."""
        return str(self.bot["id"])

    async def publish(self, event: Event) -> None:
        """Tell the listeners what happened, unless the bot is not where it did."""
        place = self.channels.get(event.data.get("channel_id", ""))
        if place is None or place.has_bot or event.name == _BROUGHT_ALONG:
            for listener in self.listeners:
                await listener(event)
        self.changes.notify()

    def add_person(self, name: str) -> Json:
        """Make a person."""
        person = records.user(self.clock.snowflake(), name)
        self.people[person["id"]] = person
        return person

    def add_guild(self, name: str, channels: tuple[str, ...], shard: tuple[int, int]) -> Guild:
        """Make a server that the bot is in, on a shard of so many."""
        data = records.guild(self.clock.snowflake(*shard), name, self.owner["id"])
        joined = self.clock.timestamp()
        guild = Guild({**data, "joined_at": joined}, members=[records.member(self.bot, joined)])
        self.guilds[guild.id] = guild
        for position, channel in enumerate(channels):
            id_ = self.clock.snowflake()
            data = records.text_channel(id_, guild.id, channel, position)
            guild.channels.append(self._keep(Channel(data, guild)))
        return guild

    def add_role(self, guild: Guild, name: str) -> str:
        """Make a role in a server and return its id; do so before the bot connects."""
        made = records.role(self.clock.snowflake(), name)
        guild.data["roles"].append(made)
        return str(made["id"])

    def direct_channel(self, person: Json) -> Channel:
        """Return the channel of the bot's direct messages with `person`."""
        for channel in self.channels.values():
            if channel.context == 1 and channel.data["recipients"] == [person]:
                return channel
        data = records.direct_channel(self.clock.snowflake(), person)
        return self._keep(Channel(data))

    def private_channel(self, people: Sequence[Json]) -> Channel:
        """Return a channel between people alone: of two direct messages, of more a group chat."""
        id_ = self.clock.snowflake()
        if len(people) > 2:
            data = records.group_channel(id_, people, "Friends")
        else:
            data = {**records.direct_channel(id_, people[0]), "recipients": list(people)}
        return self._keep(Channel(data, private=True))

    def channel(self, id_: str) -> Channel:
        """Return a channel. Raises `ApiError`."""
        if id_ not in self.channels:
            raise ApiError(Refusal.UNKNOWN_CHANNEL)
        return self.channels[id_]

    def message(self, id_: str) -> Message:
        """Return a message. Raises `ApiError`."""
        if id_ not in self.messages:
            raise ApiError(Refusal.UNKNOWN_MESSAGE)
        return self.messages[id_]

    def compose(
        self, channel: Channel, author: Json, body: Mapping[str, Any], files: Sequence[File] = ()
    ) -> Message:
        """Make a message, which is not yet told to anybody."""
        stamp = self.clock.snowflake(), self.clock.timestamp()
        body = {**body, "attachments": self.files.keep_all(channel, dict(body), files)}
        message = compose(channel, author, body, stamp, self.people)
        self.messages[message.id] = message
        return message

    def change(self, message: Message, body: Json, files: Sequence[File] = ()) -> None:
        """Change a message, which is not yet told to anybody."""
        if files or "attachments" in body:
            body = {**body, "attachments": self.files.keep_all(message.channel, body, files)}
        message.change(body, self.clock.timestamp())

    async def remove_channel(self, channel: Channel) -> None:
        """Remove a channel of a server."""
        assert channel.guild
        channel.guild.channels.remove(channel)
        del self.channels[channel.id]
        await self.publish(
            Event("CHANNEL_DELETE", {**channel.data, "guild_id": channel.guild.id}, Intent.GUILDS)
        )

    async def open_thread(self, message: Message, name: str) -> Channel:
        """Open a thread below a message of a server, by the bot; it has the message's id."""
        assert message.channel.guild
        now = self.clock.timestamp()
        data = records.thread(message.channel.data, message.id, name, self.bot_id, now)
        thread = self._keep(Channel(data, message.channel.guild))
        await self.publish(Event("THREAD_CREATE", {**data, "newly_created": True}, Intent.GUILDS))
        return thread

    async def remove_guild(self, guild: Guild, *, unavailable: bool = False) -> None:
        """Take the bot out of a server, or let the server fail for a while."""
        guild.unavailable = unavailable
        if not unavailable:
            del self.guilds[guild.id]
        outage = {"unavailable": True} if unavailable else {}
        data = {"id": guild.id, "guild_id": guild.id, **outage}
        await self.publish(Event("GUILD_DELETE", data, Intent.GUILDS))

    async def delete(self, message: Message) -> None:
        """Delete a message, and tell of it where it was seen."""
        del self.messages[message.id]
        if not message.only_for:
            await self.publish(message.deletion())

    def command(self, name: str, guild: Guild | None) -> Json:
        """Return the command that is offered in `guild` and is called `name`, or its first word.

        Raises `LookupError` where the bot has registered none of that name.
        """
        called = (name, name.split(" ")[0])  # a subcommand goes by its full name
        offered = [*self.commands.get(guild.id if guild else None, []), *self.commands[None]]
        for command in offered:
            if command["name"] in called:
                return command
        names = [command["name"] for command in offered]
        raise LookupError(f"there is no command {name!r}; registered are {names}")

    def _keep(self, channel: Channel) -> Channel:
        self.channels[channel.id] = channel
        return channel


def _token(bot_id: str) -> str:
    """Return a token as Discord makes them: the bot's id in base 64, and two secrets."""
    owner = base64.b64encode(bot_id.encode()).decode().rstrip("=")
    return f"{owner}.{secrets.token_urlsafe(4)}.{secrets.token_urlsafe(28)}"
