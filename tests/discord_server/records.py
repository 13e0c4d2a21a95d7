"""Discord's records as it sends them: people, servers, channels, the application.

Each function returns one record with all the fields that Discord fills for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

Json = dict[str, Any]

TEXT_CHANNEL: Final = 0
DIRECT_CHANNEL: Final = 1
GROUP_CHANNEL: Final = 3
THREAD: Final = 11
ALL_PERMISSIONS: Final = str((1 << 53) - 1)
MANAGE_GUILD: Final = 1 << 5
MANAGE_MESSAGES: Final = 1 << 13
ADMINISTRATOR: Final = 1 << 3
ORDINARY: Final = sum(1 << bit for bit in (6, 10, 11, 14, 15, 16, 31, 35, 38, 50))
"""What members may usually do: see, write, react, send files, open threads, use commands."""
_GATEWAY_MESSAGE_CONTENT_LIMITED: Final = 1 << 19


def user(id_: str, name: str, *, bot: bool = False) -> Json:
    """Return a person or a bot."""
    return {
        "id": id_,
        "username": name.lower().replace(" ", "_"),
        "global_name": None if bot else name,
        "discriminator": "0000" if bot else "0",
        "avatar": None,
        "public_flags": 0,
        "flags": 0,
        "bot": bot,
        "primary_guild": None,
    }


def own_user(bot: Json) -> Json:
    """Return a bot as it sees itself."""
    return {**bot, "mfa_enabled": True, "locale": "en-US", "email": None, "verified": True}


def member(person: Json, joined_at: str, roles: Sequence[str] = ()) -> Json:
    """Return a person as a member of a server, with the ids of their roles."""
    return {
        "user": person,
        "nick": None,
        "avatar": None,
        "banner": None,
        "roles": list(roles),
        "joined_at": joined_at,
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "communication_disabled_until": None,
    }


def text_channel(id_: str, guild_id: str, name: str, position: int) -> Json:
    """Return a text channel of a server."""
    return {
        "id": id_,
        "type": TEXT_CHANNEL,
        "guild_id": guild_id,
        "name": name,
        "position": position,
        "permission_overwrites": [],
        "nsfw": False,
        "parent_id": None,
        "topic": None,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "flags": 0,
    }


def thread(parent: Json, id_: str, name: str, owner_id: str, now: str) -> Json:
    """Return a thread of a server's channel."""
    return {
        "id": id_,
        "type": THREAD,
        "guild_id": parent["guild_id"],
        "parent_id": parent["id"],
        "owner_id": owner_id,
        "name": name,
        "last_message_id": None,
        "message_count": 0,
        "member_count": 1,
        "total_message_sent": 0,
        "rate_limit_per_user": 0,
        "flags": 0,
        "thread_metadata": {
            "archived": False,
            "archive_timestamp": now,
            "auto_archive_duration": 1440,
            "locked": False,
            "create_timestamp": now,
        },
    }


def direct_channel(id_: str, person: Json) -> Json:
    """Return the channel of direct messages with one person."""
    return {
        "id": id_,
        "type": DIRECT_CHANNEL,
        "last_message_id": None,
        "flags": 0,
        "recipients": [person],
    }


def group_channel(id_: str, people: Sequence[Json], name: str) -> Json:
    """Return a group chat; the first of the people owns it."""
    return {
        "id": id_,
        "type": GROUP_CHANNEL,
        "last_message_id": None,
        "flags": 0,
        "recipients": list(people),
        "name": name,
        "icon": None,
        "owner_id": people[0]["id"],
    }


def role(id_: str, name: str) -> Json:
    """Return a role of a server that allows nothing by itself."""
    return {**everyone_role(id_), "name": name, "position": 1, "permissions": "0"}


def everyone_role(guild_id: str) -> Json:
    """Return the role that every member of a server has."""
    colours = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
    return {
        "id": guild_id,
        "name": "@everyone",
        "color": 0,
        "colors": colours,
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "position": 0,
        "permissions": ALL_PERMISSIONS,
        "managed": False,
        "mentionable": False,
        "flags": 0,
        "description": None,
    }


def guild(id_: str, name: str, owner_id: str) -> Json:
    """Return a server."""
    empty = "threads presences voice_states stage_instances guild_scheduled_events"
    lists = f"emojis stickers features soundboard_sounds {empty}".split()
    absent = "icon description splash discovery_splash banner home_header application_id"
    channels = "afk_channel_id system_channel_id widget_channel_id rules_channel_id"
    more = "safety_alerts_channel_id public_updates_channel_id vanity_url_code incidents_data"
    return {
        "id": id_,
        "name": name,
        "owner_id": owner_id,
        "roles": [everyone_role(id_)],
        **{field: [] for field in lists},
        **dict.fromkeys(f"{absent} {channels} {more} max_presences".split()),
        "region": "deprecated",
        "afk_timeout": 300,
        "system_channel_flags": 0,
        "widget_enabled": False,
        "verification_level": 0,
        "default_message_notifications": 0,
        "mfa_level": 0,
        "explicit_content_filter": 0,
        "max_members": 500_000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": "en-US",
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "nsfw_level": 0,
        "large": False,
        "unavailable": False,
    }


def application(bot: Json, owner: Json) -> Json:
    """Return the application that a bot belongs to, as its owner sees it."""
    absent = "icon type interactions_endpoint_url role_connections_verification_url team"
    return {
        "id": bot["id"],
        "name": bot["username"],
        "description": "",
        "bot": bot,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": _GATEWAY_MESSAGE_CONTENT_LIMITED,
        "flags_new": str(_GATEWAY_MESSAGE_CONTENT_LIMITED),
        "owner": owner,
        "redirect_uris": [],
        "integration_types_config": {"0": {}, "1": {}},
        "approximate_guild_count": 1,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": ["bot", "applications.commands"],
        "tags": [],
        **dict.fromkeys(absent.split()),
    }
