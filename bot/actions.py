"""What pressing a button does. Each press is answered from what may be shown here, now."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import discord

from bot import lookups
from bot.audience import Audience, of_interaction
from bot.buttons import Below
from bot.delivery import acknowledge, in_place, remove, to_interaction
from bot.layout import shown
from bot.lookups import Asking, Quoting
from bot.message import Message, notice, question_in
from bot.place import Place
from bot.state import Turn
from bot.translation import words_of_interaction
from bot.words import Words

if TYPE_CHECKING:
    from bot.desk import Desk
    from index.models import ServerSettings


@dataclass(frozen=True)
class Press:
    """Somebody pressed a button that carries `state`."""

    interaction: discord.Interaction[Any]
    desk: Desk
    settings: ServerSettings
    state: str

    @cached_property
    def words(self) -> Words:
        """Return what the bot says to who pressed."""
        return words_of_interaction(self.interaction, self.settings)

    @cached_property
    def audience(self) -> Audience:
        """Return what may be shown where the button was pressed."""
        return of_interaction(self.interaction, self.settings)

    @property
    def person(self) -> int:
        """Return the id of who pressed."""
        return self.interaction.user.id

    @property
    def private(self) -> bool:
        """Return whether only who pressed sees the message with the button."""
        message = self.interaction.message
        return bool(message and message.flags.ephemeral)

    @property
    def question(self) -> str | None:
        """Return the question that the message shows."""
        return question_in(shown(self.interaction.message))

    def asking(self, turn: Turn, *, private: bool) -> Asking:
        """Return the question of the message, asked for the page and within the scope of `turn`."""
        below = Below(self.person, private, self.audience.direct)
        return Asking(self.question or "", self.audience, self.words, turn.scope, turn.page, below)


Action = Callable[[Press], Awaitable[object]]


async def press(action: str, press: Press) -> None:
    """Do what a button says; one whose state was tampered with gets a plain sentence."""
    with press.desk.work.underway():
        try:
            await _ACTIONS.get(action, unknown)(press)
        except ValueError:
            await unknown(press)


async def unknown(press: Press) -> None:
    """Say that a button is none of ours, or no longer."""
    await _privately(press, lambda: notice(press.words("sorry.unknown_button")))


async def more(press: Press) -> None:
    """Show the paragraph around a sentence to who pressed."""
    place = Place.read(press.state)
    library = press.desk.library
    await _privately(press, partial(lookups.context, library, place, press.audience, press.words))


async def why(press: Press) -> None:
    """Show which words of the question found a sentence to who pressed."""
    place, question = Place.read(press.state), press.question
    library = press.desk.library
    await _privately(
        press, partial(lookups.why, library, place, question, press.audience, press.words)
    )


async def near(press: Press) -> None:
    """Show what an article has that comes closest to the question to who pressed."""
    asking = press.asking(Turn.read(press.state), private=True)
    await _privately(press, partial(lookups.near, press.desk.library, asking))


async def page(press: Press) -> None:
    """Turn the page of an answer."""
    turn = Turn.read(press.state)
    asking = press.asking(turn, private=press.private or turn.asker != press.person)
    await _turn(press, turn, partial(lookups.answer, press.desk.library, asking))


async def quotes(press: Press) -> None:
    """Turn the page of quotes."""
    turn = Turn.read(press.state)
    below = Below(press.person, press.private or turn.asker != press.person, press.audience.direct)
    quoting = Quoting(press.question, press.audience, press.words, turn.scope, turn.page, below)
    await _turn(press, turn, partial(lookups.quotes, press.desk.library, quoting))


async def _turn(press: Press, turn: Turn, look: Callable[[], Message]) -> None:
    """Turn a page: in place for who asked, for everybody else in a copy of their own."""
    if turn.asker != press.person:
        await _privately(press, look)
        return
    await acknowledge(press.interaction, update=True)
    await in_place(press.interaction, await _found(press, look), press.words)


async def share(press: Press) -> None:
    """Show a private answer to everybody in the channel."""
    turn = Turn.read(press.state)
    asking = press.asking(turn, private=False)
    await acknowledge(press.interaction, private=False)
    message = await _found(press, partial(lookups.answer, press.desk.library, asking))
    await to_interaction(press.interaction, message, press.words, private=False)


async def delete(press: Press) -> None:
    """Delete an answer, for who asked and for those who may delete messages."""
    asker = int(press.state, 36)
    if press.person != asker and not press.interaction.permissions.manage_messages:
        await _privately(press, lambda: notice(press.words("sorry.not_yours")))
        return
    await acknowledge(press.interaction, update=True)
    await remove(press.interaction)


async def _privately(press: Press, look: Callable[[], Message]) -> None:
    """Answer to who pressed alone."""
    await acknowledge(press.interaction, private=True)
    message = await _found(press, look)
    await to_interaction(press.interaction, message, press.words, private=True)


async def _found(press: Press, look: Callable[[], Message]) -> Message:
    refusal = press.desk.refusal(press.audience, press.words)
    return refusal or await press.desk.look(look, press.words, "answering a button")


_ACTIONS: Final[Mapping[str, Action]] = MappingProxyType(
    {
        "more": more,
        "why": why,
        "near": near,
        "page": page,
        "quotes": quotes,
        "share": share,
        "delete": delete,
    }
)
