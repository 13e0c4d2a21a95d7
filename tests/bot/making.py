"""Records to render, plain ones and hostile ones, and Discord's rules for what comes of them."""

from __future__ import annotations

import datetime
from typing import Any, TypeGuard

import discord
from hypothesis import strategies as st

from bot.messages.layout import Form, body, components, embed
from bot.messages.limits import width
from bot.messages.message import Message
from bot.words import english
from index.models import (
    Answer,
    ArticleCard,
    Attribution,
    Correction,
    DateSource,
    Hit,
    Outcome,
    Quotation,
    Reason,
    Reference,
    Refusal,
    Resolution,
    Speaker,
    SpeakerKind,
    SpeechKind,
)
from tests.discord_server import limits

WORDS = english()
HOSTILE = (
    "@everyone and @here",
    "<@123456789012345678> <@&1> <#2> </ask:3> <:x:4> <t:1:R> <id:guide>",
    "](http://evil.example) [click](http://evil.example)",
    "https://evil.example/a?b=c",
    "```py\nboom``` `code` ``a``",
    "# heading\n## two\n-# small\n> quote\n>>> all\n- item\n1. one",
    "**bold** __line__ ~~gone~~ ||spoiler|| *i* _i_ \\",
    "\u202eright to left\u202c \u2066isolate",
    "שלום עולם مرحبا",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324A" * 40,
    "\x00\x07\x1b[31m\ufffd",
    "\u200b\u200d\ufeff",
    "👩‍👩‍👧‍👦🏳️‍🌈" * 60,
    ":smile: 10:30 a:b",
    "x" * 6000,
    "long words " * 600,
    "*" * 6000,
    "",
    " \n\t ",
)

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=60),
    st.lists(st.sampled_from(HOSTILE) | st.text(max_size=20), max_size=4).map(" ".join),
)
urls = st.none() | st.sampled_from(
    [
        "https://example.org/story",
        "https://example.org/a b(c)<d>'e'\"\\[x]",
        "https://example.org/" + "long/" * 500,
        "http://user:secret@evil.example/",
        "javascript:alert(1)",
        "http://[broken",
        "https://bücher.example/übersicht",
    ]
)
shares = st.floats(0, 1)
cards = st.builds(
    ArticleCard,
    id=st.sampled_from(["0123456789abcdef", "fedcba9876543210"]),
    title=texts,
    url=urls,
    publisher=st.none() | texts,
    date=st.none() | st.dates(),
    date_source=st.none() | st.sampled_from(DateSource),
)
speakers = st.builds(
    Speaker,
    name=texts,
    role=st.none() | texts,
    kind=st.sampled_from(SpeakerKind),
    resolved_by=st.sampled_from(Resolution),
)
attributions = st.builds(
    Attribution,
    kind=st.sampled_from(SpeechKind),
    speaker=st.none() | speakers,
    cue=st.none() | texts,
    confidence=shares,
)
reasons = st.builds(Reason, word=texts, field=texts, contribution=st.floats(-5, 100))
numbers = st.none() | st.integers(1, 10**6)
hits = st.builds(
    Hit,
    text=texts,
    start=st.integers(0, 10**8),
    end=st.integers(10**8 + 1, 10**9),
    paragraph=st.integers(1, 10**6),
    sentence=st.integers(1, 10**6),
    article=cards,
    attribution=st.none() | attributions,
    score=st.floats(0, 100),
    reasons=st.lists(reasons, max_size=30).map(tuple),
    missing=st.lists(texts, max_size=8).map(tuple),
    notes=st.lists(texts, max_size=8).map(tuple),
    quotation=st.none() | st.builds(Quotation, start=st.just(0), end=st.just(9), text=texts),
    reference=st.none() | st.builds(Reference, words=st.none() | texts, sentence=numbers),
    under=st.lists(texts, max_size=3).map(tuple),
    also_in=st.lists(cards, max_size=5).map(tuple),
)
words = st.lists(texts, max_size=12).map(tuple)
corrections = st.lists(st.builds(Correction, typed=texts, used=texts), max_size=8).map(tuple)
answers = st.builds(
    Answer,
    question=texts,
    outcome=st.sampled_from([Outcome.ANSWER, Outcome.CLOSE]),
    confidence=shares,
    hits=st.lists(hits, max_size=5).map(tuple),
    unknown_words=words,
    corrections=corrections,
)
refusals = st.builds(
    Refusal,
    question=texts,
    confidence=shares,
    unknown_words=words,
    corrections=corrections,
    nearest=st.lists(cards, max_size=5).map(tuple),
)


