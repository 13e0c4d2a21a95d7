"""`/gaps`: what a server's articles do not say, and what people say of the answers there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot import audit
from bot.audience import server_of
from bot.messages.markdown import fit
from bot.private import Note, answer
from bot.serving.client import Interaction
from bot.stewards import may_manage
from bot.translation import words_of_interaction
from bot.words import Words
from index.models import Feedback, Gap, ServerSettings, Verdict

_LISTED, _QUESTION = 20, 150
_REASONS, _REASON, _ASKED = 4, 120, 80


class Gaps(commands.Cog):
    """Show those who manage a server what its articles do not say, and what is said of answers."""

    @app_commands.command(
        description="See which questions found no answer, and what people say about answers"
    )
    @app_commands.describe(clear="Forget the questions that found no answer")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    async def gaps(self, interaction: Interaction, clear: bool = False) -> None:
        """Show the list, or clear it."""
        await answer(interaction, partial(_gaps, interaction, clear))


async def _gaps(interaction: Interaction, clear: bool) -> Note:
    desk, server = interaction.client.desk, server_of(interaction)
    settings = await desk.servers.settings(server)
    words = words_of_interaction(interaction, settings)
    if server is None or not may_manage(interaction):
        return Note(words("gaps.may_not"))
    if clear:
        return await _cleared(interaction, server, settings, words)
    found = await desk.work.run(partial(desk.library.servers.gaps, server))
    said = await desk.work.run(partial(desk.library.feedback.of_server, server, n=_REASONS))
    text = _list(found, settings, words) if settings.gaps else words("gaps.off")
    embed = discord.Embed(title=words("gaps.title"), description=text)
    value = "\n".join(_said(said, settings, words))
    return Note(embed=embed.add_field(name=words("feedback.title"), value=value, inline=False))


async def _cleared(
    interaction: Interaction, server: int, settings: ServerSettings, words: Words
) -> Note:
    desk = interaction.client.desk
    if not await desk.changing.run(partial(desk.library.servers.clear_gaps, server)):
        return Note(words("gaps.none" if settings.gaps else "gaps.off"))
    told = await audit.tell(interaction, settings, "changed", [words("gaps.title")])
    return Note("\n".join(filter(None, [words("gaps.cleared"), told])))


def _list(found: list[Gap], settings: ServerSettings, words: Words) -> str:
    lines = [_line(gap, words) for gap in found[:_LISTED]] or [words("gaps.none")]
    more = ["…"] if len(found) > _LISTED else []
    return "\n".join([*lines, *more, words("gaps.kept", days=settings.gap_days)])


def _line(gap: Gap, words: Words) -> str:
    question = fit(gap.question, _QUESTION)
    return words("gaps.entry", question=question, times=gap.times, date=words.date(gap.last))


def _said(said: Feedback, settings: ServerSettings, words: Words) -> Iterator[str]:
    """Yield how often answers were called useful or not, then the latest reasons."""
    if not settings.feedback_days:
        yield words("feedback.off")
        return
    days = settings.feedback_days
    yield words("feedback.summary", useful=said.useful, useless=said.useless, days=days)
    yield from (_reason(one, words) for one in said.reasons)


def _reason(verdict: Verdict, words: Words) -> str:
    reason, date = fit(verdict.reason or "", _REASON), words.date(verdict.day)
    asked = f"*{fit(verdict.question, _ASKED)}*" if verdict.question else ""
    return f"- {' · '.join(filter(None, [reason, asked, date]))}"
