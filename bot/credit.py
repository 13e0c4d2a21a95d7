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
# Verbs that can stand between a name and "in the article's words"; so can words in -ed. The rest
# ("told", "saying", "according to") are shown beside a plain "said".
_VERBS = frozenset({"said", "says", "wrote", "writes", "felt", "thought", "thinks", "believes"})

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
        after = words("speech.said_by", name=_name(attribution.speaker, words, "with_role"))
        return Credit(after=after, speech=_speech(attribution, words))
    name, verb = _name(attribution.speaker, words, "with_role_before"), _verb(attribution.cue)
    before = (
        words("speech.introduced_by", name=name, verb=verb)
        if verb
        else words("speech.introduced", name=name)
    )
    return Credit(before=before, speech=_speech(attribution, words, shown=verb))


def _narrator(hit: Hit, words: Words) -> str:
    if not is_narration(hit.text):
        return words("speech.nobody")
    publisher = fit(hit.article.publisher or "", _PUBLISHER)
    return words("speech.own_of", publisher=publisher) if publisher else words("speech.own")


def _name(speaker: Speaker, words: Words, form: str) -> str:
    mark = "" if speaker.resolved_by is Resolution.SURFACE else MARK
    name = f"**{fit(speaker.name, _NAME)}**{mark}"
    if speaker.kind is SpeakerKind.UNNAMED:
        name = words("speech.unnamed", name=name)
    if not speaker.role:
        return name
    return words(f"speech.{form}", name=name, role=fit(speaker.role, _ROLE))


def _verb(cue: str | None) -> str | None:
    word = (cue or "").casefold()
    return word if word in _VERBS or (word.isalpha() and word.endswith("ed")) else None


def _speech(attribution: Attribution, words: Words, shown: str | None = None) -> str:
    kind, cue = words(f"speech.kind.{attribution.kind}"), attribution.cue
    return kind if not cue or shown else words("speech.cue", kind=kind, cue=f"*{fit(cue, _CUE)}*")


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
