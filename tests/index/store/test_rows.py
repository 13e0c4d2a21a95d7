"""The rows of the tables: what is written is read back, and nothing outlives what it belongs to."""

from __future__ import annotations

import datetime
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, func, select

from index.errors import ArticleNotFoundError
from index.models import (
    Article,
    Attribution,
    DateSource,
    Passage,
    Resolution,
    Span,
    Speaker,
    SpeakerKind,
    SpeechKind,
)
from index.store import articles, collections, passages, schema, terms
from index.store.opening import open_store

spans = st.none() | st.integers(0, 99).flatmap(
    lambda start: st.builds(Span, start=st.just(start), end=st.integers(start + 1, 200))
)
labels = st.text(min_size=1, max_size=9).filter(lambda text: "\0" not in text)
speakers = st.builds(
    Speaker,
    name=labels,
    role=st.none() | labels,
    kind=st.sampled_from(SpeakerKind),
    mention=spans,
    introduced=spans,
    resolved_by=st.sampled_from(Resolution),
)
attributions = st.builds(
    Attribution,
    kind=st.sampled_from(SpeechKind),
    speaker=st.none() | speakers,
    cue=st.none() | labels,
    confidence=st.floats(0, 1),
)


@st.composite
def texts_with_passages(draw: st.DrawFn) -> tuple[str, list[Passage]]:
    """Draw a text of any characters, with passages that are slices of it."""
    characters = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
    text = draw(st.text(characters, min_size=1, max_size=60)) + "x"
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=8)))
    found = [
        Passage(
            text=text[start:end],
            start=start,
            end=end,
            paragraph=draw(st.integers(1, 9)),
            sentence=number,
            attributions=tuple(draw(st.lists(attributions, max_size=2))),
        )
        for number, (start, end) in enumerate(pairwise(cuts), 1)
    ]
    return text, found


def insert(connection: Connection, article: Article, name: str = "public") -> int:
    owner = collections.key_of(connection, name)
    return articles.insert_article(connection, owner, article, sentences=0)


@given(texts_with_passages())
def test_passages_come_back_as_they_were(given: tuple[str, list[Passage]]) -> None:
    """A passage is stored as a place and read as the slice at that place, with who says it."""
    text, found = given
    store = open_store()
    with store.writing() as connection:
        key = insert(connection, Article(text=text))
        first = passages.insert_passages(connection, key, found)
        keys = list(range(first, first + len(found)))
        assert passages.by_keys(connection, keys) == dict(zip(keys, found, strict=True))
        assert passages.of_article(connection, key) == tuple(found)
        assert passages.by_keys(connection, [first - 1, first + len(found)]) == {}
    store.close()


def test_articles_come_back_as_they_were() -> None:
    """Every field of an article survives the store."""
    article = Article(
        text="Text “with” emoji 👩‍👩‍👧 and\nlines.",
        title="A title",
        url="https://example.org/a?utm_source=x",
        publisher="The Paper",
        authors=("A. Writer", "B. «Nick» Other"),
        date=datetime.date(2024, 5, 31),
        date_source=DateSource.FEED,
    )
    store = open_store()
    with store.writing() as connection:
        key = insert(connection, article)
        stored = articles.get(connection, ["public"], article.id)
        assert (stored.key, articles.as_article(stored)) == (key, article)
        assert stored.intact
    store.close()


def test_an_article_is_found_in_the_first_collection_that_has_it() -> None:
    """Of the collections asked, the earlier ones count first; others do not count."""
    article = Article(text="Text.")
    store = open_store()
    with store.writing() as connection:
        for name in ("user:1", "public"):
            insert(connection, article, name)
        for names in (["public", "user:1"], ["user:1", "public"], ["guild:1", "public"]):
            stored = articles.get(connection, names, article.id)
            assert stored.card.collection == next(name for name in names if name != "guild:1")
    with store.reading() as connection, pytest.raises(ArticleNotFoundError, match="no article"):
        articles.get(connection, ["guild:1"], article.id)
    store.close()


def test_what_belongs_to_an_article_goes_with_it() -> None:
    """Deleting an article leaves no passage, attribution or term ids, and its keys stay unused."""
    store = open_store()
    said = Attribution(kind=SpeechKind.DIRECT, confidence=1)
    passage = Passage(text="T", start=0, end=1, paragraph=1, sentence=1, attributions=(said,))
    none = np.empty(0, np.int32)
    with store.writing() as connection:
        key = insert(connection, Article(text="Text."))
        first = passages.insert_passages(connection, key, [passage])
        terms.insert_ids(
            connection,
            terms.TermIds(key, first, none, none, none, none, none.astype(np.uint16), none),
        )
        articles.delete_article(connection, key)
        for table in (schema.articles, schema.passages, schema.attributions, schema.indexed):
            assert connection.execute(select(func.count()).select_from(table)).scalar() == 0
        again = insert(connection, Article(text="Text."))
        assert again > key
        assert passages.insert_passages(connection, again, [passage]) > first
    store.close()


@given(st.lists(st.lists(st.integers(0, 2**31 - 1), max_size=5), max_size=5))
def test_term_ids_come_back_as_they_were(given: list[list[int]]) -> None:
    """Term ids are 32-bit integers, those of all passages one after another."""
    store = open_store()
    flat = np.array([number for numbers in given for number in numbers], np.int32)
    lengths = np.array(list(map(len, given)), np.int32)
    with store.writing() as connection:
        key = insert(connection, Article(text="Text."))
        paragraphs, signs = np.arange(len(given), dtype=np.int32), flat.astype(np.uint16)
        headings = paragraphs[::2]
        ids = terms.TermIds(key, 1, flat[:2], paragraphs, lengths, flat, signs, headings)
        terms.insert_ids(connection, ids)
        (read,) = terms.ids_after(connection, "public", 0)
        assert read[:2] == ids[:2]
        assert [array.tolist() for array in read[2:]] == [array.tolist() for array in ids[2:]]
        assert list(terms.ids_after(connection, "public", key)) == []
        assert list(terms.ids_after(connection, "guild:1", 0)) == []
    store.close()


def test_the_vocabulary_is_read_in_the_order_of_its_ids() -> None:
    """A reader that knows the first terms gets the ones after them, in order."""
    store = open_store()
    with store.writing() as connection:
        terms.insert_terms(connection, {"zebra": 0, "apple": 1})
        terms.insert_terms(connection, {"mango": 2})
        assert terms.newer_terms(connection, 0) == ["zebra", "apple", "mango"]
        assert terms.newer_terms(connection, 2) == ["mango"]
    store.close()


def test_a_collection_counts_its_changes() -> None:
    """Every change raises the generation of its collection and of no other."""
    store = open_store()
    with store.writing() as connection:
        collections.key_of(connection, "public")
        collections.key_of(connection, "guild:1")
        collections.mark_changed(connection, "public", growth=1)
        collections.mark_changed(connection, "public", growth=0)
        states = collections.states(connection, ["public", "guild:1", "user:1"])
        assert {name: state[:2] for name, state in states.items()} == {
            "public": (2, 1),
            "guild:1": (0, 0),
            "user:1": (0, 0),
        }
    store.close()
