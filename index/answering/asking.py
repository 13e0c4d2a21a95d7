"""From a question to an answer or a refusal, over what one connection sees of the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from sqlalchemy import Connection

from index.answering import faq, headings
from index.answering.choice import (
    Choice,
    best,
    each_once,
    filled,
    newest_first,
    sparing,
    without_greetings,
    without_lacking,
)
from index.answering.hits import PassageReader, StaleSearchError, make_hits
from index.answering.known import Known
from index.answering.narrowing import narrow
from index.answering.nearest import nearest_to
from index.answering.questions import with_all_words
from index.answering.readings import Way, ways
from index.errors import StoreError
from index.memory.imprints import Imprints
from index.memory.loaded import Indexes
from index.memory.speakers import Speakers
from index.models import (
    Answer,
    ArticleCard,
    Filters,
    Hit,
    Outcome,
    Passage,
    Reading,
    Refusal,
    Thresholds,
)
from index.search import (
    EVERYTHING,
    Question,
    Ranking,
    Scope,
    SearchIndex,
    Vocabulary,
    articles_with,
    holds,
    read,
    search,
    telling,
    wishes,
    without_courtesies,
)
from index.search.meant.phrases import stand
from index.search.meant.titles import titles_of
from index.store import articles
from index.store.store import Store

_TRIES = 10
_SMALL = 2_000  # passages of a collection whose ranking is looked through for the question itself
_LOOKED_AT = 20  # passages among which that may stand


class Query(NamedTuple):
    """A question, how many sentences it asks for, and where.

    One that is `to_be_answered` finds each sentence once, nothing where the articles lack what an
    answer must have, and what stands below a question of an FAQ; where that is `sparing`, nothing
    that is far less likely than the first. Any other finds what is nearest.
    """

    question: str
    n: int
    collections: Sequence[str]
    filters: Filters = Filters()
    to_be_answered: bool = False
    sparing: bool = False


class Memory(NamedTuple):
    """What is remembered of the store between questions."""

    indexes: Indexes
    speakers: Speakers
    imprints: Imprints


class _Ground(NamedTuple):
    """Where one question is searched: the index of each collection, or one article's passages."""

    names: Sequence[str]
    indexes: Sequence[SearchIndex]
    vocabulary: Vocabulary
    fetch: PassageReader
    scope: Scope

    @property
    def is_small(self) -> bool:
        """Tell whether so few passages are asked that a question among them is soon found."""
        return sum(map(len, self.indexes)) <= _SMALL

    def rank(self, question: Question, scope: Scope, *, n: int, once: bool) -> Ranking:
        """Return the best `n` passages of `scope`; with `once`, each sentence once."""
        indexes, words = self.indexes, self.vocabulary
        return search(question, indexes, words, self.fetch, scope=scope, n=n, once=once)


class Found(NamedTuple):
    """What a search found, the hits of it that may be shown, or else the nearest articles."""

    ranking: Ranking
    hits: tuple[Hit, ...]
    nearest: tuple[ArticleCard, ...]
    reading: Reading = Reading()


def find(store: Store, memory: Memory, query: Query, thresholds: Thresholds) -> Found:
    """Search the store. Raises `ArticleNotFoundError`, and a `StoreError`."""
    for _ in range(_TRIES):
        try:
            with store.reading() as connection:
                return _find(connection, memory, query, thresholds)
        except StaleSearchError:  # an article went between being ranked and being read
            continue
    raise StoreError("The articles changed faster than they could be read. Ask again.")


def decide(question: str, found: Found, thresholds: Thresholds) -> Answer | Refusal:
    """Return an answer where the confidence suffices, else a refusal that says why."""
    ranking = found.ranking
    if not found.hits or ranking.confidence < thresholds.close:
        return Refusal(
            question=question,
            confidence=ranking.confidence,
            unknown_words=ranking.unknown_words,
            corrections=ranking.corrections,
            reading=found.reading,
            nearest=found.nearest,
        )
    sure = ranking.confidence >= thresholds.answer and not found.reading.lacks
    return Answer(
        question=question,
        outcome=Outcome.ANSWER if sure else Outcome.CLOSE,
        confidence=ranking.confidence,
        hits=found.hits,
        unknown_words=ranking.unknown_words,
        corrections=ranking.corrections,
        reading=found.reading.replace(leans=found.reading.leans and not sure),
    )


