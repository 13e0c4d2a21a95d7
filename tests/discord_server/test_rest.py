from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest

from tests.discord_server import DiscordServer, Guild, Person
from tests.discord_server.raw import Api, connection
from tests.discord_server.refusals import Refusal

HELLO = {"content": "hello"}


@pytest.fixture
def messages(harbour: Guild) -> str:
    """Return the path of a channel's messages."""
    return f"/channels/{harbour.channels[0].id}/messages"


@pytest.mark.parametrize("path", ["/users/@me", "/oauth2/applications/@me", "/gateway/bot"])
async def test_a_bot_that_logs_in_learns_who_it_is(api: Api, path: str) -> None:
    """The routes of logging in answer those who have the token, and nobody else."""
    assert (await api("GET", path)).status == 200
    api.token = "wrong"
    assert (await api("GET", path)).refusal == (401, 0)


async def test_an_unknown_route_is_a_problem(discord: DiscordServer, api: Api) -> None:
    """What the server does not know must not go unnoticed."""
    assert (await api("GET", "/voice/regions")).status == 404
    assert discord.problems == ["there is no route GET /voice/regions"]
    discord.problems.clear()


async def test_what_is_no_json_is_refused(api: Api, messages: str) -> None:
    """Also where it is no text."""
    for body in (b"{", b"\xff\xfe", b"content=hello"):
        assert (await api("POST", messages, body)).refusal == (400, 50109)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"content": "x" * 2001}, "content: 2001 characters, and 2000 are allowed"),
        ({"content": "x" * 1999 + "👩"}, "content: 2001 characters"),
        ([], "the body must be an object"),
        ({"embeds": [{"title": "x" * 257}]}, "embed title: 257 characters"),
    ],
)
async def test_a_body_that_breaks_the_rules_is_refused_and_noted(
    discord: DiscordServer, api: Api, messages: str, body: Any, told: str
) -> None:
    """The refusal says why, and so does the list of problems."""
    reply = await api("POST", messages, body)
    assert reply.refusal == (400, 50035)
    assert any(told in error["message"] for error in reply.body["errors"]["_errors"])
    assert any(told in problem for problem in discord.problems)
    assert not discord.written
    discord.problems.clear()


async def test_problems_fail_the_test() -> None:
    """A block that leaves problems behind does not end quietly."""
    with pytest.raises(AssertionError, match="as an example"):
        async with DiscordServer() as discord:
            discord.problems.append("as an example")


async def test_a_message_is_written_read_changed_and_deleted(
    discord: DiscordServer, api: Api, messages: str
) -> None:
    """What is written can be read until it is deleted, and a bot that listens hears of it."""
    async with connection(discord) as socket:
        await socket.identify()
        written = (await api("POST", messages, HELLO)).body
        path = f"{messages}/{written['id']}"
        assert (await api("GET", path)).body == written
        changed = (await api("PATCH", path, {"content": "goodbye"})).body
        assert (await api("DELETE", path)).status == 204
        heard = [
            (await socket.until(name))["d"]["id"]
            for name in ("MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE")
        ]
    assert (changed["content"], bool(changed["edited_timestamp"])) == ("goodbye", True)
    assert heard == [written["id"]] * 3
    assert (await api("GET", path)).refusal == (404, 10008)


async def test_nobody_changes_what_another_wrote(
    api: Api, messages: str, harbour: Guild, mara: Person
) -> None:
    """A bot edits and deletes its own messages."""
    path = f"{messages}/{(await mara.say('mine', harbour)).id}"
    assert (await api("PATCH", path, HELLO)).refusal == (403, 50005)
    assert (await api("DELETE", path)).refusal == (403, 50013)


async def test_an_empty_message_is_refused(api: Api, messages: str) -> None:
    """There must be something in it."""
    assert (await api("POST", messages, {"content": ""})).refusal == (400, 50006)


async def test_an_unknown_channel_takes_nothing(api: Api) -> None:
    """The same where one wants to type in it."""
    assert (await api("POST", "/channels/1/messages", HELLO)).refusal == (404, 10003)
    assert (await api("POST", "/channels/1/typing")).refusal == (404, 10003)


async def test_a_closed_channel_takes_nothing(
    discord: DiscordServer, api: Api, messages: str, harbour: Guild, mara: Person
) -> None:
    """A person who blocks the bot is a closed channel too."""
    harbour.channels[0].closed = Refusal.MISSING_PERMISSIONS
    assert (await api("POST", messages, HELLO)).refusal == (403, 50013)
    mara.block_direct_messages()
    opened = await api("POST", "/users/@me/channels", {"recipient_id": mara.id})
    direct = f"/channels/{opened.body['id']}/messages"
    assert (await api("POST", direct, HELLO)).refusal == (403, 50007)


