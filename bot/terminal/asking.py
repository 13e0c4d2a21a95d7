"""Ask one question of a corpus on the command line, and show what comes back."""

from __future__ import annotations

from time import perf_counter
from typing import NamedTuple

from bot.codes import Code
from bot.terminal.answers import Search, answer_lines
from bot.terminal.console import Console, show_json
from bot.terminal.corpus import Corpus, find
from bot.terminal.exits import fail
from bot.words import english
from index.models import Answer, Filters, Refusal, storable

_FEW = 3  # sentences, where nobody says how many


class Manner(NamedTuple):
    """How answers are asked for and shown; with `each` one of several, in JSON a line each.

    Where nobody says how many, up to three are shown, and none that only makes up the number.
    """

    n: int | None = None
    json: bool = False
    explain: bool = False
    each: bool = False


def filters(
    corpus: Corpus, article: str | None, speaker: str | None, since: str | None, until: str | None
) -> Filters:
    """Return what was typed as options. Raises `ArticleNotFoundError`; ends at a wrong day."""
    from index.search.days import bounds  # here: few questions need it

    try:
        first, last = bounds(since, until)
    except ValueError as error:
        fail(str(error), Code.USAGE)
    return Filters(find(corpus.cards, article).id if article else None, speaker, first, last)


def ask(
    console: Console, corpus: Corpus, question: str, manner: Manner, only: Filters
) -> Answer | Refusal:
    """Ask `question` of the corpus, or of what `only` leaves of it, show the answer, return it."""
    started = perf_counter()
    n, sparing = manner.n or _FEW, manner.n is None
    result = corpus.library.ask(storable(question), **only._asdict(), n=n, sparing=sparing)
    seconds = perf_counter() - started
    if manner.json:
        show_json(result.model_dump(mode="json"), indent=None if manner.each else 2)
    else:
        card = corpus.card(only.article) if only.article else None
        articles, sentences = (1, card.sentences) if card else corpus.totals
        search = Search(articles, sentences, seconds, corpus.samples)
        console.show(answer_lines(result, search, explain=manner.explain))
    return result


def undated_line(corpus: Corpus, only: Filters) -> str:
    """Say how many articles the days leave out because none is known of them, "" for none."""
    if not (only.since or only.until):
        return ""
    cards = [corpus.card(only.article)] if only.article else corpus.cards
    count = sum(card.date is None for card in cards)
    return english().count("reading.left_out", count) if count else ""
