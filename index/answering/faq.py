"""Questions that stand in the articles, as in an FAQ: what stands below one answers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from index.language.terms import fold, tokens
from index.models import Passage
from index.search import Candidate, Question, read
from index.store import passages

_LIKE = 0.6  # of all words of two questions, so many must be in both
_MARKS = "*_”\"’' "
_QUOTATION_MARKS = frozenset('“”„«»"')


class Below(NamedTuple):
    """Candidates of which none is a mere question, and the questions above those that answer one.

    The questions are by the key of the passage below them.
    """

    candidates: Sequence[Candidate]
    questions: Mapping[int, Passage]


def is_question(passage: Passage) -> bool:
    """Tell a sentence that asks, and is not told in anybody's words."""
    spoken = any(one.speaker for one in passage.attributions)
    asks = passage.text.rstrip(_MARKS).endswith("?")
    return asks and not spoken and _QUOTATION_MARKS.isdisjoint(passage.text)


def is_asked(question: str, passage: Passage) -> bool:
    """Tell whether `passage` is the very question, but for marks and a label: "Q: Why?"."""
    wanted, words = _words(question), _words(passage.text)
    return is_question(passage) and bool(wanted) and wanted in (words, words[1:])


def is_like(question: Question, passage: Passage) -> bool:
    """Tell a question of almost the same words: "Can I use a detector on the land?"."""
    if not is_question(passage):
        return False
    asked, told = ({word.term for word in one.words} for one in (question, read(passage.text)))
    return len(asked & told) >= _LIKE * len(asked | told) > 0


def below(
    connection: Connection,
    fetch: Callable[[Sequence[int]], Sequence[Passage]],
    candidates: Sequence[Candidate],
) -> Below:
    """Return the candidates with what stands below a question in its place.

    A question with another one below it, or with nothing, stays. `fetch` returns the passages of
    the keys that it is given, in their order.
    """
    found = fetch([one.passage for one in candidates])
    asking = {
        one.passage + 1: passage
        for one, passage in zip(candidates, found, strict=True)
        if is_question(passage)
    }
    under = passages.by_keys(connection, list(asking)) if asking else {}
    questions = {
        key: asking[key] for key, passage in under.items() if _answers(asking[key], passage)
    }
    moved: dict[int, Candidate] = {}
    for one in candidates:
        at = one.passage + 1
        answer = one._replace(passage=at, duplicates=()) if at in questions else one
        moved.setdefault(answer.passage, answer)
    return Below(tuple(moved.values()), questions)


def _answers(question: Passage, following: Passage) -> bool:
    """Tell the sentence right below a question, in the same article, from the next question."""
    return following.sentence == question.sentence + 1 and not is_question(following)


def _words(text: str) -> list[str]:
    return [fold(token.text) for token in tokens(text)]
