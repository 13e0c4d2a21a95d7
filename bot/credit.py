"""Who said it, in words: what stands before and after a sentence that is shown."""

from __future__ import annotations

from typing import NamedTuple

from bot import wording
from bot.markdown import clean, fit
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
# Verbs that can stand between a name and "in the article's words"; so can words in -ed. The rest
# ("told", "saying", "according to") are shown beside a plain "said".
_VERBS = frozenset({"said", "says", "wrote", "writes", "felt", "thought", "thinks", "believes"})

_NOBODY = f"— {wording.NOT_IDENTIFIED}"
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


def credit(hit: Hit) -> Credit:
    """Say whose words the sentence holds, as the article gives them and no surer than it does."""
    attribution = hit.attribution
    if attribution is None:
        own = is_narration(hit.text)
        return Credit(after=f"— in {_narrator(hit)} own words" if own else _NOBODY)
    if attribution.speaker is None or not clean(attribution.speaker.name):
        return Credit(after=_NOBODY, speech=_speech(attribution))
    name = _name(attribution.speaker)
    if attribution.kind is SpeechKind.DIRECT:
        return Credit(after=f"— {name}", speech=_speech(attribution))
    verb = _verb(attribution.cue)
    comma = "," if "," in name else ""
    before = f"{name}{comma} {verb or 'said'}, in the article's words:"
    return Credit(before=before, speech=_speech(attribution, shown=verb))


def _narrator(hit: Hit) -> str:
    publisher = fit(hit.article.publisher or "", _PUBLISHER)
    return f"{publisher}'s" if publisher else "the article's"


def _name(speaker: Speaker) -> str:
    mark = "" if speaker.resolved_by is Resolution.SURFACE else MARK
    name = f"**{fit(speaker.name, _NAME)}**{mark}"
    if speaker.kind is SpeakerKind.UNNAMED:
        name += " (unnamed)"
    return f"{name}, {fit(speaker.role, _ROLE)}" if speaker.role else name


def _verb(cue: str | None) -> str | None:
    word = (cue or "").casefold()
    return word if word in _VERBS or (word.isalpha() and word.endswith("ed")) else None


def _speech(attribution: Attribution, shown: str | None = None) -> str:
    kind = {
        SpeechKind.DIRECT: "quoted",
        SpeechKind.MIXED: "partly quoted",
        SpeechKind.INDIRECT: "paraphrased",
    }[attribution.kind]
    cue = attribution.cue
    return kind if not cue or shown else f"{kind}, the article's word: *{fit(cue, _CUE)}*"


def evidence(hit: Hit) -> str:
    """Say how the sentence names its speaker, where it does not give the name that is shown."""
    speaker = hit.attribution.speaker if hit.attribution else None
    if speaker is None or speaker.resolved_by is Resolution.SURFACE:
        return ""
    name, words = fit(speaker.name, _NAME), mention(hit, speaker)
    how = f"as “{fit(words, _CUE)}”" if words else wording.RESOLUTIONS[speaker.resolved_by]
    return f"{MARK} The sentence names {name} only {how}."


def mention(hit: Hit, speaker: Speaker) -> str:
    """Return the words of the sentence that name the speaker, or nothing where they stand apart."""
    place = speaker.mention
    if place is None or place.start < hit.start or place.end > hit.end:
        return ""
    return hit.text[place.start - hit.start : place.end - hit.start]
