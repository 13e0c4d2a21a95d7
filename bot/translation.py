"""Which language somebody reads, and commands in that language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot.serving.client import Interaction
from bot.words import SOURCE, Words, words_for
from index.models import ServerSettings

_NAMES = {Location.command_name, Location.group_name, Location.parameter_name}


class CommandTranslator(app_commands.Translator):
    """Look commands up in the catalogues; English stands beside the code of each command.

    In a catalogue `[commands."articles add"]` has the command's name and description, its table
    `options` those of each option, and `[choices]` the names of choices.
    """

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContext[Any, Any],
        /,
    ) -> str | None:
        """Return the translation of `string`, or None where the language has none of its own."""
        words = words_for(locale.value)
        return None if words.language == SOURCE else words.own(key_of(string.message, context))


def words_of_interaction(interaction: Interaction, settings: ServerSettings | None = None) -> Words:
    """Return what the bot says in the server's language, else in that of who acted."""
    chosen = settings.language if settings else None
    words = words_for(chosen, interaction.locale.value)
    return words.with_commands(interaction.client.desk.commands)


def words_of_message(
    message: discord.Message, settings: ServerSettings, commands: Mapping[str, int]
) -> Words:
    """Return what the bot says in the server's language; a message does not tell its author's."""
    locale = message.guild.preferred_locale.value if message.guild else None
    return words_for(settings.language, locale).with_commands(commands)


def key_of(text: str, context: app_commands.TranslationContext[Any, Any]) -> str:
    """Return where a catalogue has the translation of `text`, which stands in `context`."""
    if context.location is Location.choice_name:
        return f"choices.{text}"
    of = context.data
    part = "name" if context.location in _NAMES else "description"
    if isinstance(of, app_commands.Parameter):
        return f"commands.{of.command.qualified_name}.options.{of.display_name}.{part}"
    return f"commands.{of.qualified_name}.{part}"
