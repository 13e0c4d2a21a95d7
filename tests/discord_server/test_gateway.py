from __future__ import annotations

import json
import zlib
from collections.abc import Callable

import aiohttp
import pytest
import zstandard

from tests.discord_server import DiscordServer, Guild, Person
from tests.discord_server.events import Intent
from tests.discord_server.raw import MESSAGES, Api, Socket, connection
from tests.discord_server.sessions import Op

WORDS = "When does the tax rise?"


async def test_hello_comes_first_then_ready_then_the_servers(
    discord: DiscordServer, harbour: Guild
) -> None:
    """A bot hears how often to beat, then who it is, then each server in full."""
    async with connection(discord) as socket:
        assert (await socket.receive())["d"]["heartbeat_interval"] == 41_250
        ready = await socket.identify()
        guild = await socket.receive()
    assert ready["user"]["bot"]
    assert ready["guilds"] == [{"id": harbour.id, "unavailable": True}]
    assert (guild["t"], guild["s"], guild["d"]["name"]) == ("GUILD_CREATE", 2, "Harbour")
    assert [channel["name"] for channel in guild["d"]["channels"]] == ["general"]


async def test_heartbeats_are_acknowledged(discord: DiscordServer) -> None:
    """Also before a bot identified itself."""
    async with connection(discord) as socket:
        await socket.receive()
        await socket.send(Op.HEARTBEAT)
        assert (await socket.receive())["op"] == Op.HEARTBEAT_ACK


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("not json", 4002),
        ("[]", 4002),
        ('{"d": 1}', 4002),
        ('{"op": 77}', 4001),
        ('{"op": 3, "d": {}}', 4003),
        ('{"op": 2, "d": {"token": "wrong", "intents": 0}}', 4004),
        ('{"op": 6, "d": {"token": "wrong", "session_id": "x", "seq": 0}}', 4004),
    ],
)
async def test_what_the_gateway_does_not_take_closes_it(
    discord: DiscordServer, sent: str, code: int
) -> None:
    """Each kind of nonsense has a code of its own."""
    async with connection(discord) as socket:
        await socket.socket.send_str(sent)
        assert await socket.closed() == code


async def test_another_version_is_not_spoken(discord: DiscordServer) -> None:
    """Only version 10 in JSON is."""
    async with connection(discord, "v=6&encoding=json") as socket:
        assert await socket.closed() == 4012


@pytest.mark.parametrize(
    "intent", [Intent.GUILD_MEMBERS, Intent.GUILD_PRESENCES, Intent.MESSAGE_CONTENT]
)
async def test_privileged_intents_need_permission(discord: DiscordServer, intent: Intent) -> None:
    """Without permission they close the connection, with it they are granted."""
    async with connection(discord) as socket:
        await socket.send(Op.IDENTIFY, {"token": discord.token, "intents": int(intent)})
        assert await socket.closed() == 4014
    discord.gateway.privileged = intent
    async with connection(discord) as socket:
        assert await socket.identify(intent)


async def test_nobody_identifies_twice(discord: DiscordServer) -> None:
    """A second IDENTIFY closes the connection."""
    async with connection(discord) as socket:
        await socket.identify()
        await socket.send(Op.IDENTIFY, {"token": discord.token, "intents": 0})
        assert await socket.closed() == 4005


async def test_events_go_to_those_whose_intents_include_them(
    discord: DiscordServer, harbour: Guild, mara: Person
) -> None:
    """Who asked for messages in servers alone hears nothing of direct ones."""
    async with connection(discord) as socket:
        await socket.identify(Intent.GUILD_MESSAGES)
        await mara.direct_message(WORDS)
        heard = await mara.mention(WORDS, harbour)
        assert (await socket.receive())["d"]["id"] == heard.id


async def test_words_are_left_out_without_the_content_intent(
    discord: DiscordServer, harbour: Guild, mara: Person
) -> None:
    """They stay in direct messages, in what mentions the bot, and in replies to it."""
    async with connection(discord) as socket:
        await socket.identify()
        await mara.say(WORDS, harbour)
        assert (await socket.until("MESSAGE_CREATE"))["d"]["content"] == ""
        await mara.mention(WORDS, harbour)
        assert WORDS in (await socket.until("MESSAGE_CREATE"))["d"]["content"]
        await mara.direct_message(WORDS)
        event = (await socket.until("MESSAGE_CREATE"))["d"]
        assert (event["content"], event["channel_type"]) == (WORDS, 1)
        assert "guild_id" not in event


