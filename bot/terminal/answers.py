"""An answer or a refusal as lines for a terminal. Pure: the same answer, the same lines.

Everything an article says is cleaned first, so that it can neither move the cursor nor ring bells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.messages.copies import elsewhere
from bot.messages.credit import PLAIN, credit, evidence
from bot.messages.markdown import clean
from bot.messages.reading import reading
from bot.messages.render import date, under
from bot.messages.sums import rounded
from bot.terminal.console import Line, line
from bot.words import english
from index.models import Answer, ArticleCard, Hit, Outcome, Reading, Reason, Refusal

INDENT = 3
SENTENCE, SPEAKER, TITLE, QUIET = "bold", "cyan", "italic", "dim"
_WORDS = 8


class Search(NamedTuple):
    """What was searched for an answer: how much, how long it took, and whether the samples."""

    articles: int
    sentences: int
    seconds: float
    samples: bool = False


def answer_lines(
    result: Answer | Refusal, search: Search, *, explain: bool = False
) -> Iterator[Line]:
    """Yield what is shown of `result`: its sentences with their sources, or why there are none."""
    if isinstance(result, Answer):
        yield from _answer(result, explain)
    else:
        yield from _refusal(result)
    yield from _words(result)
    yield line(_searched(result, search), QUIET)


def quote_lines(hits: Sequence[Hit]) -> Iterator[Line]:
    """Yield quotes as they come, each with its speaker and place."""
    for hit in hits:
        yield from hit_lines(hit, " -")
        yield Line()


def heading(card: ArticleCard) -> str:
    """Return an article's title, publisher and day on one line."""
    return " · ".join(
        part for part in (title(card), clean(card.publisher or ""), day(card)) if part
    )


def title(card: ArticleCard) -> str:
    """Return an article's title on one line, or the words for one that has none."""
    return clean(card.title) or english()("article.untitled")


def day(card: ArticleCard) -> str:
    """Return the day of publication in words, with where it is from unless the article says so."""
    return date(card, english())


def _answer(answer: Answer, explain: bool) -> Iterator[Line]:
    if answer.outcome is Outcome.CLOSE:
        yield line(english()("answer.close"), "yellow")
        yield Line()
    for number, hit in enumerate(_quoted_once(answer.hits), 1):
        yield from hit_lines(hit, str(number) if len(answer.hits) > 1 else "")
        yield from _explained(hit) if explain else _why(hit)
        yield Line()


def _quoted_once(hits: Sequence[Hit]) -> Iterator[Hit]:
    """Yield hits, each quotation that several of them stand in with the first alone."""
    shown: set[tuple[str, int]] = set()
    for hit in hits:
        place = hit.quotation and (hit.article.id, hit.quotation.start)
        yield hit.replace(quotation=None) if place in shown else hit
        if place:
            shown.add(place)


def _refusal(refusal: Refusal) -> Iterator[Line]:
    yield line(english()("refusal.title"), SENTENCE)
    if refusal.nearest:
        yield line(english()("refusal.nearest"))
        for card in refusal.nearest:
            yield line(heading(card), indent=INDENT, mark=" -")
    yield Line()


def hit_lines(hit: Hit, mark: str) -> Iterator[Line]:
    """Yield a sentence with who said it and where it stands, `mark` in its margin."""
    words = english()
    before, after, speech = credit(hit, words, PLAIN)
    parts = [
        (before, SPEAKER),
        (clean(hit.text), SENTENCE),
        (after, SPEAKER),
        (evidence(hit, words, PLAIN), QUIET),
        (title(hit.article), TITLE),
        (" · ".join(filter(None, (speech, _place(hit)))), ""),
        (clean(hit.article.url or ""), QUIET),
    ]
    given = [part for part in parts if part[0]]
    for number, (text, style) in enumerate(given):
        yield line(text, style, INDENT, "" if number else mark)
    if hit.quotation:
        yield line(words("why.quotation", text=clean(hit.quotation.text)), QUIET, INDENT)
    if others := elsewhere(hit, words, clean):
        yield line(others, QUIET, INDENT)


