"""Lines behind a label that says what a question asks for: "When: 17 April", "Next session: …"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from index import sections
from index.answering.headings import SURE
from index.language.lexicon.name_words import first_names
from index.models import Passage
from index.search import Candidate, Fetch, Question, Ranking, read
from index.search.lexicon import table
from index.store import articles
from index.store.articles import ArticleRow

_LABEL = re.compile(r"[^\w\n]*(?P<label>[^\W\d_][^:\n]{0,40}):\s+\S")
_MOST_WORDS = 4  # of a label
_FEWEST = 2  # words of a question, as one alone may be anybody's name
_NEVER = datetime.date.min


class _Labelled(NamedTuple):
    """A candidate that a label begins, where it stands in the ranking, and the label read."""

    at: int
    candidate: Candidate
    passage: Passage
    label: Question


def first(
    connection: Connection, fetch: Fetch, question: Question, ranking: Ranking
) -> Ranking | None:
    """Return `ranking` with the line first whose label says what `question` asks for; else None.

    The title of its article and the headings above it may say the rest. Of several lines that of
    the newest article comes first, as each recap says when the next session is. None, too, where
    another passage is surer.
    """
    if len(question.words) < _FEWEST:
        return None
    found = fetch([one.passage for one in ranking.candidates])
    likely = [
        one
        for at, (candidate, passage) in enumerate(zip(ranking.candidates, found, strict=True))
        if (one := _labelled(at, candidate, passage)) and _may_say(question, one)
    ]
    sources = articles.by_keys(connection, {one.candidate.article for one in likely})
    telling = [one for one in likely if _says(question, one, sources.get(one.candidate.article))]
    if not telling or (ranking.confidence > SURE and telling[0].at > 0):
        return None
    best = max(telling, key=lambda one: sources[one.candidate.article].card.date or _NEVER)
    return _put_first(ranking, best)


def _labelled(at: int, candidate: Candidate, passage: Passage) -> _Labelled | None:
    """Return a candidate with its label, None where it has none, or one that is who speaks."""
    match = _LABEL.match(passage.text)
    words = match["label"].split() if match else []
    if match is None or len(words) > _MOST_WORDS or words[0].casefold() in first_names():
        return None
    return _Labelled(at, candidate, passage, read(match["label"]))


def _may_say(question: Question, one: _Labelled) -> bool:
    """Tell whether a label names the kind of answer, or a word, that is asked for."""
    return _is_of_kind(question, one.label) or not _terms(question).isdisjoint(_terms(one.label))


def _says(question: Question, one: _Labelled, source: ArticleRow | None) -> bool:
    """Tell whether a label says what is asked, with what stands around it."""
    start = one.passage.start
    if source is None or source.text[start - 1 : start].strip("\n"):
        return False  # amid a line
    above = sections.above(source.sections, start)
    around = [source.card.title, *(source.text[head.start : head.end] for head in above)]
    outer, own, asked = _terms(read(" ".join(around))), _terms(one.label), _terms(question)
    subject = question.subject
    if _is_of_kind(question, one.label):
        return bool(subject) and subject <= outer
    named = (own & subject) - outer
    fits = table("question", "shows").get(question.kind) in one.candidate.notes
    whole = asked <= own | outer and (not question.interrogates or question.kind == "thing")
    told = fits or whole
    return told and bool(named) and subject <= own | outer and 2 * len(own & asked) >= len(own)


def _is_of_kind(question: Question, label: Question) -> bool:
    """Tell "When" and "Date" from other labels, where a day is asked for, but no deadline."""
    is_kind = not label.has_content or not label.subject
    return is_kind and label.kind == question.kind != "thing" and label.fact == question.fact


def _terms(question: Question) -> set[str]:
    return {word.term for word in question.words}


def _put_first(ranking: Ranking, best: _Labelled) -> Ranking:
    """Return `ranking` with the line first: nothing that is asked is missing then."""
    line = best.candidate._replace(value=None, missing=())
    rest: Sequence[Candidate] = (
        *ranking.candidates[: best.at],
        *ranking.candidates[best.at + 1 :],
    )
    return ranking._replace(
        candidates=(line, *rest), confidence=max(ranking.confidence, SURE), unknown_words=()
    )
