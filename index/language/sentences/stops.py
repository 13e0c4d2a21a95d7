"""A mark that may end a sentence, with everything around it that the rules look at."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
QUOTES = "\"'“”’‘«»‹›„‟″＂「」『』"
_CLOSING = "\"'”’“»›″＂」』)\\]}）】*†‡_™"

_MARKS = "[.!?…。！？؟۔।]"
# Not inside a number. In order: a full stop before an ellipsis that opens the next sentence, an
# ellipsis with spaces, an ellipsis after a finished sentence, any run of marks.
MARK = re.compile(
    rf"{_MARKS}(?!(?<=\d\.)\d(?!(?<=\b(?:19|20)\d\d\.\d)\d?\s[A-Z]))"
    r"(?:(?<=\S\.)(?=(?: \.){3}\s+[\"“]?[A-Z])"
    r"|(?<=\.)(?:\s\.){2,}"
    r"|(?<=[.!?])\s(?:\.{3}|…)(?!\w)"
    rf"|{_MARKS}*)"
)
# What belongs to the sentence after its mark: quotation marks, brackets, notes, a smiley.
_CLOSERS = re.compile(rf"[{_CLOSING}{_INVISIBLE}]*(?:[ \u00a0\u2009\u202f][”»›](?!\w))*")
_NOTES = re.compile(
    r"(?:\s?\[(?:\d{1,3}|[a-z]{1,2}|(?:note|n|nb) ?\d+|citation needed|sic|\.{3}|…)\])+\.?(?=\s|$)"
    r"|[¹²³⁰⁴-⁹]+(?=\s|$)|(?<=[a-z\d]{3}\.)\d{1,3}(?= [“\"]?[A-Z])"
    r"|(?<=[.!?,][”\"’])\d{1,3}(?=\s[“\"]?[A-Z]|$)"
    r"|(?:\s?[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\u200d\U0001f3fb-\U0001f3ff]*)+(?=\s|$)"
    r"|\s?[:;=]['’-]?[)(DPp]+(?=\s|$)|\s?<3(?=\s|$)"
)
_LEAD = re.compile(rf"[\"“‘'«‹„「『(\[{{¿¡*_{_INVISIBLE}]*")
_WORD = re.compile(r"[^\W_](?:[\w’'&-]|\.(?=\w))*")
_WORD_START = re.compile(r"[(\[{\"“”‘«—–/•⁃]")
_SPACE = re.compile(r"\s*")
_ANY_WORD = re.compile(r"[^\W_]")
_INFORMAL = re.compile(
    r"^[a-z]|(?:^|\s)i(?:['’]|\s)|[.!] [a-z]++ [a-z]++[^.!?]*+[.!?] [a-z]++ "
    r"|^[\[(]\d[^\])]{1,30}[\])]\s?@?\w[\w .-]{0,30}:\s"  # [19:06] tomo: done. she says hi
)
_LOOK_BACK = 40
_LOOK_AHEAD = 120
_LEADS_IN = 60


def after_space(line: str, at: int) -> int:
    """Return the place of the first character from `at` on that is not white space."""
    return at + len(_matched(_SPACE, line, at))


class Stop(NamedTuple):
    """A mark in a line that may end the sentence which begins at `begin`.

    `mark` starts at `start`; with its `closers` it ends at `end`. `before` is the word it follows,
    `lead` the quotation marks and brackets that open what comes next, `after` what follows these
    (at most 120 characters) and `word` its first word. `quoted` tells whether the mark
    stands inside a quotation.
    """

    line: str
    begin: int
    start: int
    end: int
    mark: str
    closers: str
    before: str
    lead: str
    after: str
    word: str
    quoted: bool

    @property
    def informal(self) -> bool:
        """Tell whether sentences of this line begin with small letters."""
        return _is_informal(self.line)

    @property
    def key(self) -> str:
        """Return the word before in the spelling of the word lists."""
        return self.before.lower().strip("'’,")

    @property
    def closes_quotation(self) -> bool:
        """Tell whether a quotation mark stands right after the mark."""
        return any(character in QUOTES for character in self.closers)

    @property
    def leads_in(self) -> str:
        """Return what stands before the word that the mark follows: 60 characters at most."""
        end = self.start - len(self.before)
        return self.line[max(self.begin, end - _LEADS_IN) : end]

    @property
    def follows_first_word(self) -> bool:
        """Tell whether the sentence has no word before the one that the mark follows."""
        end = self.start - len(self.before)
        return end - self.begin <= _LEADS_IN and not _ANY_WORD.search(self.line, self.begin, end)

    @property
    def word_before_that(self) -> str:
        """Return the word before `before`, with its comma; empty at the start of the sentence."""
        words = self.leads_in.split()
        return words[-1] if words else ""


def read_stop(mark: re.Match[str], begin: int, *, quoted: bool) -> Stop:
    """Return the `mark` found in a line with its surroundings."""
    line, start = mark.string, mark.start()
    end = _end_of_closers(line, mark.end(), quoted=quoted)
    following = after_space(line, end)
    ahead = line[following : following + _LOOK_AHEAD]
    lead = _matched(_LEAD, ahead)
    after = ahead[len(lead) :]
    return Stop(
        line=line,
        begin=begin,
        start=start,
        end=end,
        mark=mark.group(),
        closers=line[mark.end() : end],
        before=_word_up_to(line[max(begin, start - _LOOK_BACK) : start]),
        lead=lead,
        after=after,
        word=_matched(_WORD, after),
        quoted=quoted,
    )


@lru_cache(maxsize=4)
def _is_informal(line: str) -> bool:
    return _INFORMAL.search(line) is not None


def _end_of_closers(line: str, at: int, *, quoted: bool) -> int:
    end = at + len(_matched(_CLOSERS, line, at))
    while end > at and end < len(line) and _opens_word(line, end, quoted=quoted):
        end -= 1
    if quoted and line[end : end + 2] in {' "', " '"} and not line[end + 2 : end + 3].strip():
        end += 2
    return end + len(_matched(_NOTES, line, end))


def _opens_word(line: str, end: int, *, quoted: bool) -> bool:
    """Tell whether the last closer before `end` rather opens the word that follows."""
    return line[end - 1] in "\"'“*_" and line[end].isalnum() and not quoted


def _word_up_to(window: str) -> str:
    if not window or window[-1].isspace():
        return ""
    return _WORD_START.split(window.split()[-1])[-1]


def _matched(pattern: re.Pattern[str], text: str, at: int = 0) -> str:
    found = pattern.match(text, at)
    return found.group() if found else ""
