"""What becomes of an interaction, seen by a client that is no library."""

from __future__ import annotations

from typing import Any

import pytest

from tests.discord_server import DiscordServer, Guild, Person
from tests.discord_server.interactions import Interaction, Reply
from tests.discord_server.raw import Api, connection
from tests.discord_server.raw import Reply as Answer

ASK = {
    "name": "ask",
    "type": 1,
    "description": "Ask",
    "contexts": [0, 1],
    "integration_types": [0, 1],
    "options": [
        {"name": "question", "type": 3, "description": "q", "required": True},
        {"name": "article", "type": 3, "description": "a", "autocomplete": True},
    ],
}
MODAL: dict[str, Any] = {
    "title": "Report",
    "custom_id": "report",
    "components": [
        {
            "type": 18,
            "label": "Reason",
            "component": {"type": 4, "style": 1, "custom_id": "why", "min_length": 3},
        }
    ],
}
BUTTON = {"type": 2, "style": 2, "label": "More", "custom_id": "more"}
ROW = [{"type": 1, "components": [BUTTON]}]


@pytest.fixture
async def registered(discord: DiscordServer, api: Api) -> Api:
    """Return what makes requests for a bot that has one command."""
    await api("PUT", f"/applications/{discord.world.bot_id}/commands", [ASK])
    return api


async def answer(api: Api, to: Interaction, reply: Reply, query: str = "", **data: Any) -> Answer:
    """Answer an interaction first."""
    path = f"/interactions/{to.id}/{to.payload['token']}/callback{query}"
    return await api("POST", path, {"type": int(reply), "data": data})


def hook(of: Interaction, path: str = "") -> str:
    """Return the path of what an interaction's token opens."""
    return f"/webhooks/{of.payload['application_id']}/{of.payload['token']}{path}"


async def asked(person: Person, at: Guild | None = None, **more: Any) -> Interaction:
    """Send the command."""
    return await person.slash("ask", {"question": "Who?"}, at=at, **more)


async def test_a_bot_is_told_who_asked_what_and_where(
    discord: DiscordServer, registered: Api, harbour: Guild, mara: Person
) -> None:
    """In a server a member asks, in direct messages a user."""
    async with connection(discord) as socket:
        await socket.identify()
        await asked(mara, harbour)
        in_guild = (await socket.until("INTERACTION_CREATE"))["d"]
        await asked(mara)
        direct = (await socket.until("INTERACTION_CREATE"))["d"]
    assert in_guild["data"]["options"] == [{"name": "question", "type": 3, "value": "Who?"}]
    assert (in_guild["guild_id"], in_guild["context"]) == (harbour.id, 0)
    assert in_guild["member"]["user"]["id"] == direct["user"]["id"] == mara.id
    assert (direct["context"], "guild_id" in direct, "member" in direct) == (1, False, False)


async def test_a_deferral_is_filled_by_an_edit(registered: Api, mara: Person) -> None:
    """Until then the person sees that the bot is thinking."""
    interaction = await asked(mara)
    assert (await answer(registered, interaction, Reply.DEFERRED_MESSAGE)).status == 204
    assert interaction.waiting
    edited = await registered("PATCH", hook(interaction, "/messages/@original"), {"content": "A"})
    assert edited.status == 200
    assert not interaction.waiting
    assert interaction.text == "A"


async def test_the_first_follow_up_fills_a_deferral_too(registered: Api, mara: Person) -> None:
    """And stays as private as the deferral was; the second is a message of its own."""
    interaction = await asked(mara)
    await answer(registered, interaction, Reply.DEFERRED_MESSAGE, flags=64)
    for content in ("first", "second"):
        assert (await registered("POST", hook(interaction), {"content": content})).status == 200
    assert (interaction.text, interaction.private) == ("first", True)
    assert [message.content for message in interaction.follow_ups] == ["second"]


async def test_an_answer_can_be_asked_back(registered: Api, mara: Person) -> None:
    """`with_response` returns the message that was written."""
    interaction = await asked(mara)
    reply = await answer(
        registered, interaction, Reply.MESSAGE, "?with_response=true", content="hello"
    )
    assert reply.body["resource"]["message"]["content"] == "hello"
    assert reply.body["interaction"]["response_message_ephemeral"] is False


async def test_an_interaction_is_answered_once(registered: Api, mara: Person) -> None:
    """The second first answer is refused."""
    interaction = await asked(mara)
    await answer(registered, interaction, Reply.DEFERRED_MESSAGE)
    again = await answer(registered, interaction, Reply.MESSAGE, content="hello")
    assert again.refusal == (400, 40060)


async def test_after_three_seconds_there_is_no_first_answer(
    discord: DiscordServer, registered: Api, mara: Person
) -> None:
    """Nor is there anything to edit."""
    interaction = await asked(mara)
    discord.clock.advance(3.5)
    late = await answer(registered, interaction, Reply.MESSAGE, content="hello")
    assert late.refusal == (404, 10062)
    assert (await registered("POST", hook(interaction), {"content": "x"})).refusal == (404, 10015)


