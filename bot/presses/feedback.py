"""Useful or not: what people say of an answer, kept for those who look after the server."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Final

from bot.messages.markdown import plain
from bot.messages.message import QUESTION, Message, notice
from bot.presses.forms import TEXT, TextForm
from bot.presses.press import Press, privately
from bot.private import open_modal
from bot.words import Words
from index.library import Library
from index.models import Verdict

REASON: Final = 500
"""The longest reason that is taken."""


async def useful(press: Press) -> None:
    """Keep that somebody found an answer useful."""
    await _judge(press, useful=True)


async def useless(press: Press) -> None:
    """Ask why an answer is not useful; nothing is kept until that form is sent."""
    if not press.below(private=True).judged:
        await privately(press, notice(press.words("feedback.off")))
        return
    words = press.words
    form = TextForm(
        words("form.useless"), words("form.reason"), "reason", most=REASON, required=False
    )
    await open_modal(press.interaction, form)


async def reason(press: Press) -> None:
    """Keep that an answer was not useful, and why if somebody wrote that."""
    await _judge(press, useful=False)


async def _judge(press: Press, *, useful: bool) -> None:
    message, server = press.interaction.message, press.audience.server
    if message is None or server is None:
        await privately(press, notice(press.words("feedback.off")))
        return
    verdict = Verdict(
        server=server,
        day=datetime.datetime.now(datetime.UTC).date(),
        useful=useful,
        reason=plain(press.written(TEXT), REASON) or None,
        question=plain(press.question or "", QUESTION) or None,
    )
    days = press.settings.feedback_days
    give = partial(_give, press.desk.library, message.id, press.person, verdict, days, press.words)
    await privately(press, give, changes=True)


def _give(
    library: Library, message: int, person: int, verdict: Verdict, days: int, words: Words
) -> Message:
    kept = library.feedback.give(message, person, verdict)
    return notice(words("feedback.thanks", days=days) if kept else words("feedback.off"))
