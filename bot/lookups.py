"""Look things up in the library and make messages of them. These block: run them in a thread."""

from __future__ import annotations

from typing import NamedTuple

from bot import details, render
from bot.audience import Audience
from bot.markdown import clean, plain
from bot.place import Place
from bot.render import Message, choice, notice
from bot.words import Words
from index.errors import ArticleNotFoundError
from index.library import Library
from index.models import Hit, Passage, Refusal

_HITS = 50  # looked through for one sentence


class Asking(NamedTuple):
    """A question, who may see what answers it, in which language the bot says what it says.

    `article` is the id or the title of the only article to ask.
    """

    question: str
    audience: Audience
    words: Words
    article: str | None = None


def answer(library: Library, asking: Asking) -> Message:
    """Return the message that answers the question, cut to its first part where it is long."""
    whole, words = clean(asking.question), asking.words
    if not whole:
        return notice(words("help.short"))
    question = plain(whole, render.QUESTION)
    try:
        found = _ask(library, _with_article_id(library, asking._replace(question=question)))
    except ArticleNotFoundError:
        return notice(words("sorry.no_such_article"), question)
    if question == whole:
        return found
    shortened = words("answer.shortened", length=len(question))
    return found._replace(content=f"{found.content}\n-# {shortened}")


def _with_article_id(library: Library, asking: Asking) -> Asking:
    """Put an article's id for its title, where somebody typed that out instead of choosing it."""
    wanted = (asking.article or "").casefold().strip()
    if not wanted:
        return asking._replace(article=None)
    for card in library.articles(collections=asking.audience.collections):
        if wanted in {card.id, card.title.casefold(), choice(card, asking.words).casefold()}:
            return asking._replace(article=card.id)
    return asking


def _ask(library: Library, asking: Asking) -> Message:
    question, collections = asking.question, asking.audience.collections
    result = library.ask(question, collections=collections, article=asking.article)
    hopeless = isinstance(result, Refusal) and not result.nearest
    if hopeless and not library.articles(collections=collections):
        return notice(asking.words("sorry.no_articles"), question)
    return render.message(result, asking.words)


def context(library: Library, place: Place, audience: Audience, words: Words) -> Message:
    """Return the message that shows the paragraph of a sentence."""
    try:
        article = library.article(place.article, collections=audience.collections)
    except ArticleNotFoundError:
        return notice(words("sorry.gone"))
    passage = place.find(article.passages)
    if passage is None:
        return notice(words("sorry.changed"))
    return Message("", details.context(article, passage, words))


def why(
    library: Library, place: Place, question: str | None, audience: Audience, words: Words
) -> Message:
    """Return the message that shows why a sentence was found for a question."""
    if not question:
        return notice(words("sorry.question_lost"))
    try:
        article = library.article(place.article, collections=audience.collections)
        passage = place.find(article.passages)
        if passage is None:
            return notice(words("sorry.changed"))
        hit = _hit(library, audience, place.article, passage, question)
    except ArticleNotFoundError:
        return notice(words("sorry.gone"))
    if hit is None or not hit.reasons:
        return notice(words("why.nothing"))
    return Message("", details.why(hit, words))


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
