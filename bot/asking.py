"""Ask one question of a corpus on the command line, and show what comes back."""

from __future__ import annotations

from time import perf_counter
from typing import NamedTuple

from bot.answers import Search, answer_lines, count_sentences
from bot.corpus import Corpus
from bot.terminal import Console, show_json
from index.models import Answer, ArticleCard, Refusal, storable


class Manner(NamedTuple):
    """How answers are asked for and shown."""

    n: int = 3
    json: bool = False
    explain: bool = False


def ask(
    console: Console, corpus: Corpus, question: str, manner: Manner, only: ArticleCard | None
) -> Answer | Refusal:
    """Ask `question` of the corpus, or of the `only` article, show the answer and return it."""
    started = perf_counter()
    result = corpus.library.ask(storable(question), article=only.id if only else None, n=manner.n)
    seconds = perf_counter() - started
    if manner.json:
        show_json(result.model_dump(mode="json"))
    else:
        cards = [only] if only else corpus.cards
        search = Search(len(cards), count_sentences(cards), seconds, corpus.samples)
        console.show(answer_lines(result, search, explain=manner.explain))
    return result
