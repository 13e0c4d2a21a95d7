"""Which of the ways to read a question is taken: the first that finds enough."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Mapping, Sequence
from itertools import compress
from typing import NamedTuple

from index.answering.readings import Way
from index.models import Lack
from index.search import Fetch, Question, Ranking, Scope, wishes

Look = Callable[[Way], Ranking]
"""What ranks the passages that a way finds."""

_FAR = 0.3
_SELDOM = 3.0  # of log-odds: a twentieth as probably
_ALMOST = 0.8  # of a score: longer sentences score less
_NEVER = datetime.date.min
_VERBATIM = 0.9  # how sure a sentence is that holds the very words asked for


class Choice(NamedTuple):
    """A way to read a question, and what is found by it."""

    way: Way
    ranking: Ranking


def each_once(rank: Callable[[Question, Scope], Ranking]) -> Look:
    """Return what ranks what a way finds, and remembers it: ways may come to the same search."""
    known: dict[tuple[Question, int], Ranking] = {}

    def look(way: Way) -> Ranking:
        scope = way.narrowed.scope
        same = way.question, id(scope)  # arrays have no hash, and ways share the very scope
        if same not in known:
            known[same] = rank(way.question, scope)
        ranking = known[same]
        return ranking._replace(confidence=max(ranking.confidence, _least(way, ranking)))

    return look


def _least(way: Way, ranking: Ranking) -> float:
    """Return how sure what was found is at least: a sentence asked for by its words, that it is."""
    if not ranking.candidates:
        return 0.0
    held = way.question.is_phrase and not ranking.missing_phrases
    return max(way.least, _VERBATIM) if held else way.least


def best(every: Sequence[Way], look: Look, close: float) -> Choice:
    """Return the first of the ways that finds enough, else the one that finds most."""
    tried: list[Choice] = []
    for way in every:
        ranking = look(way)
        tried.append(Choice(way, ranking))
        if way is every[-1] or ranking.confidence < way.enough:
            continue
        if way.whole is None:
            return tried[-1]
        whole = look(way.whole)
        if not _is_far_surer(whole, ranking):
            return Choice(way, _as_sure(way, ranking, whole))
    likely = [one for one in tried if one.ranking.confidence >= close]
    return max(likely, key=lambda one: one.ranking.confidence, default=tried[-1])


def _is_far_surer(whole: Ranking, ranking: Ranking) -> bool:
    """Tell whether `whole` finds another passage than `ranking` and is much surer of it.

    Then the question asks for no speaker: "Who claim the land east of the Andes?".
    """
    best, other = (one.candidates[:1] for one in (whole, ranking))
    same = [one.passage for one in best] == [one.passage for one in other]
    return not same and whole.confidence - ranking.confidence > _FAR


def _as_sure(way: Way, ranking: Ranking, whole: Ranking) -> Ranking:
    """Return `ranking`, surer where the same is found among what everybody says, in `whole`.

    The few words that are left without the speaker's name say too little of how well they fit:
    the mean of both is nearer to how often such a sentence answers.
    """
    if way.narrowed.reading.speaker is None:
        return ranking
    both = (ranking.confidence + whole.confidence) / 2
    return ranking._replace(confidence=max(ranking.confidence, both))


def filled(choice: Choice, widest: Way, look: Look, n: int) -> Choice:
    """Return `choice` with what the words alone find behind it, up to `n` passages."""
    found = choice.ranking.candidates
    if len(found) >= n:
        return choice
    have = {one.passage for one in found}
    words = widest._replace(question=widest.question._replace(phrases=()))
    more = [one for one in look(words).candidates if one.passage not in have]
    ranking = choice.ranking._replace(candidates=(*found, *more)[:n])
    return choice._replace(ranking=ranking)


def sparing(choice: Choice) -> Choice:
    """Return `choice` without what answers far less probably than its first, a twentieth at most.

    Over the unseen questions of small communities, of what came second and third that drops half
    of what is wrong below an answer, and an eighth of what is right. Nothing is dropped where
    whatever is found answers, as what somebody says does.
    """
    way, ranking = choice
    first = ranking.candidates[0].value if ranking.candidates else None
    if first is None or _least(way, ranking):
        return choice
    values = [-math.inf if one.value is None else one.value for one in ranking.candidates]
    near = [value >= first - _SELDOM for value in values]
    return Choice(way, ranking._replace(candidates=tuple(compress(ranking.candidates, near))))


def newest_first(choice: Choice, days: Mapping[int, datetime.date]) -> Choice:
    """Return `choice` with what newer articles say before what older ones said, for how it is now.

    Only what holds about as much of the question as the first, and is not far less likely.
    `days` are those of publication, by the article's key.
    """
    way, ranking = choice
    found = ranking.candidates
    if not found or (value := found[0].value) is None:
        return choice
    near = [one.value is not None and one.value >= value - _SELDOM for one in found]
    moving = [
        at for at, one in enumerate(found) if near[at] and one.score >= _ALMOST * found[0].score
    ]
    newest = sorted(moving, key=lambda at: days.get(found[at].article, _NEVER), reverse=True)
    places = dict(zip(moving, newest, strict=True))
    ordered = tuple(found[places.get(at, at)] for at in range(len(found)))
    return Choice(way, ranking._replace(candidates=ordered))


def without_greetings(choice: Choice, fetch: Fetch) -> Choice:
    """Return `choice` without sentences that only greet or thank: they answer nothing.

    One that is asked for by its words stays. `fetch` returns the passages of keys, in their order.
    """
    way, ranking = choice
    if way.question.phrases:
        return choice
    found = fetch([one.passage for one in ranking.candidates])
    telling = [not wishes.greets(passage.text) for passage in found]
    return Choice(way, ranking._replace(candidates=tuple(compress(ranking.candidates, telling))))


def without_lacking(choice: Choice) -> Choice:
    """Return `choice` with nothing found where the articles lack what an answer must have.

    What that is, is told: a phrase in quotation marks, or any word at all.
    """
    way, ranking = choice
    if ranking.missing_phrases:
        lacking = {"missing_phrases": ranking.missing_phrases}
        way = way._replace(narrowed=way.narrowed.lacking(Lack.PHRASE, **lacking), hopeless=True)
    if not way.question.words:
        way = way._replace(narrowed=way.narrowed.lacking(Lack.WORDS), hopeless=True)
    if way.hopeless:
        ranking = ranking._replace(candidates=(), confidence=0.0)
    return Choice(way, ranking)
