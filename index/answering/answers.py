"""What answers a question: the best way to read it, a question of an FAQ, a label, a heading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from index.answering import faq, headings, labelled
from index.answering.choice import (
    Choice,
    best,
    each_once,
    newest_first,
    without_greetings,
    without_lacking,
)
from index.answering.ground import Ground
from index.answering.questions import with_all_words
from index.answering.readings import Way
from index.models import Passage
from index.search import Question, Ranking, Scope, wishes

_LOOKED_AT = 20  # passages among which the question itself may stand


def answering(
    ground: Ground, every: Sequence[Way], question: Question, n: int
) -> tuple[Choice, Passage | None]:
    """Return what answers, and what stands below its first passage where that is a question."""
    seen = max(n, _LOOKED_AT) if ground.is_small else n
    rank = partial(ground.rank, n=seen, once=True)
    choice = without_lacking(best(every, each_once(rank), ground.thresholds.close))
    choice = without_greetings(choice, ground.fetch)
    if wishes.asks_of_now(question.text):
        choice = newest_first(choice, ground.days())
    way, ranking = choice
    answer: Passage | None = None
    if not (way.narrowed.voices or way.narrowed.reading.lacks):
        if not ground.is_small:
            ranking = _with_questions(choice, question, ground, rank)
        ranking, answer = faq.below(ground.connection, ground.fetch, question, ranking)
        if answer is None:
            line = labelled.first(ground.connection, ground.fetch, way.question, ranking)
            ranking = line or _under_headings(ground, way, ranking)
    return Choice(way, ranking._replace(candidates=ranking.candidates[:n])), answer


def _with_questions(
    choice: Choice, question: Question, ground: Ground, rank: Callable[[Question, Scope], Ranking]
) -> Ranking:
    """Return what was found with passages behind it that ask almost the same, within the way."""
    way, ranking = choice
    keys = with_all_words(question, ground.indexes, ground.vocabulary, _LOOKED_AT)
    asked = faq.same_questions(question, keys, ground.fetch)
    have = {one.passage for one in ranking.candidates}
    if not (lacking := [key for key in asked if key not in have]):
        return ranking
    more = rank(way.question, way.narrowed.scope.within(passages=lacking)).candidates
    return ranking._replace(candidates=(*ranking.candidates, *more))


def _under_headings(ground: Ground, way: Way, ranking: Ranking) -> Ranking:
    """Return what stands below a heading that says all that is asked, in its order.

    `ranking` stays where no heading does, or where something else is surer.
    """
    below = headings.naming(ground, way.question)
    told = {passage for keys in below for passage in keys}
    first = {one.passage for one in ranking.candidates[:1]}
    if not told or (ranking.confidence > headings.SURE and not first <= told):
        return ranking
    scope = way.narrowed.scope.within(passages=told)
    found = ground.rank(way.question, scope, n=len(told), once=True)
    return headings.in_order(found, below) if found.candidates else ranking
