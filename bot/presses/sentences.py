"""Find the sentence of a button again: what stands around it, why it was found. These block."""

from __future__ import annotations

from bot.audience import Audience
from bot.messages import details
from bot.messages.message import Message, notice
from bot.messages.place import Place
from bot.words import Words
from index.errors import ArticleNotFoundError
from index.library import Library
from index.models import Hit, Passage

_HITS = 50  # looked through for one sentence


def context(library: Library, place: Place, audience: Audience, words: Words) -> Message:
    """Return the message that shows the paragraph of a sentence."""
    try:
        article = library.article(place.article, collections=audience.collections)
    except ArticleNotFoundError:
        return notice(words("sorry.gone"))
    passage = place.find(article.passages)
    if passage is None:
        return notice(words("sorry.changed"))
    return details.context(article, passage, words)


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
    return details.why(hit, words)


def _hit(
    library: Library, audience: Audience, article: str, passage: Passage, question: str
) -> Hit | None:
    """Find the sentence again: among all articles, as before, or else in its own article."""
    for only in (None, article):
        hits = library.search(question, collections=audience.collections, article=only, n=_HITS)
        for hit in hits:
            if (hit.article.id, hit.start, hit.end) == (article, passage.start, passage.end):
                return hit
    return None
