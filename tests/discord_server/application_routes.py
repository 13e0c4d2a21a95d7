"""Routes about the bot itself: who it is, where its gateway is, what commands it has."""

from __future__ import annotations

from typing import Final

from tests.discord_server import records
from tests.discord_server.calls import Call, Handler
from tests.discord_server.records import Json
from tests.discord_server.refusals import ApiError, Refusal
from tests.discord_server.world import World

_ABSENT_FIELDS: Final[Json] = {
    "type": 1,
    "description": "",
    "nsfw": False,
    "contexts": None,
    "integration_types": [0],
}


async def own_user(world: World, call: Call) -> Json:
    """Return the bot as it sees itself."""
    return records.own_user(world.bot)


async def own_application(world: World, call: Call) -> Json:
    """Return the bot's application."""
    return records.application(world.bot, world.owner)


async def gateway(world: World, call: Call) -> Json:
    """Return where to connect, and how often that may be done."""
    starts = {"total": 1000, "remaining": 999, "reset_after": 86_400_000}
    limit = {**starts, "max_concurrency": world.max_concurrency}
    return {"url": world.gateway_url, "shards": world.shards, "session_start_limit": limit}


async def put_commands(world: World, call: Call) -> list[Json]:
    """Put commands in place of those registered before; one of the same name keeps its id."""
    scope = _scope(world, call)
    before = {(old["type"], old["name"]): old["id"] for old in world.commands.get(scope, [])}
    world.commands[scope] = [_registered(world, scope, command, before) for command in call.body]
    return world.commands[scope]


async def commands(world: World, call: Call) -> list[Json]:
    """Return the commands that are registered."""
    return world.commands.get(_scope(world, call), [])


def _scope(world: World, call: Call) -> str | None:
    if call.params["application_id"] != world.bot_id:
        raise ApiError(Refusal.UNKNOWN_APPLICATION)
    guild = call.params.get("guild_id")
    if guild is not None and guild not in world.guilds:
        raise ApiError(Refusal.UNKNOWN_GUILD)
    return guild


def _registered(
    world: World, scope: str | None, command: Json, before: dict[tuple[int, str], str]
) -> Json:
    sent = {key: value for key, value in command.items() if value is not None}
    made = {**_ABSENT_FIELDS, **sent}
    permissions = sent.get("default_member_permissions")
    return {
        **made,
        "id": before.get((made["type"], made["name"])) or world.clock.snowflake(),
        "application_id": world.bot_id,
        "version": world.clock.snowflake(),
        "default_member_permissions": None if permissions is None else str(permissions),
        **({"guild_id": scope} if scope else {}),
    }


_COMMANDS = "/applications/{application_id}/commands"
_GUILD_COMMANDS = "/applications/{application_id}/guilds/{guild_id}/commands"
ROUTES: Final[tuple[tuple[str, str, Handler], ...]] = (
    ("GET", "/users/@me", own_user),
    ("GET", "/oauth2/applications/@me", own_application),
    ("GET", "/gateway/bot", gateway),
    ("PUT", _COMMANDS, put_commands),
    ("GET", _COMMANDS, commands),
    ("PUT", _GUILD_COMMANDS, put_commands),
    ("GET", _GUILD_COMMANDS, commands),
)