async def test_there_is_one_channel_of_direct_messages(api: Api, mara: Person) -> None:
    """Opened again it is the same; there is none with the bot itself or with nobody."""
    opened = [await api("POST", "/users/@me/channels", {"recipient_id": mara.id}) for _ in range(2)]
    assert opened[0].body == opened[1].body
    own = (await api("GET", "/users/@me")).body["id"]
    for nobody in (own, "123456789012345678"):
        reply = await api("POST", "/users/@me/channels", {"recipient_id": nobody})
        assert reply.refusal == (400, 50033)


async def test_an_enforced_nonce_is_written_once(
    discord: DiscordServer, api: Api, messages: str
) -> None:
    """The second message with the nonce is the first."""
    body = {**HELLO, "nonce": "7", "enforce_nonce": True}
    first, second = await api("POST", messages, body), await api("POST", messages, body)
    assert first.body == second.body
    await api("POST", messages, {**body, "enforce_nonce": False})
    assert len(discord.written) == 2


async def test_a_reply_refers_to_a_message_that_is_there(
    api: Api, messages: str, harbour: Guild, mara: Person
) -> None:
    """Unless it says that it need not be."""
    asked = await mara.say("question", harbour)
    reply = await api("POST", messages, {**HELLO, "message_reference": {"message_id": asked.id}})
    assert reply.body["referenced_message"]["content"] == "question"
    gone: dict[str, Any] = {"message_id": "123456789012345678"}
    refused = await api("POST", messages, {**HELLO, "message_reference": gone})
    assert refused.refusal == (400, 50035)
    gone["fail_if_not_exists"] = False
    assert (await api("POST", messages, {**HELLO, "message_reference": gone})).status == 200


async def test_a_bucket_empties_and_says_when_it_is_full_again(api: Api, messages: str) -> None:
    """Five messages are allowed in a channel, then it is 429, in this channel alone."""
    replies = [await api("POST", messages, HELLO) for _ in range(6)]
    left = [reply.headers["X-RateLimit-Remaining"] for reply in replies]
    assert left == ["4", "3", "2", "1", "0", "0"]
    assert [reply.status for reply in replies] == [200] * 5 + [429]
    assert replies[5].body["global"] is False
    assert (
        0 < replies[5].body["retry_after"] <= float(replies[0].headers["X-RateLimit-Reset-After"])
    )
    assert len({reply.headers["X-RateLimit-Bucket"] for reply in replies}) == 1
    assert replies[5].headers["X-RateLimit-Scope"] == "user"
    assert (await api("GET", messages.removesuffix("/messages"))).status == 200


async def test_there_is_a_limit_for_all_requests_together(
    api: Api, harbour: Guild, messages: str
) -> None:
    """Fifty a second, whichever routes they go to."""
    paths = ["/users/@me", "/gateway/bot", messages.removesuffix("/messages")] * 40
    replies = await asyncio.gather(*(api("GET", path) for path in paths))
    refused = [reply for reply in replies if reply.status == 429]
    assert refused
    assert all(reply.body["global"] for reply in refused)


@pytest.mark.parametrize("after_effect", [False, True])
async def test_a_fault_comes_before_or_after_the_effect(
    discord: DiscordServer, api: Api, messages: str, after_effect: bool
) -> None:
    """It meets the requests that it is meant for, as often as was asked."""
    discord.faults.answer("POST", "/messages$", 502, after_effect=after_effect)
    assert (await api("POST", messages, HELLO)).status == 502
    assert len(discord.written) == after_effect
    assert (await api("POST", messages, HELLO)).status == 200


async def test_a_line_can_be_cut_and_a_request_held(
    discord: DiscordServer, api: Api, messages: str
) -> None:
    """A cut request gets no answer at all; a held one gets it when it is let go."""
    discord.faults.cut("POST", "/messages$")
    with pytest.raises(aiohttp.ClientError):
        await api("POST", messages, HELLO)
    gate = discord.faults.hold("POST", "/messages$")
    waiting = asyncio.create_task(api("POST", messages, HELLO))
    await discord.changes.until(lambda: discord.faults.met == 2, "the request's being held")
    assert not discord.written
    gate.set()
    assert (await waiting).status == 200


async def test_commands_keep_their_ids(discord: DiscordServer, api: Api, harbour: Guild) -> None:
    """Registered again, a command of the same name is the same; the others are gone."""
    path = f"/applications/{discord.world.bot_id}/commands"
    ask, old = ({"name": name, "description": "d", "type": 1} for name in ("ask", "old"))
    before = (await api("PUT", path, [ask, old])).body
    after = (await api("PUT", path, [ask])).body
    assert [command["id"] for command in after] == [before[0]["id"]]
    assert (await api("GET", path)).body == after
    guild = f"/applications/{discord.world.bot_id}/guilds/{harbour.id}/commands"
    assert (await api("PUT", guild, [old])).body[0]["guild_id"] == harbour.id
    assert (await api("GET", path)).body == after
    assert (await api("GET", "/applications/1/commands")).refusal == (404, 10002)
