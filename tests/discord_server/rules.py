"""What Discord refuses, by the project's own table of limits: with or without its document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from bot.messages.limits import width
from tests.discord_server import limits
from tests.discord_server.calls import Call
from tests.discord_server.messages import Flag, flatten
from tests.discord_server.records import Json

_COMMAND_NAME = re.compile(r"[-_'\w\u0900-\u097F\u0E00-\u0E7F]{1,32}")
_ROW, _BUTTON, _TEXT_INPUT, _TEXT = 1, 2, 4, 10
_MENUS: Final = {3, 5, 6, 7, 8}
_ONLY_V2: Final = {9, 10, 11, 12, 13, 14, 17}
_LINK, _PREMIUM = 5, 6
_MODAL, _CHOICES = 9, 8
_EMBED: Final = {"title": limits.EMBED_TITLE, "description": limits.EMBED_DESCRIPTION}
_BUTTON_LIMITS: Final = {"label": limits.BUTTON_LABEL, "custom_id": limits.CUSTOM_ID}


def broken_rules(call: Call) -> Iterator[str]:
    """Yield what Discord would refuse in the body of a request."""
    body = call.body
    if body is None:
        return
    if call.template.endswith("/commands"):
        yield from _commands(body)
    elif not isinstance(body, dict):
        yield "the body must be an object"
    elif call.template.endswith("/callback"):
        yield from _callback(body)
    else:
        yield from _message(body)


def _too_long(where: str, text: Any, limit: int) -> Iterator[str]:
    found = width(text or "")
    if found > limit:
        yield f"{where}: {found} characters, and {limit} are allowed"


def _too_many(where: str, things: Sequence[Any] | None, limit: int) -> Iterator[str]:
    found = len(things or ())
    if found > limit:
        yield f"{where}: {found}, and {limit} are allowed"


def _callback(body: Json) -> Iterator[str]:
    data = body.get("data") or {}
    if body.get("type") == _MODAL:
        yield from _modal(data)
    elif body.get("type") == _CHOICES:
        yield from _too_many("choices", data.get("choices"), limits.CHOICES)
        for choice in data.get("choices") or []:
            yield from _choice(choice)
    else:
        yield from _message(data)


def _choice(choice: Json) -> Iterator[str]:
    if not choice["name"]:
        yield "choice: it has no name"
    yield from _too_long("choice name", choice["name"], limits.CHOICE_NAME)
    if isinstance(choice["value"], str):
        yield from _too_long("choice value", choice["value"], limits.CHOICE_VALUE)


def _message(body: Json) -> Iterator[str]:
    yield from _too_long("content", body.get("content"), limits.CONTENT)
    if isinstance(body.get("nonce"), str):
        yield from _too_long("nonce", body["nonce"], limits.NONCE)
    yield from _embeds(body.get("embeds") or [])
    yield from _components(body)


def _embeds(embeds: list[Json]) -> Iterator[str]:
    yield from _too_many("embeds", embeds, limits.EMBEDS)
    for embed in embeds:
        yield from _embed(embed)
    total = sum(width(text) for embed in embeds for _, text, _ in _embed_texts(embed))
    if total > limits.EMBED_TOTAL:
        yield f"embeds: {total} characters together, and {limits.EMBED_TOTAL} are allowed"


def _embed(embed: Json) -> Iterator[str]:
    for where, text, limit in _embed_texts(embed):
        yield from _too_long(where, text, limit)
    if not any(embed.get(part) for part in ("title", "description", "fields", "image", "author")):
        yield "embed: there is nothing in it"
    yield from _too_many("embed fields", embed.get("fields"), limits.EMBED_FIELDS)
    for field in embed.get("fields") or []:
        if not (field["name"].strip() and field["value"].strip()):
            yield "embed field: its name or its value is blank"
    if url := embed.get("url"):
        yield from _too_long("embed url", url, limits.URL)
        if not url.startswith(("http://", "https://")):
            yield "embed url: it must begin with http:// or https://"


def _embed_texts(embed: Json) -> Iterator[tuple[str, str, int]]:
    """Yield what counts in an embed: where it stands, the text, and its limit."""
    for part, limit in _EMBED.items():
        yield f"embed {part}", embed.get(part) or "", limit
    yield "embed footer", (embed.get("footer") or {}).get("text") or "", limits.EMBED_FOOTER
    yield "embed author", (embed.get("author") or {}).get("name") or "", limits.EMBED_AUTHOR
    for field in embed.get("fields") or []:
        yield "embed field name", field["name"], limits.EMBED_FIELD_NAME
        yield "embed field value", field["value"], limits.EMBED_FIELD_VALUE


def _components(body: Json) -> Iterator[str]:
    top = body.get("components") or []
    parts = list(flatten(top))
    counted = Counter(part["custom_id"] for part in parts if part.get("custom_id"))
    for custom_id, times in counted.items():
        if times > 1:
            yield f"components: the custom_id {custom_id!r} is used {times} times"
    for part in parts:
        yield from _component(part)
    if Flag.COMPONENTS_V2 & Flag(body.get("flags") or 0):
        yield from _second_version(body, parts)
    else:
        yield from _too_many("action rows", top, limits.ACTION_ROWS)
        if any(part["type"] in _ONLY_V2 for part in parts):
            yield "components: a kind of the second version, without its flag"


def _second_version(body: Json, parts: list[Json]) -> Iterator[str]:
    yield from _too_many("components", parts, limits.COMPONENTS_TOTAL)
    if body.get("content") or body.get("embeds"):
        yield "components: content and embeds do not go with their second version"
    texts = [part.get("content") or "" for part in parts if part["type"] == _TEXT]
    yield from _too_long("text displays", "".join(texts), limits.TEXT_DISPLAY_TOTAL)


def _component(part: Json) -> Iterator[str]:
    if part["type"] == _ROW:
        yield from _too_many("buttons in a row", part.get("components"), limits.ROW_BUTTONS)
    if part["type"] == _BUTTON:
        yield from _button(part)
    if part["type"] in _MENUS:
        yield from _select(part)


def _button(button: Json) -> Iterator[str]:
    for part, limit in _BUTTON_LIMITS.items():
        yield from _too_long(f"button {part}", button.get(part), limit)
    if button["style"] == _LINK and not button.get("url"):
        yield "button: a link has no address"
    if button["style"] not in (_LINK, _PREMIUM) and not button.get("custom_id"):
        yield "button: it has no custom_id"
    if button["style"] != _PREMIUM and not (button.get("label") or button.get("emoji")):
        yield "button: it has neither a label nor an emoji"


def _select(select: Json) -> Iterator[str]:
    options = select.get("options") or []
    yield from _too_long("select custom_id", select["custom_id"], limits.CUSTOM_ID)
    yield from _too_long("placeholder", select.get("placeholder"), limits.SELECT_PLACEHOLDER)
    yield from _too_many("select options", options, limits.SELECT_OPTIONS)
    for option in options:
        for part in ("label", "value", "description"):
            yield from _too_long(f"option {part}", option.get(part), limits.SELECT_OPTION)
    if len({option["value"] for option in options}) < len(options):
        yield "select: two options have the same value"


def _modal(modal: Json) -> Iterator[str]:
    if not modal.get("title"):
        yield "modal: it has no title"
    yield from _too_long("modal title", modal.get("title"), limits.MODAL_TITLE)
    yield from _too_long("modal custom_id", modal.get("custom_id"), limits.CUSTOM_ID)
    yield from _too_many("modal rows", modal.get("components"), limits.ACTION_ROWS)
    for part in flatten(modal.get("components")):
        yield from _too_long("modal label", part.get("label"), limits.MODAL_LABEL)
        if part["type"] == _TEXT_INPUT:
            yield from _too_long("modal value", part.get("value"), limits.TEXT_INPUT)


def _commands(body: Any) -> Iterator[str]:
    commands = body if isinstance(body, list) else [body]
    kinds = Counter(command.get("type") or 1 for command in commands)
    for kind, limit in ((1, limits.COMMANDS), (2, limits.CONTEXT_MENUS), (3, limits.CONTEXT_MENUS)):
        if kinds[kind] > limit:
            yield f"commands of type {kind}: {kinds[kind]}, and {limit} are allowed"
    for command in commands:
        yield from _command(command)


def _command(command: Json) -> Iterator[str]:
    name = command["name"]
    yield from _too_long("command name", name, limits.COMMAND_NAME)
    if (command.get("type") or 1) == 1:
        yield from _named(name)
        yield from _described(name, command)
        yield from _options(name, command.get("options") or [])


def _named(name: str) -> Iterator[str]:
    if not _COMMAND_NAME.fullmatch(name) or name != name.lower():
        yield f"the name {name!r} is not allowed for a command or an option"


def _described(name: str, thing: Json) -> Iterator[str]:
    if not thing.get("description"):
        yield f"{name}: it has no description"
    yield from _too_long(f"{name}: description", thing["description"], limits.COMMAND_DESCRIPTION)


def _options(name: str, options: list[Json]) -> Iterator[str]:
    yield from _too_many(f"{name}: options", options, limits.COMMAND_OPTIONS)
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        yield f"{name}: required options must come first"
    for option in options:
        yield from _named(option["name"])
        yield from _described(option["name"], option)
        yield from _too_many(f"{option['name']}: choices", option.get("choices"), limits.CHOICES)
        for choice in option.get("choices") or []:
            yield from _choice(choice)
        yield from _options(option["name"], option.get("options") or [])
