"""Titles are offered from memory, and only to those who may see the articles."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Iterator

import pytest

from bot.messages import limits
from bot.serving.titles import Title, Titles
from bot.serving.work import Work
from index.errors import StoreError
from index.library import Library
from index.models import Article, Heading
from tests.bot.press import BRIDGE, SECRET, TAX, library

BOTH = ("guild:1", "public")


@pytest.fixture
def press() -> Iterator[Library]:
    with library(guild_1=SECRET) as made:
        yield made


def ids(titles: list[Title]) -> set[str]:
    """Return the articles that are offered."""
    return {title.article for title in titles}


async def test_titles_match_what_is_typed(press: Library) -> None:
    """Case does not matter; nothing typed offers everything."""
    titles = Titles(press, Work())
    assert ids(await titles.matching("bRIDGE", BOTH)) == {BRIDGE.id}
    assert ids(await titles.matching("", BOTH)) == {BRIDGE.id, TAX.id, SECRET.id}
    assert not await titles.matching("zebra", BOTH)


@pytest.mark.parametrize("typed", ["cafe", "CAFÉ", "cafe\u0301 am", "strasse", "harbour's"])
async def test_accents_need_not_be_typed(press: Library, typed: str) -> None:
    """Nor the apostrophe that is printed: titles are compared as the words of questions are."""
    press.add(Article(title="Café am Ende der Straße: the harbour’s last", text="It closes."))
    offered = await Titles(press, Work()).matching(typed, BOTH)
    assert [title.name for title in offered] == ["Café am Ende der Straße: the harbour’s last"]


async def test_titles_of_others_are_not_offered(press: Library) -> None:
    """Another audience is offered its own collections alone."""
    titles = Titles(press, Work())
    await titles.matching("", BOTH)
    assert ids(await titles.matching("", ("guild:2", "public"))) == {BRIDGE.id, TAX.id}


async def test_titles_that_begin_with_it_come_first(press: Library) -> None:
    """A title that begins with what is typed stands before one that only holds it."""
    press.add(Article(title="Delayed", text="One."))
    first, *_ = await Titles(press, Work()).matching("delayed", BOTH)
    assert first.name == "Delayed"


async def test_no_more_titles_are_offered_than_discord_takes(press: Library) -> None:
    """However many match, 25 are offered, each short enough and none blank."""
    for number in range(40):
        press.add(Article(title=f"{'Long title ' * 20}{number}", text=f"Text {number}."))
    press.add(Article(text="Untitled text."))
    offered = await Titles(press, Work()).matching("", BOTH)
    assert len(offered) == limits.CHOICES
    assert all(0 < len(title.name) <= limits.CHOICE_NAME for title in offered)


async def test_an_article_in_two_collections_is_offered_once(press: Library) -> None:
    """The same article added twice is one choice."""
    press.add(TAX, collection="guild:1")
    assert len(await Titles(press, Work()).matching("harbour tax", BOTH)) == 1


async def test_titles_are_read_again_after_a_while(press: Library) -> None:
    """Within their time titles come from memory; later ones are seen."""
    now = [0.0]
    titles = Titles(press, Work(), seconds=20, clock=lambda: now[0])
    await titles.matching("", BOTH)
    press.remove(TAX.id)
    assert TAX.id in ids(await titles.matching("", BOTH))
    now[0] = 20
    async with asyncio.timeout(30):  # a busy machine shows the old ones while it reads
        while TAX.id in ids(await titles.matching("", BOTH)):
            pass


async def test_words_may_come_in_any_order(press: Library) -> None:
    """Who remembers two words of a title finds it."""
    titles = Titles(press, Work())
    assert ids(await titles.matching("repairs bridge", BOTH)) == {BRIDGE.id}
    assert not await titles.matching("repairs zebra", BOTH)


async def test_what_is_known_is_offered_while_much_is_read(
    press: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody who types waits until very many titles are read again."""
    now, gate = [0.0], threading.Event()
    titles = Titles(press, Work(), seconds=20, clock=lambda: now[0])
    await titles.matching("", BOTH)
    read = press.headings

    def slow(collection: str) -> list[Heading]:
        gate.wait(30)
        return read(collection)

    press.remove(TAX.id)
    monkeypatch.setattr(press, "headings", slow)
    now[0] = 20
    before = ids(await titles.matching("", BOTH))
    gate.set()
    assert TAX.id in before
    async with asyncio.timeout(30):  # a busy machine shows the old ones while it reads
        while TAX.id in ids(await titles.matching("", BOTH)):
            pass


