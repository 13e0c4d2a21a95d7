"""From a question to an answer or a refusal, over what one connection sees of the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from sqlalchemy import Connection

from index.answering import faq
from index.answering.hits import PassageReader, StaleSearchError, make_hits
from index.answering.narrowing import Filters, narrow
from index.answering.questions import with_all_words
from index.answering.readings import Way, ways
from index.answering.shelves import Shelves
from index.errors import StoreError
from index.memory.imprints import Imprints
from index.memory.loaded import Indexes
from index.memory.speakers import Speakers
from index.models import (
    Answer,
    ArticleCard,
    Hit,
    Lack,
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
    articles_with,
    holds,
    read,
    search,
    wishes,
)
from index.search.meant.phrases import stand
from index.search.meant.titles import titles_of
from index.store import articles
from index.store.articles import Stored
from index.store.store import Store

_TRIES = 10
_FAR = 0.3
_SMALL = 2_000  # passages of a collection whose ranking is looked through for the question itself
_LOOKED_AT = 20  # passages among which that may stand
_VERBATIM = 0.9  # how sure a sentence is that holds the very words asked for


class Query(NamedTuple):
    """A question, how many sentences it asks for, and where.

    With `once`, a sentence that stands in several articles counts once.
    """

    question: str
    n: int
    collections: Sequence[str]
    filters: Filters = Filters()
    once: bool = False


class Memory(NamedTuple):
    """What is remembered of the store between questions."""

    indexes: Indexes
    speakers: Speakers
    imprints: Imprints


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
        reading=found.reading,
    )


def _find(connection: Connection, memory: Memory, query: Query, thresholds: Thresholds) -> Found:
    indexes, speakers, imprints = memory
    only = _only(connection, query)
    names = query.collections if only is None else [only.card.collection]
    shelf, fetch = indexes.at(connection), PassageReader(connection)
    searched = shelf.get(connection, names)

    small = sum(map(len, searched)) <= _SMALL

    def rank(question: Question, scope: Scope) -> Ranking:
        known, once = shelf.vocabulary, query.once
        n = max(query.n, _LOOKED_AT) if once and small else query.n
        return search(question, searched, known, fetch, scope=scope, n=n, once=once)

    look = _each_once(rank)
    scope = EVERYTHING if only is None else EVERYTHING.within(articles=[only.key])
    occurs = partial(holds, searched, shelf.vocabulary)
    titles = partial(titles_of, indexes=searched, vocabulary=shelf.vocabulary)
    together = partial(stand, indexes=searched, vocabulary=shelf.vocabulary)
    about = partial(articles_with, indexes=searched, vocabulary=shelf.vocabulary)
    shelves = Shelves(
        connection, names, occurs, together, about, titles, speakers, imprints, thresholds
    )
    base = narrow(query.filters, shelves, scope)
    question = read(query.question)
    if question.may_be_quotation and together([question.text]):
        question = question._replace(phrases=(question.text,))
    every = ways(question, query.filters, base, shelves)
    way, ranking = _best(every, look, thresholds.close)
    answer: Passage | None = None
    if query.once:
        way, ranking = _held(way, ranking)
        if not (way.narrowed.voices or way.narrowed.reading.lacks):
            if not small:
                keys = with_all_words(question, searched, shelf.vocabulary, _LOOKED_AT)
                asked = faq.same_questions(question, keys, fetch)
                ranking = _with_passages(ranking, asked, way, rank)
            ranking, answer = faq.below(connection, fetch, question, ranking)
        ranking = ranking._replace(candidates=ranking.candidates[: query.n])
    else:
        ranking = _filled(ranking, every[-1], look, query.n)
    hits = _hits(connection, fetch, (way, ranking), query, thresholds, answer)
    leans = not (query.filters.speaker or question.phrases) and wishes.leans(query.question)
    told = {"phrases": way.question.phrases, "leans": leans}
    reading = way.narrowed.reading.model_copy(update=told)
    return Found(ranking, hits, () if hits else _nearest(connection, ranking), reading)


def _each_once(rank: Callable[[Question, Scope], Ranking]) -> Callable[[Way], Ranking]:
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


def _best(
    every: Sequence[Way], look: Callable[[Way], Ranking], close: float
) -> tuple[Way, Ranking]:
    """Return the first of the ways that finds enough, else the one that finds most."""
    tried: list[tuple[Way, Ranking]] = []
    for way in every:
        ranking = look(way)
        tried.append((way, ranking))
        if way is every[-1] or ranking.confidence < way.enough:
            continue
        if way.whole is None:
            return way, ranking
        whole = look(way.whole)
        if not _is_far_surer(whole, ranking):
            return way, _as_sure(way, ranking, whole)
    likely = [one for one in tried if one[1].confidence >= close]
    return max(likely, key=lambda one: one[1].confidence, default=tried[-1])


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


def _with_passages(
    ranking: Ranking, keys: Sequence[int], way: Way, rank: Callable[[Question, Scope], Ranking]
) -> Ranking:
    """Return `ranking` with the passages of those `keys` behind it, if they are within the way."""
    have = {one.passage for one in ranking.candidates}
    if not (lacking := [key for key in keys if key not in have]):
        return ranking
    more = rank(way.question, way.narrowed.scope.within(passages=lacking)).candidates
    return ranking._replace(candidates=(*ranking.candidates, *more))


def _filled(ranking: Ranking, widest: Way, look: Callable[[Way], Ranking], n: int) -> Ranking:
    """Return `ranking` with what the words alone find after it, up to `n` passages."""
    if len(ranking.candidates) >= n:
        return ranking
    have = {one.passage for one in ranking.candidates}
    words = widest._replace(question=widest.question._replace(phrases=()))
    more = [one for one in look(words).candidates if one.passage not in have]
    return ranking._replace(candidates=(*ranking.candidates, *more)[:n])


def _held(way: Way, ranking: Ranking) -> tuple[Way, Ranking]:
    """Return what was found without its hits where the articles lack what they must have."""
    if ranking.missing_phrases:
        lacking = {"missing_phrases": ranking.missing_phrases}
        way = way._replace(narrowed=way.narrowed.lacking(Lack.PHRASE, **lacking), hopeless=True)
    if not way.question.words:
        way = way._replace(narrowed=way.narrowed.lacking(Lack.WORDS), hopeless=True)
    return way, ranking._replace(candidates=(), confidence=0.0) if way.hopeless else ranking


def _hits(
    connection: Connection,
    fetch: PassageReader,
    chosen: tuple[Way, Ranking],
    query: Query,
    thresholds: Thresholds,
    answer: Passage | None,
) -> tuple[Hit, ...]:
    """Return the hits found, none where they would not be shown."""
    way, ranking = chosen
    if query.once and ranking.confidence < thresholds.close:
        return ()
    speaker, voices = thresholds.speaker, way.narrowed.voices
    return make_hits(connection, fetch, ranking.candidates, speaker, voices, answer)


def _nearest(connection: Connection, ranking: Ranking) -> tuple[ArticleCard, ...]:
    cards = articles.cards_by_keys(connection, ranking.nearest)
    return tuple(cards[key] for key in ranking.nearest if key in cards)


def _only(connection: Connection, query: Query) -> Stored | None:
    """Return the only article that is asked, if there is one. Raises `ArticleNotFoundError`."""
    wanted = query.filters.article
    return None if wanted is None else articles.get(connection, query.collections, wanted)