async def test_after_fifteen_minutes_the_token_is_dead(
    discord: DiscordServer, registered: Api, mara: Person
) -> None:
    """For edits and follow-ups alike."""
    interaction = await asked(mara)
    await answer(registered, interaction, Reply.DEFERRED_MESSAGE)
    discord.clock.advance(15 * 60 + 1)
    for method, path in (("PATCH", "/messages/@original"), ("POST", "")):
        reply = await registered(method, hook(interaction, path), {"content": "x"})
        assert reply.refusal == (401, 50027)


async def test_a_stranger_to_an_interaction_answers_nothing(registered: Api, mara: Person) -> None:
    """Neither with another's id nor with an invented token."""
    first, second = await asked(mara), await asked(mara)
    token = second.payload["token"]
    path = f"/interactions/{first.id}/{token}/callback"
    assert (await registered("POST", path, {"type": 5})).refusal == (404, 10062)


@pytest.mark.parametrize("reply", [Reply.CHOICES, Reply.UPDATE, Reply.DEFERRED_UPDATE])
async def test_a_command_is_not_answered_like_something_else(
    registered: Api, mara: Person, reply: Reply
) -> None:
    """Choices are for typing, updates for what was pressed."""
    data: dict[str, Any] = {"choices": []} if reply is Reply.CHOICES else {}
    refused = await answer(registered, await asked(mara), reply, **data)
    assert refused.refusal == (400, 50035)


async def test_an_empty_answer_is_refused(registered: Api, mara: Person) -> None:
    """First, as a follow-up and as an edit."""
    interaction = await asked(mara)
    assert (await answer(registered, interaction, Reply.MESSAGE)).refusal == (400, 50006)
    await answer(registered, interaction, Reply.MESSAGE, content="hello")
    assert (await registered("POST", hook(interaction), {})).refusal == (400, 50006)
    emptied = await registered("PATCH", hook(interaction, "/messages/@original"), {"content": ""})
    assert emptied.refusal == (400, 50006)


async def test_a_private_answer_is_not_told_to_the_channel(
    discord: DiscordServer, registered: Api, harbour: Guild, mara: Person
) -> None:
    """No event tells of it, and it cannot be had through the channel."""
    async with connection(discord) as socket:
        await socket.identify()
        interaction = await asked(mara, harbour)
        await answer(registered, interaction, Reply.MESSAGE, content="secret", flags=64)
        said = await mara.say("and on", harbour)
        assert (await socket.until("MESSAGE_CREATE"))["d"]["id"] == said.id
    assert interaction.message
    path = f"/channels/{interaction.channel.id}/messages/{interaction.message.id}"
    assert (await registered("GET", path)).refusal == (404, 10008)
    assert [person.sees(interaction.message) for person in (mara, discord.person("Tom"))] == [
        True,
        False,
    ]


async def test_choices_are_offered(registered: Api, discord: DiscordServer, mara: Person) -> None:
    """What a bot suggests is what the person can pick from."""
    async with connection(discord) as socket:
        await socket.identify()
        typing = await mara.type_into("ask", "article", "Br")
        event = (await socket.until("INTERACTION_CREATE"))["d"]
        choices = [{"name": "Bridge", "value": "b"}]
        await answer(registered, typing, Reply.CHOICES, choices=choices)
    assert event["data"]["options"] == [
        {"name": "article", "type": 3, "value": "Br", "focused": True}
    ]
    assert typing.choices == choices


async def test_a_button_changes_its_message_or_answers(
    registered: Api, harbour: Guild, mara: Person
) -> None:
    """An update is seen by all; a deferred one shows nothing yet."""
    interaction = await asked(mara, harbour)
    await answer(registered, interaction, Reply.MESSAGE, content="old", components=ROW)
    message = interaction.message
    assert message
    later = await mara.click(message, "More")
    await answer(registered, later, Reply.DEFERRED_UPDATE)
    assert message.content == "old"
    at_once = await mara.click(message, "More")
    await answer(registered, at_once, Reply.UPDATE, content="new")
    assert message.content == "new"
    assert at_once.message is message


async def test_a_modal_is_filled_in_and_submitted(
    discord: DiscordServer, registered: Api, mara: Person
) -> None:
    """What was typed arrives under the input's id; a modal does not answer a modal."""
    interaction = await asked(mara)
    await answer(registered, interaction, Reply.MODAL, **MODAL)
    async with connection(discord) as socket:
        await socket.identify()
        submitted = await mara.submit(interaction, {"Reason": "It is wrong"})
        data = (await socket.until("INTERACTION_CREATE"))["d"]["data"]
    assert data["components"][0]["component"]["value"] == "It is wrong"
    assert (await answer(registered, submitted, Reply.MODAL, **MODAL)).refusal == (400, 50035)
    assert (await answer(registered, submitted, Reply.MESSAGE, content="thanks")).status == 204


async def test_where_only_a_person_brought_the_bot_follow_ups_are_few(
    discord: DiscordServer, registered: Api, harbour: Guild, mara: Person
) -> None:
    """There are five, after the first answer."""
    interaction = await asked(mara, harbour, by_user_install=True)
    await answer(registered, interaction, Reply.MESSAGE, content="hello")
    replies = [await registered("POST", hook(interaction), {"content": "x"}) for _ in range(5)]
    assert [reply.status for reply in replies] == [200] * 5
    discord.clock.advance(2)
    assert (await registered("POST", hook(interaction), {"content": "x"})).refusal == (400, 40094)
