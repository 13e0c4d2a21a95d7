"""The role before a comma and a name: the union's negotiator, Dilys Raven."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.lexicon.name_words import is_title
from index.language.lexicon.trades import is_trade
from index.language.people.names import Name
from index.language.phrases.before import phrase_before
from index.language.phrases.phrase import GENITIVE, Phrase
from index.language.subjects.brackets import described_by
from index.language.words import Line, Word, listed

_ONE = frozenset({"a", "an", "another"})
_LINKS = frozenset({"of", "for"})


def role_set_off(words: Sequence[Word], line: Line, name: Name) -> tuple[int, int] | None:
    """Return the role before a comma and the name: "the union’s negotiator, Dilys Raven"."""
    at = name.first - len(name.titles) - 2
    at -= bool(name.titles) and at > line.first and words[at + 1].lower == "the"  # the Revd
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
    noun = words[head].lower
    whose = first > line.first and words[first - 1].lower == "whose"
    owned = whose or any(word.lower in listed("possessives") for word in words[first:head])
    if noun in listed("rivals", "plurals", "documents"):
        return None
    if not (is_trade(noun) or (owned and noun in listed("kinship"))):
        return None
    closed = name.last + 1 < line.end and words[name.last + 1].text in {",", ".", "("}
    role = phrase._replace(first=first, head=head)
    if not owned and not _is_told(words, line, role, closed=closed):
        return None
    genitive = any(word.text in GENITIVE for word in words[first:head])
    return first + (_opens_with_article(words[first]) and not genitive), at


def _is_told(words: Sequence[Word], line: Line, role: Phrase, *, closed: bool) -> bool:
    """Tell whether a role that nobody owns is that of the name behind it and a comma."""
    opening, whole = words[role.first].lower, role.head == role.last
    if opening == "the" or (closed and role.first == line.first and not whole):
        return True  # "Chair of the club, Dana Holm,"
    one = opening in _ONE and closed and not words[role.head].name
    return one and (whole or _is_placed(words, role))


def _opens_with_article(word: Word) -> bool:
    """Tell "The" at the head of a sentence, "another" and "its", which are no part of a role."""
    return word.text in {"The", "A", "An"} or word.lower in {"its", "another"}


def _is_placed(words: Sequence[Word], role: Phrase) -> bool:
    """Tell "a dealer in clothes, Dana Holm," from "a spokesman for the mayor, Dana Holm,"."""
    noun, link = words[role.last].lower, words[role.head + 1].lower
    person = is_trade(noun) or is_title(noun) or words[role.head].lower in listed("speaking_for")
    return link in {"in", "on", "at", "from", "near"} and not person


def _last_of_several(words: Sequence[Word], phrase: Phrase) -> tuple[int, int]:
    """Return first word and head of a phrase, or of what follows its "and": one is named."""
    for at in range(phrase.head, phrase.last):
        if words[at].lower == "and" and words[at + 1].lower in listed("determiners", "possessives"):
            return at + 1, phrase.last
    links = (at for at in range(phrase.first, phrase.last) if words[at].lower in _LINKS)
    return phrase.first, min(phrase.head, next(links, phrase.last + 1) - 1)
