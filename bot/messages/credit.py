"""Who said it, in words: what stands before and after a sentence that is shown.

Discord and the terminal say the same; each has a `Markup`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from bot.messages.markdown import clean, fit
from bot.words import Words
from index.language.scanning.quotations import has_marks
from index.models import (
    Attribution,
    Hit,
    Reference,
    Resolution,
    Speaker,
    SpeakerKind,
    SpeechKind,
)

_NAME, _ROLE, _CUE, _PUBLISHER = 100, 120, 40, 80
_MAYBE_SAID = 0.3  # of what is less surely somebody's, two in three are the article's own
_THOUGHTS = (
    "assum", "believ", "consider", "doubt", "expect", "fear", "feel", "felt", "hope", "hoping",
    "knew", "know", "see", "saw", "think", "thought", "understand", "understood", "want", "wonder",
    "declin", "refus",  # "Holm declined to comment" is no saying either
)  # fmt: skip
_STANDPOINTS = ("view", "opinion", "judgment", "judgement", "count", "account", "reckoning")


def is_narration(text: str) -> bool:
    """Return whether a sentence that nobody was found to say may be called the article's own.

    Not one with quotation marks: those are somebody's words, whoever that is.
    """
    return not has_marks(text)


class Markup(NamedTuple):
    """How what articles say is shown: made safe within a width, and a name and a cue set off.

    `mark` follows a name that the sentence does not give; a dagger would say that somebody is dead.
    """

    safe: Callable[[str, int], str]
    name: str
    cue: str
    mark: str


MARKDOWN: Final = Markup(fit, "**{}**", "*{}*", "¹")
PLAIN: Final = Markup(lambda text, _: clean(text), "{}", "“{}”", "")


class Credit(NamedTuple):
    """Text that says whose words a sentence holds.

    `before` introduces a paraphrase, `after` follows a quotation, `speech` says which of the two.
    """

    before: str = ""
    after: str = ""
    speech: str = ""


def credit(hit: Hit, words: Words, markup: Markup = MARKDOWN) -> Credit:
    """Say whose words the sentence holds, as the article gives them and no surer than it does."""
    attribution = hit.attribution
    if attribution is None:
        return Credit(after=_narrator(hit, words, markup))
    if attribution.kind is SpeechKind.UNREAD:
        return Credit(after=words("speech.unread"))
    speech = _speech(attribution, words, markup)
    if attribution.speaker is None or not clean(attribution.speaker.name):
        # What nobody is known to say and no marks show to be said is often no speech at all.
        if is_narration(hit.text) and attribution.confidence < _MAYBE_SAID:
            return Credit()
        told = "" if attribution.kind is SpeechKind.INDIRECT else speech
        return Credit(after=words("speech.nobody"), speech=told)
    if attribution.kind is SpeechKind.DIRECT:
        name = _name(attribution.speaker, words, markup)
        return Credit(after=words("speech.said_by", name=name), speech=speech)
    opening = attribution.speaker.replace(name=_opening(attribution.speaker.name))
    name = _name(opening, words, markup)
    cue = (attribution.cue or "").casefold()
    thought = cue.startswith(_THOUGHTS) or cue.endswith(_STANDPOINTS)
    if thought:
        return Credit(before=words("speech.introduced_thought", name=name), speech=speech)
    name += "," if attribution.speaker.role else ""
    how = "introduced_mixed" if attribution.kind is SpeechKind.MIXED else "introduced"
    return Credit(before=words(f"speech.{how}", name=name), speech=speech)


def _narrator(hit: Hit, words: Words, markup: Markup) -> str:
    if not is_narration(hit.text):
        return words("speech.nobody")
    publisher = markup.safe(hit.article.publisher or "", _PUBLISHER)
    return words("speech.own_of", publisher=publisher) if publisher else words("speech.own")


def _opening(name: str) -> str:
    """Return a name as a line begins with it: "A report", "Von der Leyen", but "eBay"."""
    first = name.split()[0]
    return name[0].upper() + name[1:] if first.islower() else name


def _name(speaker: Speaker, words: Words, markup: Markup) -> str:
    name = markup.name.format(markup.safe(speaker.name, _NAME))
    if speaker.resolved_by is not Resolution.SURFACE:
        name += markup.mark
    if speaker.kind is SpeakerKind.UNNAMED:
        name = words("speech.unnamed", name=name)
    if not speaker.role:
        return name
    return words("speech.with_role", name=name, role=markup.safe(speaker.role, _ROLE))


def _speech(attribution: Attribution, words: Words, markup: Markup) -> str:
    kind, cue = words(f"speech.kind.{attribution.kind}"), attribution.cue
    if not cue or not any(map(str.isalpha, cue)):  # a colon is a cue as well
        return kind
    return words("speech.cue", kind=kind, cue=markup.cue.format(markup.safe(cue, _CUE)))


def evidence(hit: Hit, words: Words, markup: Markup = MARKDOWN) -> str:
    """Say how the sentence names its speaker, where it does not give the name that is shown."""
    speaker = hit.attribution.speaker if hit.attribution else None
    if speaker is None or speaker.resolved_by is Resolution.SURFACE:
        return ""
    reference, name = hit.reference or Reference(), markup.safe(speaker.name, _NAME)
    if reference.words:
        how = words("speech.resolved.as", words=markup.safe(reference.words, _CUE), name=name)
    else:
        how = words(f"speech.resolved.{speaker.resolved_by}", name=name)
    if reference.sentence:
        how = words("speech.resolved.given", how=how, sentence=reference.sentence)
    return f"{markup.mark} {how}".strip()
