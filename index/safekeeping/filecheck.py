"""Look through index files: whether they are whole, and hold what the store says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
from sqlalchemy import Connection

from index.derived import arrays
from index.derived.arrays import UnusableFileError
from index.derived.segments import SUFFIX, segment_of
from index.derived.words import FILE, FORGOTTEN, word_list_of
from index.search.segments.segment import Columns
from index.search.vocabulary.wordlist import WordList
from index.store import articles, collections, history, terms
from index.store.collections import State
from index.store.terms import TermIds


def breaches(connection: Connection, directory: Path) -> Iterator[tuple[Path, str]]:
    """Yield each index file that is damaged or holds something else than the store, and why.

    What was written before a restore, or since the connection began to read, is left alone.
    """
    named = collections.by_key(connection)
    for file in sorted(directory.glob(f"*/*{SUFFIX}")):
        if not file.parent.name.isdecimal():
            continue  # somebody else's folder: those of collections have their keys as names
        with suppress(FileNotFoundError):  # others merge files meanwhile
            if why := _of_segment(connection, file, named):
                yield file, why
    file = directory / FILE
    with suppress(FileNotFoundError):
        if why := _of_words(connection, file):
            yield file, why


def _of_segment(connection: Connection, file: Path, named: dict[int, tuple[str, State]]) -> str:
    name, state = named.get(int(file.parent.name), ("", State()))
    try:
        arrays.check(file)
        about, held = arrays.read(file)
        if about["history"] != history.current(connection) or not name:
            return ""
        if int(about["generation"]) > state.generation:
            return ""
        return _compared(connection, name, segment_of(held).columns)
    except UnusableFileError as error:
        return str(error)


def _compared(connection: Connection, name: str, columns: Columns) -> str:
    """Say in what the articles of `columns` differ from those stored, if they do."""
    places = {key: place for place, key in enumerate(columns.articles.tolist())}
    first, last = int(columns.articles[0]), int(columns.articles[-1])
    for ids in terms.ids_after(connection, name, first - 1):
        if ids.article > last:
            break
        place = places.get(ids.article)
        if place is None or not _holds(columns, place, ids):
            id_, _ = articles.name_of(connection, ids.article)
            return f"it {'lacks' if place is None else 'has other words of'} the article {id_}"
    return ""


def _holds(columns: Columns, place: int, ids: TermIds) -> bool:
    blocks = columns.article.searchsorted([place, place + 1])
    first, last = columns.block.searchsorted(blocks).tolist()
    title = columns.titles[columns.title_starts[place] : columns.title_starts[place + 1]]
    words = slice(columns.starts[first], columns.starts[last])
    return (
        np.array_equal(columns.keys[first:last], np.arange(last - first) + ids.first_passage)
        and np.array_equal(np.diff(columns.starts[first : last + 1]), ids.lengths)
        and np.array_equal(title, ids.title)
        and np.array_equal(columns.tokens[words], ids.terms)
        and np.array_equal(columns.signs[words], ids.signs)
        and np.array_equal(np.flatnonzero(columns.heading[first:last]), ids.headings)
    )


def _of_words(connection: Connection, file: Path) -> str:
    try:
        about, held = arrays.read(file, checked=True)
        if (about["history"], about.get(FORGOTTEN, 0)) != history.version(connection):
            return ""
        return _compared_words(connection, word_list_of(held))
    except UnusableFileError as error:
        return str(error)


def _compared_words(connection: Connection, words: WordList) -> str:
    stored = terms.newer_terms(connection, 0)
    if words.size > len(stored):
        return ""  # written since the connection began to read
    if [words.number(term) for term in stored[: words.size]] != list(range(words.size)):
        return "it numbers a word otherwise than the store"
    return ""
