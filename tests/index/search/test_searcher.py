"""Searching: the best passages first, whatever is asked and whatever the collection holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from index.language.terms import index_terms
from index.models import Passage
from index.search import (
    EVERYTHING,
    Ranking,
    Scope,
    SearchIndex,
    Vocabulary,
    search,
)
from index.search.question import read
from index.search.surface import surface
from tests.index.search.indexed import IndexedPassage, indexed

ARTICLES = {
    "Harbour crane": ["Marta Oluo opened the harbour crane in 1987.", "It lifts ninety tonnes."],
    "Bread prices": ["Bakers raised the price of bread.", "Flour costs twice as much as in May."],
}


class Shelf:
    """Articles in memory, with the index over them."""

    def __init__(self, articles: dict[str, list[str]]) -> None:
        self.vocabulary = Vocabulary()
        self.passages: list[Passage] = []
        self.index = SearchIndex(
            indexed(key, self.vocabulary.ids(index_terms(title)), self._add(texts))
            for key, (title, texts) in enumerate(articles.items())
        )

    def _add(self, texts: Sequence[str]) -> list[IndexedPassage]:
        first = len(self.passages)
        self.passages += [
            Passage(text=text, start=0, end=len(text), paragraph=1, sentence=i)
            for i, text in enumerate(texts, 1)
        ]
        shown = [surface(text) for text in texts]
        return [
            IndexedPassage(first + i, 1, self.vocabulary.ids(one.terms), one.signs)
            for i, one in enumerate(shown)
        ]

    def fetch(self, keys: Sequence[int]) -> list[Passage]:
        return [self.passages[key] for key in keys]

    def search(self, question: str, *, scope: Scope = EVERYTHING, n: int = 10) -> Ranking:
        return search(read(question), [self.index], self.vocabulary, self.fetch, scope=scope, n=n)

    def texts(self, question: str) -> list[str]:
        return [self.passages[c.passage].text for c in self.search(question).candidates]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(ARTICLES)


def test_the_sentence_that_holds_the_words_comes_first(shelf: Shelf) -> None:
    """A passage with the question's words comes before its neighbours and other articles."""
    assert shelf.texts("Who opened the crane?")[0] == ARTICLES["Harbour crane"][0]


@pytest.mark.parametrize("question", ["", "?!", "zzyzx", "🦑", "中文"])
def test_a_question_without_findable_words_is_an_answer(shelf: Shelf, question: str) -> None:
    """Nothing to search for gives a ranking without confidence, not an exception."""
    assert shelf.search(question).confidence < 0.5


def test_words_that_occur_nowhere_are_named(shelf: Shelf) -> None:
    """Unknown words come back as they were typed."""
    assert shelf.search("Who opened the Zeppelin?").unknown_words == ("Zeppelin",)


def test_a_word_of_a_title_alone_is_known(shelf: Shelf) -> None:
    """A word that only a title holds finds the sentences below it, and occurs somewhere."""
    found = shelf.search("harbour prices")
    assert found.unknown_words == ()
    assert {candidate.article for candidate in found.candidates} == {0, 1}
    shelf.index.remove(1)
    assert shelf.search("harbour prices").unknown_words == ("prices",)


@pytest.mark.parametrize(("asked", "held"), [("Who had stolen it?", "stole"), ("steal", "stole")])
def test_another_form_of_a_word_is_the_word(asked: str, held: str) -> None:
    """A form that no article has finds the one that they have, and is not said to be lacking."""
    shelf = Shelf({"Court": ["A clerk stole 900 pounds.", "He wept."]})
    found = shelf.search(asked)
    assert held in shelf.texts(asked)[0]
    assert found.unknown_words == ()


def test_an_article_can_be_asked_alone(shelf: Shelf) -> None:
    """Only articles and passages in the scope are returned."""
    found = shelf.search("crane bread", scope=EVERYTHING.within(articles=[1]))
    assert {candidate.article for candidate in found.candidates} == {1}


def test_what_is_left_out_of_the_scope_is_no_unknown_word(shelf: Shelf) -> None:
    """A word that only occurs outside the scope finds nothing, but does occur."""
    nothing = EVERYTHING.within(articles=[0]).within(passages=[2, 3])
    found = shelf.search("crane zeppelin", scope=nothing)
    assert (found.candidates, found.unknown_words) == ((), ("zeppelin",))


def test_reasons_add_up_to_the_score(shelf: Shelf) -> None:
    """The contributions of all reasons sum to the BM25 score shown."""
    candidates = shelf.search("harbour crane tonnes").candidates
    assert candidates
    for candidate in candidates:
        assert candidate.score == sum(reason.contribution for reason in candidate.reasons)


@pytest.mark.parametrize("build", [SearchIndex, lambda: Shelf({"Empty": []}).index])
def test_an_empty_index_is_an_answer(build: Callable[[], SearchIndex]) -> None:
    """No collection, an empty one and an article without sentences find nothing."""
    assert search(read("crane"), [build()], Vocabulary(["crane"]), lambda keys: []) == Ranking(
        unknown_words=("crane",)
    )
