"""What pressing a button does. Each press is answered from what may be shown here and now."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Final

from bot import lookups, quoting
from bot.answering import too_often
from bot.lookups import Asking
from bot.messages.message import Message, notice
from bot.messages.place import Place
from bot.messages.state import ResultPage
from bot.presses import articles, feedback, sentences
from bot.presses.press import Press, UnreadableError, found, privately
from bot.serving.delivery import acknowledge, in_place, remove, to_interaction
from index.library import Library

Action = Callable[[Press], Awaitable[object]]


async def press(action: str, press: Press) -> None:
    """Do what a button says; one whose state was tampered with gets a plain sentence."""
    with press.desk.work.underway():
        try:
            await _allowed(action, press)(press)
        except UnreadableError:
            await unknown(press)


def _allowed(action: str, press: Press) -> Action:
    """Return what a button does, or says where too many that search were pressed."""
    do = _ACTIONS.get(action, unknown)
    if action not in _SEARCHING:
        return do
    pace, server = press.desk.pressing, press.audience.server
    refusal = too_often(pace, press.person, server, press.words)
    return partial(privately, look=refusal) if refusal else do


async def unknown(press: Press) -> None:
    """Say that a button is none of ours, or no longer."""
    await privately(press, notice(press.words("sorry.unknown_button")))


async def more(press: Press) -> None:
    """Privately show the paragraph around a sentence."""
    place = press.carried(Place.read)
    library = press.desk.library
    await privately(press, partial(sentences.context, library, place, press.audience, press.words))


async def why(press: Press) -> None:
    """Privately show which words of the question found a sentence."""
    place, question = press.carried(Place.read), press.question
    library = press.desk.library
    await privately(
        press, partial(sentences.why, library, place, question, press.audience, press.words)
    )


async def near(press: Press) -> None:
    """Privately show what comes closest to the question in an article."""
    asking = press.asking(press.carried(ResultPage.read), private=True)
    await privately(press, partial(lookups.near, press.desk.library, asking))


async def page(press: Press) -> None:
    """Turn the page of an answer."""
    await _turn(press, lookups.answer)


async def quotes(press: Press) -> None:
    """Turn the page of quotes."""
    await _turn(press, quoting.quotes)


async def _turn(press: Press, answer: Callable[[Library, Asking], Message]) -> None:
    """Turn a page: in place for the person who asked, in a private copy for anybody else."""
    results = press.carried(ResultPage.read)
    is_own = results.asker == press.person
    asking = press.asking(results, private=press.private or not is_own)
    look = partial(answer, press.desk.library, asking)
    if not is_own:
        await privately(press, look)
        return
    await acknowledge(press.interaction, update=True)
    await in_place(press.interaction, await found(press, look), press.words)


async def share(press: Press) -> None:
    """Show a private answer to everybody in the channel."""
    results = press.carried(ResultPage.read)
    asking = press.asking(results, private=False)
    await acknowledge(press.interaction, private=False)
    message = await found(press, partial(lookups.answer, press.desk.library, asking))
    await to_interaction(press.interaction, message, press.words, private=False)


async def delete(press: Press) -> None:
    """Delete an answer, if the presser asked for it or may delete messages."""
    asker = press.carried(lambda state: int(state, 36))
    if press.person != asker and not press.interaction.permissions.manage_messages:
        await privately(press, notice(press.words("sorry.not_yours")))
        return
    await acknowledge(press.interaction, update=True)
    await remove(press.interaction)


_SEARCHING: Final[Mapping[str, Action]] = {
    "why": why,
    "near": near,
    "page": page,
    "quotes": quotes,
    "share": share,
}
"""What is looked for anew at a press, as for a question."""

_ACTIONS: Final[Mapping[str, Action]] = {
    **_SEARCHING,
    "more": more,
    "delete": delete,
    "useful": feedback.useful,
    "useless": feedback.useless,
    "reason": feedback.reason,
    "articles": articles.all_of_them,
    "browse": articles.browse,
    "article": articles.article,
    "ask": articles.ask,
    "asked": articles.asked,
    "remove": articles.remove,
    "sure": articles.sure,
}
