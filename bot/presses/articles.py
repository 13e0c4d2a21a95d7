"""What is done with articles in Discord: browse them, ask one, remove one. All of it is private."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from bot import lookups
from bot.answering import too_often
from bot.audience import Audience, of_interaction, server_of
from bot.lookups import Asking
from bot.messages.message import QUESTION, Message, notice
from bot.presses import browsing, removing
from bot.presses.browsing import PAGE, article_in, page_in
from bot.presses.forms import TEXT, TextForm
from bot.presses.press import Press, privately
from bot.private import open_modal
from bot.serving.client import Interaction
from bot.serving.delivery import acknowledge, in_place, to_interaction
from bot.serving.desk import Desk
from bot.stewards import standing
from bot.translation import words_of_interaction
from bot.words import Words
from index.models import Filters

Make = Callable[[], Awaitable[Message]]


async def show(interaction: Interaction, make: Make, *, turned: bool = False) -> None:
    """Show the person alone what `make` returns, or a sentence that says why there is nothing.

    With `turned` it takes the place of the message whose button was pressed.
    """
    desk = interaction.client.desk
    with desk.work.underway():
        await acknowledge(interaction, private=True, update=turned)
        settings = await desk.servers.settings(server_of(interaction))
        words = words_of_interaction(interaction, settings)
        refusal = desk.refusal(of_interaction(interaction, settings, private=True), words)
        message = refusal or await desk.make(make, words, "looking after articles")
        if turned:
            await in_place(interaction, message, words)
        else:
            await to_interaction(interaction, message, words, private=True)


async def listed(desk: Desk, audience: Audience, page: int, words: Words) -> Message:
    """Return a page of the articles that `audience` may see."""
    collections = audience.collections
    found = await desk.titles.page(collections, PAGE * page, PAGE)
    look = partial(browsing.listed, desk.library, found, page, collections, words)
    return await desk.look(look, words, "listing articles")


async def one(interaction: Interaction, article: str) -> Message:
    """Return the article of that id or title, with what the person may do with it."""
    desk, here = interaction.client.desk, await standing(interaction)
    audience = of_interaction(interaction, here.settings, private=True)

    def look() -> Message:
        id_ = lookups.named(desk.library, article, audience.collections)
        if id_ is None:
            return notice(here.words("sorry.no_such_article"))
        return browsing.shown(desk.library, id_, audience.collections, here.words, here.writable)

    return await desk.look(look, here.words, "showing an article")


async def all_of_them(press: Press) -> None:
    """Show the first page of the list."""
    make = partial(listed, press.desk, press.audience, 0, press.words)
    await show(press.interaction, make)


async def browse(press: Press) -> None:
    """Turn the page of the list."""
    page = press.carried(page_in)
    make = partial(listed, press.desk, press.audience, page, press.words)
    await show(press.interaction, make, turned=True)


async def article(press: Press) -> None:
    """Show one article."""
    await show(press.interaction, partial(one, press.interaction, press.carried(article_in)))


async def ask(press: Press) -> None:
    """Ask what somebody wants to know of one article."""
    id_, words = f"asked:{press.carried(article_in)}", press.words
    form = TextForm(words("form.ask"), words("form.question"), id_, most=QUESTION, required=True)
    await open_modal(press.interaction, form)


async def asked(press: Press) -> None:
    """Privately answer a question about one article."""
    filters, below = Filters(press.carried(article_in)), press.below(private=True)
    asking = Asking(press.written(TEXT), press.audience, press.words, filters, below=below)
    refusal = too_often(press.desk.pace, press.person, press.audience.server, press.words)
    look = partial(lookups.answer, press.desk.library, asking)
    answer = await privately(press, refusal or look)
    await press.desk.note_gap(press.audience.server, asking.question, answer)


async def remove(press: Press) -> None:
    """Ask whether an article is to be removed."""
    make = partial(removing.ask, press.interaction, press.carried(article_in))
    await show(press.interaction, make)


async def sure(press: Press) -> None:
    """Remove an article."""
    make = partial(removing.remove, press.interaction, press.carried(article_in))
    await show(press.interaction, make, turned=True)
