"""Answer a command: acknowledge at once, look in the articles, deliver; or say why not."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from bot.audience import Audience, is_open, of_interaction, server_of
from bot.messages.buttons import Below
from bot.messages.message import Message, notice
from bot.serving.client import Interaction
from bot.serving.delivery import acknowledge, to_interaction
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


Look = Callable[[], Message]
"""What finds the answer to a command. It blocks: it runs in a thread."""

Prepare = Callable[[Here], Awaitable[Look | Message]]
"""What says how to find the answer, or what is wrong with the command; Discord waits for it."""


async def respond(
    interaction: Interaction,
    prepare: Prepare,
    *,
    private: bool | None = None,
    question: str = "",
) -> None:
    """Answer `interaction` as `prepare` says; where `private` is None, as the server wants.

    The answer to a `question` gets a thread, where the server wants that; one that finds none is
    counted. What is wrong with the command is told the person alone.
    """
    desk = interaction.client.desk
    with desk.work.underway():
        server = server_of(interaction)
        settings = await desk.servers.settings(server)
        words = words_of_interaction(interaction, settings)
        alone = settings.private_answers if private is None else private
        audience = of_interaction(interaction, settings, private=alone)
        refusal = desk.refusal(audience, words)
        if not is_open(settings, interaction.channel):
            refusal = elsewhere(settings, words)
        refusal = refusal or too_often(desk.pace, interaction.user.id, server, words)
        below = Below.of(interaction.user.id, audience, settings, private=alone)
        here = Here(audience, words, below)
        look = refusal or await prepare(here)
        alone = alone or isinstance(look, Message)
        await acknowledge(interaction, private=alone)
        if isinstance(look, Message):
            message = look
        else:
            message = await desk.look(look, words, "answering a command")
        await to_interaction(interaction, message, words, private=alone)
        if question and message.blocks and not alone:
            await desk.question_threads.below_answer(interaction, settings, question)
        if question:
            await desk.note_gap(server, question, message)


def too_often(pace: Pace, person: int, server: int | None, words: Words) -> Message | None:
    """Count a question, an addition or a press; return what is said where there are too many."""
    free = pace.take(person, server)
    return notice(words("sorry.too_often", when=f"<t:{math.ceil(free)}:R>")) if free else None


def elsewhere(settings: ServerSettings, words: Words) -> Message:
    """Say in which channels of a server with `settings` questions are answered."""
    places = ", ".join(f"<#{channel}>" for channel in settings.channels[:_LISTED])
    return notice(words("sorry.elsewhere", places=places))
