"""The messages behind the buttons: the paragraph around a sentence, and why it was found."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from bot.messages.credit import evidence
from bot.messages.limits import width
from bot.messages.markdown import fit
from bot.messages.message import Message
from bot.messages.render import place, title
from bot.messages.sums import rounded
from bot.words import Words
from index.language.scanning.labels import asks
from index.models import Hit, Passage, Reason, Resolution, StoredArticle

_SENTENCE, _PARAGRAPH, _NEIGHBOUR = 2200, 2500, 300
_OPENING = 3  # sentences
_TITLE_ROOM, _WORD = 660, 60
_WORDS, _FIELDS = 6, 4
_NOTES, _NOTE = 5, 120
_QUOTATION = 600


def context(article: StoredArticle, passage: Passage, words: Words) -> Message:
    """Show the paragraph of `passage` with its sentence bold, and the whole of its quotation.

    The paragraphs beside it are shown where that is this one sentence, and below a question, which
    that one may answer, as much of it as there is room for.
    """
    own = _whole_quotation(article, passage)
    parts = [_around(article, own, passage)]
    if len(own) == 1:
        before = _text(article, _paragraph(article, passage.paragraph - 1))
        after = _text(article, _paragraph(article, passage.paragraph + 1))
        room = _PARAGRAPH - width(parts[0]) if asks(passage.text) else 0
        below = fit(after, max(room, _NEIGHBOUR))
        parts = [fit(before, _NEIGHBOUR, keep_end=True), *parts, below]
    where = words("article.place", paragraph=passage.paragraph, sentence=passage.sentence)
    heading = title(article.card, words, _TITLE_ROOM, passage.text)
    text = "\n\n".join(part for part in parts if part)
    return Message(heading, [f"{text}\n-# {where}"])


def opening(article: StoredArticle, words: Words) -> str:
    """Return how an article begins, as a quotation under its title."""
    text = fit(_text(article, article.passages[:_OPENING]), _SENTENCE // 2)
    return f"{title(article.card, words, _TITLE_ROOM)}\n> {text}"


def _whole_quotation(article: StoredArticle, passage: Passage) -> list[Passage]:
    """Return the paragraph of `passage`, with the paragraphs over which its quotation runs."""
    numbers = [passage.paragraph]
    ordered = sorted(article.passages, key=lambda one: one.start)
    at = next(place for place, one in enumerate(ordered) if one.start == passage.start)
    for one in ordered[at + 1 :]:
        if not _goes_on(one):
            break
        numbers.append(one.paragraph)
    while at and _goes_on(ordered[at]):
        at -= 1
        numbers.append(ordered[at].paragraph)
    first, last = min(numbers), max(numbers)
    return [one for one in ordered if first <= one.paragraph <= last]


def _goes_on(passage: Passage) -> bool:
    """Return whether a sentence goes on with the quotation of the one before it."""
    speaker = passage.attributions[0].speaker if passage.attributions else None
    return speaker is not None and speaker.resolved_by is Resolution.CONTINUATION


def _paragraph(article: StoredArticle, number: int) -> list[Passage]:
    return [passage for passage in article.passages if passage.paragraph == number]


def _text(article: StoredArticle, passages: Sequence[Passage]) -> str:
    return article.text[passages[0].start : passages[-1].end] if passages else ""


def _around(article: StoredArticle, paragraph: Sequence[Passage], passage: Passage) -> str:
    sentence = f"**{fit(passage.text, _SENTENCE)}**"
    room = _PARAGRAPH - width(sentence)
    after = article.text[passage.end : paragraph[-1].end]
    before = article.text[paragraph[0].start : passage.start]
    start = fit(before, room // 2, keep_end=True)
    end = fit(after, room - width(start))
    return " ".join(part for part in [start, sentence, end] if part)


def why(hit: Hit, words: Words) -> Message:
    """Show what each word of the question added to the score; the numbers shown add up."""
    ranked = sorted(_by_word(hit.reasons), key=_together, reverse=True)
    shown, rest = ranked[:_WORDS], ranked[_WORDS:]
    values = [_together(reasons) for reasons in shown]
    if rest:
        values.append(math.fsum(map(_together, rest)))
    parts = rounded(values)
    numbers = [f"{value:.2f}" for value in parts]
    lines = [f"{number} {_found(one, words)}" for number, one in zip(numbers, shown, strict=False)]
    if rest:
        lines.append(words("why.rest", number=numbers[-1], count=len(rest)))
    total = words("why.together", total=f"{math.fsum(parts):.2f}")
    head = [title(hit.article, words, _TITLE_ROOM, hit.passage), f"-# {place(hit, words)}"]
    small = [f"-# {one}" for one in _remarks(hit, words)]
    return Message(f"**{words('why.title')}**", ["\n".join([*head, *lines, total, *small])])


def _remarks(hit: Hit, words: Words) -> Iterator[str]:
    """Yield what else there is to know of a hit: what it lacks, how it is said and by whom."""
    if hit.missing:
        missing = [fit(word, _WORD) for word in hit.missing[:_NOTES]]
        yield words("why.missing", words=", ".join(missing))
    for note in hit.notes[:_NOTES]:
        yield words.find(f"why.notes.{note}") or fit(note, _NOTE)
    if resolved := evidence(hit, words):
        yield resolved
    if hit.quotation:
        yield words("why.quotation", text=fit(hit.quotation.text, _QUOTATION))


def _by_word(reasons: Sequence[Reason]) -> list[list[Reason]]:
    """Return the reasons of each word, the largest first."""
    by_word: dict[str, list[Reason]] = {}
    for reason in sorted(reasons, key=lambda reason: -reason.contribution):
        by_word.setdefault(reason.word, []).append(reason)
    return [*by_word.values()]


def _together(reasons: Sequence[Reason]) -> float:
    return math.fsum(reason.contribution for reason in reasons)


def _found(reasons: Sequence[Reason], words: Words) -> str:
    """Say where a word was found."""
    where = ", ".join(_field(reason.field, words) for reason in reasons[:_FIELDS])
    return f"**{fit(reasons[0].word, _WORD)}** {where}"


def _field(field: str, words: Words) -> str:
    return words.find(f"why.fields.{field}") or words("why.field", field=fit(field, _WORD))
