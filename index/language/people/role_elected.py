"""The role that somebody is given: Dana Holm was re-elected mayor of Carrow."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.lexicon.trades import is_trade
from index.language.phrases.after import phrase_after
from index.language.words import Line, Word, listed

_GIVEN = frozenset(
    {"elected", "re-elected", "reelected", "appointed", "reappointed", "named", "chosen", "crowned"}
)
_PRIZES = frozenset({"player", "man", "woman", "person", "winner", "newcomer"})
_HELPERS = 3  # words of "has now been"


def role_elected(words: Sequence[Word], line: Line, name: int) -> tuple[int, int] | None:
    """Return first and last word of the role that who is named up to `name` was given."""
    at = name + 1
    while at < min(line.end, name + 1 + _HELPERS) and _helps(words[at]):
        at += 1
    if at == name + 1 or at + 1 >= line.end or words[at].lower not in _GIVEN:
        return None
    first = at + 1 + (words[at + 1].lower == "as")
    if words[first].lower in listed("determiners", "possessives"):
        return None  # "was named the best one"
    role = phrase_after(words, first, line.end)
    if role is None or role.first != first:
        return None
    noun = words[role.head].lower
    office = is_trade(noun) and not noun.endswith("s") and noun not in _PRIZES
    return (first, role.last) if office else None


def _helps(word: Word) -> bool:
    return word.lower in listed("auxiliaries", "adverbs")
