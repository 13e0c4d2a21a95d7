"""The labels of interviews, which say who asks and who answers: "Q:", "@anna:", "Interviewer:"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from index.language.lexicon.cue_counts import chance, table
from index.language.words import Line, Word, listed

LETTERS = frozenset({"Q", "A"})
"""The labels that are one letter; in a text with points for colons, too."""

_LONGEST_LABEL = 6  # words and marks up to the colon of "**Owen Strand:"
_LONGEST_OPENING = 3  # words and marks of "In attendance:"
_SEVERAL = 2  # questions that make a name the label of who asks
_SURE = 0.5  # how surely a verb reports whose subject then speaks
_TALK = 0.25  # of the lines behind labels, at least, that talk
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


def speaking_labels(words: Sequence[Word], lines: Sequence[Line]) -> frozenset[str]:
    """Return the names, in small letters, that lines begin with as speakers': "Rohit: No."."""
    found = _asking(words, lines) | _talking(words, lines) | _attending(words, lines)
    return frozenset(found | _saying(words, lines))


def _asking(words: Sequence[Word], lines: Sequence[Line]) -> frozenset[str]:
    """Return the names that stand before several questions: "Courier: Why?"."""
    asked: Counter[str] = Counter()
    label = ""
    for line in lines:
        label = _label(words, line) or label
        if label and words[line.end - 1].text == "?":
            asked[label] += 1
            label = ""  # whatever else is asked there
    return frozenset(one for one, count in asked.items() if count >= _SEVERAL)


def _talking(words: Sequence[Word], lines: Sequence[Line]) -> frozenset[str]:
    """Return the names that come again before what is said, not "Rook: now costs 40 coins"."""
    said = [(label, line) for line in lines if (label := _label(words, line))]
    counts = Counter(label for label, _ in said)
    again = {label for label, count in counts.items() if count >= _SEVERAL}
    talk = sum(talks(words[line.first : line.end]) for label, line in said if label in again)
    spoken = len(again) >= _SEVERAL and talk >= _TALK * len(said)
    return frozenset(again - listed("labels") if spoken else ())


def _saying(words: Sequence[Word], lines: Sequence[Line]) -> frozenset[str]:
    """Return the names before a colon that elsewhere say something: "Teo: nothing. … Teo said"."""
    labels = {_label(words, line) for line in lines} - {""}
    if not labels:
        return frozenset()
    saying = (one.lower for one, verb in pairwise(words) if one.name and _tells(verb))
    return frozenset(labels.intersection(saying) - listed("labels"))


def _tells(verb: Word) -> bool:
    return verb.lower in table() and chance(verb.lower, "word", "word") >= _SURE


def _attending(words: Sequence[Word], lines: Sequence[Line]) -> frozenset[str]:
    """Return the names of "Present: Fenna, Rohit (first half)"."""
    attending = (words[line.first : line.end] for line in lines)
    return frozenset(
        word.lower for some in attending if lists_people(some) for word in some if word.name
    )


def lists_people(words: Sequence[Word]) -> bool:
    """Tell "Present: Dana Holm (DH, chair), Ben Reed (BR)", whose capitals are names."""
    opening = [word.lower for word in words[:_LONGEST_OPENING]]
    return ":" in opening and not listed("attending").isdisjoint(opening)


def talks(said: Sequence[Word]) -> bool:
    """Tell what asks or says "I", as nobody does in a list of facts."""
    return any(word.text == "?" or word.lower in listed("personal") for word in said)


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
