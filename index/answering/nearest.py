"""The articles that come closest to a question that finds no answer."""

from __future__ import annotations

import datetime

from index.answering.ground import Ground
from index.models import ArticleCard
from index.search import Question, Ranking, Scope, wishes
from index.store import articles

_MOST = 3


def nearest_to(
    question: Question, scope: Scope, ranking: Ranking, ground: Ground
) -> tuple[ArticleCard, ...]:
    """Return the articles nearest to `question`, those of `ranking`; none where it asks nothing.

    Where it asks for nothing but days they are the newest of `scope`, which they bound.
    """
    keys = ranking.nearest if question.has_content else ()
    period = wishes.period(question.text)
    if period and all(word.term in period.terms for word in question.words):
        keys = _newest(scope, ground)
    cards = articles.cards_by_keys(ground.connection, keys)
    return tuple(cards[key] for key in keys if key in cards)


def _newest(scope: Scope, ground: Ground) -> list[int]:
    """Return the keys of the newest articles of `scope`; none where it is all articles."""
    days = ground.days()
    keys = [] if scope.articles is None else scope.articles.tolist()
    return sorted(keys, key=lambda key: days.get(key, datetime.date.min), reverse=True)[:_MOST]
