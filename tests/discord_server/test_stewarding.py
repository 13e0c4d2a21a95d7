"""What those who look after a server use: subcommands, permissions, menus, files, threads."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest

from tests.discord_server import DiscordServer, File, Guild, NotPossibleError, Person
from tests.discord_server.interactions import Reply
from tests.discord_server.raw import Api, connection
from tests.discord_server.records import ADMINISTRATOR, MANAGE_GUILD
from tests.discord_server.test_interactions import answer

SHELF: dict[str, Any] = {
    "name": "shelf",
    "type": 1,
    "description": "s",
    "contexts": [0],
    "integration_types": [0],
    "default_member_permissions": str(MANAGE_GUILD),
    "options": [
        {
            "name": "add",
            "type": 1,
            "description": "a",
            "options": [{"name": "file", "type": 11, "description": "f", "required": True}],
        },
    ],
}
MENUS: list[dict[str, Any]] = [
    {"type": 1, "components": [{"type": 8, "custom_id": "where", "placeholder": "Channels"}]},
    {"type": 1, "components": [{"type": 6, "custom_id": "who", "placeholder": "Roles"}]},
]
UPLOAD: dict[str, Any] = {
    "title": "Add",
    "custom_id": "add",
    "components": [
        {
            "type": 18,
            "label": "Files",
            "component": {"type": 19, "custom_id": "files", "max_values": 2, "required": False},
        }
    ],
}
NOTE = File("note.md", b"# Note\n\nIt rained.")


@pytest.fixture
async def shelf(discord: DiscordServer, api: Api, harbour: Guild, mara: Person) -> Api:
    """Return what makes requests for a bot with a command that Mara may use."""
    mara.appoint(harbour, permissions=MANAGE_GUILD)
    await api("PUT", f"/applications/{discord.world.bot_id}/commands", [SHELF])
    return api


async def fetch(url: str) -> tuple[int, bytes]:
    """Get what is at an address."""
    async with aiohttp.ClientSession() as http, http.get(url) as response:
        return response.status, await response.read()


async def test_a_file_goes_with_a_subcommand(shelf: Api, harbour: Guild, mara: Person) -> None:
    """Its record is told, and what it holds is at its address."""
    sent = await mara.slash("shelf add", {"file": NOTE}, at=harbour)
    data = sent.payload["data"]
    (option,) = data["options"][0]["options"]
    record = data["resolved"]["attachments"][option["value"]]
    assert (data["name"], data["options"][0]["name"]) == ("shelf", "add")
    assert (record["filename"], record["size"]) == (NOTE.name, len(NOTE.content))
    assert await fetch(record["url"]) == (200, NOTE.content)


async def test_a_file_can_be_gone(
    discord: DiscordServer, shelf: Api, harbour: Guild, mara: Person
) -> None:
    """What is missing is not found."""
    sent = await mara.slash("shelf add", {"file": NOTE}, at=harbour)
    (record,) = sent.payload["data"]["resolved"]["attachments"].values()
    discord.files.missing.add(record["id"])
    assert (await fetch(record["url"]))[0] == 404


async def test_a_group_goes_with_its_subcommands_alone(
    shelf: Api, harbour: Guild, mara: Person
) -> None:
    """Neither alone, nor with one that it has not."""
    for name in ("shelf", "shelf burn"):
        with pytest.raises(NotPossibleError, match="subcommand"):
            await mara.slash(name, at=harbour)


@pytest.mark.parametrize(
    ("permissions", "opened", "offered"),
    [
        (0, False, False),
        (0, True, True),
        (MANAGE_GUILD, False, True),
        (ADMINISTRATOR, False, True),
    ],
)
async def test_a_command_is_offered_to_those_permitted(
    discord: DiscordServer,
    shelf: Api,
    harbour: Guild,
    permissions: int,
    opened: bool,
    offered: bool,
) -> None:
    """To who has its permission, to administrators, and to all where they have opened it."""
    tom = discord.person("Tom")
    tom.appoint(harbour, permissions=permissions)
    harbour.opened |= {"shelf"} if opened else set()
    if offered:
        assert await tom.slash("shelf add", {"file": NOTE}, at=harbour)
    else:
        with pytest.raises(NotPossibleError, match="without permission"):
            await tom.slash("shelf add", {"file": NOTE}, at=harbour)


async def test_roles_and_permissions_are_told(
    discord: DiscordServer, shelf: Api, harbour: Guild, mara: Person
) -> None:
    """A member's roles stand in interactions and messages."""
    editors = discord.world.add_role(harbour, "Editors")
    mara.appoint(harbour, editors, permissions=MANAGE_GUILD)
    sent = await mara.slash("shelf add", {"file": NOTE}, at=harbour)
    member = sent.payload["member"]
    said = await mara.say("hello", harbour)
    assert member["roles"] == [editors]
    assert int(member["permissions"]) & MANAGE_GUILD
    assert said.event("MESSAGE_CREATE").data["member"]["roles"] == [editors]


