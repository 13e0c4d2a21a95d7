"""Subjects before what commas or dashes set off: "Holm, the harbour master, said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.language.lexicon.name_words import first_names, is_title
from index.language.lexicon.trades import is_trade
from index.language.phrases.before import phrase_before
from index.language.phrases.phrase import (
    GENITIVE,
    Phrase,
    PhraseKind,
    is_noun,
    is_past,
    opens_clause,
)
from index.language.subjects.apart import REACH, may_speak
from index.language.words import DASHES, Word, listed

_NO_ROLE = frozenset({"the", "who", "whose", "and"})
_QUALIFIES = frozenset({"remaining", "existing", "participating", "warring", "neighbouring"})


def bracketed(words: Sequence[Word], low: int, at: int) -> Phrase | None:
    """Return the subject before what stands between commas or dashes that end at `at`.

    The nearest name that no preposition governs, unless one further left opens the clause.
    """
    phrase = _before_bracket(words, low, at)
    return phrase and (_name_of_one(words, phrase, at) or phrase)


def _name_of_one(words: Sequence[Word], phrase: Phrase, at: int) -> Phrase | None:
    """Return the name behind somebody new: "another farmer, Selvi,", "one of them, Ana Holm,"."""
    opening = words[phrase.first].lower
    one = opening in {"a", "an", "another", "one"} and phrase.head == phrase.last
    one = one and is_trade(words[phrase.head].lower)
    some = opening in {"another", "one"} and words[phrase.first + 1].lower == "of"
    if not (one or some):
        return None
    first = last = phrase.last + 2
    while last < at and words[last].name:
        last += 1
    named = words[first - 1].text == "," and first < last and words[last].text == ","
    return Phrase(first, last - 1, last - 1, PhraseKind.NAME) if named else None


def _before_bracket(words: Sequence[Word], low: int, at: int) -> Phrase | None:
    dashed = _before_dash(words, low, at) if words[at].text in DASHES else None
    if dashed:
        return dashed
    nearest: Phrase | None = None
    opening: Phrase | None = None
    for place in _bracket_marks(words, low, at):
        named = None if nearest else _named_between(words, low, place, at)
        phrase = named or _phrase_at_bracket(words, low, place)
        if phrase is None or _is_participle(words, low, phrase):
            continue
        if nearest and _is_named_by(words, low, phrase, nearest):
            return nearest
        nearest = nearest or phrase
        if named or _opens_firmly(words, low, phrase.first):
            return phrase
        if opening is None and opens_clause(words, low, phrase.first):
            opening = None if describes(words, low, phrase) else phrase
    return opening or _filling(words, low, at) or nearest


def _before_dash(words: Sequence[Word], low: int, at: int) -> Phrase | None:
    """Return the subject before the dash that the one at `at` closes, if it opens its clause."""
    for place in _bracket_marks(words, low, at):
        if words[place].text in DASHES:
            phrase = phrase_before(words, low, place - 1)
            return phrase if phrase and opens_clause(words, low, phrase.first) else None
    return None


def _filling(words: Sequence[Word], low: int, at: int) -> Phrase | None:
    """Return the name between the last two commas: "after the vote, Ana Holm, said"."""
    name = phrase_before(words, low, past_bracket(words, low, at - 1))
    if name is None or name.kind is not PhraseKind.NAME or name.first == name.last:
        return None
    return name if name.first > low and words[name.first - 1].text == "," else None


def _opens_firmly(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell a phrase that a clause begins with from one that a comma sets off inside it."""
    return opens_clause(words, low, at) and (at <= low or words[at - 1].text != ",")


def _named_between(words: Sequence[Word], low: int, place: int, at: int) -> Phrase | None:
    """Return the name that fills a bracket: "her rival, Donald Marsh, said"."""
    name = phrase_before(words, low, past_bracket(words, low, at - 1))
    if name is None or name.kind is not PhraseKind.NAME or name.first <= place:
        return None
    described = phrase_before(words, low, place - 1)
    if described is None or not (is_role(words, described) or _opens_office(words, low, described)):
        return None
    told = words[place + 1 : name.first]
    if not (all(is_title(word.lower) for word in told) or _is_somebodys(words, described, told)):
        return None  # but "her rival, Mr Marsh, said"
    if name.first == name.last and not _is_kin(words, described):
        return None
    owner = described_by(words, low, described)
    if owner and _opens_firmly(words, low, owner.first) and not _governed(words, low, owner):
        return owner  # "Holm, the editor of the daily paper, the Carrow Post, said"
    whose = described.first > low and words[described.first - 1].lower == "whose"
    opens = opens_clause(words, low, described.first) and not _governed(words, low, described)
    if not (opens or whose):
        return None
    several = _outnumbers(words, described, name)
    return described if several or _names_last(words, described, name) else name


def _is_participle(words: Sequence[Word], low: int, phrase: Phrase) -> bool:
    """Tell "Addressing journalists," which opens a sentence, from who speaks in it."""
    word = words[phrase.first]
    acts = word.lower.endswith("ing") and word.lower not in listed("role_modifiers") | _QUALIFIES
    return phrase.first == low < phrase.last and acts and not word.name


def _is_named_by(words: Sequence[Word], low: int, role: Phrase, name: Phrase) -> bool:
    """Tell "Labour’s candidate, Ana Holm, a baker, said": the name right behind the role."""
    beside = name.kind is PhraseKind.NAME and role.last + 2 == name.first < name.last
    trade = beside and is_trade(words[role.head].lower) and is_role(words, role)
    alone = trade and described_by(words, low, role) is None and not _governed(words, low, role)
    return alone and not _outnumbers(words, role, name)


