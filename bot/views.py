"""Buttons that outlive a restart: all they need stands in their `custom_id` and their message."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Self

import discord

from bot import lookups
from bot.audience import Audience, of_interaction
from bot.delivery import acknowledge, to_interaction
from bot.place import PATTERN, Place
from bot.render import Message, question_in
from bot.translation import words_of_interaction
from bot.words import Words
from index.models import Hit

if TYPE_CHECKING:
    from bot.client import OnrecordBot

PlainButton = discord.ui.Button[discord.ui.View]


class MoreContext(discord.ui.DynamicItem[PlainButton], template=f"more:{PATTERN}"):
    """The button that shows the paragraph around the sentence."""

    def __init__(self, place: Place, words: Words) -> None:
        super().__init__(PlainButton(label=words("button.more"), custom_id=f"more:{place}"))
        self.place = place

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Make the button again from what a person pressed."""
        return cls(Place.read(match), words_of_interaction(interaction))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Show the paragraph to who pressed."""
        library = interaction.client.desk.library
        await _show(interaction, partial(lookups.context, library, self.place))


class WhyThis(discord.ui.DynamicItem[PlainButton], template=f"why:{PATTERN}"):
    """The button that shows which words of the question found the sentence."""

    def __init__(self, place: Place, words: Words) -> None:
        super().__init__(PlainButton(label=words("button.why"), custom_id=f"why:{place}"))
        self.place = place

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Make the button again from what a person pressed."""
        return cls(Place.read(match), words_of_interaction(interaction))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Show the reasons to who pressed."""
        library = interaction.client.desk.library
        question = question_in(interaction.message.content) if interaction.message else None
        await _show(interaction, partial(lookups.why, library, self.place, question))


BUTTONS: Final = (MoreContext, WhyThis)


def answer_view(best: Hit | None, words: Words) -> discord.ui.View:
    """Return the buttons below an answer; none where there is no sentence to show more of."""
    view = discord.ui.View(timeout=None)
    if best:
        place = Place.of(best)
        for button in BUTTONS:
            view.add_item(button(place, words))
    return view


async def _show(
    interaction: discord.Interaction[OnrecordBot], look: Callable[[Audience, Words], Message]
) -> None:
    """Answer the press to who pressed alone, from what may be shown here now."""
    desk = interaction.client.desk
    if not desk.is_new(interaction.id):
        return
    with desk.work.underway():
        settings = await desk.servers.settings(interaction.guild_id)
        audience, words = (
            of_interaction(interaction, settings),
            words_of_interaction(interaction, settings),
        )
        refusal = desk.refusal(audience, words)
        await acknowledge(interaction, private=True)
        found = partial(look, audience, words)
        message = refusal or await desk.look(found, words, "answering a button")
        await to_interaction(interaction, message, answer_view(None, words), words, private=True)