async def test_a_reply_to_the_bot_is_heard(
    discord: DiscordServer, harbour: Guild, mara: Person, api: Api
) -> None:
    """A reply mentions whom it replies to, so its words arrive."""
    path = f"/channels/{harbour.channels[0].id}/messages"
    written = (await api("POST", path, {"content": "hello"})).body
    async with connection(discord) as socket:
        await socket.identify()
        await mara.say(WORDS, harbour, reply_to=discord.world.messages[written["id"]])
        assert (await socket.until("MESSAGE_CREATE"))["d"]["content"] == WORDS


async def test_a_session_resumes_where_it_was_left(discord: DiscordServer, mara: Person) -> None:
    """What happened since the event last seen is told again, in order, then RESUMED."""
    async with connection(discord) as socket:
        session = (await socket.identify())["session_id"]
        await mara.direct_message("one")
    await mara.direct_message("two")
    async with connection(discord) as socket:
        await socket.resume(session, 1)
        assert (await socket.receive())["op"] == Op.HELLO
        events = [await socket.receive() for _ in range(3)]
        await mara.direct_message("three")
        events.append(await socket.receive())
    assert [event["d"].get("content") for event in events] == ["one", "two", None, "three"]
    assert [event["s"] for event in events] == [2, 3, 4, 5]
    assert events[2]["t"] == "RESUMED"


async def test_an_unknown_session_is_invalid(discord: DiscordServer) -> None:
    """The bot has to identify itself again, which it may do on the same connection."""
    async with connection(discord) as socket:
        await socket.receive()
        await socket.resume("nobody's", 3)
        assert (await socket.receive())["op"] == Op.INVALID_SESSION
        assert await socket.identify()


async def test_events_that_were_not_yet_sent_cannot_have_been_seen(
    discord: DiscordServer,
) -> None:
    """A number from the future closes the connection."""
    async with connection(discord) as socket:
        session = (await socket.identify())["session_id"]
    async with connection(discord) as socket:
        await socket.resume(session, 99)
        assert await socket.closed() == 4007


async def test_shards_share_the_servers_out(discord: DiscordServer, mara: Person) -> None:
    """Each server is told of by one shard; direct messages by the first."""
    guilds = sorted(discord.guild(f"Server {number}").id for number in range(6))
    async with connection(discord) as first, connection(discord) as second:
        ready = [await first.identify(shard=[0, 2]), await second.identify(shard=[1, 2])]
        await mara.direct_message(WORDS)
        assert (await first.until("MESSAGE_CREATE"))["d"]["content"] == WORDS
    told = [[guild["id"] for guild in shard["guilds"]] for shard in ready]
    assert sorted(told[0] + told[1]) == guilds
    assert all((int(id_) >> 22) % 2 == number for number in (0, 1) for id_ in told[number])
    assert discord.gateway.sessions[ready[1]["session_id"]].sequence == 1 + len(told[1])


def zlib_stream() -> Callable[[bytes], bytes]:
    """Unpack a stream of zlib."""
    return zlib.decompressobj().decompress


def zstd_stream() -> Callable[[bytes], bytes]:
    """Unpack a stream of Zstandard."""
    return zstandard.ZstdDecompressor().decompressobj().decompress


@pytest.mark.parametrize("unpacking", [zlib_stream, zstd_stream])
async def test_the_stream_is_packed_by_one_compressor(
    discord: DiscordServer, unpacking: Callable[[], Callable[[bytes], bytes]]
) -> None:
    """Each payload is a message of its own, unpacked with what came before."""
    unpack = unpacking()
    query = f"v=10&encoding=json&compress={unpacking.__name__.replace('_', '-')}"
    async with connection(discord, query) as socket:
        assert json.loads(unpack(await socket.socket.receive_bytes()))["op"] == Op.HELLO
        await socket.send(Op.HEARTBEAT)
        assert json.loads(unpack(await socket.socket.receive_bytes()))["op"] == Op.HEARTBEAT_ACK


async def test_a_connection_can_be_refused(discord: DiscordServer) -> None:
    """As often as a test wants, and then no more."""
    discord.gateway.refusing = 1
    with pytest.raises(aiohttp.WSServerHandshakeError):
        async with connection(discord):
            pass
    async with connection(discord) as socket:
        assert isinstance(socket, Socket)
        assert await socket.identify(MESSAGES)
