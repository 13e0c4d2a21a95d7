"""The role before a comma and a name: the union's negotiator, Dilys Raven."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.brackets import described_by
from index.language.names import Name, is_title
from index.language.phrases import GENITIVE, Phrase
from index.language.phrases_before import phrase_before
from index.language.trades import is_trade
from index.language.words import Line, Word, listed

_LINKS = frozenset({"of", "for"})
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
    closed = name.last + 1 < line.end and words[name.last + 1].text in {",", ".", "("}
    one = opening in {"a", "an"} and closed and (head == phrase.last or _is_placed(words, phrase))
    alone = first == line.first and head < phrase.last and closed  # "Chair of the club, Dana Holm,"
    if not (owned or opening == "the" or one or alone) or noun in listed("rivals", "plurals"):
        return None
    if words[head].name and opening != "the" and not alone:
        return None
    if not (is_trade(noun) or (owned and noun in listed("kinship"))):
        return None
    bare = _opens_with_article(words[first]) and not owned
    return first + bare, at


def _opens_with_article(word: Word) -> bool:
    """Tell "The" at the head of a sentence, which is no part of a role."""
    return word.text in {"The", "A", "An"}


def _is_placed(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell "a dealer in clothes, Dana Holm," from "a spokesman for the mayor, Dana Holm,"."""
    noun, link = words[phrase.last].lower, words[phrase.head + 1].lower
    person = is_trade(noun) or is_title(noun) or words[phrase.head].lower in listed("speaking_for")
    return link in {"in", "on", "at", "from", "near"} and not person


def _last_of_several(words: Sequence[Word], phrase: Phrase) -> tuple[int, int]:
    """Return first word and head of a phrase, or of what follows its "and": one is named."""
    for at in range(phrase.head, phrase.last):
        if words[at].lower == "and" and words[at + 1].lower in listed("determiners", "possessives"):
            return at + 1, phrase.last
    links = (at for at in range(phrase.first, phrase.last) if words[at].lower in _LINKS)
    return phrase.first, min(phrase.head, next(links, phrase.last + 1) - 1)
