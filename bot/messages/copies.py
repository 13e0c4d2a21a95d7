"""Where else a sentence stands, in one line, however many articles repeat it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from bot.words import Words
from index.models import ArticleCard, Hit

_NAMED: Final = 3


def elsewhere(hit: Hit, words: Words, shown: Callable[[str], str]) -> str:
    """Return the line that says where else the sentence of `hit` stands; "" where nowhere.

    A few articles are named, by what tells them apart, and the others counted. `shown` makes of a
    publisher or a title what can be shown of it.
    """
    cards = [card for card in hit.also_in if card.id != hit.article.id]
    if not cards:
        return ""
    own, *labels = _labels([hit.article, *cards], words, shown)
    named = [label for label in dict.fromkeys(labels) if label != own][:_NAMED] or labels[:1]
    names, more = "; ".join(named), len(cards) - len(named)
    if more:
        return words.count("answer.also_in_more", more, names=names)
    return words("answer.also_in", names=names)


def _labels(cards: Sequence[ArticleCard], words: Words, shown: Callable[[str], str]) -> list[str]:
    """Return for each card its publisher, else its title, else that with its day.

    It is the first of them that no other card has; the last one several may have.
    """
    ways = [_ways(card, words, shown) for card in cards]
    counts = [Counter(way) for way in zip(*ways, strict=True)]
    return [_first_of_its_own(labels, counts) for labels in ways]


def _first_of_its_own(labels: Sequence[str], counts: Sequence[Counter[str]]) -> str:
    pairs = zip(labels, counts, strict=True)
    return next((label for label, count in pairs if label and count[label] == 1), labels[-1])


def _ways(card: ArticleCard, words: Words, shown: Callable[[str], str]) -> tuple[str, str, str]:
    title = shown(card.title) or words("article.untitled")
    dated = f"{title} ({words.date(card.date)})" if card.date else title
    return shown(card.publisher or ""), title, dated