def _find(connection: Connection, memory: Memory, query: Query, thresholds: Thresholds) -> Found:
    ground = _ground(connection, memory, query)
    known = _known(connection, memory, ground, thresholds)
    question = _read(query.question, known)
    if query.to_be_answered and not question.phrases and wishes.greets(question.text):
        question = question._replace(words=())
    base = narrow(query.filters, known, ground.scope)
    every = ways(question, query.filters, base, known)
    answer: Passage | None = None
    if query.to_be_answered:
        found, answer = _answering(known, ground, every, question, query.n)
        found = sparing(found) if query.sparing else found
    else:
        found = _closest(ground, every, query.n, thresholds)
    way, ranking = found
    hits: tuple[Hit, ...] = ()
    if not query.to_be_answered or ranking.confidence >= thresholds.close:
        speaker, voices = thresholds.speaker, way.narrowed.voices
        hits = make_hits(connection, ground.fetch, ranking.candidates, speaker, voices, answer)
    leans = not (query.filters.speaker or question.phrases) and wishes.leans(question.text)
    reading = way.narrowed.reading.replace(phrases=way.question.phrases, leans=leans)
    nearest = () if hits else nearest_to(question, every[0].narrowed.scope, ranking, known)
    return Found(ranking, hits, nearest, reading)


def _read(text: str, known: Known) -> Question:
    """Return the question in `text`, or `text` as a phrase where it stands in an article."""
    whole = read(text)
    if whole.may_be_quotation and known.together([text]):
        return whole._replace(phrases=(text,))
    bare = without_courtesies(text)
    return whole if bare == text else read(bare)


def _ground(connection: Connection, memory: Memory, query: Query) -> _Ground:
    """Return where `query` is asked. Raises `ArticleNotFoundError`."""
    held, fetch = memory.indexes.at(connection), PassageReader(connection)
    names, scope = query.collections, EVERYTHING
    if query.filters.article is not None:
        only = articles.get(connection, names, query.filters.article)
        names, scope = [only.card.collection], EVERYTHING.within(articles=[only.key])
    return _Ground(names, held.get(connection, names), held.vocabulary, fetch, scope)


def _known(
    connection: Connection, memory: Memory, ground: _Ground, thresholds: Thresholds
) -> Known:
    indexes, words = ground.indexes, ground.vocabulary
    return Known(
        connection,
        ground.names,
        occurs=partial(holds, indexes, words),
        together=partial(stand, indexes=indexes, vocabulary=words),
        about=partial(articles_with, indexes=indexes, vocabulary=words),
        titles=partial(titles_of, indexes=indexes, vocabulary=words),
        telling=partial(telling, indexes=indexes, vocabulary=words),
        speakers=memory.speakers,
        imprints=memory.imprints,
        thresholds=thresholds,
    )


def _closest(ground: _Ground, every: Sequence[Way], n: int, thresholds: Thresholds) -> Choice:
    """Return what comes closest, filled up to `n` passages by what the words alone find."""
    look = each_once(partial(ground.rank, n=n, once=False))
    return filled(best(every, look, thresholds.close), every[-1], look, n)


def _answering(
    known: Known, ground: _Ground, every: Sequence[Way], question: Question, n: int
) -> tuple[Choice, Passage | None]:
    """Return what answers, and what stands below its first passage where that is a question."""
    connection, thresholds = known.connection, known.thresholds
    seen = max(n, _LOOKED_AT) if ground.is_small else n
    rank = partial(ground.rank, n=seen, once=True)
    choice = without_lacking(best(every, each_once(rank), thresholds.close))
    choice = without_greetings(choice, ground.fetch)
    if wishes.asks_of_now(question.text):
        choice = newest_first(choice, known.imprints.days(connection, known.names))
    way, ranking = choice
    answer: Passage | None = None
    if not (way.narrowed.voices or way.narrowed.reading.lacks):
        if not ground.is_small:
            ranking = _with_questions(choice, question, ground, rank)
        ranking, answer = faq.below(connection, ground.fetch, question, ranking)
        if answer is None:
            ranking = _under_headings(connection, ground, choice.way, ranking, rank)
    return Choice(way, ranking._replace(candidates=ranking.candidates[:n])), answer


def _with_questions(
    choice: Choice, question: Question, ground: _Ground, rank: Callable[[Question, Scope], Ranking]
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


def _under_headings(
    connection: Connection,
    ground: _Ground,
    way: Way,
    ranking: Ranking,
    rank: Callable[[Question, Scope], Ranking],
) -> Ranking:
    """Return what stands below a heading that says all that is asked, in its order.

    `ranking` stays where no heading does, or where something else is surer.
    """
    fetch, indexes, words = ground.fetch, ground.indexes, ground.vocabulary
    below = headings.naming(connection, fetch, way.question, indexes, words)
    told = {passage for keys in below for passage in keys}
    first = {one.passage for one in ranking.candidates[:1]}
    if not told or (ranking.confidence > headings.SURE and not first <= told):
        return ranking
    found = rank(way.question, way.narrowed.scope.within(passages=told))
    return headings.in_order(found, below) if found.candidates else ranking
