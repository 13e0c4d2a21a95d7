"""Look things up in the library and make messages of them. These block: run them in a thread."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from bot import details, render
from bot.audience import Audience
from bot.buttons import Below, answer_rows, nearest_rows, quotes_rows, speaker_rows
from bot.catalogue import folded
from bot.faults import report
from bot.markdown import clean, fit, plain
from bot.message import QUESTION, Button, Colour, Message, Style, asked, notice
from bot.place import Place
from bot.render import choice
from bot.state import Scope, Turn
from bot.words import Words, english
from index.errors import ArticleNotFoundError, StoreError
from index.library import Library
from index.models import Answer, Hit, Passage, Refusal
from index.tracing import VERBATIM, quotations, traced

PAGE = 1 + render.MORE_QUOTES
"""How many sentences a page shows."""

_HITS = 50  # looked through for one sentence
_NAME, _PART = 200, 200
_BEGINNING = 40  # characters of a title that its name in a list begins with too


class Asking(NamedTuple):
    """A question, who may see what answers it, in which language the bot says what it says.

    The `article` of its `scope` may be an id or a title.
    """

    question: str
    audience: Audience
    words: Words
    scope: Scope = Scope()
    page: int = 0
    below: Below = Below()

    @property
    def turn(self) -> Turn:
        """Return what the buttons of the answer carry."""
        return Turn(self.page, self.below.asker, self.scope)


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


def answer_and_count(library: Library, asking: Asking) -> Message:
    """Return what `answer` does; a server that wants it counts the questions without an answer."""
    found, server = answer(library, asking), asking.audience.server
    if server is not None and found.colour is Colour.REFUSAL:
        today = datetime.datetime.now(datetime.UTC).date()
        try:
            library.servers.note_gap(server, plain(asking.question, QUESTION), today)
        except StoreError as error:  # the answer matters more
            report(error, "counting a question without an answer")
    return found


def _with_article_id(library: Library, asking: Asking) -> Asking:
    """Put an article's id for its title, where somebody typed that out instead of choosing it."""
    given = (asking.scope.article or "").strip()
    id_ = named(library, given, asking.audience.collections) or given or None
    return asking._replace(scope=asking.scope._replace(article=id_))


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
    result = library.ask(question, collections=collections, **asking.scope._asdict(), n=after + 1)
    hopeless = isinstance(result, Refusal) and not result.nearest
    if hopeless and not library.size(collections=collections):
        return notice(asking.words("sorry.no_articles"), question)
    if isinstance(result, Answer) and result.hits[first:]:
        shown = result.model_copy(update={"hits": result.hits[first:after]})
        return _answered(shown, asking, more=len(result.hits) > after)
    return _refused(result, asking)


def _answered(answer: Answer, asking: Asking, *, more: bool) -> Message:
    rows = answer_rows(answer.hits[0], asking.turn, asking.below, asking.words, more=more)
    return render.message(answer, asking.words)._replace(rows=rows)


def _refused(result: Answer | Refusal, asking: Asking) -> Message:
    refusal = result if isinstance(result, Refusal) else None
    nearest = refusal.nearest[:PAGE] if refusal else ()
    names = refusal.reading.nearest_speakers[:PAGE] if refusal else ()
    rows = [
        *speaker_rows(names, asking.turn, asking.words),
        *nearest_rows(nearest, asking.turn, asking.below, asking.words),
    ]
    return render.message(result, asking.words)._replace(rows=rows)


class Quoting(NamedTuple):
    """What quotes are asked for: of the speaker in `scope`, about a topic, or both."""

    topic: str | None
    audience: Audience
    words: Words
    scope: Scope
    page: int = 0
    below: Below = Below()


def quotes(library: Library, quoting: Quoting) -> Message:
    """Return the message that shows who said what, a page of it."""
    topic, speaker, words = quoting.topic, quoting.scope.speaker, quoting.words
    if not (topic or speaker):
        return notice(words("quotes.of_whom"))
    first, after = PAGE * quoting.page, PAGE * (quoting.page + 1)
    found = library.quotes(
        speaker=speaker, topic=topic, collections=quoting.audience.collections, n=after + 1
    )
    heading = asked(topic or "")
    if not found[first:]:
        return notice(words("quotes.none"), topic or "")
    lead = words("quotes.by", name=f"**{fit(speaker, _NAME)}**") if speaker else ""
    turn = Turn(quoting.page, quoting.below.asker, quoting.scope)
    more = len(found) > after
    rows = quotes_rows(found[first], turn, quoting.below, words, more=more)
    return render.quotes(heading, lead, found[first:after], words)._replace(rows=rows)


def trace(library: Library, text: str, audience: Audience, words: Words) -> Message:
    """Return the message that shows which sentences `text` comes from, or that it is not there."""
    if not clean(text):
        return notice(words("trace.no_text"))
    parts = quotations(text)[:PAGE]
    hits = _like(library, [text, *parts], audience)
    found = traced([text, *parts], hits)[:PAGE]
    if not found:
        return notice(words("trace.nothing"))
    best, likeness = found[0]
    heading = words("trace.verbatim" if likeness >= VERBATIM else "trace.nearly")
    lacking = [fit(part, _PART) for part in parts if not traced([part], hits)]
    lead = "\n".join(words("trace.lacking", text=part) for part in lacking)
    rows = [[Button(words("button.more"), f"more:{Place.of(best)}")]]
    made = render.quotes(f"**{heading}**", lead, [hit for hit, _ in found], words)
    return made._replace(rows=rows)


def _like(library: Library, texts: Sequence[str], audience: Audience) -> list[Hit]:
    """Return the sentences that are most like each of `texts`, each sentence once."""
    searches = (library.search(one, collections=audience.collections, n=_HITS) for one in texts)
    return list({(hit.article.id, hit.start): hit for hits in searches for hit in hits}.values())


def near(library: Library, asking: Asking) -> Message:
    """Return what one article has that comes closest to a question, or else how it begins."""
    article, words = asking.scope.article or "", asking.words
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
    below = asking.below._replace(
        alone=True, judged=False
    )  # nothing that an answer to all would say
    return found._replace(rows=answer_rows(hits[0], asking.turn, below, words, more=False))


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
    """Find the sentence again: among all articles, as it was found, else in its own alone."""
    for only in (None, article):
        hits = library.search(question, collections=audience.collections, article=only, n=_HITS)
        for hit in hits:
            if (hit.article.id, hit.start, hit.end) == (article, passage.start, passage.end):
                return hit
    return None
