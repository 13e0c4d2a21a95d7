"""Quotations that stand alone above or beside the text, which has them again with who said them."""

from __future__ import annotations

from index.language.reports.passages import Passages

_LEAST = 3  # words of one
_MOST = 20  # of one text: with more they are its dialogue; keeps the work linear
_MARKS = "“”\"'‘’«»„ \t.,;:!?…"


def repeated(passages: Passages) -> dict[int, int]:
    """Return the sentences that are nothing but a quotation of another one, and which that is.

    “We were never asked”, in a line of its own, is said by whoever says it in the text.
    """
    spoken = ((at, _spoken(passages, at)) for at in range(len(passages.sentences)))
    alone = {at: words for at, words in spoken if words}
    if not 0 < len(alone) <= _MOST:
        return {}
    beside = (at for at in range(len(passages.sentences)) if at not in alone)
    others = {at: _bare(passages, at) for at in beside if passages.readings[at].quoted > 0}
    found: dict[int, int] = {}
    for at, words in alone.items():
        said = next((one for one, text in others.items() if words in text), None)
        if said is not None:
            found[at] = said
    return found


def _spoken(passages: Passages, at: int) -> str:
    """Return the words of a sentence that is a quotation in a paragraph of its own, else ""."""
    reading, line = passages.readings[at], passages.lines[at]
    if reading.quoted < 1 or reading.speaks or _has_company(passages, at):
        return ""
    words = [word for word in passages.words[line.first : line.end] if word.text[0].isalnum()]
    return _bare(passages, at) if len(words) >= _LEAST else ""


def _has_company(passages: Passages, at: int) -> bool:
    """Tell whether another sentence stands in the paragraph of one."""
    beside = [*passages.sentences[max(at - 1, 0) : at], *passages.sentences[at + 1 : at + 2]]
    return any(one.paragraph == passages.sentences[at].paragraph for one in beside)


def _bare(passages: Passages, at: int) -> str:
    """Return a sentence in small letters, without the marks around it."""
    one = passages.sentences[at]
    return passages.text[one.start : one.end].casefold().strip(_MARKS)
