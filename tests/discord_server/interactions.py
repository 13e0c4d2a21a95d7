"""Interactions: what a person does with a bot's commands and buttons, and what becomes of it."""

from __future__ import annotations

import secrets
from enum import IntEnum
from typing import Any, Final

from tests.discord_server.events import Event
from tests.discord_server.messages import Flag, Message
from tests.discord_server.places import Channel
from tests.discord_server.records import ALL_PERMISSIONS, Json, member
from tests.discord_server.world import World

_BROUGHT_ALONG: Final = str(sum(1 << bit for bit in (14, 15, 17)))
"""What a bot may do where it is no member: link, attach, and mention in its answers."""

_ATTACHMENT_BYTES: Final = 10 * 1024 * 1024


class Kind(IntEnum):
    """What a person did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Reply(IntEnum):
    """How a bot may answer first."""

    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


class Interaction:
    """One interaction, with all that the bot did about it so far."""

    def __init__(self, world: World, person: Json, channel: Channel, payload: Json) -> None:
        self._world = world
        self.person = person
        self.channel = channel
        self.payload = payload
        self.created = world.clock.now()
        self.reply: Reply | None = None
        self.acknowledged_after: float | None = None
        self.answered_after: float | None = None
        self.message: Message | None = None
        self.follow_ups: list[Message] = []
        self.choices: list[Json] = []
        self.modal: Json | None = None

    @property
    def id(self) -> str:
        """Return its id."""
        return str(self.payload["id"])

    @property
    def kind(self) -> Kind:
        """Return what the person did."""
        return Kind(self.payload["type"])

    @property
    def age(self) -> float:
        """Return the seconds since it began."""
        return self._world.clock.now() - self.created

    @property
    def by_user_install(self) -> bool:
        """Return whether only the person, not the server, has brought the bot here."""
        return set(self.payload["authorizing_integration_owners"]) == {"1"}

    @property
    def waiting(self) -> bool:
        """Return whether the person still sees that the bot is thinking, or nothing at all."""
        if self.reply in (Reply.MESSAGE, Reply.DEFERRED_MESSAGE):
            return self.message is None or Flag.LOADING in self.message.flags
        return self.reply is None

    @property
    def text(self) -> str:
        """Return what the person reads as the reply."""
        assert self.message, "the interaction has no message"
        return self.message.text

    @property
    def private(self) -> bool:
        """Return whether only the person sees the reply."""
        return bool(self.message and self.message.only_for)

    def note_answer(self) -> None:
        """Note how long it took where the person waits no longer."""
        if self.answered_after is None and not self.waiting:
            self.answered_after = self.age

    def event(self) -> Event:
        """Return the event that tells the bot of it."""
        return Event("INTERACTION_CREATE", self.payload)

    async def acknowledged(self) -> Interaction:
        """Wait until the bot has answered in any way, deferral included."""
        await self._world.changes.until(lambda: self.reply, f"an answer to {self._name()}")
        return self

    async def settled(self) -> Interaction:
        """Wait until the person no longer sees that the bot is thinking."""
        await self._world.changes.until(lambda: not self.waiting, f"the end of {self._name()}")
        return self

    def _name(self) -> str:
        return f"interaction {self.payload['data']}"


def begin(
    world: World,
    kind: Kind,
    person: Json,
    channel: Channel,
    data: Json,
    message: Message | None = None,
    *,
    by_user_install: bool = False,
) -> Interaction:
    """Make the interaction of `person` in `channel`; the bot does not know of it yet."""
    payload = {
        "id": world.clock.snowflake(),
        "application_id": world.bot_id,
        "type": kind,
        "token": secrets.token_urlsafe(48),
        "version": 1,
        "data": data,
        "locale": world.locales.get(person["id"], "en-US"),
        "entitlements": [],
        "attachment_size_limit": _ATTACHMENT_BYTES,
        "authorizing_integration_owners": _owners(channel, person, message, by_user_install),
        **_where(channel, person, world.clock.timestamp()),
    }
    if message:
        payload["message"] = message.data
    interaction = Interaction(world, person, channel, payload)
    world.interactions[payload["token"]] = interaction
    return interaction


def _owners(channel: Channel, person: Json, message: Message | None, by_user_install: bool) -> Json:
    """Return who has brought the bot here; what a button does is of who brought its message."""
    if told := (message.data if message else {}).get("interaction_metadata"):
        return dict(told["authorizing_integration_owners"])
    if by_user_install:
        return {"1": person["id"]}
    return {"0": channel.guild.id if channel.guild else "0"}


def _where(channel: Channel, person: Json, now: str) -> Json:
    """Return who and where, which servers and direct messages tell in different ways."""
    allowed = ALL_PERMISSIONS if channel.has_bot else _BROUGHT_ALONG
    place = {
        "channel_id": channel.id,
        "channel": {**channel.data, "permissions": ALL_PERMISSIONS},
        "app_permissions": allowed,
        "context": channel.context,
    }
    if channel.guild is None:
        return {**place, "user": person}
    locale = channel.guild.data["preferred_locale"]
    guild = {"id": channel.guild.id, "locale": locale, "features": []}
    permissions, roles = channel.guild.standing(person["id"])
    who = {**member(person, now, roles), "permissions": str(permissions)}
    in_guild = {"guild_id": channel.guild.id, "guild": guild, "guild_locale": locale}
    return {**place, **in_guild, "member": who}


def metadata(interaction: Interaction) -> dict[str, Any]:
    """Return what a message tells of the interaction that it answers."""
    told: dict[str, Any] = {
        "id": interaction.id,
        "type": interaction.kind,
        "user": interaction.person,
        "authorizing_integration_owners": interaction.payload["authorizing_integration_owners"],
    }
    if interaction.kind is Kind.COMPONENT:
        told["interacted_message_id"] = interaction.payload["message"]["id"]
    if interaction.kind is Kind.MODAL:
        told["triggering_interaction_metadata"] = _trigger(told, interaction.payload)
    return told


def _trigger(told: Json, payload: Json) -> Json:
    """Return what is told of the command or the press that opened a modal."""
    if "message" not in payload:
        return {**told, "type": Kind.COMMAND}
    return {**told, "type": Kind.COMPONENT, "interacted_message_id": payload["message"]["id"]}
