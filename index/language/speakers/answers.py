"""Interviews whose questions stand alone in a paragraph: whose the paragraphs below them are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from index.language.people.people import People
from index.language.people.person import Person
from index.language.reports.passages import Passages
from index.language.scanning.labels import asks
from index.language.speakers.interviews import answering, self_named

_LEAST = 2  # questions that make an interview
_SPOKEN = 1 / 2  # of the answers must be told by an "I"
_MOSTLY_SPOKEN = 2 / 3  # the same where questions say "I" too, as everybody's do, or of strangers
_LONGEST_QUESTION = 3  # sentences
_ONESELF = frozenset({"i", "me", "my", "mine", "myself"})
_SOMEBODY = frozenset({"you", "your", "yours", "yourself"})

Paragraph = Sequence[int]
"""The sentences of a paragraph, by their numbers from 0."""


def answers(passages: Passages, people: People) -> dict[int, Person]:
    """Return who gives the answers of an interview without labels, by their sentences.

    Nobody where the text is no such interview: where no question says "you", an "I" tells what
    stands before the first, or that names nobody, or several, or somebody else answers as well.
    Where answers stand in quotation marks, what stands outside these is the text's own; else what
    stands in them is left out.
    """
    if any(reading.turn for reading in passages.readings):
        return {}
    paragraphs = _paragraphs(passages)
    asking = [at for at, one in enumerate(paragraphs) if _asks(passages, one)]
    if len(asking) < _LEAST or not asking[0]:
        return {}
    intro = paragraphs[: asking[0]]
    addressed = any(_holds(passages, paragraphs[at], _SOMEBODY) for at in asking)
    if not addressed or any(_of_oneself(passages, one) for one in intro):
        return {}
    below = [paragraphs[a + 1 : b] for a, b in pairwise([*asking, len(paragraphs)])]
    quoted = all(_is_quoted(passages, one[0]) for one in below if one)
    given = [_answer(passages, one, quoted=quoted) for one in below]
    told = [any(_of_oneself(passages, one, quoted=quoted) for one in answer) for answer in given]
    person = answering(people, [passages.lines[at] for one in intro for at in one])
    if person is None or person.placed:
        return {}
    everybodys = any(_holds(passages, paragraphs[at], _ONESELF) for at in asking)
    least = _SPOKEN if person.known and not everybodys else _MOSTLY_SPOKEN
    if sum(told) < least * len(told):
        return {}
    sentences = [at for answer in given for one in answer for at in one]
    if any(_names_another(passages, people, at, person) for at in sentences):
        return {}
    return {at: person for at in sentences if passages.readings[at].is_quoted == quoted}


def _names_another(passages: Passages, people: People, at: int, person: Person) -> bool:
    """Tell "And I’m Isabel Ruiz": two are asked, and nothing tells which of them answers."""
    return any(one is not person for one in self_named(people, passages.lines[at]))


def _paragraphs(passages: Passages) -> list[Paragraph]:
    numbers = range(len(passages.sentences))
    found = groupby(numbers, key=lambda at: passages.sentences[at].paragraph)
    return [list(sentences) for _, sentences in found]


def _asks(passages: Passages, paragraph: Paragraph) -> bool:
    """Tell a question that stands alone, and is not told in anybody's words."""
    last = passages.sentences[paragraph[-1]]
    ends = asks(passages.text[last.start : last.end])
    spoken = any(passages.readings[at].quoted for at in paragraph)
    return ends and not spoken and len(paragraph) <= _LONGEST_QUESTION


def _is_quoted(passages: Passages, paragraph: Paragraph) -> bool:
    """Tell an answer that stands in quotation marks."""
    return any(passages.readings[at].is_quoted for at in paragraph)


def _answer(passages: Passages, below: Sequence[Paragraph], *, quoted: bool) -> list[Paragraph]:
    """Return what of the paragraphs below a question answers it: the first, and others of an "I".

    Others may be told by the text, or be what the interviewer says next.
    """
    return [*below[:1], *(one for one in below[1:] if _of_oneself(passages, one, quoted=quoted))]


def _of_oneself(passages: Passages, paragraph: Paragraph, *, quoted: bool = False) -> bool:
    """Tell whether an "I" tells a paragraph, or what is `quoted` there."""
    return _holds(passages, paragraph, _ONESELF, quoted=quoted)


def _holds(
    passages: Passages, paragraph: Paragraph, pronouns: frozenset[str], *, quoted: bool = False
) -> bool:
    """Tell whether one of `pronouns` stands in a paragraph, inside quotation marks or outside."""
    first, last = passages.lines[paragraph[0]], passages.lines[paragraph[-1]]
    return any(
        word.lower.replace("’", "'").partition("'")[0] in pronouns and word.quoted == quoted
        for word in passages.words[first.first : last.end]
    )