async def test_channels_and_roles_are_chosen(
    discord: DiscordServer, shelf: Api, harbour: Guild, mara: Person
) -> None:
    """What was chosen is told by id and with its record."""
    editors = discord.world.add_role(harbour, "Editors")
    sent = await mara.slash("shelf add", {"file": NOTE}, at=harbour)
    await answer(shelf, sent, Reply.MESSAGE, content="settings", components=MENUS)
    assert sent.message
    where = await mara.choose(sent.message, "Channels", harbour.channels[0])
    who = await mara.choose(sent.message, "Roles", editors)
    assert where.payload["data"]["values"] == [harbour.channels[0].id]
    assert who.payload["data"]["resolved"]["roles"][editors]["name"] == "Editors"
    with pytest.raises(NotPossibleError, match="another number"):
        await mara.choose(sent.message, "Roles")


async def test_files_go_with_a_modal(shelf: Api, harbour: Guild, mara: Person) -> None:
    """Up to as many as it takes."""
    sent = await mara.slash("shelf add", {"file": NOTE}, at=harbour)
    await answer(shelf, sent, Reply.MODAL, **UPLOAD)
    submitted = await mara.submit(sent, {"Files": [NOTE, NOTE]})
    data = submitted.payload["data"]
    assert len(data["components"][0]["component"]["values"]) == 2
    assert len(data["resolved"]["attachments"]) == 2
    with pytest.raises(NotPossibleError, match="another number of files"):
        await mara.submit(sent, {"Files": [NOTE] * 3})


async def test_a_bot_sends_a_file(discord: DiscordServer, api: Api, harbour: Guild) -> None:
    """What it sends can be fetched; an edit that does not keep it drops it."""
    form = aiohttp.FormData()
    body = {"attachments": [{"id": 0, "filename": "articles.jsonl"}]}
    form.add_field("payload_json", json.dumps(body), content_type="application/json")
    form.add_field("files[0]", b"{}", filename="x")
    url = f"http://127.0.0.1:{discord.port}/api/v10/channels/{harbour.channels[0].id}/messages"
    headers = {"Authorization": f"Bot {discord.token}"}
    async with (
        aiohttp.ClientSession() as http,
        http.post(url, data=form, headers=headers) as response,
    ):
        sent = await response.json()
    (message,) = discord.written
    assert message.attachments == ["articles.jsonl"]
    assert discord.files.content(message.data["attachments"]) == [b"{}"]
    path = f"/channels/{harbour.channels[0].id}/messages/{sent['id']}"
    await api("PATCH", path, {"content": "gone", "attachments": []})
    assert message.attachments == []


async def test_a_thread_is_opened_below_a_message_once(
    discord: DiscordServer, api: Api, harbour: Guild, mara: Person
) -> None:
    """It has the message's id, and people write in it."""
    said = await mara.say("question", harbour)
    path = f"/channels/{harbour.channels[0].id}/messages/{said.id}/threads"
    opened = await api("POST", path, {"name": "question"})
    assert (opened.status, opened.body["id"]) == (201, said.id)
    assert (await api("POST", path, {"name": "again"})).refusal == (400, 160004)
    thread = discord.world.channels[said.id]
    assert (await mara.say("more", thread)).event("MESSAGE_CREATE").data["channel_type"] == 11


@pytest.mark.parametrize("outage", [True, False])
async def test_a_server_is_left_or_fails(
    discord: DiscordServer, harbour: Guild, outage: bool
) -> None:
    """The bot is told in either case, and of an outage that it is one."""
    async with connection(discord) as socket:
        await socket.receive()
        await socket.identify()
        await discord.world.remove_guild(harbour, unavailable=outage)
        told = (await socket.until("GUILD_DELETE"))["d"]
    assert told["id"] == harbour.id
    assert told.get("unavailable", False) is outage
