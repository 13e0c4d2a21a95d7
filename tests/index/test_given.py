"""What the library cannot take is refused at the door, with what it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.errors import ArticleNotFoundError
from index.library import Library
from index.models import PUBLIC, Article
from tests.index.articles import BEES, TUNNEL, texts

SAID = Article(text="Ann Price said the wild bees were safe.")


@pytest.mark.parametrize("n", [0, -1])
@pytest.mark.parametrize(
    "ask",
    [
        lambda library, n: library.ask("wild bees", n=n),
        lambda library, n: library.search("wild bees", n=n),
        lambda library, n: library.quotes(n=n),
        lambda library, n: library.speakers(n=n),
        lambda library, n: library.largest(1, n),
        lambda library, n: library.feedback.of_server(1, n=n),
    ],
)
def test_who_asks_for_nothing_is_told(
    library: Library, n: int, ask: Callable[[Library, int], object]
) -> None:
    """Neither a sure refusal nor a few hits come of it, but a sentence with the number."""
    library.add(SAID)
    with pytest.raises(ValueError, match=f"n is {n}, but at least 1"):
        ask(library, n)


def test_more_may_be_asked_for_than_any_database_counts(library: Library) -> None:
    """Then all there is is given."""
    many = 10**20
    library.add(SAID)
    assert texts(library.ask("wild bees", n=many)) == [SAID.text]
    assert texts(library.search("wild bees", n=many)) == texts(library.quotes(n=many))
    assert len(library.speakers(n=many)) == 1
    assert library.largest(1, many) == [PUBLIC]
    assert library.feedback.of_server(1, n=many).reasons == ()


@pytest.mark.parametrize(
    "use",
    [
        lambda library, name: library.add(TUNNEL, collection=name),
        lambda library, name: list(library.add_many([TUNNEL], collection=name)),
        lambda library, name: library.remove(BEES.id, collection=name),
        lambda library, name: library.rename(BEES.id, "Bees", collection=name),
        lambda library, name: library.clear(name),
        lambda library, name: library.headings(name),
        lambda library, name: library.state(name),
        lambda library, name: library.size(collections=name),
        lambda library, name: library.ask("bees", collections=(PUBLIC, name)),
    ],
)
@pytest.mark.parametrize("name", ["\ud800", "a\0b"])
def test_a_collection_has_a_name_that_can_be_stored(
    library: Library, name: str, use: Callable[[Library, str], object]
) -> None:
    """What SQLite would stumble over is refused before it gets there."""
    with pytest.raises(ValueError, match="cannot name a collection") as refused:
        use(library, name)
    assert repr(name) in str(refused.value)
    assert library.collections() == [PUBLIC]


@pytest.mark.parametrize("id_", ["\ud800", "a\0b"])
def test_an_id_that_cannot_be_stored_is_nobodys(library: Library, id_: str) -> None:
    """It is looked for as any other is, and not found."""
    assert library.cards([id_]) == []
    for look in (library.article, library.remove, lambda id_: library.rename(id_, "Bees")):
        with pytest.raises(ArticleNotFoundError):
            look(id_)
    for ask in (library.ask, library.search):
        with pytest.raises(ArticleNotFoundError):
            ask("bees", article=id_)
    with pytest.raises(ArticleNotFoundError):
        library.quotes(article=id_)


def test_one_collection_may_be_named_without_a_list(library: Library) -> None:
    """Its name alone is not taken for as many collections as it has letters."""
    library.add(TUNNEL, collection="guild:1")
    library.add(SAID, collection="guild:1")
    library.add(BEES)
    one, listed = "guild:1", ["guild:1"]
    assert library.size(collections=one) == 2
    assert library.totals(collections=one) == library.totals(collections=listed)
    assert library.articles(collections=one) == library.articles(collections=listed)
    assert library.cards([TUNNEL.id], collections=one)
    assert library.article(TUNNEL.id, collections=one).text == TUNNEL.text
    assert list(library.export(collections=one)) == [TUNNEL, SAID]
    assert library.ask("tunnel cost", collections=one).hits
    assert library.search("tunnel", collections=one)
    assert library.quotes(collections=one) == library.quotes(collections=listed)
    assert library.speakers(collections=one) == library.speakers(collections=listed)


def test_a_collection_named_twice_is_asked_once(library: Library) -> None:
    """Nothing counts double that is named double."""
    library.add(TUNNEL)
    assert library.size(collections=[PUBLIC, PUBLIC]) == 1
    twice = library.ask("tunnel cost", collections=[PUBLIC, PUBLIC])
    assert twice == library.ask("tunnel cost")
