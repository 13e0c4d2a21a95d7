"""Who said it, in words: what stands before and after a sentence that is shown."""

from __future__ import annotations

from typing import NamedTuple

from bot.markdown import clean, fit
from bot.words import Words
from index.models import (
    Attribution,
    Hit,
    Resolution,
    Speaker,
    SpeakerKind,
    SpeechKind,
)

MARK = "†"
_NAME, _ROLE, _CUE, _PUBLISHER = 100, 120, 40, 80
_QUOTATION_MARKS = frozenset('“”„«»"')


def is_narration(text: str) -> bool:
    """Return whether a sentence that nobody was found to say may be called the article's own.

    Not one with quotation marks: those are somebody's words, whoever that is.
    """
    return _QUOTATION_MARKS.isdisjoint(text)


class Credit(NamedTuple):
    """Markdown that says whose words a sentence holds.

    `before` introduces a paraphrase, `after` follows a quotation, `speech` says which of the two.
    """

    before: str = ""
    after: str = ""
    speech: str = ""


def credit(hit: Hit, words: Words) -> Credit:
    """Say whose words the sentence holds, as the article gives them and no surer than it does."""
    attribution = hit.attribution
    if attribution is None:
        return Credit(after=_narrator(hit, words))
    if attribution.speaker is None or not clean(attribution.speaker.name):
        return Credit(after=words("speech.nobody"), speech=_speech(attribution, words))
    if attribution.kind is SpeechKind.DIRECT:
        after = words("speech.said_by", name=_name(attribution.speaker, words))
        return Credit(after=after, speech=_speech(attribution, words))
    name = _name(attribution.speaker, words)
    before = words("speech.introduced", name=name)
    return Credit(before=before, speech=_speech(attribution, words))


def _narrator(hit: Hit, words: Words) -> str:
    if not is_narration(hit.text):
        return words("speech.nobody")
    publisher = fit(hit.article.publisher or "", _PUBLISHER)
    return words("speech.own_of", publisher=publisher) if publisher else words("speech.own")


def _name(speaker: Speaker, words: Words) -> str:
    mark = "" if speaker.resolved_by is Resolution.SURFACE else MARK
    name = f"**{fit(speaker.name, _NAME)}**{mark}"
    if speaker.kind is SpeakerKind.UNNAMED:
        name = words("speech.unnamed", name=name)
    if not speaker.role:
        return name
    return words("speech.with_role", name=name, role=fit(speaker.role, _ROLE))


def _speech(attribution: Attribution, words: Words) -> str:
    kind, cue = words(f"speech.kind.{attribution.kind}"), attribution.cue
    return kind if not cue else words("speech.cue", kind=kind, cue=f"*{fit(cue, _CUE)}*")


def evidence(hit: Hit, words: Words) -> str:
    """Say how the sentence names its speaker, where it does not give the name that is shown."""
    speaker = hit.attribution.speaker if hit.attribution else None
    if speaker is None or speaker.resolved_by is Resolution.SURFACE:
        return ""
    name, named_as = fit(speaker.name, _NAME), mention(hit, speaker)
    if named_as:
        return f"{MARK} {words('speech.resolved.as', name=name, words=fit(named_as, _CUE))}"
    return f"{MARK} {words(f'speech.resolved.{speaker.resolved_by}', name=name)}"


def mention(hit: Hit, speaker: Speaker) -> str:
    """Return the words of the sentence that name the speaker, or nothing where they stand apart."""
    place = speaker.mention
    if place is None or place.start < hit.start or place.end > hit.end:
        return ""
    return hit.text[place.start - hit.start : place.end - hit.start]
