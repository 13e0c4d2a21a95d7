"""From what a search found to what may be shown: every text checked against its article."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence, Set
from functools import partial

from sqlalchemy import Connection

from index import sections
from index.language.scanning.quotations import may_quote, quotations
from index.language.segment import Sentence
from index.language.words import tells_who
from index.models import (
    ArticleCard,
    Attribution,
    Hit,
    Passage,
    Quotation,
    Reference,
    Resolution,
    Span,
    Speaker,
    StoredArticle,
)
from index.search import Candidate, Fetch
from index.search.meant.speaking import Named
from index.store import articles, passages
from index.store.articles import ArticleRow

_log = logging.getLogger(__name__)

_LONGEST_ANSWER = 500  # characters


class StaleSearchError(LookupError):
    """Say that a search met a passage that was removed meanwhile: search again."""


class PassageReader:
    """Read passages as one connection sees them, each of them once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: dict[int, Passage] = {}

    def __call__(self, keys: Sequence[int]) -> list[Passage]:
        """Return the passages of those keys, in their order. Raises `StaleSearchError`."""
        if unread := [key for key in keys if key not in self._read]:
            self._read |= passages.by_keys(self._connection, unread)
        try:
            return [self._read[key] for key in keys]
        except KeyError as error:
            raise StaleSearchError(*error.args) from error


def make_hits(
    connection: Connection,
    fetch: Fetch,
    candidates: Sequence[Candidate],
    speaker_threshold: float,
    voices: Set[Named] = frozenset(),
    answer: Passage | None = None,
) -> tuple[Hit, ...]:
    """Return the hits that `candidates` make, without those whose text does not stand as stored.

    `fetch` returns the passages of the keys that it is given, in their order. A speaker below
    `speaker_threshold` is not named. Where several speak in a passage it is whoever is among the
    `voices` asked for, else the main one. `answer` is what stands below the first passage
    where that is a question: both are one hit.
    """
    sources = articles.by_keys(connection, {candidate.article for candidate in candidates})
    found = fetch([candidate.passage for candidate in candidates])
    copies = _copies(connection, candidates)
    hits = []
    for at, (candidate, passage) in enumerate(zip(candidates, found, strict=True)):
        source, below = sources.get(candidate.article), None if at else answer
        if source is not None and _stands(passage, source):
            main = _asked(below or passage, voices)
            who = main and named(main, source.text, speaker_threshold)
            sentence_at = partial(passages.sentence_at, connection, source.key)
            hit = _shown(passage, source.text, source.card, who, sentence_at).replace(
                score=candidate.score,
                reasons=candidate.reasons,
                missing=candidate.missing,
                notes=candidate.notes,
                quotation=_quotation(source.text, passage),
                also_in=_others(source.card, candidate, copies),
                under=_above(source, passage),
            )
            hits.append(_with_answer(hit, source.text, below) if below else hit)
    return tuple(hits)


def _asked(passage: Passage, voices: Set[Named]) -> Attribution | None:
    """Return the attribution of a passage that names one of `voices`, else its main one."""
    given = [(one, one.speaker) for one in passage.attributions if one.speaker]
    asked = (one for one, who in given if Named(who.name, who.role) in voices)
    return next(asked, next(iter(passage.attributions), None))


def quote(
    connection: Connection, passage: Passage, source: ArticleRow, position: int
) -> Hit | None:
    """Return `passage` as the hit that quotes whom its attribution at `position` names, or None.

    None stands for a passage or a speaker that is not in the article's words.
    """
    who = named(passage.attributions[position], source.text, threshold=0)
    if who.speaker is None or not _stands(passage, source):
        return None
    sentence_at = partial(passages.sentence_at, connection, source.key)
    shown = _shown(passage, source.text, source.card, who, sentence_at)
    return shown.replace(under=_above(source, passage))


def quoted(article: StoredArticle, passage: Passage, who: Attribution) -> Hit:
    """Return a passage of `article` as the hit that quotes `who`, one of its attributions."""

    def sentence_at(place: int) -> int | None:
        here = (one.sentence for one in article.passages if one.start <= place < one.end)
        return next(here, None)

    return _shown(passage, article.text, article.card, who, sentence_at)


