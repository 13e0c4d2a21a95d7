"""What Discord's own app lets a person send: a test must not do what nobody could."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Any, Final

from tests.discord_server import limits
from tests.discord_server.messages import Message
from tests.discord_server.places import Channel, Guild
from tests.discord_server.records import ADMINISTRATOR, ALL_PERMISSIONS, Json

_BY_GUILD, _BY_USER = 0, 1
_SELECT, _CHANNEL_SELECT, _FILE_UPLOAD, _TEXT = 3, 8, 19, 10


class OptionType(IntEnum):
    """What a command's option takes."""

    SUBCOMMAND = 1
    GROUP = 2
    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    NUMBER = 10
    ATTACHMENT = 11


_PYTHON: Final[dict[int, type | tuple[type, ...]]] = {
    OptionType.STRING: str,
    OptionType.INTEGER: int,
    OptionType.BOOLEAN: bool,
    OptionType.NUMBER: (int, float),
    OptionType.ATTACHMENT: str,
}
_WITHIN: Final = (OptionType.SUBCOMMAND, OptionType.GROUP)


class NotPossibleError(AssertionError):
    """Nobody could do this in Discord's app."""


def offer(command: Json, channel: Channel, person_id: str, *, by_user_install: bool) -> None:
    """Raise `NotPossibleError` unless the app offers `command` to that person in `channel`."""
    contexts = command["contexts"]
    if contexts is not None and channel.context not in contexts:
        raise NotPossibleError(f"/{command['name']} is not offered in context {channel.context}")
    if not (channel.has_bot or by_user_install):
        raise NotPossibleError("the bot is not here, and nobody has brought it along")
    install = _BY_USER if by_user_install else _BY_GUILD
    if install not in command["integration_types"]:
        raise NotPossibleError(f"/{command['name']} is not offered to install {install}")
    if channel.guild and not _is_permitted(command, channel.guild, person_id):
        raise NotPossibleError(f"/{command['name']} is not offered without permission")


def _is_permitted(command: Json, guild: Guild, person_id: str) -> bool:
    needed = command["default_member_permissions"]
    has = guild.standing(person_id).permissions
    if needed is None or command["name"] in guild.opened or has & ADMINISTRATOR:
        return True
    return bool(int(needed)) and has & int(needed) == int(needed)


def fill(
    command: Json, name: str, given: Mapping[str, Any], focused: str | None = None
) -> list[Json]:
    """Return the options of the command called `name` as they are sent; `focused` is being typed.

    Raises `NotPossibleError`.
    """
    path = name.split(" ")[1:]
    leaf = _descend(command, path)
    options = {option["name"]: option for option in leaf.get("options") or []}
    if unknown := set(given) - set(options):
        raise NotPossibleError(f"/{name} has no options {sorted(unknown)}")
    missing = [one for one, option in options.items() if _is_missing(option, given)]
    if missing and focused is None:
        raise NotPossibleError(f"/{name} needs {missing}")
    sent = [_sent(options[one], value, one == focused) for one, value in given.items()]
    for step in reversed(path):
        kind = OptionType.SUBCOMMAND if step == path[-1] else OptionType.GROUP
        sent = [{"name": step, "type": kind, "options": sent}]
    return sent


def _descend(command: Json, path: list[str]) -> Json:
    """Return the subcommand at the end of `path`."""
    for step in path:
        within = {one["name"]: one for one in command.get("options") or []}
        if step not in within or within[step]["type"] not in _WITHIN:
            raise NotPossibleError(f"there is no subcommand {step!r} but {[*within]}")
        command = within[step]
    if any(one["type"] in _WITHIN for one in command.get("options") or []):
        raise NotPossibleError(f"/{command['name']} goes with one of its subcommands alone")
    return command


def _is_missing(option: Json, given: Mapping[str, Any]) -> bool:
    return bool(option.get("required")) and given.get(option["name"]) is None


def _sent(option: Json, value: Any, focused: bool) -> Json:
    sent = {"name": option["name"], "type": option["type"], "value": value}
    if focused:
        if not option.get("autocomplete"):
            raise NotPossibleError(f"the option {option['name']} suggests nothing")
        return {**sent, "focused": True}
    for problem in _problems(option, value):
        raise NotPossibleError(f"the option {option['name']} {problem}: {value!r}")
    return sent