async def test_titles_read_before_a_change_do_not_outlive_it(
    press: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is being read while a collection changes is read again, not kept for a while."""
    titles, read, gate = (
        Titles(press, Work(), clock=lambda: 0.0),
        threading.Event(),
        threading.Event(),
    )
    headings = press.headings

    def slow(collection: str) -> list[Heading]:
        found = headings(collection)
        read.set()
        gate.wait(30)
        return found

    monkeypatch.setattr(press, "headings", slow)
    typing = asyncio.create_task(titles.matching("", ("public",)))
    await asyncio.to_thread(read.wait, 30)
    press.remove(TAX.id)
    titles.forget("public")
    gate.set()
    await typing
    assert ids(await titles.matching("", ("public",))) == {BRIDGE.id}


async def test_titles_that_cannot_be_read_are_an_error(
    press: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not taken for a collection without articles."""

    def fail(collection: str) -> str:
        raise StoreError("The disk is gone.")

    monkeypatch.setattr(press, "state", fail)
    with pytest.raises(StoreError):
        await Titles(press, Work()).matching("", ("public",))


async def test_several_collections_are_read_at_once(
    press: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who types does not wait for one after the other."""
    read, headings = threading.Barrier(3), press.headings

    def together(collection: str) -> list[Heading]:
        read.wait(30)
        return headings(collection)

    monkeypatch.setattr(press, "headings", together)
    offered = await Titles(press, Work(threads=3)).matching("", (*BOTH, "guild:1:2"))
    assert ids(offered) == {BRIDGE.id, TAX.id, SECRET.id}


async def test_a_page_waits_for_all_titles(press: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would else count too few, or none."""
    gate, headings = threading.Event(), press.headings

    def slow(collection: str) -> list[Heading]:
        gate.wait(30)
        return headings(collection)

    monkeypatch.setattr(press, "headings", slow)
    monkeypatch.setattr("bot.serving.titles._FIRST_SECONDS", 0)
    titles = Titles(press, Work())
    page = asyncio.create_task(titles.page(BOTH, 0, 10))
    assert not await titles.matching("", BOTH)
    gate.set()
    assert (await page).total == 3


class Watched(list[Heading]):
    """Headings that note whether somebody goes through all of them on the event loop."""

    held_up = False

    def __iter__(self) -> Iterator[Heading]:
        Watched.held_up |= threading.current_thread() is threading.main_thread()
        return super().__iter__()


async def test_a_page_of_very_many_titles_does_not_hold_up_the_event_loop(
    press: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of one collection is cut out of it; articles of several are told apart in a thread."""
    press.add(TAX, collection="guild:1")
    headings = press.headings
    monkeypatch.setattr(press, "headings", lambda collection: Watched(headings(collection)))
    titles = Titles(press, Work())
    one, several = await titles.page(["public"], 1, 1), await titles.page(BOTH, 1, 5)
    assert ([found.id for found in one.headings], one.total) == ([TAX.id], 2)
    assert ([found.id for found in several.headings], several.total) == ([SECRET.id, BRIDGE.id], 3)
    assert not Watched.held_up


async def test_titles_that_fail_after_who_typed_has_gone_are_logged_once(
    press: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """By us, and not by Python as an error that nobody has looked at."""
    gate, unseen = threading.Event(), list[object]()

    def fail(collection: str) -> str:
        gate.wait(30)
        raise StoreError("The disk is gone.")

    monkeypatch.setattr(press, "state", fail)
    monkeypatch.setattr("bot.serving.titles._FIRST_SECONDS", 0)
    asyncio.get_running_loop().set_exception_handler(lambda _, context: unseen.append(context))
    work = Work(threads=1)
    titles = Titles(press, work)
    for _ in range(3):
        assert not await titles.matching("", ("public",))
    gate.set()
    await work.run(lambda: 1)  # its turn comes after the reading
    del titles
    gc.collect()
    assert not unseen
    assert [record.name for record in caplog.records] == ["bot.faults"]
