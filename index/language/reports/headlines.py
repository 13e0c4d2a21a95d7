"""Who speaks in a headline, where a colon stands for the verb: "Poll: Reed leads"."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.lexicon.trades import is_trade
from index.language.phrases.phrase import Phrase, PhraseKind
from index.language.reports.turns import Turn, is_lineup
from index.language.words import Line, Word, listed

_LONGEST = 6  # words before such a colon
_LEAST = 3  # words behind it: fewer, or a number, are no statement
_LIKELY = 0.8  # how surely such a colon reports


def headline_source(words: Sequence[Word], line: Line) -> Turn | None:
    """Return who says what follows the colon of a headline: "Experts: ..."."""
    if not (line.heading or line.first == 0):
        return None
    first = line.first
    places = range(first + 1, min(line.end - _LEAST, first + _LONGEST + 1))
    colon = next((at for at in places if words[at].text == ":"), None)
    if colon is None or words[first].lower in listed("determiners", "possessives"):
        return None
    if not all(map(_is_plain, words[first:colon])):
        return None
    head = colon - 1
    if not _speaks(words, first, head) or is_lineup(words[colon + 1 : line.end]):
        return None
    kind = PhraseKind.NAME if words[head].name else PhraseKind.NOUN
    return Turn(Phrase(first, head, head, kind), colon, goes_on=False, probability=_LIKELY)


def _is_plain(word: Word) -> bool:
    return word.text[0].isalpha() and not word.quoted


def _speaks(words: Sequence[Word], first: int, head: int) -> bool:
    """Tell a noun before the colon that may speak: "Poll", "Reed camp", "Harbour report"."""
    named = all(word.name for word in words[first:head])
    return named and is_trade(words[head].lower) and words[head].lower not in listed("labels")