def _problems(option: Json, value: Any) -> Iterator[str]:
    kind = _PYTHON[option["type"]]
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        yield "takes another type"
    elif isinstance(value, str):
        longest = option.get("max_length") or limits.STRING_OPTION
        if not (option.get("min_length") or 0) <= len(value) <= longest or not value:
            yield "takes another length"
    elif not option.get("min_value", value) <= value <= option.get("max_value", value):
        yield "takes another range"
    if option.get("choices") and value not in [choice["value"] for choice in option["choices"]]:
        yield "takes one of its choices"


def pressable(component: Json) -> Json:
    """Return what is sent on pressing a button or choosing in a menu."""
    if component.get("disabled"):
        raise NotPossibleError(f"{component.get('label')!r} is disabled")
    if "custom_id" not in component:
        raise NotPossibleError(f"{component.get('label')!r} is a link")
    return {
        "component_type": component["type"],
        "custom_id": component["custom_id"],
        "id": component["id"],
    }


def chosen(message: Message, name: str, things: Sequence[str | Channel]) -> Json:
    """Return what is sent on choosing `things` in a menu: `name` stands above it or in it."""
    if name not in message.menus:
        raise NotPossibleError(f"there is no menu {name!r} but {[*message.menus]}")
    menu = message.menus[name]
    if not menu["min_values"] <= len(things) <= menu["max_values"]:
        raise NotPossibleError(f"the menu {name!r} takes another number: {len(things)}")
    return {**pressable(menu), **_values(menu, things, message.channel.guild)}


def _values(menu: Json, things: Sequence[str | Channel], guild: Guild | None) -> Json:
    if menu["type"] == _SELECT:
        by_label = {option["label"]: option["value"] for option in menu["options"]}
        if unknown := set(things) - set(by_label):
            raise NotPossibleError(f"the menu has no {unknown} but {[*by_label]}")
        return {"values": [by_label[str(thing)] for thing in things]}
    if menu["type"] == _CHANNEL_SELECT:
        channels = {one.id: one.data for one in things if isinstance(one, Channel)}
        told = {id_: {**data, "permissions": ALL_PERMISSIONS} for id_, data in channels.items()}
        return {"values": [*told], "resolved": {"channels": told}}
    roles = {role["id"]: role for role in (guild.data["roles"] if guild else [])}
    return {"values": [*things], "resolved": {"roles": {str(one): roles[one] for one in things}}}


def filled_in(modal: Json, given: Mapping[str, Any]) -> Json:
    """Return what is sent on submitting `modal`, with `given` by the labels of its inputs.

    Files are `given` by the ids under which they were uploaded.
    """
    left = dict(given)
    rows = [_filled_row(row, left) for row in modal["components"] if row["type"] != _TEXT]
    if left:
        raise NotPossibleError(f"the modal has no inputs {sorted(left)}")
    return {"custom_id": modal["custom_id"], "components": rows}


def _filled_row(row: Json, left: dict[str, Any]) -> Json:
    """Fill in a row of the older kind, or a label with its input."""
    if "component" in row:
        return {**_kept(row), "component": _filled_input(row["component"], row["label"], left)}
    inputs = [_filled_input(part, part["label"], left) for part in row["components"]]
    return {**_kept(row), "components": inputs}


def _filled_input(part: Json, label: str, left: dict[str, Any]) -> Json:
    if part["type"] == _FILE_UPLOAD:
        return _with_files(part, label, left.pop(label, []))
    value = left.pop(label, part.get("value") or "")
    shortest, longest = part.get("min_length") or 0, part.get("max_length") or limits.TEXT_INPUT
    if part.get("required", True):
        shortest = max(1, shortest)
    if not shortest <= len(value) <= longest:
        raise NotPossibleError(f"the input {label!r} takes another length: {value!r}")
    return {**_kept(part), "custom_id": part["custom_id"], "value": value}


def _with_files(part: Json, label: str, files: list[str]) -> Json:
    fewest = max(int(part.get("required", True)), part.get("min_values") or 0)
    if not fewest <= len(files) <= (part.get("max_values") or 1):
        raise NotPossibleError(f"the input {label!r} takes another number of files: {len(files)}")
    return {**_kept(part), "custom_id": part["custom_id"], "values": files}


def _kept(part: Json) -> Json:
    return {"type": part["type"], "id": part.get("id") or 1}
