"""Routes about channels: write, edit, read, delete, type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tests.discord_server.calls import Call, Handler
from tests.discord_server.files import File
from tests.discord_server.messages import Allowed, Message
from tests.discord_server.places import Channel
from tests.discord_server.records import Json
from tests.discord_server.refusals import ApiError, Refusal
from tests.discord_server.world import World

_REPLY = 19
_HOLDS = ("content", "embeds", "components", "sticker_ids", "poll", "attachments")


async def open_direct_channel(world: World, call: Call) -> Json:
    """Return the channel of direct messages with a person."""
    person = world.people.get(str(call.body["recipient_id"]))
    if person is None or person["bot"]:
        raise ApiError(Refusal.INVALID_RECIPIENT)
    return world.direct_channel(person).data


async def get_channel(world: World, call: Call) -> Json:
    """Return a channel."""
    return world.channel(call.params["channel_id"]).data


async def send(world: World, call: Call) -> Json:
    """Write a message; one with an enforced nonce that was met before is not written again."""
    channel = _open(world, call)
    if is_empty(call.body, call.files):
        raise ApiError(Refusal.EMPTY_MESSAGE)
    if before := _with_nonce(world, channel, call.body):
        return before.data
    to = _replied_to(world, call.body)
    message = world.compose(channel, world.bot, call.body, call.files)
    if call.body.get("message_reference"):
        message.data.update(_reference(channel, call.body, to))
    if to and Allowed.read(call.body.get("allowed_mentions")).replied:
        message.notify(to.data["author"])
    await world.publish(message.event("MESSAGE_CREATE"))
    return message.data


async def get_message(world: World, call: Call) -> Json:
    """Return a message."""
    return _message(world, call).data


async def edit(world: World, call: Call) -> Json:
    """Change a message of the bot's own."""
    message = _message(world, call)
    if message.author != world.bot_id:
        raise ApiError(Refusal.NOT_THE_AUTHOR)
    world.change(message, call.body, call.files)
    await world.publish(message.event("MESSAGE_UPDATE"))
    return message.data


async def delete(world: World, call: Call) -> None:
    """Delete a message of the bot's own."""
    message = _message(world, call)
    if message.author != world.bot_id:
        raise ApiError(Refusal.MISSING_PERMISSIONS)
    await world.delete(message)


async def show_typing(world: World, call: Call) -> None:
    """Show that the bot is writing."""
    world.typing.append(_open(world, call))


async def open_thread(world: World, call: Call) -> Json:
    """Open a thread below a message."""
    message, name = _message(world, call), call.body["name"]
    if message.id in world.channels:
        raise ApiError(Refusal.HAS_A_THREAD)
    return (await world.open_thread(message, name)).data


def is_empty(body: Json, files: Sequence[File] = ()) -> bool:
    """Return whether a message would have nothing in it."""
    return not files and not any(body.get(part) for part in _HOLDS)


def _open(world: World, call: Call) -> Channel:
    channel = world.channel(call.params["channel_id"])
    if not channel.has_bot:
        raise ApiError(Refusal.MISSING_ACCESS)
    if channel.closed:
        raise ApiError(channel.closed)
    return channel


def _message(world: World, call: Call) -> Message:
    message = world.message(call.params["message_id"])
    if not message.channel.has_bot:
        raise ApiError(Refusal.MISSING_ACCESS)
    if message.channel.id != call.params["channel_id"] or message.only_for:
        raise ApiError(Refusal.UNKNOWN_MESSAGE)
    return message


def _with_nonce(world: World, channel: Channel, body: Json) -> Message | None:
    if body.get("nonce") is None or not body.get("enforce_nonce"):
        return None
    for message in world.messages.values():
        if message.channel is channel and message.data.get("nonce") == body["nonce"]:
            return message
    return None


def _replied_to(world: World, body: Json) -> Message | None:
    """Return the message that a message is a reply to, if it is still there."""
    reference = body.get("message_reference") or {"fail_if_not_exists": False}
    to = world.messages.get(str(reference.get("message_id")))
    if to is None and reference.get("fail_if_not_exists", True):
        raise ApiError(Refusal.INVALID_BODY, ["message_reference: Unknown message"])
    return to


def _reference(channel: Channel, body: Json, to: Message | None) -> Json:
    """Return what makes a message a reply."""
    id_ = str(body["message_reference"]["message_id"])
    told = {"type": 0, "channel_id": channel.id, "message_id": id_}
    replied = to.as_referenced if to else None
    return {"type": _REPLY, "message_reference": told, "referenced_message": replied}


_CHANNEL = "/channels/{channel_id}"
_MESSAGES = f"{_CHANNEL}/messages"
_MESSAGE = f"{_MESSAGES}/{{message_id}}"
ROUTES: Final[tuple[tuple[str, str, Handler], ...]] = (
    ("POST", "/users/@me/channels", open_direct_channel),
    ("GET", _CHANNEL, get_channel),
    ("POST", _MESSAGES, send),
    ("GET", _MESSAGE, get_message),
    ("PATCH", _MESSAGE, edit),
    ("DELETE", _MESSAGE, delete),
    ("POST", f"{_CHANNEL}/typing", show_typing),
    ("POST", f"{_MESSAGE}/threads", open_thread),
)
