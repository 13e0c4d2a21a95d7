"""Look things up in the library and make messages of them. These block: run them in a thread."""

from __future__ import annotations

from typing import NamedTuple

from bot import details, render, wording
from bot.audience import Audience
from bot.markdown import clean, plain
from bot.place import Place
from bot.render import Message, choice, notice
from index.errors import ArticleNotFoundError
from index.library import Library
from index.models import Hit, Passage, Refusal

_HITS = 50  # looked through for one sentence


class Asking(NamedTuple):
    """A question, who may see what answers it, and the id or title of the only article to ask."""

    question: str
    audience: Audience
    article: str | None = None


def answer(library: Library, asking: Asking) -> Message:
    """Return the message that answers the question, cut to its first part where it is long."""
    whole = clean(asking.question)
    if not whole:
        return notice(wording.HELP)
    question = plain(whole, render.QUESTION)
    try:
        found = _ask(library, _with_article_id(library, asking._replace(question=question)))
    except ArticleNotFoundError:
        return notice(wording.NO_SUCH_ARTICLE, question)
    if question == whole:
        return found
    return found._replace(content=f"{found.content}\n-# {wording.shortened(len(question))}")


def _with_article_id(library: Library, asking: Asking) -> Asking:
    """Put an article's id for its title, where somebody typed that out instead of choosing it."""
    wanted = (asking.article or "").casefold().strip()
    if not wanted:
        return asking._replace(article=None)
    for card in library.articles(collections=asking.audience.collections):
        if wanted in {card.id, card.title.casefold(), choice(card).casefold()}:
            return asking._replace(article=card.id)
    return asking


def _ask(library: Library, asking: Asking) -> Message:
    question, collections = asking.question, asking.audience.collections
    result = library.ask(question, collections=collections, article=asking.article)
    hopeless = isinstance(result, Refusal) and not result.nearest
    if hopeless and not library.articles(collections=collections):
        return notice(wording.NO_ARTICLES, question)
    return render.message(result)


def context(library: Library, audience: Audience, place: Place) -> Message:
    """Return the message that shows the paragraph of a sentence."""
    try:
        article = library.article(place.article, collections=audience.collections)
    except ArticleNotFoundError:
        return notice(wording.GONE)
    passage = place.find(article.passages)
    if passage is None:
        return notice(wording.CHANGED)
    return Message("", details.context(article, passage))


def why(library: Library, audience: Audience, place: Place, question: str | None) -> Message:
    """Return the message that shows why a sentence was found for a question."""
    if not question:
        return notice(wording.QUESTION_LOST)
    try:
        article = library.article(place.article, collections=audience.collections)
        passage = place.find(article.passages)
        if passage is None:
            return notice(wording.CHANGED)
        hit = _hit(library, audience, place.article, passage, question)
    except ArticleNotFoundError:
        return notice(wording.GONE)
    return Message("", details.why(hit)) if hit and hit.reasons else notice(wording.NO_REASONS)


def _hit(
    library: Library, audience: Audience, article: str, passage: Passage, question: str
) -> Hit | None:
    """Find the sentence again: among all articles, as it was found, else in its own alone."""
    for only in (None, article):
        hits = library.search(question, collections=audience.collections, article=only, n=_HITS)
        for hit in hits:
            if (hit.article.id, hit.start, hit.end) == (article, passage.start, passage.end):
                return hit
    return None
