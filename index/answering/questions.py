"""Find questions that stand in the articles and hold all that is asked, however many passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from index.postings import Ints
from index.search import Part, Question, SearchIndex, Vocabulary
from index.search.segments.collection import parts_of
from index.search.surface import BIT


def with_all_words(
    question: Question, indexes: Sequence[SearchIndex], vocabulary: Vocabulary, n: int
) -> list[int]:
    """Return the keys of up to n passages that hold all words of `question`, and may ask it.

    Those that end with a question mark come first, else the shortest: stars may stand behind it.
    Only those that stand alone in their paragraph, as the questions of an FAQ do.
    """
    terms = [vocabulary.get(word.term) for word in question.words]
    known = [term for term in terms if term is not None]
    if not known or len(known) < len(terms):
        return []
    found = (one for part in parts_of(indexes) for one in _in_part(part, known))
    return [key for _, _, key in sorted(found)[:n]]


def _in_part(part: Part, terms: Sequence[int]) -> Iterator[tuple[bool, int, int]]:
    """Yield of each passage that holds all `terms` whether it asks nothing, its length and key."""
    postings, columns = part.segment.passages, part.segment.columns
    lists = sorted((postings.documents[postings.find(term)] for term in terms), key=len)
    held = lists[0]
    for other in lists[1:]:
        held = _both(held, other)
    if part.passages_alive is not None:
        held = held[part.passages_alive[held]]
    ends = np.append(columns.first, True)  # where a paragraph begins, the one before has ended
    held = held[ends[held] & ends[held + 1]]
    lengths = columns.starts[held + 1] - columns.starts[held]
    tells = columns.signs[columns.starts[held + 1] - 1] & BIT["asks"] == 0
    keys = columns.keys[held].tolist()
    yield from zip(tells.tolist(), lengths.tolist(), keys, strict=True)


def _both(few: Ints, many: Ints) -> Ints:
    """Return what of `few` is among `many`, both ascending: fast where they are few."""
    if not len(many):
        return many
    places = np.minimum(many.searchsorted(few), len(many) - 1)
    both: Ints = few[many[places] == few]
    return both
