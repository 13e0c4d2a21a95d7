"""The two forms of a message in Discord: components, and where those are refused an embed."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import Any, TypedDict

import discord
from discord import ui

from bot.messages.action_button import ActionButton
from bot.messages.message import Message

_HAIR = discord.SeparatorSpacing.small


class Form(Enum):
    """How a message is laid out; one that was sent in a form keeps it when it is changed."""

    COMPONENTS = auto()
    EMBED = auto()


class Body(TypedDict, total=False):
    """What every way of sending takes."""

    content: Any
    embeds: list[discord.Embed]
    view: Any


def body(message: Message, form: Form) -> Body:
    """Return `message` in that form, as the arguments of discord.py's sending methods.

    Plain sentences have no form, and can take the place of nothing but a deferral.
    """
    if not message.blocks:
        return Body(content=message.heading, embeds=[], view=_rows(message))
    if form is Form.COMPONENTS:
        return Body(view=components(message))
    return Body(content=message.heading or None, embeds=[embed(message)], view=_rows(message))


def form_of(message: discord.Message | None) -> Form:
    """Return the form of a message that was sent."""
    return Form.EMBED if message and not message.flags.components_v2 else Form.COMPONENTS


def components(message: Message) -> ui.LayoutView:
    """Lay a message out as components: its parts within an edge, hair lines between them."""
    view, inside = ui.LayoutView(timeout=None), list(_inside(message))
    view.add_item(ui.Container(*inside, accent_colour=message.colour))
    for row in message.rows:
        view.add_item(ui.ActionRow(*map(ActionButton, row)))
    return view


def embed(message: Message) -> discord.Embed:
    """Lay the blocks of a message out as an embed: the first as its text, others as fields."""
    first, *others = message.blocks
    laid_out = discord.Embed(colour=message.colour, description=first)
    for other in others:
        laid_out.add_field(name=message.also, value=other, inline=False)
    return laid_out


def shown(message: discord.Message | None) -> str:
    """Return the heading of a message that was sent, in whichever form."""
    if message is None:
        return ""
    return message.content or next(_displays(message.components), "")


def _inside(message: Message) -> Iterator[ui.Item[Any]]:
    if message.heading:
        yield ui.TextDisplay(message.heading)
    for number, block in enumerate(message.blocks):
        if number:
            yield ui.Separator(spacing=_HAIR)
        yield ui.TextDisplay(block)


def _rows(message: Message) -> ui.View:
    view = ui.View(timeout=None)
    for number, row in enumerate(message.rows):
        for button in row:
            view.add_item(ActionButton(button, row=number))
    return view


def _displays(components: Any) -> Iterator[str]:
    for component in components:
        if isinstance(component, discord.TextDisplay):
            yield component.content
        yield from _displays(getattr(component, "children", ()))
