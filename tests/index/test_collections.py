from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.library import Library
from index.models import (
    PUBLIC,
    Article,
    Change,
    Refusal,
)
from tests.index.articles import ALWAYS, BEES, TUNNEL

WORDS = ("tunnel", "harbour", "bees", "meadow", "council", "ferry", "budget", "storm")
articles = st.builds(
    lambda words, title: Article(text=" ".join(words) + ".", title=title),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6),
    st.sampled_from(["", "tunnel", "bees"]),
)
names = st.sampled_from([PUBLIC, "guild:1", "guild:2", "user:1"])


def test_no_collections_hold_nothing(library: Library) -> None:
    """To ask none, or one that nobody added to, is to ask an empty library."""
    library.add(TUNNEL)
    for collections in ((), ("guild:1",)):
        assert isinstance(library.ask("tunnel", collections=collections), Refusal)
        assert library.articles(collections=collections) == []
        assert list(library.export(collections=collections)) == []


@given(
    added=st.lists(st.tuples(names, articles), max_size=8),
    asked=st.lists(names, unique=True, max_size=3),
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
)
@example(  # whose terms had other ids, and so the sums other last digits
    added=[
        (PUBLIC, Article(text="bees.")),
        ("guild:1", Article(text="harbour tunnel budget ferry budget tunnel.")),
        ("guild:1", Article(text="bees harbour tunnel harbour harbour.")),
    ],
    asked=["guild:1"],
    words=["tunnel"],
)
@settings(max_examples=40, deadline=None)
def test_nothing_crosses_between_collections(
    added: list[tuple[str, Article]], asked: list[str], words: list[str]
) -> None:
    """Nothing of a collection that was not asked shows in any answer, not even as a word."""
    question = " ".join(words)
    with Library.open(thresholds=ALWAYS) as library, Library.open(thresholds=ALWAYS) as alone:
        for name, article in added:
            library.add(article, collection=name)
            if name in asked:
                alone.add(article, collection=name)
        answer = library.ask(question, collections=asked)
        shown = [card for hit in answer.hits for card in (hit.article, *hit.also_in)]
        shown += answer.nearest if isinstance(answer, Refusal) else []
        assert {card.collection for card in shown} <= set(asked)
        assert {card.collection for card in library.articles(collections=asked)} <= set(asked)
        assert answer == alone.ask(question, collections=asked)


def test_a_word_of_another_collection_makes_no_answer_surer() -> None:
    """A pair of words of which only others hold one counted among those that are lacking."""
    question = "tunnel tunnel harbour"
    with Library.open(thresholds=ALWAYS) as library, Library.open(thresholds=ALWAYS) as alone:
        library.add(Article(text="harbour."))
        for one in (library, alone):
            one.add(Article(text="tunnel tunnel."), collection="guild:1")
        answers = [one.ask(question, collections=["guild:1"]) for one in (library, alone)]
    assert answers[0] == answers[1]


@given(added=st.lists(st.tuples(names, articles), max_size=6))
@settings(max_examples=25, deadline=None)
def test_what_is_exported_is_what_was_added(added: list[tuple[str, Article]]) -> None:
    """An export holds every article once, and adding it again changes nothing."""
    with Library.open() as library:
        for name, article in added:
            library.add(article, collection=name)
        for name in {name for name, _ in added}:
            exported = list(library.export(collections=[name]))
            assert {a.id for a in exported} == {a.id for other, a in added if other == name}
            changes = [change for _, change in library.add_many(exported, collection=name)]
            assert set(changes) == {Change.UNCHANGED}


def test_an_export_may_be_read_while_articles_change(library: Library) -> None:
    """Whoever reads an export may add and remove in between."""
    library.add(TUNNEL)
    library.add(BEES)
    exported = library.export()
    first = next(exported)
    library.remove(BEES.id)
    library.add(first, collection="user:1")
    assert [first, *exported] == [TUNNEL]


def test_collections_are_named(library: Library) -> None:
    """All that ever held an article or belong to a known server, the public one first."""
    assert library.collections() == [PUBLIC]
    library.add(TUNNEL, collection="user:1")
    library.servers.change(7, threads=True)
    library.clear("user:1")
    assert library.collections() == [PUBLIC, "guild:7", "user:1"]
