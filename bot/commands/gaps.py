"""`/gaps`: which questions found no answer in a server that has switched their counting on."""

from __future__ import annotations

from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot import audit
from bot.markdown import fit
from bot.private import Interaction, Note, answer
from bot.stewards import may_manage
from bot.translation import words_of_interaction
from bot.words import Words
from index.models import Gap, ServerSettings

_LISTED, _QUESTION = 20, 150


class Gaps(commands.Cog):
    """Show those who manage a server what its articles do not say."""

    @app_commands.command(description="See which questions found no answer here")
    @app_commands.describe(clear="Forget them all")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    async def gaps(self, interaction: Interaction, clear: bool = False) -> None:
        """Show the list, or clear it."""
        await answer(interaction, partial(_gaps, interaction, clear))


async def _gaps(interaction: Interaction, clear: bool) -> Note:
    desk, server = interaction.client.desk, interaction.guild_id
    settings = await desk.servers.settings(server)
    words = words_of_interaction(interaction, settings)
    if server is None or not may_manage(interaction):
        return Note(words("gaps.may_not"))
    if not settings.gaps:
        return Note(words("gaps.off"))
    if clear:
        await desk.work.run(partial(desk.library.servers.clear_gaps, server))
        told = await audit.tell(interaction, settings, "changed", [words("gaps.title")])
        return Note("\n".join(filter(None, [words("gaps.cleared"), told])))
    found = await desk.work.run(partial(desk.library.servers.gaps, server))
    return _list(found, settings, words)


def _list(found: list[Gap], settings: ServerSettings, words: Words) -> Note:
    lines = [_line(gap, words) for gap in found[:_LISTED]] or [words("gaps.none")]
    more = ["…"] if len(found) > _LISTED else []
    text = "\n".join([*lines, *more, words("gaps.kept", days=settings.gap_days)])
    return Note(embed=discord.Embed(title=words("gaps.title"), description=text))


def _line(gap: Gap, words: Words) -> str:
    question = fit(gap.question, _QUESTION)
    return words("gaps.entry", question=question, times=gap.times, date=words.date(gap.last))