def _place(hit: Hit) -> str:
    where = english()("article.place", paragraph=hit.paragraph, sentence=hit.sentence)
    parts = (clean(hit.article.publisher or ""), day(hit.article), where)
    return " · ".join(filter(None, (*parts, under(hit, english(), clean))))


def _why(hit: Hit) -> Iterator[Line]:
    """Yield what each word adds to the score that found it; the numbers shown add up."""
    sums: dict[str, float] = defaultdict(float)
    for reason in hit.reasons:
        sums[clean(reason.word)] += reason.contribution
    if not sums:
        return
    ranked = sorted(sums.items(), key=lambda item: -item[1])
    shown, rest = ranked[:_WORDS], ranked[_WORDS:]
    if rest:
        shown.append((f"{len(rest)} more", sum(value for _, value in rest)))
    values = rounded([value for _, value in shown])
    terms = [f"{word} {value:.2f}" for (word, _), value in zip(shown, values, strict=True)]
    yield line(f"found by: {' + '.join(terms)} = {sum(values):.2f}", QUIET, INDENT)


def _explained(hit: Hit) -> Iterator[Line]:
    """Yield what each word adds to the score, field by field, and what else spoke for the hit."""
    ranked = sorted(hit.reasons, key=lambda reason: -reason.contribution)
    values = rounded([reason.contribution for reason in ranked])
    yield line("found by:", QUIET, INDENT)
    for reason, value in zip(ranked, values, strict=True):
        yield line(f"{value:8.2f}  {_reason(reason)}", QUIET, INDENT)
    total = f"{sum(values):8.2f}  together; the order goes by how well each answers, judged apart"
    yield line(total, QUIET, INDENT)
    if hit.missing:
        missing = ", ".join(map(clean, hit.missing))
        yield line(english()("why.missing", words=missing), QUIET, INDENT)
    yield from (line(clean(note), QUIET, INDENT) for note in hit.notes)
    yield line(f"article {hit.article.id}, characters {hit.start} to {hit.end}", QUIET, INDENT)


def _reason(reason: Reason) -> str:
    words, field = english(), clean(reason.field)
    where = words.find(f"why.fields.{field}") or words("why.field", field=field)
    return f"{clean(reason.word)} {where}"


def _words(result: Answer | Refusal) -> Iterator[Line]:
    """Yield how the question was read, which words were put right, and which occur nowhere."""
    yield from map(line, reading(result.reading, english(), clean))
    for correction in result.corrections:
        typed, used = clean(correction.typed), clean(correction.used)
        yield line(english()("answer.corrected", used=used, typed=typed))
    if result.unknown_words:
        unknown = ", ".join(map(clean, result.unknown_words))
        yield line(english()("answer.unknown", words=unknown))


def _searched(result: Answer | Refusal, search: Search) -> str:
    """Say how sure the answer is and what was searched."""
    articles, sentences = amount(search.articles, "article"), amount(search.sentences, "sentence")
    where = "within " if _is_held(result.reading) else ""
    # What the articles lack is no part of what the sentences were judged by.
    rest = " for the rest of the question" if result.hits and result.reading.lacks else ""
    parts = [
        f"Confidence {result.confidence:.2f}{rest}.",
        f"Searched {where}{articles}, {sentences}",
        f"in {search.seconds * 1000:.1f} ms.",
    ]
    if search.samples:
        parts.append("These are the sample articles; `python -m bot add PATHS` stores your own.")
    return " ".join(parts)


def _is_held(read: Reading) -> bool:
    """Tell whether less than all was asked: what somebody says, or some of the articles."""
    return any((read.speaker, read.since, read.until, read.publisher, read.articles))


def amount(number: int, noun: str) -> str:
    """Return a number of things in words: "1 article", "2,000 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
