"""Letters: what stands between "Dear members," and "Yours, Dana Holm" is hers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.language.people.people import People
from index.language.people.person import Person
from index.language.phrases.phrase import Phrase
from index.language.reports.passages import REACH, Passages
from index.language.reports.signatures import name_from
from index.language.speakers.shown import literal, person_shown, span_of
from index.language.words import Line, Word, listed
from index.models import Resolution, Speaker, SpeakerKind

_GREETS = frozenset({"dear", "sir", "madam", "sirs", "hello", "hi"})
_LONGEST_GREETING = 8  # words and marks
_LONGEST_CLOSE = 4  # words of "with all good wishes"
_LONGEST_HEADING = 6  # words
_THANKS = frozenset(
    {"with thanks", "many thanks", "thank you", "with best", "with warm", "with kind"}
)
_LONGEST_THANKS = 8  # words and marks
_NAME = range(2, 5)  # words of a full name


def letters(passages: Passages, people: People) -> dict[int, Speaker]:
    """Return who writes the sentences of signed letters, by the sentences' numbers from 0.

    A letter begins with a greeting, and ends with "Yours faithfully," and a full name.
    """
    found: dict[int, Speaker] = {}
    begins: int | None = None
    for at, line in enumerate(passages.lines):
        if _greets(passages, line):
            begins = at + 1
        elif _begins(passages, line):
            begins = at
        elif begins is not None and (name := _signature(passages, people, at)):
            writer = _writer(passages, people, name)
            inside = range(max(begins, at - REACH), at)
            found.update((one, writer) for one in inside if not _is_heading(passages, one))
            begins = None
    return found


def _is_heading(passages: Passages, at: int) -> bool:
    """Tell "Parking" and "School trip to Carrow", alone on a line of a letter."""
    line = passages.lines[at]
    last = passages.words[line.end - 1].text
    return line.end - line.first <= _LONGEST_HEADING and last[0].isalnum()


def _greets(passages: Passages, line: Line) -> bool:
    """Tell "Dear members," and "Sir," that stand alone on a line."""
    words = passages.words[line.first : line.end]
    if not words or words[0].lower not in _GREETS or words[0].quoted:
        return False
    return len(words) <= _LONGEST_GREETING and words[-1].text in {",", ":", "!", "-", "–"}


def _begins(passages: Passages, line: Line) -> bool:
    """Tell "Dear members, this is my last letter", whose sentence is the letter's first one."""
    words = passages.words[line.first : line.end]
    near = [word.text for word in words[:_LONGEST_GREETING]]
    return len(words) > 1 and words[0].text == "Dear" and not words[0].quoted and "," in near


def _signature(passages: Passages, people: People, at: int) -> Phrase | None:
    """Return the name that closes a letter: behind "Yours faithfully," or on the line below it."""
    words, line = passages.words, passages.lines[at]
    close = next(_closes(words[line.first : line.end]), None)
    if close is None or words[line.first].quoted:
        return None
    first = line.first + close
    if first < line.end:
        return _name(passages, people, first, line.end)
    below = passages.lines[at + 1] if at + 1 < len(passages.lines) else None
    return _name(passages, people, below.first, below.end) if below else None


def _closes(words: Sequence[Word]) -> Iterator[int]:
    """Yield how many words and marks "Yours faithfully," takes at the head of a line."""
    opening = " ".join(word.lower for word in words[:2])
    if opening in _THANKS and len(words) <= _LONGEST_THANKS and words[-1].text == ",":
        yield len(words)  # "With thanks for your patience,"
    for count in range(_LONGEST_CLOSE, 0, -1):
        form = " ".join(word.lower for word in words[:count])
        behind = words[count].text if count < len(words) else ","
        if form.replace(" ", "_") in listed("valedictions") and behind in {",", "-", "–", "—"}:
            yield count + (count < len(words))


def _name(passages: Passages, people: People, first: int, end: int) -> Phrase | None:
    if first >= end or not passages.words[first].name:
        return None
    name = name_from(passages.words, first, end)
    length = name.last - name.first + 1
    known = length == 1 and _by_first_name(passages, people, name) is not None  # "Best, Yusra"
    return name if known or length in _NAME else None


def _by_first_name(passages: Passages, people: People, name: Phrase) -> Person | None:
    """Return the only one of the text whom a first name in a signature can mean."""
    found = people.register.by_first_name.get(passages.words[name.first].lower, ())
    return found[0] if len(found) == 1 else None


def _writer(passages: Passages, people: People, name: Phrase) -> Speaker:
    known = people.named(name.first, name.last) or _by_first_name(passages, people, name)
    if known is None:
        return literal(passages.text, passages.words, name, SpeakerKind.PERSON)
    mention = span_of(passages.words, name)
    return person_shown(known, passages.text, mention, Resolution.CONTINUATION)
