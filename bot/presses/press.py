"""A press of a button, or a form that was sent: who did it, where, and what may be shown there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from bot.answering import Look
from bot.audience import Audience, of_interaction
from bot.lookups import Asking
from bot.messages.buttons import Below
from bot.messages.layout import shown
from bot.messages.message import Message, question_in
from bot.messages.state import ResultPage
from bot.serving.client import Interaction
from bot.serving.delivery import acknowledge, to_interaction
from bot.serving.desk import Desk
from bot.translation import words_of_interaction
from bot.words import Words
from index.models import ServerSettings

T = TypeVar("T")


class UnreadableError(ValueError):
    """Say that a button carries what none of ours does: it is of an older version, or forged."""


@dataclass(frozen=True)
class Press:
    """Somebody pressed a button, or sent a form, that carries `state`."""

    interaction: Interaction
    desk: Desk
    settings: ServerSettings
    state: str

    def carried(self, read: Callable[[str], T]) -> T:
        """Return what the button carries, as `read` reads it. Raises `UnreadableError`."""
        try:
            return read(self.state)
        except ValueError as error:
            raise UnreadableError from error

    @cached_property
    def words(self) -> Words:
        """Return the words in which the bot speaks to the presser."""
        return words_of_interaction(self.interaction, self.settings)

    @cached_property
    def audience(self) -> Audience:
        """Return what may be shown to the presser alone."""
        return self.audience_of(private=True)

    def audience_of(self, *, private: bool) -> Audience:
        """Return what may be shown where the button was pressed."""
        return of_interaction(self.interaction, self.settings, private=private)

    @property
    def person(self) -> int:
        """Return the id of the presser."""
        return self.interaction.user.id

    @property
    def private(self) -> bool:
        """Return whether the presser alone sees the message with the button."""
        message = self.interaction.message
        return bool(message and message.flags.ephemeral)

    @property
    def question(self) -> str | None:
        """Return the question that the message shows."""
        return question_in(shown(self.interaction.message))

    def below(self, *, private: bool) -> Below:
        """Return whom a message that answers the press is for."""
        audience = self.audience_of(private=private)
        return Below.of(self.person, audience, self.settings, private=private)

    def asking(self, results: ResultPage, *, private: bool) -> Asking:
        """Return the question of the message, asked for that page of its results."""
        audience, below = self.audience_of(private=private), self.below(private=private)
        return Asking(
            self.question or "", audience, self.words, results.filters, results.page, below
        )

    def written(self, name: str) -> str:
        """Return what somebody wrote into the input `name` of a form."""
        return _values(self.interaction.data).get(name, "").strip()


async def privately(press: Press, look: Look | Message, *, changes: bool = False) -> Message:
    """Answer the presser alone; `changes` says that `look` changes what is stored."""
    await acknowledge(press.interaction, private=True)
    message = await found(press, look, changes=changes)
    await to_interaction(press.interaction, message, press.words, private=True)
    return message


async def found(press: Press, look: Look | Message, *, changes: bool = False) -> Message:
    """Return what `look` finds or is, or why nothing is looked for now."""
    known = press.desk.refusal(press.audience, press.words) or look
    if isinstance(known, Message):
        return known
    run = press.desk.change if changes else press.desk.look
    return await run(known, press.words, "answering a button")


def _values(data: Any) -> Mapping[str, str]:
    labels = (data or {}).get("components") or []
    inputs = (label.get("component") or {} for label in labels)
    return {str(one.get("custom_id")): str(one.get("value") or "") for one in inputs}
