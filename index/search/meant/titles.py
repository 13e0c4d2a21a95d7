"""The titles that a text may name, found by its words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.language.terms import fold, tokens
from index.search.question import function_words
from index.search.segments.collection import Part, SearchIndex, parts_of
from index.search.vocabulary.vocabulary import Vocabulary


def titles_of(
    text: str, indexes: Sequence[SearchIndex], vocabulary: Vocabulary
) -> dict[int, list[str]]:
    """Return the terms of the titles that `text` may name, by the keys of their articles.

    They hold a word of it that is more than a function word, or no other words than it has.
    """
    held = {token.term: fold(token.text) not in function_words() for token in tokens(text)}
    numbered = ((vocabulary.get(term), content) for term, content in held.items())
    asked = {number: content for number, content in numbered if number is not None}
    found: dict[int, list[str]] = {}
    for part in parts_of(indexes):
        columns = part.segment.columns
        for place in _places(part, asked):
            own = columns.titles[columns.title_starts[place] : columns.title_starts[place + 1]]
            found[int(columns.articles[place])] = [vocabulary.term(n) for n in own.tolist()]
    return found


def _places(part: Part, asked: dict[int, bool]) -> list[int]:
    """Return which titles of `part` hold a term that is True in `asked`, or only terms of it."""
    titles, lengths = part.segment.titles, part.segment.title_lengths
    covered, chosen = np.zeros(len(lengths), np.int64), np.zeros(len(lengths), np.bool_)
    for number, content in asked.items():
        span = titles.find(number)
        covered[titles.documents[span]] += titles.counts[span]
        if content:
            chosen[titles.documents[span]] = True
    chosen |= (covered == lengths) & (lengths > 0)
    if part.alive is not None:
        chosen &= part.alive
    places: list[int] = np.flatnonzero(chosen).tolist()
    return places
