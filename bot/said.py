"""Who said it, in plain words: what stands before and after a sentence on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot import wording
from bot.credit import is_narration
from bot.markdown import clean
from index.models import ArticleCard, Attribution, Resolution, Speaker, SpeakerKind, SpeechKind

_KINDS = {
    SpeechKind.DIRECT: "quoted",
    SpeechKind.MIXED: "partly quoted",
    SpeechKind.INDIRECT: "paraphrased",
}


_RESOLUTIONS = {
    Resolution.SURNAME: "named here by a short form of the name",
    Resolution.PRONOUN: "named here by a pronoun",
    Resolution.ROLE: "named here by a role",
    Resolution.CONTINUATION: "the quotation goes on from before",
}


class Said(NamedTuple):
    """A line that introduces a paraphrase, or one that follows a quotation; the other is empty."""

    before: str = ""
    after: str = ""


def said(attribution: Attribution | None, text: str, card: ArticleCard) -> Said:
    """Say whose words the sentence `text` holds, as its article gives them.

    A paraphrase is introduced, so that nobody takes it for the speaker's own words. A sentence
    with quotation marks is never put down to the article itself.
    """
    if attribution is None:
        outlet = clean(card.publisher or "") or "the article"
        own = is_narration(text)
        return Said(after=f"— in {outlet}’s own words" if own else f"— {wording.NOT_IDENTIFIED}")
    details = "; ".join(_details(attribution))
    if attribution.speaker is None:
        return Said(after=f"— {wording.NOT_IDENTIFIED} ({details})")
    name = ", ".join(_name(attribution.speaker))
    if attribution.kind is SpeechKind.INDIRECT:
        return Said(before=f"{name}, in the article’s words ({details}):")
    return Said(after=f"— {name} ({details})")


def _name(speaker: Speaker) -> Iterator[str]:
    yield clean(speaker.name)
    if speaker.role:
        yield clean(speaker.role)
    if speaker.kind is SpeakerKind.UNNAMED:
        yield "unnamed"


def _details(attribution: Attribution) -> Iterator[str]:
    """Yield how the words are reported, and how the sentence names a speaker it does not name."""
    cue = clean(attribution.cue or "")
    kind = _KINDS[attribution.kind]
    yield f"{kind}, “{cue}”" if cue else kind
    speaker = attribution.speaker
    if speaker and speaker.resolved_by in _RESOLUTIONS:
        yield _RESOLUTIONS[speaker.resolved_by]
