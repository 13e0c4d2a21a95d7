"""Messages: made of what somebody sends, changed by edits, read by tests."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntFlag
from typing import TYPE_CHECKING, Any, Final

from tests.discord_server.events import Event, Intent
from tests.discord_server.records import Json, member

if TYPE_CHECKING:
    from tests.discord_server.places import Channel

_PERSON = re.compile(r"<@!?(\d+)>")
_EVERYONE = re.compile(r"@(?:everyone|here)\b")
_TEXT, _MENUS = 10, (3, 5, 6, 7, 8)
_MENU: Final[Json] = {"min_values": 1, "max_values": 1, "disabled": False}
_FILLED_IN: Final[dict[int, Json]] = {
    **dict.fromkeys(_MENUS, _MENU),
    11: {"description": None, "spoiler": False},
    14: {"spacing": 1, "divider": True},
    17: {"accent_color": None, "spoiler": False},
}
"""What Discord fills in, by the type of a component."""

_OF_A_SNAPSHOT: Final = (
    *("type", "content", "mentions", "mention_roles", "attachments", "embeds"),
    *("timestamp", "edited_timestamp", "flags", "components"),
)


class Flag(IntFlag):
    """What a message is, besides its words."""

    SUPPRESS_EMBEDS = 1 << 2
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    HAS_SNAPSHOT = 1 << 14
    COMPONENTS_V2 = 1 << 15


@dataclass(eq=False)
class Message:
    """A message as it stands now; only the person `only_for`, if any, sees it."""

    data: Json
    channel: Channel
    only_for: str | None = None

    @property
    def id(self) -> str:
        """Return its id."""
        return str(self.data["id"])

    @property
    def author(self) -> str:
        """Return the id of who wrote it."""
        return str(self.data["author"]["id"])

    @property
    def flags(self) -> Flag:
        """Return what it is, besides its words."""
        return Flag(self.data["flags"])

    @property
    def content(self) -> str:
        """Return its text, without what is in its embeds."""
        return str(self.data["content"])

    @property
    def text(self) -> str:
        """Return all that can be read in it, a line each."""
        return "\n".join([self.content, *_texts(self.data["embeds"], self.data["components"])])

    @property
    def replies_to(self) -> str | None:
        """Return the id of the message that it is a reply to."""
        found: str | None = self.data.get("message_reference", {}).get("message_id")
        return found

    @property
    def buttons(self) -> dict[str, Json]:
        """Return its buttons by their labels."""
        parts = flatten(self.data["components"])
        return {part["label"]: part for part in parts if part["type"] == 2 and "label" in part}

    @property
    def menus(self) -> dict[str, Json]:
        """Return its menus by the texts above them, or by their placeholders."""
        found: dict[str, Json] = {}
        above = ""
        for part in flatten(self.data["components"]):
            if part["type"] == _TEXT:
                above = part["content"]
            elif part["type"] in _MENUS:
                found[above or part.get("placeholder") or ""] = part
        return found

    @property
    def pings(self) -> list[str]:
        """Return the names of those it notifies."""
        everyone = ["everyone"] if self.data["mention_everyone"] else []
        return [*everyone, *(user["username"] for user in self.data["mentions"])]

    @property
    def attachments(self) -> list[str]:
        """Return the names of the files that it carries."""
        return [str(one["filename"]) for one in self.data["attachments"]]

    def event(self, name: str) -> Event:
        """Return the event that tells of it."""
        data = {**self.data, "channel_type": self.channel.data["type"]}
        if self.channel.guild is None:
            return Event(name, data, Intent.DIRECT_MESSAGES)
        data["guild_id"] = self.channel.guild.id
        if not self.data.get("webhook_id"):
            roles = self.channel.guild.standing(self.author).roles
            author = member(self.data["author"], self.data["timestamp"], roles)
            data["member"] = {field: value for field, value in author.items() if field != "user"}
        return Event(name, data, Intent.GUILD_MESSAGES)

    @property
    def as_referenced(self) -> Json:
        """Return it as a reply to it carries it: without what it is a reply to itself.

        What it forwards is left out too, because Discord's description of its API has no such kind.
        """
        left_out = {"referenced_message"}
        if Flag.HAS_SNAPSHOT in self.flags:
            left_out.add("message_reference")
        return {field: value for field, value in self.data.items() if field not in left_out}

    @property
    def snapshot(self) -> Json:
        """Return it as a message that forwards it carries it: without who wrote it."""
        return {"message": {field: self.data[field] for field in _OF_A_SNAPSHOT}}

    def notify(self, person: Json) -> None:
        """Let it notify a person too."""
        if person not in self.data["mentions"]:
            self.data["mentions"].append(person)

    def deletion(self) -> Event:
        """Return the event that tells of its end."""
        data, guild = {"id": self.id, "channel_id": self.channel.id}, self.channel.guild
        if guild is None:
            return Event("MESSAGE_DELETE", data, Intent.DIRECT_MESSAGES)
        return Event("MESSAGE_DELETE", {**data, "guild_id": guild.id}, Intent.GUILD_MESSAGES)

    def change(self, body: Mapping[str, Any], edited_at: str) -> None:
        """Put what `body` holds in place of what there was; it is no longer loading."""
        lists = ("embeds", "components", "attachments")
        for field, empty in (("content", ""), *((name, []) for name in lists)):
            if field in body:
                self.data[field] = body[field] or empty
        self.data["embeds"] = rich(self.data["embeds"])
        self.data["components"] = numbered(self.data["components"])
        kept = self.flags & (Flag.EPHEMERAL | Flag.COMPONENTS_V2)
        asked = Flag(body.get("flags") or 0) & (Flag.COMPONENTS_V2 | Flag.SUPPRESS_EMBEDS)
        self.data["flags"] = int(kept | asked)
        self.data["edited_timestamp"] = edited_at


def compose(
    channel: Channel, author: Json, body: Mapping[str, Any], stamp: tuple[str, str], people: Json
) -> Message:
    """Make the message that `author` sends; `stamp` is its id and time, `people` all by id."""
    id_, time = stamp
    content = body.get("content") or ""
    allowed = Allowed.read(body.get("allowed_mentions"))
    data = {
        "id": id_,
        "channel_id": channel.id,
        "type": 0,
        "content": content,
        "author": author,
        "mentions": [people[who] for who in allowed.people(content) if who in people],
        "mention_roles": [],
        "mention_everyone": allowed.everyone and bool(_EVERYONE.search(content)),
        "attachments": body.get("attachments") or [],
        "embeds": rich(body.get("embeds")),
        "components": numbered(body.get("components")),
        "timestamp": time,
        "edited_timestamp": None,
        "flags": int(Flag(body.get("flags") or 0)),
        "pinned": False,
        "tts": False,
    }
    if body.get("nonce") is not None:
        data["nonce"] = body["nonce"]
    return Message(data, channel)


@dataclass(frozen=True)
class Allowed:
    """Which mentions in a message notify somebody; `None` for `users`: all of them."""

    users: frozenset[str] | None = None
    everyone: bool = True
    replied: bool = True

    @classmethod
    def read(cls, body: Mapping[str, Any] | None) -> Allowed:
        """Read `allowed_mentions` as it is sent; without it everything notifies."""
        if body is None:
            return cls()
        parse = body.get("parse") or []
        users = None if "users" in parse else frozenset(map(str, body.get("users") or []))
        return cls(users, "everyone" in parse, bool(body.get("replied_user")))

    def people(self, content: str) -> list[str]:
        """Return the ids of the people whom `content` notifies."""
        mentioned = dict.fromkeys(_PERSON.findall(content))
        return [who for who in mentioned if self.users is None or who in self.users]


def rich(embeds: list[Json] | None) -> list[Json]:
    """Return a copy of `embeds` as a message carries them."""
    copied = copy.deepcopy(embeds or [])
    for field in (field for embed in copied for field in embed.get("fields") or []):
        field.setdefault("inline", False)
    return [{"type": "rich", **embed} for embed in copied]


def numbered(components: list[Json] | None) -> list[Json]:
    """Return a copy of `components` in which each has a number, and what it left to Discord."""
    copied = copy.deepcopy(components or [])
    for number, part in enumerate(flatten(copied), 1):
        part.update({"id": number, **_FILLED_IN.get(part["type"], {}), **part})
        part.pop("required", None)  # of menus in forms alone
    return copied


def flatten(components: list[Json] | None) -> Iterator[Json]:
    """Yield `components` and all that is within them."""
    for part in components or []:
        yield part
        yield from flatten(part.get("components"))
        yield from flatten([part[key] for key in ("accessory", "component") if part.get(key)])


def _texts(embeds: list[Json], components: list[Json]) -> Iterator[str]:
    for embed in embeds:
        author, footer = embed.get("author") or {}, embed.get("footer") or {}
        yield from filter(None, (author.get("name"), embed.get("title"), embed.get("description")))
        for field in embed.get("fields") or []:
            yield from (field["name"], field["value"])
        yield from filter(None, (footer.get("text"),))
    yield from (part["content"] for part in flatten(components) if part.get("content"))
