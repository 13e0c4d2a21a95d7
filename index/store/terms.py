"""The vocabulary, and the term ids that a search index is built from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from index.store.schema import articles, collections, indexed, terms

_STORED = np.dtype("<i4")
_BLANK = " "
"""What stands for a forgotten term begins so, with its id behind it. No term has a space."""

_SIGNS = np.dtype("<u2")


_FORGET = update(terms).where(terms.c.id == bindparam("number")).values(term=bindparam("blank"))


class TermIds(NamedTuple):
    """The term ids of an article: of its title, and of its passages one after another.

    `paragraphs` and `lengths` have an element a passage; `lengths` adds up to `len(terms)`.
    `signs` are what each term shows, as bits, `headings` the passages that are headings, from 0.
    """

    article: int
    first_passage: int
    title: NDArray[np.int32]
    paragraphs: NDArray[np.int32]
    lengths: NDArray[np.int32]
    terms: NDArray[np.int32]
    signs: NDArray[np.uint16]
    headings: NDArray[np.int32]


def newer_terms(connection: Connection, known: int) -> list[str]:
    """Return the vocabulary in the order of its ids, without the first `known` terms."""
    query = select(terms.c.term).where(terms.c.id >= known).order_by(terms.c.id)
    return list(connection.execute(query).scalars().all())


def term_of(connection: Connection, number: int) -> str | None:
    """Return the term of that id, None where there is none."""
    return connection.execute(select(terms.c.term).filter_by(id=number)).scalar()


def insert_terms(connection: Connection, numbers: Mapping[str, int]) -> None:
    """Add terms with their ids to the vocabulary."""
    rows = [{"id": number, "term": term} for term, number in numbers.items()]
    if rows:
        connection.execute(insert(terms), rows)


def unused(connection: Connection) -> set[int]:
    """Return the ids of the terms that no article has, but for those that are forgotten."""
    named = select(terms.c.id).where(terms.c.term.not_like(f"{_BLANK}%"))
    return set(connection.execute(named).scalars()).difference(used(connection).tolist())


def used(connection: Connection, after: int = 0) -> NDArray[np.int64]:
    """Return the ids of the terms of the articles added after the one of that key, ascending."""
    held = np.zeros(highest(connection) + 1, np.bool_)
    query = select(indexed.c.title, indexed.c.terms).where(indexed.c.article > after)
    for row in connection.execute(query.execution_options(yield_per=500)):
        for blob in row:
            ids = np.frombuffer(blob, _STORED)
            held[ids[(ids >= 0) & (ids < len(held))]] = True  # a damaged row may hold others
    return np.flatnonzero(held)


def forget(connection: Connection, numbers: Iterable[int]) -> None:
    """Put something that is no word in the place of the terms of those ids, which stay taken."""
    rows = [{"number": number, "blank": f"{_BLANK}{number}"} for number in numbers]
    if rows:
        connection.execute(_FORGET, rows)


def insert_ids(connection: Connection, ids: TermIds) -> None:
    """Keep the term ids of an article."""
    row = {
        "article": ids.article,
        "first_passage": ids.first_passage,
        "title": _packed(ids.title),
        "paragraphs": _packed(ids.paragraphs),
        "lengths": _packed(ids.lengths),
        "terms": _packed(ids.terms),
        "signs": ids.signs.astype(_SIGNS, copy=False).tobytes(),
        "headings": _packed(ids.headings) or None,
    }
    connection.execute(insert(indexed), row)


def highest(connection: Connection) -> int:
    """Return the highest id of a term, -1 where there is none."""
    return int(connection.execute(select(func.coalesce(func.max(terms.c.id), -1))).scalar_one())


def ids_of(connection: Connection, article: int) -> TermIds | None:
    """Return the term ids of the article of that key, None where none are kept."""
    row = connection.execute(select(indexed).filter_by(article=article)).one_or_none()
    return None if row is None else _unpacked(row)


def ids_after(connection: Connection, name: str, article: int) -> Iterator[TermIds]:
    """Yield the term ids of the articles in the collection `name` added after that article's key.

    They come in the order of their keys.
    """
    query = (
        select(indexed)
        .join(articles, indexed.c.article == articles.c.key)
        .join(collections, articles.c.collection == collections.c.key)
        .where(collections.c.name == name, articles.c.key > article)
        .order_by(articles.c.key)
    )
    return map(_unpacked, connection.execute(query.execution_options(yield_per=500)))


def _packed(ids: NDArray[np.int32]) -> bytes:
    return ids.astype(_STORED, copy=False).tobytes()


def _unpacked(row: Row[Any]) -> TermIds:
    arrays = (row.title, row.paragraphs, row.lengths, row.terms, row.headings or b"")
    title, paragraphs, lengths, words, headings = (
        np.frombuffer(blob, _STORED).astype(np.int32, copy=False) for blob in arrays
    )
    signs = _signs(row, len(words))
    key, first = row.article, row.first_passage
    return TermIds(key, first, title, paragraphs, lengths, words, signs, headings)


def _signs(row: Row[Any], words: int) -> NDArray[np.uint16]:
    if row.signs is None:
        return np.zeros(words, np.uint16)
    return np.frombuffer(row.signs, _SIGNS).astype(np.uint16, copy=False)
