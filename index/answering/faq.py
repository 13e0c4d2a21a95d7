"""Questions that stand in the articles, as in an FAQ: what stands below one answers it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from index.language.scanning.labels import asks, is_lettered, without_label
from index.language.scanning.quotations import has_marks
from index.language.terms import folded
from index.models import Passage, Speaker
from index.search import Candidate, Fetch, Question, Ranking, read, wishes
from index.store import passages

_ASKED, _ALIKE = 0.9, 0.6  # how sure what stands below the very question, and one like it, is
_TOLD = 0.5  # how sure it is whose words a question is
_LEAST = 2  # words that two questions must share, and half of the longer one's
_YES_OR_NO = frozenset({"am", "are", "can", "could", "did", "do", "does", "is", "may", "must"})
_NEGATIONS = frozenset({"no", "not", "never", "cannot", "can't", "don't", "doesn't", "isn't"})


class Answered(NamedTuple):
    """What was found with a question of the articles first, and what stands below it, if it does.

    `answer` is the passage below the first one of the ranking; None where that is no question.
    """

    ranking: Ranking
    answer: Passage | None = None


def below(
    connection: Connection,
    fetch: Fetch,
    question: Question,
    ranking: Ranking,
) -> Answered:
    """Return `ranking` with the first passage first that is the question asked, or almost.

    Where none is, and the first one is another question, it stays first and is no surer. Nor does
    one move up that keywords are like where another passage is surer. It must stand alone in a
    paragraph, and its answer in the next. `fetch` returns the passages of the keys that it is
    given, in their order.
    """
    found = fetch([one.passage for one in ranking.candidates])
    asking = [at for at, passage in enumerate(found) if is_question(passage)]
    least = ranking.confidence if question.is_keywords else 0.0
    sures = [
        (at, sure)
        for at in asking
        if (sure := _sureness(question, found[at])) and (at == 0 or sure >= least)
    ]
    for at, sure in (*sures, *((at, 0.0) for at in asking if at == 0)):
        one = ranking.candidates[at]
        for key in (one.passage, *_again(connection, one, found[at])):
            if answer := _answer(connection, key):
                same = _same(connection, one.duplicates, answer)
                first = one._replace(passage=key, duplicates=same)
                return Answered(_put_first(ranking, at, first, sure), answer)
    return Answered(ranking)


def _sureness(question: Question, passage: Passage) -> float:
    """Return how sure what stands below a question of the articles is to answer `question`."""
    return _ASKED if is_asked(question, passage) else _ALIKE * is_like(question, passage)


def _again(connection: Connection, one: Candidate, passage: Passage) -> list[int]:
    """Return where its article asks a question again, as below a table of contents."""
    first = one.passage - passage.sentence  # the keys of an article's passages go by their numbers
    copies = passages.by_keys(connection, one.duplicates)
    return [key for key, copy in copies.items() if key - copy.sentence == first]


def _put_first(ranking: Ranking, at: int, first: Candidate, sure: float) -> Ranking:
    """Return `ranking` with `first` for the candidate at `at`, and without what stands below it."""
    rest = [*ranking.candidates[:at], *ranking.candidates[at + 1 :]]
    others = (other for other in rest if other.passage not in {first.passage, first.passage + 1})
    confidence = max(ranking.confidence, sure)
    return ranking._replace(candidates=(first, *others), confidence=confidence)


def same_questions(question: Question, keys: Sequence[int], fetch: Fetch) -> list[int]:
    """Return which of the passages of those `keys` ask what `question` does, or almost."""
    return [
        key
        for key, passage in zip(keys, fetch(keys), strict=True)
        if is_question(passage) and _sureness(question, passage)
    ]


def is_question(passage: Passage) -> bool:
    """Tell a sentence that asks, and is told in nobody's words but its label's: "Host: Why?"."""
    sure = (one.speaker for one in passage.attributions if one.confidence >= _TOLD)
    told = any(one and not _is_label(one, passage) for one in sure)
    return asks(passage.text) and not told and not has_marks(passage.text)


def _is_label(speaker: Speaker, passage: Passage) -> bool:
    """Tell a speaker whom the label before a passage names."""
    label = range(passage.start, passage.end - len(without_label(passage.text)))
    return speaker.mention is not None and speaker.mention.start in label


def is_heading(passage: Passage) -> bool:
    """Tell "Boat club", behind the last of a list of questions, from an answer."""
    return passage.text[-1].isalnum()


def is_asked(question: Question, passage: Passage) -> bool:
    """Tell whether a question of an article is the one asked, but for marks and a label: "Q: …"."""
    wanted, text = folded(question.text), passage.text
    return bool(wanted) and wanted in (folded(text), folded(without_label(text)))


def is_like(question: Question, passage: Passage) -> bool:
    """Tell a question of almost the same words: "Can I use a detector on the land?".

    All that is asked is in it; whether "not" is in it is the same, and what it asks for, which
    mere keywords do not say but by a noun.
    """
    told = read(without_label(passage.text))
    (wanted, denied), (given, denies) = _asks_for(question.text), _asks_for(told.text)
    if denied != denies or (wanted != given and not question.is_keywords):
        return False
    asked, held = ({word.term for word in one.words} for one in (question, told))
    enough = len(asked) >= _LEAST and 2 * len(asked) >= len(held)
    return asked == held or (enough and asked <= held) or _is_about(question, told)


def _is_about(question: Question, told: Question) -> bool:
    """Tell "membership fee" from other keywords, where "How much is membership?" was `told`."""
    fact = question.fact if question.is_keywords else ""
    return fact != "" and fact == told.fact and question.subject == told.subject


def _asks_for(text: str) -> tuple[str, bool]:
    """Return what a question begins with, "" for one of yes or no, and whether it denies."""
    words = folded(text)
    first = words[0] if words else ""
    return "" if first in _YES_OR_NO else first, not _NEGATIONS.isdisjoint(words)


def _same(connection: Connection, keys: Sequence[int], answer: Passage) -> tuple[int, ...]:
    """Return which of the questions at `keys` have that very answer below them, too."""
    under = passages.by_keys(connection, [key + 1 for key in keys])
    return tuple(key for key in keys if key + 1 in under and under[key + 1].text == answer.text)


def _answer(connection: Connection, key: int) -> Passage | None:
    """Return what begins the paragraph below a question that has its own.

    Nothing where that asks, too, or only greets. Or what stands behind the question where letters
    say so: "Q: Why? A: Because."
    """
    near = passages.by_keys(connection, [key - 1, key, key + 1])
    above, question, under = (near.get(at) for at in (key - 1, key, key + 1))
    if question is None or under is None or under.sentence != question.sentence + 1:
        return None
    if above and above.sentence < question.sentence and above.paragraph == question.paragraph:
        return None
    lettered = is_lettered(question.text) and is_lettered(under.text)
    if under.paragraph - question.paragraph not in ({0, 1} if lettered else {1}):
        return None
    listed = above is not None and is_question(above) and is_heading(under)
    return None if listed or is_question(under) or wishes.greets(under.text) else under
