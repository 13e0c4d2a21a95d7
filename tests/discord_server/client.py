"""What Discord's own app lets a person send: a test must not do what nobody could."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import Any, Final

from bot import limits
from tests.discord_server.places import Channel
from tests.discord_server.records import Json

_IN_GUILD, _WITH_BOT = 0, 1
_BY_GUILD, _BY_USER = 0, 1


class OptionType(IntEnum):
    """What a command's option takes."""

    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    NUMBER = 10


_PYTHON: Final[dict[int, type | tuple[type, ...]]] = {
    OptionType.STRING: str,
    OptionType.INTEGER: int,
    OptionType.BOOLEAN: bool,
    OptionType.NUMBER: (int, float),
}


class NotPossibleError(AssertionError):
    """Nobody could do this in Discord's app."""


def offer(command: Json, channel: Channel, *, by_user_install: bool) -> None:
    """Raise `NotPossibleError` unless the app offers `command` in `channel`."""
    context = _IN_GUILD if channel.guild else _WITH_BOT
    contexts = command["contexts"]
    if contexts is not None and context not in contexts:
        raise NotPossibleError(f"/{command['name']} is not offered in context {context}")
    install = _BY_USER if by_user_install else _BY_GUILD
    if install not in command["integration_types"]:
        raise NotPossibleError(f"/{command['name']} is not offered to install {install}")


def fill(command: Json, given: Mapping[str, Any], focused: str | None = None) -> list[Json]:
    """Return the options as they are sent: `focused` is the one being typed.

    Raises `NotPossibleError`.
    """
    options = {option["name"]: option for option in command.get("options") or []}
    if unknown := set(given) - set(options):
        raise NotPossibleError(f"/{command['name']} has no options {sorted(unknown)}")
    missing = [name for name, option in options.items() if _is_missing(option, given)]
    if missing and focused is None:
        raise NotPossibleError(f"/{command['name']} needs {missing}")
    return [_sent(options[name], value, name == focused) for name, value in given.items()]


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


def filled_in(modal: Json, given: Mapping[str, str]) -> Json:
    """Return what is sent on submitting `modal`, with `given` by the labels of its inputs."""
    left = dict(given)
    rows = [_filled_row(row, left) for row in modal["components"]]
    if left:
        raise NotPossibleError(f"the modal has no inputs {sorted(left)}")
    return {"custom_id": modal["custom_id"], "components": rows}


def _filled_row(row: Json, left: dict[str, str]) -> Json:
    """Fill in a row of the older kind, or a label with its input."""
    if "component" in row:
        return {**_kept(row), "component": _filled_input(row["component"], row["label"], left)}
    inputs = [_filled_input(part, part["label"], left) for part in row["components"]]
    return {**_kept(row), "components": inputs}


def _filled_input(part: Json, label: str, left: dict[str, str]) -> Json:
    value = left.pop(label, part.get("value") or "")
    shortest, longest = part.get("min_length") or 0, part.get("max_length") or limits.TEXT_INPUT
    if part.get("required", True):
        shortest = max(1, shortest)
    if not shortest <= len(value) <= longest:
        raise NotPossibleError(f"the input {label!r} takes another length: {value!r}")
    return {**_kept(part), "custom_id": part["custom_id"], "value": value}


def _kept(part: Json) -> Json:
    return {"type": part["type"], "id": part.get("id") or 1}
