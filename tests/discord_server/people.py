"""People: what they write, ask, press and see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.discord_server import client
from tests.discord_server.changes import Changes
from tests.discord_server.files import File
from tests.discord_server.interactions import Interaction, Kind, begin
from tests.discord_server.messages import Flag, Message, flatten
from tests.discord_server.places import Channel, Guild, Standing
from tests.discord_server.records import ORDINARY, Json
from tests.discord_server.refusals import Refusal
from tests.discord_server.world import World

_SELECT = 3
Place = Channel | Guild | None
"""Where something is done: None is the direct messages with the bot."""


class Person:
    """Somebody who uses Discord.

    Whatever is not possible in Discord's own app raises `NotPossibleError`. `times` is how often
    the bot is told of it.
    """

    def __init__(self, world: World, name: str, locale: str = "en-US") -> None:
        self._world = world
        self.record = world.add_person(name)
        world.locales[self.id] = locale

    @property
    def id(self) -> str:
        """Return the person's id."""
        return str(self.record["id"])

    @property
    def changes(self) -> Changes:
        """Return what to wait with."""
        return self._world.changes

    def sees(self, message: Message) -> bool:
        """Return whether the person sees a message."""
        if message.id not in self._world.messages:
            return False
        alone = message.only_for in (None, self.id)
        return alone and (
            message.channel.guild is not None or self.record in message.channel.data["recipients"]
        )

    def block_direct_messages(self) -> None:
        """Take no direct messages from the bot any more."""
        self._world.direct_channel(self.record).closed = Refusal.CLOSED_TO_MESSAGES

    def appoint(self, guild: Guild, *roles: str, permissions: int = 0) -> None:
        """Give the person roles in a server, and permissions beside the usual ones."""
        guild.standings[self.id] = Standing(ORDINARY | permissions, roles)

    async def direct_message(
        self, text: str, *, files: Sequence[File] = (), times: int = 1
    ) -> Message:
        """Write to the bot, or send it files."""
        return await self.say(text, None, files=files, times=times)

    async def mention(self, text: str, at: Place, *, times: int = 1) -> Message:
        """Write something with a mention of the bot before it."""
        return await self.say(f"<@{self._world.bot_id}> {text}", at, times=times)

    async def say(
        self,
        text: str,
        at: Place,
        *,
        reply_to: Message | None = None,
        files: Sequence[File] = (),
        times: int = 1,
    ) -> Message:
        """Write something, or send files. A reply notifies its author, as the app suggests."""
        message = self._world.compose(self._channel(at), self.record, {"content": text}, files)
        if reply_to:
            _make_reply(message, reply_to)
        for _ in range(times):
            await self._world.publish(message.event("MESSAGE_CREATE"))
        return message

    async def forward(self, message: Message, at: Place = None) -> Message:
        """Forward a message to where it is read, without a place to the bot."""
        forwarded = self._world.compose(self._channel(at), self.record, {})
        _make_forward(forwarded, message)
        await self._world.publish(forwarded.event("MESSAGE_CREATE"))
        return forwarded

    async def delete(self, message: Message) -> None:
        """Delete a message of one's own."""
        if message.author != self.id:
            raise client.NotPossibleError("somebody else wrote the message")
        await self._world.delete(message)

    async def slash(
        self,
        name: str,
        options: Mapping[str, Any] | None = None,
        *,
        at: Place = None,
        by_user_install: bool = False,
        times: int = 1,
    ) -> Interaction:
        """Send a slash command; a subcommand goes by its full name: "articles add"."""
        channel = self._channel(at)
        command = self._world.command(name, channel.guild)
        client.offer(command, channel, self.id, by_user_install=by_user_install)
        given, resolved = self._uploaded(channel, options or {})
        data = _command_data(command, client.fill(command, name, given), resolved)
        interaction = begin(
            self._world, Kind.COMMAND, self.record, channel, data, by_user_install=by_user_install
        )
        return await self._send(interaction, times)

    async def use(
        self, name: str, message: Message, *, by_user_install: bool = False
    ) -> Interaction:
        """Choose an entry of a command in the menu of a message."""
        if not self.sees(message):
            raise client.NotPossibleError("the message cannot be seen")
        channel = message.channel
        command = self._world.command(name, channel.guild)
        client.offer(command, channel, self.id, by_user_install=by_user_install)
        resolved = {"target_id": message.id, "resolved": {"messages": {message.id: message.data}}}
        data = _command_data(command, [], resolved)
        kind, person = Kind.COMMAND, self.record
        return await self._send(
            begin(self._world, kind, person, channel, data, by_user_install=by_user_install)
        )

    async def autocomplete(
        self,
        name: str,
        option: str,
        typed: str,
        filled: Mapping[str, Any] | None = None,
        *,
        at: Place = None,
        by_user_install: bool = False,
    ) -> list[str]:
        """Type into an option of a slash command; return the names that are offered."""
        interaction = await self.type_into(
            name, option, typed, filled, at=at, by_user_install=by_user_install
        )
        await interaction.acknowledged()
        return [choice["name"] for choice in interaction.choices]

    async def type_into(
        self,
        name: str,
        option: str,
        typed: str,
        filled: Mapping[str, Any] | None = None,
        *,
        at: Place = None,
        by_user_install: bool = False,
    ) -> Interaction:
        """Type into an option of a slash command, and wait for nothing."""
        channel = self._channel(at)
        command = self._world.command(name, channel.guild)
        client.offer(command, channel, self.id, by_user_install=by_user_install)
        sent = client.fill(command, name, {**(filled or {}), option: typed}, option)
        data = _command_data(command, sent, {})
        kind, person = Kind.AUTOCOMPLETE, self.record
        return await self._send(
            begin(self._world, kind, person, channel, data, by_user_install=by_user_install)
        )

    async def click(self, message: Message, label: str, *, times: int = 1) -> Interaction:
        """Press a button."""
        if label not in message.buttons:
            raise client.NotPossibleError(f"there is no button {label!r} but {[*message.buttons]}")
        return await self._press(message, client.pressable(message.buttons[label]), times)

    async def select(self, message: Message, *labels: str) -> Interaction:
        """Choose in the only menu of a message."""
        (menu,) = [part for part in flatten(message.data["components"]) if part["type"] == _SELECT]
        return await self.choose(message, menu.get("placeholder") or "", *labels)

    async def choose(self, message: Message, menu: str, *chosen: str | Channel) -> Interaction:
        """Choose in the menu that is called `menu`: labels, channels or ids of roles."""
        sent = client.chosen(message, menu, chosen)
        return await self._press(message, sent)

    async def submit(
        self, asked: Interaction, given: Mapping[str, str | Sequence[File]]
    ) -> Interaction:
        """Submit the modal that answered `asked`, filled in by the labels of its inputs."""
        if asked.modal is None or asked.person is not self.record:
            raise client.NotPossibleError("there is no modal to submit")
        uploaded, resolved = self._uploaded(asked.channel, given)
        data = {**client.filled_in(asked.modal, uploaded), **resolved}
        pressed = self._world.messages.get((asked.payload.get("message") or {}).get("id", ""))
        kind, channel = Kind.MODAL, asked.channel
        return await self._send(begin(self._world, kind, self.record, channel, data, pressed))

    def _uploaded(self, channel: Channel, given: Mapping[str, Any]) -> tuple[Json, Json]:
        """Upload the files `given`; return what is sent, with their ids, and their records."""
        sent: Json = dict(given)
        records: Json = {}
        for name, value in given.items():
            files = [value] if isinstance(value, File) else value
            if isinstance(files, list):
                made = [self._world.files.keep(channel, file, ephemeral=True) for file in files]
                records |= {record["id"]: record for record in made}
                ids = [record["id"] for record in made]
                sent[name] = ids[0] if isinstance(value, File) else ids
        return sent, {"resolved": {"attachments": records}} if records else {}

    async def _press(self, message: Message, data: Json, times: int = 1) -> Interaction:
        if not self.sees(message):
            raise client.NotPossibleError("the message cannot be seen")
        kind, channel = Kind.COMPONENT, message.channel
        return await self._send(
            begin(self._world, kind, self.record, channel, data, message), times
        )

    async def _send(self, interaction: Interaction, times: int = 1) -> Interaction:
        for _ in range(times):
            await self._world.publish(interaction.event())
        return interaction

    def _channel(self, at: Place) -> Channel:
        if at is None:
            return self._world.direct_channel(self.record)
        return at.channels[0] if isinstance(at, Guild) else at


def _make_reply(message: Message, to: Message) -> None:
    told = {"type": 0, "channel_id": to.channel.id, "message_id": to.id}
    message.data.update(type=19, message_reference=told, referenced_message=to.as_referenced)
    message.notify(to.data["author"])


def _make_forward(message: Message, of: Message) -> None:
    told = {"type": 1, "channel_id": of.channel.id, "message_id": of.id}
    message.data.update(
        message_reference=told, message_snapshots=[of.snapshot], flags=int(Flag.HAS_SNAPSHOT)
    )


def _command_data(command: Json, options: list[Json], resolved: Json) -> Json:
    told = {"id": command["id"], "name": command["name"], "type": command["type"], **resolved}
    return {**told, "options": options} if options else told
