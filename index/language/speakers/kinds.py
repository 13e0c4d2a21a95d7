"""Whether a sentence is direct, mixed or indirect speech."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.reports.passages import Passages
from index.language.reports.report import Reading
from index.language.words import Line, Word
from index.models import SpeechKind

_DIRECT = 0.8  # of a sentence's words in quotation marks: a direct quotation
_DIRECT_WITH_CUE = 0.45  # the same beside a cue that reports it
_MIXED = 0.1  # with fewer it is told in the text's own words alone


def quotes(reading: Reading) -> bool:
    """Tell a sentence that quotes more than a word or two."""
    return reading.quoted >= _MIXED


def kind_of(passages: Passages, at: int) -> SpeechKind:
    """Return the kind of speech that the share of quoted words makes."""
    reading = passages.readings[at]
    if len(reading.reports) == 1 and _opens_with_speech(passages.words, passages.lines[at]):
        return SpeechKind.DIRECT
    if reading.quoted >= (_DIRECT_WITH_CUE if reading.reports else _DIRECT):
        fragment = _is_fragment(passages.words, passages.lines[at])
        return SpeechKind.MIXED if fragment else SpeechKind.DIRECT
    return SpeechKind.MIXED if quotes(reading) else SpeechKind.INDIRECT


def _opens_with_speech(words: Sequence[Word], line: Line) -> bool:
    """Tell “It is late,” said Holm, however much is told of Holm, from “Late” is what it was."""
    spoken = [at for at in range(line.first, line.end) if words[at].text[0].isalnum()]
    end = next((at for at in spoken if not words[at].quoted), line.end)
    if not spoken or spoken[0] == end or not words[spoken[0]].text[0].isupper():
        return False
    return any(word.text in {",", "?", "!"} and word.quoted for word in words[end - 2 : end])


def _is_fragment(words: Sequence[Word], line: Line) -> bool:
    """Tell "called it “a long time for planks”" from a whole sentence that is quoted."""
    spoken = (at for at in range(line.first, line.end) if words[at].quoted)
    first = next((at for at in spoken if words[at].text[0].isalnum()), line.first)
    if first - 2 < line.first or not words[first].text[0].islower():
        return False
    return words[first - 2].text[0].isalnum()
