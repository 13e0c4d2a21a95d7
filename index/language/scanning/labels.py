"""The labels of interviews, which say who asks and who answers: "Q:", "@anna:", "Interviewer:"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.language.words import Line, Word

LETTERS = frozenset({"Q", "A"})
"""The labels that are one letter; in a text with points for colons, too."""

_LONGEST_LABEL = 6  # words and marks up to the colon of "**Owen Strand:"
_SEVERAL = 2  # questions that make a name the label of who asks
_MARKS = "*_”\"’' "
_LETTERED = re.compile(r"[*_]*(?:[QAqa]|[Qq]uestion|[Aa]nswer) ?\d*[.:)][*_]*\s")
_NUMBERED = re.compile(r"[*_]*\d{1,3}[.)][*_]*\s+(?=\S)")
_NAMED = re.compile(r"[*_]*@?\w[\w.’'-]*(?: [\w.’'()-]+){0,3}:[*_]*\s+(?=\S)")
_ASKS = frozenset({"q", "question", "interviewer"})
_ANSWERS = frozenset({"a", "answer", "interviewee"})


def is_label(word: Word) -> bool:
    """Tell a word that only says whether the speaker asks or answers: no name to show."""
    return word.lower in _ASKS or is_answer(word)


def is_answer(word: Word) -> bool:
    """Tell the label of an answer."""
    return word.lower in _ANSWERS


def asks(text: str) -> bool:
    """Tell a text that ends with a question mark, whatever marks stand behind that."""
    return text.rstrip(_MARKS).endswith("?")


def is_lettered(text: str) -> bool:
    """Tell "Q: Why?", "A. Because." and "Answer 2: ...", whatever the text around them is."""
    return _LETTERED.match(text) is not None


def without_label(text: str) -> str:
    """Return a text without what may be the label before it: "Why?" of "@anna: Why?" and "1. Why?".

    It takes a few words before any colon for a label, as in "In short: why?".
    """
    for label in (_LETTERED, _NUMBERED, _NAMED):
        if found := label.match(text):
            return text[found.end() :]
    return text


def asking_labels(words: Sequence[Word], lines: Sequence[Line]) -> frozenset[str]:
    """Return the names, in small letters, that stand before several questions: "Courier: Why?"."""
    asked: Counter[str] = Counter()
    label = ""
    for line in lines:
        label = _label(words, line) or label
        if label and words[line.end - 1].text == "?":
            asked[label] += 1
            label = ""  # whatever else is asked there
    return frozenset(one for one, count in asked.items() if count >= _SEVERAL)


def _label(words: Sequence[Word], line: Line) -> str:
    """Return the last word of the name that a colon sets off at the start of a line, else ""."""
    for at in range(line.first, min(line.end, line.first + _LONGEST_LABEL)):
        if words[at].text == ":":
            return words[at - 1].lower if at > line.first and words[at - 1].name else ""
        if words[at].text[0].isalnum() and not words[at].name:
            return ""
    return ""


def first_question(words: Sequence[Word], lines: Sequence[Line]) -> int | None:
    """Return the number, from 0, of the first line that a label makes a question: "Q: Why?"."""
    for at, line in enumerate(lines):
        opening = words[line.first : line.first + 2]
        if len(opening) > 1 and opening[1].text == ":" and opening[0].lower in _ASKS:
            return at
    return None
