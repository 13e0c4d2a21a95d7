"""Which buttons stand below a message."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Self

from bot.audience import Audience
from bot.messages.message import Button, Rows, Style, label
from bot.messages.place import Place
from bot.messages.state import ResultPage, number
from bot.words import Words
from index.models import ArticleCard, Filters, Hit, ServerSettings


class Below(NamedTuple):
    """For whom a message is: who asked, whether only they see it, whether others are there.

    `judged` says whether it is wanted there what people say of an answer.
    """

    asker: int = 0
    private: bool = False
    alone: bool = False
    judged: bool = False

    @classmethod
    def of(
        cls, asker: int, audience: Audience, settings: ServerSettings, *, private: bool = False
    ) -> Self:
        """Return for whom a message is that is shown to `audience`, in a server's `settings`."""
        judged = audience.server is not None and settings.feedback_days > 0
        return cls(asker, private, audience.alone, judged)


def answer_rows(best: Hit, results: ResultPage, below: Below, words: Words, *, more: bool) -> Rows:
    """Return the buttons below an answer: what reads on, then what is to be done with it.

    Each row is as wide as a phone.
    """
    place = Place.of(best)
    about = [
        Button(words("button.more"), f"more:{place}"),
        Button(words("button.why"), f"why:{place}"),
        *pages(results, words, more=more),
    ]
    judging = _judging(words) if below.judged else []
    return [row for row in (about, judging + keeping(results, below, words)) if row]


def _judging(words: Words) -> list[Button]:
    return [
        Button(words("button.useful"), "useful"),
        Button(words("button.useless"), "useless"),
    ]


def pages(results: ResultPage, words: Words, *, more: bool, action: str = "page") -> list[Button]:
    """Return the buttons to the page before and to the next, where there are such pages."""

    def leading_to(page: int) -> str:
        return results._replace(page=page).custom_id(action)

    return turning(results.page, leading_to, words, more=more)


def turning(
    page: int, leading_to: Callable[[int], str], words: Words, *, more: bool
) -> list[Button]:
    """Return the buttons to the page before and to the next, with the ids that lead there."""
    return [
        *([Button(words("button.previous"), leading_to(page - 1))] if page else []),
        *([Button(words("button.next"), leading_to(page + 1))] if more else []),
    ]


def quotes_rows(first: Hit, results: ResultPage, below: Below, words: Words, *, more: bool) -> Rows:
    """Return the buttons below a page of quotes."""
    about = [Button(words("button.more"), f"more:{Place.of(first)}")]
    kept = keeping(results, below._replace(alone=True), words)
    return [[*about, *pages(results, words, more=more, action="quotes"), *kept]]


def keeping(results: ResultPage, below: Below, words: Words) -> list[Button]:
    """Return the button that shows a private answer to all, or that takes a public one away."""
    if not below.private:
        return [Button(words("button.delete"), f"delete:{number(below.asker)}")]
    return [] if below.alone else [Button(words("button.share"), results.custom_id("share"))]


def nearest_rows(
    cards: tuple[ArticleCard, ...], results: ResultPage, below: Below, words: Words
) -> Rows:
    """Return the buttons below a refusal: the nearest articles, and all there are."""
    near = [
        Button(
            label(card.title or words("article.untitled")),
            results._replace(filters=Filters(card.id)).custom_id("near"),
            Style.PRIMARY,
        )
        for card in {card.id: card for card in cards}.values()
    ]
    last = [] if below.private else keeping(results, below, words)
    return [row for row in (near, [Button(words("button.articles"), "articles"), *last]) if row]


def speaker_rows(names: tuple[str, ...], results: ResultPage, words: Words) -> Rows:
    """Return the buttons that ask again, of speakers whose names are like the one asked of."""
    first, filters = results._replace(page=0), results.filters
    found = {
        first._replace(filters=filters._replace(speaker=name)).custom_id("page"): name
        for name in names
    }
    return (
        [[Button(label(name), id_, Style.PRIMARY) for id_, name in found.items()]] if found else []
    )
