"""Each limit of the project's table is kept: what fills it passes, one more does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.discord_server import limits
from tests.discord_server.calls import Call
from tests.discord_server.rules import broken_rules

MESSAGE = "/channels/{channel_id}/messages"
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
COMMANDS = "/applications/{application_id}/commands"
V2 = 1 << 15


def broken(template: str, body: Any) -> list[str]:
    """Return the rules that a body breaks."""
    return list(broken_rules(Call("POST", template, template, {}, {}, body)))


def embed(**parts: Any) -> dict[str, Any]:
    return {"embeds": [{"description": "d", **parts}]}


def row(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"components": [{"type": 1, "components": list(buttons)}]}


def button(number: int = 0, **parts: Any) -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": "l", "custom_id": f"id{number}", **parts}


def select(count: int = 1, **parts: Any) -> dict[str, Any]:
    options = [{"label": "l", "value": str(number), **parts} for number in range(count)]
    return row({"type": 3, "custom_id": "s", "options": options})


def texts(length: int, count: int = 1) -> dict[str, Any]:
    parts = [{"type": 10, "content": "x" * length} for _ in range(count)]
    return {"flags": V2, "components": parts}


def field(name: int = 1, value: int = 1) -> dict[str, str]:
    return {"name": "n" * name, "value": "v" * value}


def command(**parts: Any) -> list[dict[str, Any]]:
    return [{"name": "ask", "description": "d", "type": 1, **parts}]


def option(**parts: Any) -> list[dict[str, Any]]:
    return command(options=[{"name": "o", "description": "d", "type": 3, **parts}])


def choices(count: int = 1, name: int = 1, value: int = 1) -> dict[str, Any]:
    made = [{"name": "n" * name, "value": "v" * value} for _ in range(count)]
    return {"type": 8, "data": {"choices": made}}


def modal(**parts: Any) -> dict[str, Any]:
    return {"type": 9, "data": {"title": "t", "custom_id": "c", "components": [], **parts}}


AT_THE_LIMIT: dict[str, tuple[str, Callable[[int], Any], int]] = {
    "content": (MESSAGE, lambda n: {"content": "x" * n}, limits.CONTENT),
    "nonce": (MESSAGE, lambda n: {"nonce": "1" * n}, limits.NONCE),
    "embeds": (MESSAGE, lambda n: {"embeds": [{"title": "t"}] * n}, limits.EMBEDS),
    "title": (MESSAGE, lambda n: embed(title="x" * n), limits.EMBED_TITLE),
    "description": (MESSAGE, lambda n: embed(description="x" * n), limits.EMBED_DESCRIPTION),
    "footer": (MESSAGE, lambda n: embed(footer={"text": "x" * n}), limits.EMBED_FOOTER),
    "author": (MESSAGE, lambda n: embed(author={"name": "x" * n}), limits.EMBED_AUTHOR),
    "fields": (MESSAGE, lambda n: embed(fields=[field()] * n), limits.EMBED_FIELDS),
    "field name": (MESSAGE, lambda n: embed(fields=[field(name=n)]), limits.EMBED_FIELD_NAME),
    "field value": (MESSAGE, lambda n: embed(fields=[field(value=n)]), limits.EMBED_FIELD_VALUE),
    "embed total": (
        MESSAGE,
        lambda n: {"embeds": [{"description": "x" * 4000}, {"description": "x" * (n - 4000)}]},
        limits.EMBED_TOTAL,
    ),
    "url": (MESSAGE, lambda n: embed(url="http://" + "x" * (n - 7)), limits.URL),
    "rows": (
        MESSAGE,
        lambda n: {"components": [row(button(i))["components"][0] for i in range(n)]},
        limits.ACTION_ROWS,
    ),
    "buttons": (MESSAGE, lambda n: row(*map(button, range(n))), limits.ROW_BUTTONS),
    "label": (MESSAGE, lambda n: row(button(label="x" * n)), limits.BUTTON_LABEL),
    "custom_id": (MESSAGE, lambda n: row(button(custom_id="x" * n)), limits.CUSTOM_ID),
    "options": (MESSAGE, select, limits.SELECT_OPTIONS),
    "option": (MESSAGE, lambda n: select(label="x" * n), limits.SELECT_OPTION),
    "placeholder": (
        MESSAGE,
        lambda n: row({"type": 3, "custom_id": "s", "options": [], "placeholder": "x" * n}),
        limits.SELECT_PLACEHOLDER,
    ),
    "components": (MESSAGE, lambda n: texts(1, n), limits.COMPONENTS_TOTAL),
    "text displays": (MESSAGE, texts, limits.TEXT_DISPLAY_TOTAL),
    "answer": (CALLBACK, lambda n: {"type": 4, "data": {"content": "x" * n}}, limits.CONTENT),
    "choices": (CALLBACK, choices, limits.CHOICES),
    "choice name": (CALLBACK, lambda n: choices(name=n), limits.CHOICE_NAME),
    "choice value": (CALLBACK, lambda n: choices(value=n), limits.CHOICE_VALUE),
    "modal title": (CALLBACK, lambda n: modal(title="x" * n), limits.MODAL_TITLE),
    "modal label": (
        CALLBACK,
        lambda n: modal(components=[{"type": 18, "label": "x" * n}]),
        limits.MODAL_LABEL,
    ),
    "modal value": (
        CALLBACK,
        lambda n: modal(components=[{"type": 4, "value": "x" * n}]),
        limits.TEXT_INPUT,
    ),
    "commands": (COMMANDS, lambda n: command() * n, limits.COMMANDS),
    "context menus": (COMMANDS, lambda n: [{"name": "A", "type": 3}] * n, limits.CONTEXT_MENUS),
    "command name": (COMMANDS, lambda n: command(name="x" * n), limits.COMMAND_NAME),
    "command text": (COMMANDS, lambda n: command(description="x" * n), limits.COMMAND_DESCRIPTION),
    "command options": (
        COMMANDS,
        lambda n: command(options=[{"name": "o", "description": "d", "type": 3}] * n),
        limits.COMMAND_OPTIONS,
    ),
    "option choices": (
        COMMANDS,
        lambda n: option(choices=[{"name": "n", "value": "v"}] * n),
        limits.CHOICES,
    ),
}


@pytest.mark.parametrize("name", AT_THE_LIMIT)
def test_a_limit_is_where_the_table_says(name: str) -> None:
    """As much as is allowed breaks no rule, and one more does."""
    template, make, limit = AT_THE_LIMIT[name]
    assert broken(template, make(limit)) == []
    assert broken(template, make(limit + 1))


@pytest.mark.parametrize(
    ("template", "body"),
    [
        (MESSAGE, {"embeds": [{"color": 1}]}),
        (MESSAGE, embed(url="ftp://example.org")),
        (MESSAGE, embed(fields=[{"name": " ", "value": "v"}])),
        (MESSAGE, row(button(), button())),
        (MESSAGE, row(button(custom_id=None))),
        (MESSAGE, row(button(label=None))),
        (MESSAGE, row(button(style=5, custom_id=None))),
        (
            MESSAGE,
            row({"type": 3, "custom_id": "s", "options": [{"label": "l", "value": "1"}] * 2}),
        ),
        (MESSAGE, {"components": [{"type": 10, "content": "x"}]}),
        (MESSAGE, {**texts(1), "content": "x"}),
        (MESSAGE, {**texts(1), **embed()}),
        (CALLBACK, {"type": 9, "data": {}}),
        (CALLBACK, choices(name=0)),
        (COMMANDS, command(name="Ask")),
        (COMMANDS, command(name="two words")),
        (COMMANDS, command(description="")),
        (COMMANDS, option(name="Big")),
        (COMMANDS, option(description="")),
        (
            COMMANDS,
            command(
                options=[
                    {"name": "a", "description": "d", "type": 3},
                    {"name": "b", "description": "d", "type": 3, "required": True},
                ]
            ),
        ),
        (MESSAGE, "text"),
    ],
)
def test_a_rule_that_is_no_number_is_kept_too(template: str, body: Any) -> None:
    """What Discord refuses for another reason than its size is refused."""
    assert broken(template, body)


def test_a_link_needs_an_address_alone() -> None:
    """A button that opens a page has no id, and an emoji can stand for a label."""
    link = {"type": 2, "style": 5, "url": "https://example.org", "emoji": {"name": "x"}}
    assert broken(MESSAGE, row(link)) == []


def test_a_request_without_a_body_breaks_nothing() -> None:
    """There is nothing to measure."""
    assert broken("/channels/{channel_id}/typing", None) == []