def card(**changes: Any) -> ArticleCard:
    """Make the card of a plain article."""
    return ArticleCard(
        **{
            "id": "0123456789abcdef",
            "title": "Harbour tax delayed",
            "url": "https://courier.example/tax",
            "publisher": "Kestrel Courier",
            "date": datetime.date(2031, 3, 3),
            "date_source": DateSource.METADATA,
            **changes,
        }
    )


def hit(text: str = "The tax cannot rise before June.", **changes: Any) -> Hit:
    """Make a plain hit."""
    plain: dict[str, Any] = {"text": text, "article": card(), "score": 1.5}
    place = {"paragraph": 2, "sentence": 4, "start": 10, "end": 10 + len(text)}
    return Hit(**{**plain, **place, **changes})


def said(name: str = "Tom Reed", **changes: Any) -> Attribution:
    """Make an attribution: a direct quotation of a spokesman, with `changes` to either record."""
    own: dict[str, Any] = {"kind": SpeechKind.DIRECT, "cue": "warned", "confidence": 0.9}
    own |= {field: changes.pop(field) for field in tuple(changes) if field in own}
    plain: dict[str, Any] = {"role": "spokesman for the Harbour Authority"}
    return Attribution(speaker=Speaker(name=name, **{**plain, **changes}), **own)


def answer(*found: Hit, **changes: Any) -> Answer:
    """Make an answer."""
    return Answer(
        **{
            "question": "When does the tax rise?",
            "outcome": Outcome.ANSWER,
            "confidence": 0.9,
            "hits": found or (hit(),),
            **changes,
        }
    )


def problems(message: Message) -> list[str]:
    """Return what Discord would refuse in a message, in either of its forms."""
    forms = [body(message, form) for form in Form]
    found = [_problems(form.get("content") or "", limits.CONTENT) for form in forms]
    if not message.blocks:
        return [*found[0], *([] if message.heading.strip() else ["no text"])]
    texts = [item.content for item in components(message).walk_children() if is_text(item)]
    total = sum(map(width, texts))
    return [
        *found[0],
        *found[1],
        *(["too long in total"] if total > limits.TEXT_DISPLAY_TOTAL else []),
        *(["blank text"] if not all(text.strip() for text in texts) else []),
        *embed_problems(embed(message)),
    ]


def is_text(item: object) -> TypeGuard[discord.ui.TextDisplay[Any]]:
    """Return whether a component is text."""
    return isinstance(item, discord.ui.TextDisplay)


def _problems(text: str, limit: int) -> list[str]:
    return [f"too long: {text[:50]}"] if width(text) > limit else []


def embed_problems(embed: discord.Embed) -> list[str]:
    """Return what Discord would refuse in `embed`."""
    measured = [
        (embed.title or "", limits.EMBED_TITLE),
        (embed.description or "", limits.EMBED_DESCRIPTION),
        (embed.footer.text or "", limits.EMBED_FOOTER),
        *((field.name or "", limits.EMBED_FIELD_NAME) for field in embed.fields),
        *((field.value or "", limits.EMBED_FIELD_VALUE) for field in embed.fields),
    ]
    wide = [text for text, limit in measured if width(text) > limit]
    blank = [field for field in embed.fields if not (field.name and field.value)]
    total = sum(width(text) for text, _ in measured)
    return [
        *(f"too long: {text[:50]}" for text in wide),
        *(f"blank field: {field}" for field in blank),
        *(["too long in total"] if total > limits.EMBED_TOTAL else []),
        *([] if embed.description and embed.description.strip() else ["no text"]),
    ]
