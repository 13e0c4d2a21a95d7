"""The role before a comma and a name: the union's negotiator, Dilys Raven."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.brackets import described_by
from index.language.names import Name
from index.language.phrases import GENITIVE, Phrase
from index.language.phrases_before import phrase_before
from index.language.trades import is_trade
from index.language.words import Line, Word, listed

_OWNERS = frozenset({"his", "her", "their", "our", "my"})


def role_set_off(words: Sequence[Word], line: Line, name: Name) -> tuple[int, int] | None:
    """Return the role before a comma and the name: "the union’s negotiator, Dilys Raven"."""
    at = name.first - len(name.titles) - 2
    if at <= line.first or words[at + 1].text != "," or words[at].quoted:
        return None
    phrase = phrase_before(words, line.first, at)
    if phrase is None:
        return None
    owner = described_by(words, line.first, phrase)
    if owner and words[max(owner.first - 1, line.first)].lower not in listed("prepositions"):
        return None  # "Holm, a spokesman for the mayor, Reed,": the role is Holm’s
    first, head = _last_of_several(words, phrase)
    first += words[first].text in GENITIVE  # "today’s editor"
    opening, noun = words[first].lower, words[head].lower
    owned = any(word.text in GENITIVE or word.lower in _OWNERS for word in words[first:head])
    closed = name.last + 1 < line.end and words[name.last + 1].text in {",", "."}
    one = opening in {"a", "an"} and head == phrase.last and closed
    told = owned or opening == "the" or one
    if not told or noun in listed("rivals", "plurals"):
        return None
    if words[head].name and opening != "the":
        return None
    return (first, at) if is_trade(noun) or (owned and noun in listed("kinship")) else None


def _last_of_several(words: Sequence[Word], phrase: Phrase) -> tuple[int, int]:
    """Return first word and head of a phrase, or of what follows its "and": one is named."""
    for at in range(phrase.head, phrase.last):
        if words[at].lower == "and" and words[at + 1].lower in listed("determiners", "possessives"):
            return at + 1, phrase.last
    return phrase.first, phrase.head
