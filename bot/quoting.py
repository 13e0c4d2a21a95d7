"""Look up who said what, and which sentences a text quotes. These block: run them in a thread."""

from __future__ import annotations

from collections.abc import Sequence

from bot.audience import Audience
from bot.lookups import PAGE, Asking
from bot.messages import render
from bot.messages.buttons import quotes_rows
from bot.messages.markdown import clean, fit
from bot.messages.message import Button, Message, asked, notice
from bot.messages.place import Place
from bot.messages.reading import reading
from bot.words import Words
from index.answering.tracing import VERBATIM, distinct, quotations, traced
from index.library import Library
from index.models import Hit, Reading
from index.search.meant.speaking import as_known

_HITS = 50  # looked through for the sentences that a text quotes
_LONGEST = 2000  # characters of a text that are looked up: ten times as many take seconds
_NAME, _PART = 200, 200


def quotes(library: Library, asking: Asking) -> Message:
    """Return the message that shows who said what, a page of it.

    They are quotes of the speaker in the `filters` of `asking`, about its question, or both.
    """
    topic, words, speaker = asking.question, asking.words, asking.filters.speaker
    since, until = asking.filters.since, asking.filters.until
    if not (topic or speaker):
        return notice(words("quotes.of_whom"))
    first, after = PAGE * asking.page, PAGE * (asking.page + 1)
    found = library.quotes(
        speaker=speaker,
        topic=topic or None,
        collections=asking.audience.collections,
        since=since,
        until=until,
        n=after + 1,
    )
    days = list(reading(Reading(since=since, until=until), words, clean))
    if not found[first:]:
        return notice("\n".join([words("quotes.none"), *days]), topic)
    name = as_known(speaker, _names(found)) if speaker else ""
    by = words("quotes.by", name=f"**{fit(name, _NAME)}**") if name else ""
    lead = "\n".join(filter(None, [by, *(f"-# {line}" for line in days)]))
    more = len(found) > after
    rows = quotes_rows(found[first], asking.results, asking.below, words, more=more)
    return render.quotes(asked(topic), lead, found[first:after], words)._replace(rows=rows)


def _names(hits: Sequence[Hit]) -> set[str]:
    """Return the names of those whose words `hits` are."""
    said = (hit.attribution and hit.attribution.speaker for hit in hits)
    return {speaker.name for speaker in said if speaker}


def trace(library: Library, text: str, audience: Audience, words: Words) -> Message:
    """Return the message that shows which sentences `text` comes from, or that it is not there.

    Of a long text the start is looked up, which the message says.
    """
    if not clean(text):
        return notice(words("trace.no_text"))
    start = text[:_LONGEST]
    cut = [words("trace.shortened", length=_LONGEST)] if len(text) > _LONGEST else []
    parts = quotations(start)[:PAGE]
    texts = distinct([start, *parts])
    hits = _like(library, texts, audience)
    found = traced(texts, hits)[:PAGE]
    if not found:
        return notice("\n".join([words("trace.nothing"), *cut]))
    best, likeness = found[0]
    heading = words("trace.verbatim" if likeness >= VERBATIM else "trace.nearly")
    lacking = [fit(part, _PART) for part in parts if not traced([part], hits)]
    lead = "\n".join([*(words("trace.lacking", text=part) for part in lacking), *cut])
    rows = [[Button(words("button.more"), f"more:{Place.of(best)}")]]
    made = render.quotes(f"**{heading}**", lead, [hit for hit, _ in found], words)
    return made._replace(rows=rows)


def _like(library: Library, texts: Sequence[str], audience: Audience) -> list[Hit]:
    """Return the sentences that are most like each of `texts`, each sentence once."""
    searches = (library.search(one, collections=audience.collections, n=_HITS) for one in texts)
    return list({(hit.article.id, hit.start): hit for hits in searches for hit in hits}.values())
