"""Who is notified by a message, what can be read in it, and what an edit leaves."""

from __future__ import annotations

from typing import Any

import pytest

from tests.discord_server import DiscordServer, Guild, NotPossibleError, Person
from tests.discord_server.messages import Flag, Message
from tests.discord_server.raw import Api

MENU = {
    "type": 3,
    "custom_id": "pick",
    "options": [{"label": "One", "value": "1"}, {"label": "Two", "value": "2"}],
}


async def written(discord: DiscordServer, api: Api, at: Guild, body: Any) -> Message:
    """Let the bot write a message."""
    reply = await api("POST", f"/channels/{at.channels[0].id}/messages", body)
    return discord.world.messages[reply.body["id"]]


@pytest.mark.parametrize(
    ("allowed", "pings"),
    [
        (None, ["everyone", "mara"]),
        ({"parse": []}, []),
        ({"parse": ["users"]}, ["mara"]),
        ({"parse": ["everyone"]}, ["everyone"]),
        ({"parse": [], "users": ["mara's"]}, ["mara"]),
    ],
)
async def test_a_message_notifies_whom_it_may(
    discord: DiscordServer, api: Api, harbour: Guild, mara: Person, allowed: Any, pings: list[str]
) -> None:
    """Without `allowed_mentions` everybody mentioned, else only those it names."""
    body: dict[str, Any] = {"content": f"<@{mara.id}> @everyone <@123456789012345678>"}
    if allowed:
        named = [mara.id for _ in allowed.get("users", [])]
        body["allowed_mentions"] = {**allowed, **({"users": named} if named else {})}
    assert (await written(discord, api, harbour, body)).pings == pings


@pytest.mark.parametrize(
    ("allowed", "pings"),
    [(None, ["mara"]), ({"parse": []}, []), ({"parse": [], "replied_user": True}, ["mara"])],
)
async def test_a_reply_notifies_whom_it_answers(
    discord: DiscordServer, api: Api, harbour: Guild, mara: Person, allowed: Any, pings: list[str]
) -> None:
    """Unless it says that it should not."""
    asked = await mara.say("question", harbour)
    body: dict[str, Any] = {"content": "answer", "message_reference": {"message_id": asked.id}}
    if allowed:
        body["allowed_mentions"] = allowed
    assert (await written(discord, api, harbour, body)).pings == pings


async def test_all_that_can_be_read_is_the_text(
    discord: DiscordServer, api: Api, harbour: Guild
) -> None:
    """The content, and every part of every embed."""
    field = {"name": "name", "value": "value"}
    embed: dict[str, Any] = {
        "title": "title",
        "description": "description",
        "footer": {"text": "footer"},
    }
    embed |= {"author": {"name": "author"}, "fields": [field]}
    message = await written(discord, api, harbour, {"content": "content", "embeds": [embed]})
    assert message.text.split("\n") == [
        *("content", "author", "title", "description"),
        *("name", "value", "footer"),
    ]


async def test_components_are_numbered_and_their_texts_read(
    discord: DiscordServer, api: Api, harbour: Guild
) -> None:
    """Within each other too."""
    text = {"type": 10, "content": "inside"}
    body = {"flags": int(Flag.COMPONENTS_V2), "components": [{"type": 17, "components": [text]}]}
    message = await written(discord, api, harbour, body)
    (outer,) = message.data["components"]
    assert (outer["id"], outer["components"][0]["id"]) == (1, 2)
    assert "inside" in message.text


async def test_an_edit_changes_only_what_it_names(
    discord: DiscordServer, api: Api, harbour: Guild
) -> None:
    """What it leaves out stays; null empties."""
    body = {"content": "old", "embeds": [{"title": "title"}]}
    message = await written(discord, api, harbour, body)
    path = f"/channels/{message.channel.id}/messages/{message.id}"
    await api("PATCH", path, {"content": "new"})
    assert message.text == "new\ntitle"
    await api("PATCH", path, {"embeds": None})
    assert message.text == "new"


async def test_a_menu_is_chosen_from(
    discord: DiscordServer, api: Api, harbour: Guild, mara: Person
) -> None:
    """By the labels that are shown; the values are sent."""
    row = {"type": 1, "components": [MENU]}
    message = await written(discord, api, harbour, {"content": "x", "components": [row]})
    chosen = await mara.select(message, "Two")
    assert chosen.payload["data"]["values"] == ["2"]
    with pytest.raises(NotPossibleError):
        await mara.select(message, "Three")
