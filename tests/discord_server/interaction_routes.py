"""Routes about interactions: the first answer, the original message, follow-ups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from tests.discord_server.calls import Call, Handler
from tests.discord_server.channel_routes import is_empty
from tests.discord_server.files import File
from tests.discord_server.interactions import Interaction, Kind, Reply, metadata
from tests.discord_server.limits import INTERACTION_REPLY_SECONDS, INTERACTION_TOKEN_SECONDS
from tests.discord_server.messages import Flag, Message
from tests.discord_server.records import Json
from tests.discord_server.refusals import ApiError, Refusal
from tests.discord_server.world import World

_FOLLOW_UPS_OF_USER_INSTALL = 5
_REPLY_TO_COMMAND = 20
_ANSWERS: Final = {
    Kind.COMMAND: {Reply.MESSAGE, Reply.DEFERRED_MESSAGE, Reply.MODAL},
    Kind.COMPONENT: set(Reply) - {Reply.CHOICES},
    Kind.AUTOCOMPLETE: {Reply.CHOICES},
    Kind.MODAL: set(Reply) - {Reply.CHOICES, Reply.MODAL},
}


class Body(NamedTuple):
    """What a message is to be made of."""

    json: Json
    files: Sequence[File] = ()


async def callback(world: World, call: Call) -> Json | None:
    """Take the first answer to an interaction."""
    interaction = _fresh(world, call)
    reply = _suitable(interaction, call.body)
    data = call.body.get("data") or {}
    if reply is Reply.MESSAGE and is_empty(data, call.files):
        raise ApiError(Refusal.EMPTY_MESSAGE)
    await _do(world, interaction, reply, Body(data, call.files))
    interaction.reply = reply
    interaction.acknowledged_after = interaction.age
    interaction.note_answer()
    asked = call.query.get("with_response", "").lower() in ("1", "true")
    return _outcome(interaction, reply) if asked else None


async def follow_up(world: World, call: Call) -> Json:
    """Send another message; the first after a deferral takes the place of the original."""
    interaction = _live(world, call)
    body = Body(call.body, call.files)
    if is_empty(*body):
        raise ApiError(Refusal.EMPTY_MESSAGE)
    original = interaction.message
    if interaction.reply is Reply.DEFERRED_MESSAGE and original and interaction.waiting:
        changed = await _change(world, original, body)
        interaction.note_answer()
        return changed
    if interaction.by_user_install and len(interaction.follow_ups) >= _FOLLOW_UPS_OF_USER_INSTALL:
        raise ApiError(Refusal.TOO_MANY_FOLLOW_UPS)
    message = await _write(world, interaction, body)
    interaction.follow_ups.append(message)
    return message.data


async def get_message(world: World, call: Call) -> Json:
    """Return the original message or a follow-up."""
    return _message(world, call).data


async def edit(world: World, call: Call) -> Json:
    """Change the original message or a follow-up."""
    message = _message(world, call)
    if is_empty({**message.data, **call.body}, call.files):
        raise ApiError(Refusal.EMPTY_MESSAGE)
    changed = await _change(world, message, Body(call.body, call.files))
    _live(world, call).note_answer()
    return changed


async def delete(world: World, call: Call) -> None:
    """Delete the original message or a follow-up."""
    await world.delete(_message(world, call))


def _fresh(world: World, call: Call) -> Interaction:
    interaction = world.interactions.get(call.params["interaction_token"])
    if interaction is None or interaction.id != call.params["interaction_id"]:
        raise ApiError(Refusal.UNKNOWN_INTERACTION)
    if interaction.reply:
        raise ApiError(Refusal.ACKNOWLEDGED)
    if interaction.age > INTERACTION_REPLY_SECONDS:
        raise ApiError(Refusal.UNKNOWN_INTERACTION)
    return interaction


def _suitable(interaction: Interaction, body: Json) -> Reply:
    suitable = set(_ANSWERS[interaction.kind])
    if "message" not in interaction.payload:
        suitable -= {Reply.UPDATE, Reply.DEFERRED_UPDATE}
    if body["type"] not in suitable:
        reason = f"type: {body['type']} does not answer an interaction of type {interaction.kind}"
        raise ApiError(Refusal.INVALID_BODY, [reason])
    return Reply(body["type"])


async def _do(world: World, interaction: Interaction, reply: Reply, body: Body) -> None:
    data = body.json
    if reply is Reply.MESSAGE:
        interaction.message = await _write(world, interaction, body)
    elif reply is Reply.DEFERRED_MESSAGE:
        loading = {"flags": Flag(data.get("flags") or 0) & Flag.EPHEMERAL | Flag.LOADING}
        interaction.message = await _write(world, interaction, Body(loading))
    elif reply is Reply.DEFERRED_UPDATE:
        interaction.message = _pressed(world, interaction)
    elif reply is Reply.UPDATE:
        interaction.message = _pressed(world, interaction)
        await _change(world, interaction.message, body)
    elif reply is Reply.CHOICES:
        interaction.choices = data.get("choices") or []
    else:
        interaction.modal = data


def _pressed(world: World, interaction: Interaction) -> Message:
    return world.message(interaction.payload["message"]["id"])


def _outcome(interaction: Interaction, reply: Reply) -> Json:
    told: Json = {"id": interaction.id, "type": interaction.kind}
    told["channel_id"] = interaction.channel.id
    if interaction.channel.guild:
        told["guild_id"] = interaction.channel.guild.id
    message = interaction.message
    if message is None:
        return {"interaction": told}
    told["response_message_id"] = message.id
    told["response_message_loading"] = Flag.LOADING in message.flags
    told["response_message_ephemeral"] = Flag.EPHEMERAL in message.flags
    if reply in (Reply.MESSAGE, Reply.UPDATE):
        return {"interaction": told, "resource": {"type": reply, "message": message.data}}
    return {"interaction": told}


async def _write(world: World, interaction: Interaction, body: Body) -> Message:
    message = world.compose(interaction.channel, world.bot, *body)
    told = {"application_id": world.bot_id, "webhook_id": world.bot_id}
    message.data.update(told, interaction_metadata=metadata(interaction))
    if interaction.kind is Kind.COMMAND:
        message.data["type"] = _REPLY_TO_COMMAND
    if Flag.EPHEMERAL in message.flags:
        message.only_for = interaction.person["id"]
    await _tell(world, message, "MESSAGE_CREATE")
    return message


async def _change(world: World, message: Message, body: Body) -> Json:
    world.change(message, *body)
    await _tell(world, message, "MESSAGE_UPDATE")
    return message.data


async def _tell(world: World, message: Message, name: str) -> None:
    if not message.only_for:
        await world.publish(message.event(name))


def _live(world: World, call: Call) -> Interaction:
    interaction = world.interactions.get(call.params["webhook_token"])
    if interaction is None or call.params["webhook_id"] != world.bot_id or not interaction.reply:
        raise ApiError(Refusal.UNKNOWN_WEBHOOK)
    if interaction.age > INTERACTION_TOKEN_SECONDS:
        raise ApiError(Refusal.INVALID_WEBHOOK_TOKEN)
    return interaction


def _message(world: World, call: Call) -> Message:
    """Return the message meant: without an id, the original one."""
    interaction = _live(world, call)
    if "message_id" in call.params:
        written = [interaction.message, *interaction.follow_ups]
        if not any(message and message.id == call.params["message_id"] for message in written):
            raise ApiError(Refusal.UNKNOWN_MESSAGE)
        return world.message(call.params["message_id"])
    if interaction.message is None:
        raise ApiError(Refusal.UNKNOWN_MESSAGE)
    return world.message(interaction.message.id)


_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
_ORIGINAL = f"{_WEBHOOK}/messages/@original"
_FOLLOW_UP = f"{_WEBHOOK}/messages/{{message_id}}"
ROUTES: Final[tuple[tuple[str, str, Handler], ...]] = (
    ("POST", "/interactions/{interaction_id}/{interaction_token}/callback", callback),
    ("POST", _WEBHOOK, follow_up),
    *(
        route
        for template in (_ORIGINAL, _FOLLOW_UP)
        for route in (
            ("GET", template, get_message),
            ("PATCH", template, edit),
            ("DELETE", template, delete),
        )
    ),
)