def is_role(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell "her rival" and "The Minister of Power", whom a name may follow, from a name."""
    if phrase.kind is PhraseKind.NOUN:
        return True
    within = words[phrase.first + 1 : phrase.head + 1]
    opening = words[phrase.first].lower
    owned = opening in listed("possessives") or any(one.text in GENITIVE for one in within)
    whose = opening == "the" or owned
    return whose and any(is_trade(one.lower) or is_title(one.lower) for one in within)


def _opens_office(words: Sequence[Word], low: int, phrase: Phrase) -> bool:
    """Tell "Chair of the Traders’ Association, Dana Holm," at the head of a sentence."""
    links = range(phrase.first + 1, phrase.last)
    link = next((at for at in links if words[at].lower in {"of", "for"}), None)
    return link is not None and phrase.first == low and is_trade(words[link - 1].lower)


def _is_somebodys(words: Sequence[Word], phrase: Phrase, told: Sequence[Word]) -> bool:
    """Tell "Her husband, former Tonga lock Viliami Tau, said", of whom `told` tells the trade."""
    owned = words[phrase.first].lower in listed("possessives")
    apart = any(not word.text[0].isalnum() or word.lower in _NO_ROLE for word in told)
    return owned and not apart and (is_trade(told[-1].lower) or told[-1].lower in listed("players"))


def _is_kin(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell "his wife", behind which one name is enough: "his wife, Tammy, said"."""
    owned = words[phrase.first].lower in listed("possessives") or any(
        word.text in GENITIVE for word in words[phrase.first : phrase.head]
    )
    return owned and words[phrase.head].lower in listed("kinship")


def _names_last(words: Sequence[Word], phrase: Phrase, name: Phrase) -> bool:
    """Tell "a lawyer for the contractor, RSJ Builders, said", whose name is the contractor's."""
    joined = words[phrase.head].lower != words[phrase.last].lower
    named = words[name.first : name.last + 1]
    if not joined or any(one.lower in first_names() for one in named):
        return False
    letters = named[0].text.isalpha() and named[0].text.isupper()
    return letters or any(one.lower in listed("organisation_words") for one in named)


def _outnumbers(words: Sequence[Word], phrase: Phrase, name: Phrase) -> bool:
    """Tell several from the one named beside them: "lawyers for the victim, Ana Holm, said"."""
    head = words[phrase.head].lower
    several = head in listed("plurals") or (is_trade(head) and head.endswith("s"))
    return several and all(one.lower != "and" for one in words[name.first : name.last])


def describes(words: Sequence[Word], low: int, phrase: Phrase) -> bool:
    """Tell a role from a subject: "Thompson, curator at the museum, of Fayetteville, said"."""
    return described_by(words, low, phrase) is not None


def described_by(words: Sequence[Word], low: int, phrase: Phrase) -> Phrase | None:
    """Return the name before a role and a comma."""
    at = phrase.first - 2
    if at < low or words[at + 1].text != "," or not is_trade(words[phrase.head].lower):
        return None
    described = phrase_before(words, low, at)
    return described if described and described.kind is PhraseKind.NAME else None


def is_aside(words: Sequence[Word], verb: int, high: int) -> bool:
    """Tell the verb of "Holm, an aide said on Monday, will leave": a comma closes what it ends.

    None before a quotation does: "Dana Holm, head of the port said, “...”".
    """
    return any(
        words[at].text == "," and not words[at].quoted and not words[at + 1].quoted
        for at in range(verb + 1, high - 1)
    )


def _bracket_marks(words: Sequence[Word], low: int, at: int) -> Iterator[int]:
    """Yield the commas and dashes before `at`, nearest first, up to where the clause ends.

    Not those inside brackets: "Holm (Con, Mill Lane), told".
    """
    place = at - 1
    while place > max(low, at - REACH) and words[place].text not in {";", ":"}:
        place = past_bracket(words, low, place)
        mark = place > low and not words[place].quoted
        if mark and (words[place].text == "," or words[place].text in DASHES):
            yield place
        place -= 1


def _phrase_at_bracket(words: Sequence[Word], low: int, place: int) -> Phrase | None:
    """Return the phrase before a comma or a dash that may be the subject of what follows."""
    phrase = phrase_before(words, low, past_bracket(words, low, place - 1))
    if phrase is None or _governed(words, low, phrase) or _is_told(words, phrase):
        return None
    told = words[place + 1].lower in listed("relatives") | {"including", "like", "whose"}
    described = told and opens_clause(words, low, phrase.first)
    return phrase if described or may_speak(words, phrase) else None


def _governed(words: Sequence[Word], low: int, phrase: Phrase) -> bool:
    """Tell a phrase that a preposition governs; a clause may stand behind "after", too."""
    before = words[phrase.first - 1].lower if phrase.first > low else ""
    opens = before in listed("subordinators") and phrase.kind is not PhraseKind.NAME
    return before in listed("prepositions") and not opens


def _is_told(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell "People on the ship left" and "All men got out", which tell something, from who does."""
    if phrase.kind is not PhraseKind.NOUN or phrase.last - phrase.first < 2:
        return False
    last, before = words[phrase.last].lower, words[phrase.last - 1]
    told = last in listed("irregular_pasts") or (last == "out" and is_past(before.lower))
    return told and is_noun(before) and before.lower not in listed("adverbs")


def past_bracket(words: Sequence[Word], low: int, at: int) -> int:
    """Return the place before the bracket that ends at `at`; `at` itself where none does."""
    return opened(words, low, at) - 1 if words[at].text in {")", "]"} else at


def opened(words: Sequence[Word], low: int, at: int) -> int:
    """Return the place of the bracket that the one at `at` closes."""
    first = max(low, at - REACH)
    for place in range(at, first - 1, -1):
        if words[place].text in {"(", "["}:
            return place
    return at