def named(attribution: Attribution, text: str, threshold: float) -> Attribution:
    """Return `attribution` with its speaker only where that is sure and in the article's words.

    A pronoun of which it is not known whom it stands for is no speaker to show.
    """
    speaker = attribution.speaker
    if speaker is None:
        return attribution
    shown = _in_words_of(text, speaker) if attribution.confidence >= threshold else None
    return attribution.replace(speaker=shown)


def _reference(
    passage: Passage,
    speaker: Speaker | None,
    text: str,
    sentence_at: Callable[[int], int | None],
) -> Reference | None:
    """Return how `passage` refers to its `speaker`; None where it gives the name, or has nobody.

    `text` is that of the article, `sentence_at` the number of the sentence at a place in it.
    """
    if speaker is None or speaker.resolved_by is Resolution.SURFACE:
        return None
    words, given = speaker.mention, speaker.introduced
    inside = words is not None and passage.start <= words.start < words.end <= passage.end
    return Reference(
        words=text[words.start : words.end] if words and inside else None,
        sentence=sentence_at(given.start) if given else None,
    )


def _in_words_of(text: str, speaker: Speaker) -> Speaker | None:
    if speaker.name not in text or not tells_who(speaker.name):
        return None
    if speaker.role is None or speaker.role in text:
        return speaker
    return speaker.replace(role=None)


def _stands(passage: Passage, source: ArticleRow) -> bool:
    stands = source.intact and source.text[passage.start : passage.end] == passage.text
    if not stands:
        _log.error("Article %s is not the text that was added: add it again.", source.card.id)
    return stands


def _shown(
    passage: Passage,
    text: str,
    card: ArticleCard,
    who: Attribution | None,
    sentence_at: Callable[[int], int | None],
) -> Hit:
    """Return `passage` of the article with `text` as a hit, with who says it."""
    speaker = who.speaker if who else None
    return Hit(
        **passage.model_dump(include={"text", "start", "end", "paragraph", "sentence"}),
        article=card,
        attribution=who,
        reference=_reference(passage, speaker, text, sentence_at),
        score=0,
    )


def _above(source: ArticleRow, passage: Passage) -> tuple[str, ...]:
    """Return the headings that a passage stands under, the outermost first; not the title."""
    found = sections.above(source.sections, passage.start)
    texts = (source.text[one.start : one.end] for one in found)
    return tuple(text for text in texts if text and text != source.card.title)


def _with_answer(question: Hit, text: str, answer: Passage) -> Hit:
    """Return the hit of a question with its answer below it, whose paragraph may go on."""
    line = text.find("\n", answer.end)
    end = len(text[: line if line >= 0 else len(text)].rstrip())
    more = answer.end < end <= answer.start + _LONGEST_ANSWER
    whole = Quotation(start=answer.start, end=end, text=text[answer.start : end]) if more else None
    return question.replace(
        text=text[question.start : answer.end],
        end=answer.end,
        quotation=whole,
        asked=Span(start=question.start, end=question.end),
    )


def _quotation(text: str, passage: Passage) -> Quotation | None:
    """Return the quotation in the line of `passage` that begins or ends inside it, if any does."""
    line = text.rfind("\n", 0, passage.start) + 1, text.find("\n", passage.end)
    end = len(text) if line[1] < 0 else line[1]
    if not may_quote(text, line[0], end):
        return None
    for one in quotations(text, [Sentence(line[0], end, 1, 1)]):
        shared = one.start < passage.end and passage.start < one.end
        beyond = one.start < passage.start or passage.end < one.end
        if one.closed and shared and beyond:
            return Quotation(start=one.start, end=one.end, text=text[one.start : one.end])
    return None


def _copies(connection: Connection, candidates: Sequence[Candidate]) -> dict[int, ArticleCard]:
    keys = [key for candidate in candidates for key in candidate.duplicates]
    return articles.cards_of_passages(connection, keys) if keys else {}


def _others(
    this: ArticleCard, candidate: Candidate, copies: dict[int, ArticleCard]
) -> tuple[ArticleCard, ...]:
    """Return the other articles that have the passage, each once."""
    cards = {copies[key].id: copies[key] for key in candidate.duplicates if key in copies}
    return tuple(card for id_, card in cards.items() if id_ != this.id)
