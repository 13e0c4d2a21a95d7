"""Which articles a question names: plainly, or not at all."""

from __future__ import annotations

import numpy as np
import pytest

from index.language.terms import index_terms
from index.search import SearchIndex, Vocabulary
from index.search.meant.naming import Naming, may_name, naming
from index.search.meant.titles import titles_of
from index.search.question import read
from tests.index.search.indexed import IndexedPassage, indexed

NOTHING = np.empty(0, np.int32)

TITLES = {
    1: "Bees return",
    2: "Wild bees down by a third, but not everywhere",
    3: "Harbour tunnel will cost 412 million euros, chief says",
    4: "Tunnel bill nearer 468 million euros",
    5: "Tunnel opens",
    6: "Tunnel closes again",
    7: "Untold",
    8: "It is what it is",
}
PUBLISHERS = {
    "The Measure": frozenset({1, 2}),
    "The Harbour Post": frozenset({3}),
    "The Ledger Daily": frozenset({4}),
    "Northwire": frozenset({5, 6}),
    "Lenn Herald": frozenset({7}),
    "Carrow Herald": frozenset({8}),
}


def named(question: str) -> Naming | None:
    """Return which of the articles `question` names, with titles from a search index."""
    vocabulary = Vocabulary()
    index = SearchIndex(
        indexed(key, vocabulary.ids(index_terms(title)), [IndexedPassage(key, 0, NOTHING)])
        for key, title in TITLES.items()
    )
    return naming(question, titles_of(question, [index], vocabulary), PUBLISHERS)


@pytest.mark.parametrize(
    ("question", "keys", "rest"),
    [
        ("What does “Bees return” say about meadows?", {1}, "What does say about meadows?"),
        ('Who is heard in the article "Bees return"?', {1}, "Who is heard ?"),
        ('Who is heard in the article "It is what it is"?', {8}, "Who is heard ?"),
        ('What fell in the "wild bees" article?', {2}, "What fell ?"),
        ("In the harbour tunnel article, who spoke?", {3}, "who spoke?"),
        ("What does the wild bees article say about moths?", {2}, "What does say about moths?"),
        ("In the article about bees, how many fell?", {1, 2}, "how many fell?"),
        ("What did the article Tunnel opens say of tolls?", {5}, "What did say of tolls?"),
        ("According to the ledger daily, what does it cost?", {4}, "what does it cost?"),
        ("What did The Harbour Post report about tolls?", {3}, "What did report about tolls?"),
        ("Who is heard in the Harbour Post?", {3}, "Who is heard ?"),
        ("What did Northwire say about tolls?", {5, 6}, "What did say about tolls?"),
        ("What did the Post say about tolls?", {3}, "What did say about tolls?"),
        ("tolls according to the daily", {4}, "tolls"),
    ],
)
def test_an_article_that_is_plainly_named(question: str, keys: set[int], rest: str) -> None:
    """It is found, and what is asked of it is the rest of the question."""
    found = named(question)
    assert may_name(question)
    assert found is not None
    assert (set(found.keys), found.rest) == (keys, rest)


@pytest.mark.parametrize(
    "question",
    [
        "How did the bees return?",
        "What will the harbour tunnel cost?",
        "Did the tunnel open?",
        "Who told the story of the wild bees?",
        "Who complained about an article about bees?",
        'Who said "the bees return to the meadow"?',
        'Who said that "wild bees" are rare?',
        "What happened in the measure of things?",
        "Who edits The Harbour Post?",
        "In the tunnel article, who spoke?",
        "In the article about tunnels and ferries, who spoke?",
        "What is untold?",
        "tolls according to Post",
        "tolls according to the Weekly",
        "tolls according to the post office",
        "What did the post say?",
        "Who is heard in the Post?",
        "What did the Herald say about tolls?",
    ],
)
def test_words_that_are_only_content(question: str) -> None:
    """Words of a title name no article: not without "article", not where they fit too many."""
    assert named(question) is None


def test_patterns_that_go_on_in_the_next_line_are_whole() -> None:
    """Words at the start of a pattern's second line count like all others."""
    assert read("What did Price write about the tunnel?").speaker == "Price"
    assert read("How quickly did it open?").kind == "amount"
