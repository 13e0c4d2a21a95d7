"""The words and marks of a text, as the rules of attribution read them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from index.language.wordlists import word_list

_SHORTENED = (
    "Mr|Mrs|Ms|Mx|Drs?|Profs?|Sens?|Reps?|Govs?|Gens?|Col|Lt|Capt|Maj|SSgt|Ssgt|Sgt|Cmdr|Cdr|Cpl|Adm|Brig"
    "|Revs?|Hon|Fr|Msgr|Amb|Asst|Const|Lieut|Pvt|Pfc|Pte|Ofc|Spc|St|Ste|Sto|Sta|Jr|Sr|Smt|Shri|Engr"
    "|Pres|Supt|Insp|Det|Atty|Cllr|Coun|Ald|Messrs|Mme|Mlle|Sra|Srta"
    "|(?:(?<![a-z] )|(?<=said ))Barr"  # the barrister, and not William Barr.
    "|Inc|Corp|Co|Ltd"
)
_PART = r"[^\W_]+(?:_+[^\W_]+)*"  # without the marks around "_this_"
WORD = re.compile(
    r"[Pp]er cent\b"
    r"|[A-Za-z]+(?=[ ,\n])"  # most words: early, because the rest takes several times as long
    r"|[Nn]o\. ?\d+\b"  # the former No. 1, the neighbours at no. 6
    r"|(?:[^\W\d_]\.){2,}"  # U.S., J.K.
    r"|[A-Z]\.(?=[ \t][A-Za-z]|,)"  # an initial
    rf"|(?:{_SHORTENED}|{_SHORTENED.upper()})\."  # in capitals: MR. OSEI: ...
    r"|\d{1,3}(?:,\d{3})+(?!\d)"  # 12,000
    r"|['’](?:s|re|ll|ve|d|m)\b"
    r"|\d{1,3}(?:,\d{3})+\b"  # 90,000
    rf"|{_PART}(?:(?:[-.&/@]|['’](?!(?:s|re|ll|ve|d|m)\b)){_PART})*"
    r"|''|``|--|#[^\W\d][\w-]*|\S"
)

DASHES = frozenset({"—", "–", "―", "--", "-"})
"""The marks that set off what stands between them; a hyphen only where spaces are around it."""


@cache
def listed(*names: str) -> frozenset[str]:
    """Return the words of the lists `names` of the speech lexicon, together."""
    return frozenset().union(*(word_list("speech", name) for name in names))


def tells_who(name: str) -> bool:
    """Say whether a speaker's `name` is more than a pronoun."""
    return name.lower() not in listed("pronouns")


class Word(NamedTuple):
    """A word or a mark at its place: in small letters, whether quoted, whether it names."""

    text: str
    lower: str
    start: int
    end: int
    quoted: bool
    name: bool


class Writer(NamedTuple):
    """Who writes a line of a chat, `words[first..last]`, and the mark before what is written."""

    first: int
    last: int
    mark: int


class Line(NamedTuple):
    """The words from `first` to before `end` of a sentence; a heading's capitals tell nothing."""

    first: int
    end: int
    heading: bool
    writer: Writer | None = None

    @property
    def introduces(self) -> bool:
        """Tell the line of a chat that only says who writes the next ones."""
        return self.writer is not None and self.writer.mark >= self.end - 1
