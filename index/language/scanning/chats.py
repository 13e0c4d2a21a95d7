"""Chats as programs export them: who writes each line, beside a time, in brackets or as a handle.

Its lines look like "[19:06] tomo: hi", "12/03/2026, 19:06 - Tomo Sato: hi", "<tomo> hi" and
"tomo: hi", or a line "tomo — Today at 19:06" stands above what is written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from index.language.scanning.labels import is_label, talks
from index.language.segment import Sentence
from index.language.words import Line, Word, Writer, listed

_LEAST = 3  # lines that somebody writes
_SEVERAL = 2  # lines of a writer who comes again, and writers who do where no time is told
_SHARE = 0.5  # of all lines
_TALK = 0.2  # of them, that ask or say "I": in a list of facts nobody does
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?i:\s?[ap]\.?m\.?)?"
_MONTH = r"[A-Z][a-z]{2,8}\.?"
_DATED = rf"(?:{_MONTH}\ )?(?:{_MONTH}\ \d{{1,2}}|\d{{1,2}}\.?\ {_MONTH})(?:,?\ \d{{4}})?"
_DAY = rf"(?:\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}|(?i:today|yesterday)|{_DATED})"
_WHEN = rf"(?:{_DAY}(?:(?:,|\ at)?\s+{_TIME})?|{_TIME})"
_GAP = r"\s{0,4}"
_NAME = r"(?P<{}>@?[^\W\d][\w.’'-]*(?:\ [^\W\d][\w.’'-]*){{0,3}})(?:\#\d{{1,4}})?"
_ANY = r"(?P<{}>[@+~]?\w[^:\n»—–\[\]*<>]{{0,40}}?)"  # "Col (26)", "+44 7700", "ana ☕"
_HANDLE = r"(?P<handle>@?[a-z][\w.-]*|[A-Za-z]\w*[_\d]\w*)"
_BESIDE = (
    rf"(?:\ (?:\([^()]{{1,30}}\)|\[[^\[\]]{{1,30}}\]|[A-Z]{{3,5}}))?{_GAP}"  # (Admin), [MOD], APP
)
_DASHED = re.compile(rf"\ [–—»]\ {_WHEN}$")
_WRITTEN = re.compile(
    rf"""
      (?:[\[(]{_WHEN}[\])]{_GAP}|{_DAY},?\ {_TIME}\ [-–—]\ ){_ANY.format("dated")}\s?:\s
    | [\[(]?{_WHEN}[\])]?{_GAP}(?:[-–—]{_GAP})?{_NAME.format("timed")}\s?:\s
    | (?:[\[(]?{_WHEN}[\])]?{_GAP})?<\s?{_NAME.format("bracketed")}>\s
    | {_NAME.format("before")}{_GAP}[\[(]{_WHEN}[\])]\s?(?::\s|$)
    | {_ANY.format("dashed")}{_BESIDE}(?<=\s)[–—»|]\s{{1,4}}{_WHEN}{_GAP}$
    | {_NAME.format("above")}{_BESIDE}(?:[–—»|-]{_GAP}|(?<=\s)){_WHEN}{_GAP}$
    | [\[(]{_WHEN}[\])]{_GAP}{_NAME.format("below")}{_GAP}$
    | (?:by\ )?\*\*{_NAME.format("headed")}\*\*{_BESIDE}(?:[–—»|-]{_GAP})?{_WHEN}{_GAP}$
    | \*\*{_NAME.format("bold")}(?::\*\*|\*\*:)\s
    | {_HANDLE}:\s
    """,
    re.VERBOSE,
)


def has_writers_above(lines: Sequence[str]) -> bool:
    """Tell a paragraph whose lines "tomo — Today at 19:06" stand above what is written.

    One alone must have a dash, or "The meeting begins at 19:06" would be one.
    """
    found = [match for line in lines[:-1] if (match := _WRITTEN.fullmatch(line))]
    dashed = bool(found) and found[0].string == lines[0] and _DASHED.search(lines[0]) is not None
    return dashed or len(found) >= _SEVERAL


def name_writers(
    words: list[Word], lines: list[Line], sentences: Sequence[Sentence], text: str
) -> None:
    """Note who writes each line of a chat; any other text stays as it is."""
    found = _written(sentences, text)
    if len(found) < _LEAST or not _is_chat(found, words, lines, sentences):
        return
    for at, match in found.items():
        first, last, mark = _places(words, match)
        if first > last or is_label(words[last]):
            continue
        for place in range(first, last + 1):
            words[place] = words[place]._replace(name=words[place].text[0].isalnum())
        lines[at] = Line(first, lines[at].end, heading=False, writer=Writer(first, last, mark))


def _is_chat(
    found: Mapping[int, re.Match[str]],
    words: Sequence[Word],
    lines: Sequence[Line],
    sentences: Sequence[Sentence],
) -> bool:
    """Tell a chat, whose writers come again and talk, from a programme, a recipe and a log."""
    counts = Counter(map(_name_in, found.values()))
    again = {name for name, count in counts.items() if count >= _SEVERAL}
    bare = sum(match.lastgroup == "handle" for match in found.values())
    if len(again) < (_SEVERAL if 2 * bare > len(found) else 1) or again & listed("plurals"):
        return False
    paragraphs = len({one.paragraph for one in sentences})
    above = sum(match.end() >= sentences[at].end for at, match in found.items())
    if 2 * above > paragraphs + 1:
        return False  # "Raft race 14:00" stands above nothing
    written = lines if above else [lines[at] for at in found]
    talking = sum(talks(words[line.first : line.end]) for line in written)
    return len(found) + above >= _SHARE * paragraphs and talking >= _TALK * len(found)


def _written(sentences: Sequence[Sentence], text: str) -> dict[int, re.Match[str]]:
    """Return the sentences that open a paragraph as a line of a chat begins, by number."""
    found: dict[int, re.Match[str]] = {}
    paragraph = 0
    for at, one in enumerate(sentences):
        if one.paragraph != paragraph:
            match = _WRITTEN.match(text, one.start, one.end)
            if match and _name_in(match) not in listed("labels"):
                found[at] = match
        paragraph = one.paragraph
    return found


def _name_in(match: re.Match[str]) -> str:
    return match[match.lastgroup or 0].lower()


def _places(words: Sequence[Word], match: re.Match[str]) -> tuple[int, int, int]:
    """Return the first and the last word of the name, and the last one before what is written."""
    start, end = match.span(match.lastgroup or 0)
    first = bisect_left(words, start, key=_start)
    last = bisect_left(words, end, key=_start) - 1
    return first, last, bisect_left(words, match.end(), key=_start) - 1


def _start(word: Word) -> int:
    return word.start
