"""Answer a command: acknowledge at once, look in the articles, deliver; or say why not."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, NamedTuple

import discord

from bot.audience import Audience, is_open, of_interaction, server_of
from bot.messages.buttons import Below
from bot.messages.message import Message, notice
from bot.serving.delivery import acknowledge, to_interaction
from bot.serving.desk import Desk
from bot.serving.pace import Pace
from bot.translation import words_of_interaction
from bot.words import Words
from index.models import ServerSettings

_LISTED = 10  # channels, at most


class Here(NamedTuple):
    """Who may see what answers a command, in which language, and for whom the buttons are."""

    audience: Audience
    words: Words
    below: Below


Check = Callable[[Here], Awaitable[Message | None]]
"""What says what is wrong with a command, None where nothing is; Discord waits for it."""


async def _nothing(_: Here) -> None:
    """Find nothing wrong."""


async def respond(
    interaction: discord.Interaction[Any],
    desk: Desk,
    look: Callable[[Here], Message],
    *,
    private: bool | None = None,
    question: str = "",
    wrong: Check = _nothing,
) -> None:
    """Answer `interaction` with what `look` finds; where `private` is None, as the server wants.

    The answer to a `question` gets a thread, where the server wants that; one that finds none is
    counted. What is `wrong` with the command is told the person alone.
    """
    with desk.work.underway():
        server = server_of(interaction)
        settings = await desk.servers.settings(server)
        words = words_of_interaction(interaction, settings)
        alone = settings.private_answers if private is None else private
        audience = of_interaction(interaction, settings, private=alone)
        refusal = desk.refusal(audience, words)
        if not is_open(settings, interaction.channel):
            refusal = notice(elsewhere(settings, words))
        refusal = refusal or too_often(desk.pace, interaction.user.id, server, words)
        below = Below.of(interaction.user.id, audience, settings, private=alone)
        here = Here(audience, words, below)
        refusal = refusal or await wrong(here)
        await acknowledge(interaction, private=alone or refusal is not None)
        message = refusal or await desk.look(partial(look, here), words, "answering a command")
        await to_interaction(interaction, message, words, private=alone or refusal is not None)
        if question and message.blocks and not alone:
            await desk.question_threads.below_answer(interaction, settings, question)
        if question:
            await desk.note_gap(server, question, message)


def too_often(pace: Pace, person: int, server: int | None, words: Words) -> Message | None:
    """Count a question, an addition or a press; return what is said where there are too many."""
    free = pace.take(person, server)
    return notice(words("sorry.too_often", when=f"<t:{math.ceil(free)}:R>")) if free else None


def elsewhere(settings: ServerSettings, words: Words) -> str:
    """Say in which channels of a server with `settings` questions are answered."""
    places = ", ".join(f"<#{channel}>" for channel in settings.channels[:_LISTED])
    return words("sorry.elsewhere", places=places)
