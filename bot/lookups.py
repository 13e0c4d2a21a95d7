"""Look up what answers a question, and make a message of it. This blocks: run it in a thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.audience import Audience
from bot.messages import details, render
from bot.messages.buttons import Below, answer_rows, nearest_rows, speaker_rows
from bot.messages.markdown import clean, plain
from bot.messages.message import QUESTION, Button, Message, Style, asked, notice
from bot.messages.render import choice
from bot.messages.state import ResultPage
from bot.serving.catalogue import folded
from bot.words import Words, english
from index.errors import ArticleNotFoundError
from index.library import Library
from index.models import Answer, Filters, Lack, Refusal

PAGE = 1 + render.MORE_QUOTES
"""How many sentences a page shows."""

_BEGINNING = 40  # characters of a title that its name in a list begins with too


class Asking(NamedTuple):
    """A question, who may see the answer, and the language that the bot speaks.

    The `article` of its `filters` may be an id or a title.
    """

    question: str
    audience: Audience
    words: Words
    filters: Filters = Filters()
    page: int = 0
    below: Below = Below()

    @property
    def results(self) -> ResultPage:
        """Return what the buttons of the answer carry."""
        return ResultPage(self.page, self.below.asker, self.filters)


def answer(library: Library, asking: Asking) -> Message:
    """Return the message that answers the question, cut to its first part where it is long."""
    whole, words = clean(asking.question), asking.words
    if not whole:
        return notice(words("help.short"))
    question = plain(whole, QUESTION)
    try:
        found = _ask(library, _with_article_id(library, asking._replace(question=question)))
    except ArticleNotFoundError:
        return notice(words("sorry.no_such_article"), question)
    if question == whole:
        return found
    shortened = words("answer.shortened", length=len(question))
    return found._replace(heading=f"{found.heading}\n-# {shortened}")


def _with_article_id(library: Library, asking: Asking) -> Asking:
    """Put an article's id for its title, where somebody typed that out instead of choosing it."""
    given = (asking.filters.article or "").strip()
    id_ = named(library, given, asking.audience.collections) or given or None
    return asking._replace(filters=asking.filters._replace(article=id_))


def named(library: Library, given: str, collections: Sequence[str]) -> str | None:
    """Return the id of the article that `given` is the id of, its title, or its name in a list."""
    if not given or library.cards([given], collections=collections):
        return given or None
    wanted = folded(given)
    for collection in collections:
        for heading in library.headings(collection):
            title = folded(heading.title)
            listed = wanted.startswith(title[:_BEGINNING]) and folded(choice(heading, english()))
            if wanted in {title, listed}:
                return heading.id
    return None


def _ask(library: Library, asking: Asking) -> Message:
    question, collections = asking.question, asking.audience.collections
    first, after = PAGE * asking.page, PAGE * (asking.page + 1)
    only = asking.filters._asdict()
    result = library.ask(question, collections=collections, **only, n=after + 1, sparing=True)
    hopeless = isinstance(result, Refusal) and not result.nearest
    if hopeless and not library.size(collections=collections):
        return notice(asking.words("sorry.no_articles"), question)
    if Lack.WORDS in result.reading.lacks:
        return notice(asking.words("help.short"))
    if isinstance(result, Refusal):
        return _refused(result, asking)
    if not result.hits[first:]:  # articles were removed since the page before was shown
        return _ask(library, asking._replace(page=0))
    shown = result.replace(hits=result.hits[first:after])
    return _answered(shown, asking, more=len(result.hits) > after)


def _answered(answer: Answer, asking: Asking, *, more: bool) -> Message:
    rows = answer_rows(answer.hits[0], asking.results, asking.below, asking.words, more=more)
    return render.message(answer, asking.words)._replace(rows=rows)


def _refused(refusal: Refusal, asking: Asking) -> Message:
    rows = [
        *speaker_rows(refusal.reading.nearest_speakers[:PAGE], asking.results, asking.words),
        *nearest_rows(refusal.nearest[:PAGE], asking.results, asking.below, asking.words),
    ]
    return render.message(refusal, asking.words)._replace(rows=rows)


def near(library: Library, asking: Asking) -> Message:
    """Return what one article has that comes closest to a question, or else how it begins."""
    article, words = asking.filters.article or "", asking.words
    collections = asking.audience.collections
    try:
        stored = library.article(article, collections=collections)
        hits = library.search(asking.question, collections=collections, article=article, n=PAGE)
    except ArticleNotFoundError:
        return notice(words("sorry.gone"))
    heading = asked(asking.question)
    if not hits:
        text = f"{words('near.nothing')}\n{details.opening(stored, words)}"
        ask = Button(words("button.ask_this"), f"ask:{article}", Style.PRIMARY)
        return Message(heading, [text], rows=[[ask]])
    found = render.quotes(heading, f"**{words('near.closest')}**", hits, words)
    below = asking.below._replace(alone=True, judged=False)  # this is no answer to show around
    return found._replace(rows=answer_rows(hits[0], asking.results, below, words, more=False))
