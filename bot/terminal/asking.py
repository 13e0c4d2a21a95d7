"""Ask one question of a corpus on the command line, and show what comes back; look up quotes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from time import perf_counter
from typing import NamedTuple

from bot.terminal.answers import Search, answer_lines
from bot.terminal.console import Console, show_json
from bot.terminal.corpus import Corpus, find
from bot.terminal.exits import Code, fail
from bot.words import english
from index.models import Answer, ArticleCard, Hit, Refusal, storable

_FEW = 3  # sentences, where nobody says how many


class Manner(NamedTuple):
    """How answers are asked for and shown; with `each` one of several, in JSON a line each.

    Where nobody says how many, up to three are shown, and none that only makes up the number.
    """

    n: int | None = None
    json: bool = False
    explain: bool = False
    each: bool = False


class Only(NamedTuple):
    """The only article, speaker and days that are asked about; None: any."""

    article: ArticleCard | None = None
    speaker: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None

    @classmethod
    def typed(
        cls,
        corpus: Corpus,
        article: str | None,
        speaker: str | None,
        since: str | None,
        until: str | None,
    ) -> Only:
        """Return what was typed as options. Raises `ArticleNotFoundError`; ends at a wrong day."""
        from index.search.days import bounds  # here: few questions need it

        try:
            first, last = bounds(since, until)
        except ValueError as error:
            fail(str(error), Code.USAGE)
        one = find(corpus.cards, article) if article else None
        return cls(one, speaker, first, last)


def ask(
    console: Console, corpus: Corpus, question: str, manner: Manner, only: Only
) -> Answer | Refusal:
    """Ask `question` of the corpus, or of what `only` leaves of it, show the answer, return it."""
    started = perf_counter()
    result = corpus.library.ask(
        storable(question),
        article=only.article.id if only.article else None,
        speaker=only.speaker,
        since=only.since,
        until=only.until,
        n=manner.n or _FEW,
        sparing=manner.n is None,
    )
    seconds = perf_counter() - started
    if manner.json:
        show_json(result.model_dump(mode="json"), indent=None if manner.each else 2)
    else:
        articles, sentences = (1, only.article.sentences) if only.article else corpus.totals
        search = Search(articles, sentences, seconds, corpus.samples)
        console.show(answer_lines(result, search, explain=manner.explain))
    return result


def quotes(corpus: Corpus, topic: str | None, only: Only, n: int) -> Sequence[Hit]:
    """Return up to n sentences of what `only` leaves of the corpus that say who said what."""
    return corpus.library.quotes(
        speaker=only.speaker,
        topic=topic,
        article=only.article.id if only.article else None,
        since=only.since,
        until=only.until,
        n=n,
    )


def undated(corpus: Corpus, only: Only) -> str:
    """Say how many articles the days leave out because none is known of them, "" for none."""
    if not (only.since or only.until):
        return ""
    cards = [only.article] if only.article else corpus.cards
    count = sum(card.date is None for card in cards)
    return english().count("reading.left_out", count) if count else ""
