"""What somebody holds, by words that report elsewhere too: "has her doubts", "isn’t sure he’ll"."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.words import Word, listed

_HELD = 0.9  # how surely "is of the opinion that" reports
_HAS = frozenset({"has", "have", "had", "having"})
_NO_ARTICLE = frozenset({"no", "some", "grave", "serious", "many", "few", "considerable"})
_POSTS = frozenset({"posted", "posts", "tweeted", "tweets", "commented", "blogged"})
_RECOMMENDS = frozenset({"recommend", "recommends", "recommended"})
_NO_ADVICE = frozenset({"to", "by", "for", "it", "dose", "daily"})
_CREDITED = 6  # words from "credits" to "with"
_REACH = 9  # words from "posted" to "that"
_OPINIONS = frozenset({"opinion", "view", "belief", "mind"})
_CLAUSES = frozenset({"whether", "if", "anyone", "anybody", "there", "that", "how", "why", "what"})


def holds(words: Sequence[Word], at: int, low: int, high: int) -> float | None:
    """Return how surely `words[at]` tells what somebody holds; None where it does not tell that."""
    form = words[at].lower
    if form in _OPINIONS:
        return _HELD if _is_of_opinion(words, at, low, high) else None
    if form == "doubts":
        if _has_doubts(words, at, low):
            return _HELD
        return _HELD if _opens_clause(words, at + 1, high) and _is_verb(words, at, low) else None
    if form in _RECOMMENDS:
        return _HELD if _is_advice(words, at, low, high) else None
    if form == "sure":
        return _HELD if _is_sure(words, at, low, high) else None
    if form == "reports":
        return _HELD if _is_account(words, at, low, high) else None
    if form == "credits":
        return _HELD if _gives_credit(words, at, low, high) else None
    told = form in _POSTS and (_leads_to_words(words, at, high) or leads_to_that(words, at, high))
    return _HELD if told else None


def _is_of_opinion(words: Sequence[Word], at: int, low: int, high: int) -> bool:
    """Tell "is of the opinion that"."""
    before = [word.lower for word in words[max(low, at - 3) : at]]
    be = len(before) == 3 and before[0] in listed("be") and before[1:] == ["of", "the"]
    return be and at + 1 < high and words[at + 1].lower == "that"


def _has_doubts(words: Sequence[Word], at: int, low: int) -> bool:
    """Tell "has her doubts" and "had no doubts"."""
    before = [word.lower for word in words[max(low, at - 2) : at]]
    if before[-1:] and before[-1] in _HAS:
        return True
    told = len(before) == 2 and before[1] in listed("possessives") | _NO_ARTICLE
    return told and before[0] in _HAS


def _is_verb(words: Sequence[Word], at: int, low: int) -> bool:
    """Tell "Holm doubts it will" from "her doubts if"."""
    before = words[at - 1].lower if at > low else "the"
    return before not in listed("possessives", "determiners", "prepositions")


def _is_advice(words: Sequence[Word], at: int, low: int, high: int) -> bool:
    """Tell "Officers recommend option 2" from "is recommended", and "I would not recommend it"."""
    if at + 1 >= high or not words[at + 1].text[0].isalnum() or words[at + 1].lower in _NO_ADVICE:
        return False
    before = words[at - 1].lower if at > low else "to"
    return before not in listed("be", "pronouns", "modals", "prepositions") | {"to", "not"}


def _is_account(words: Sequence[Word], at: int, low: int, high: int) -> bool:
    """Tell "Our treasurer, Mo Farrukh, reports a balance" from "their reports"."""
    if at - 2 < low or at + 1 >= high or words[at - 1].text != ",":
        return False
    return words[at - 2].name and words[at + 1].lower in {"a", "an", "the", "that", "no"}


def _gives_credit(words: Sequence[Word], at: int, low: int, high: int) -> bool:
    """Tell "Hutchings credits him with everything" from "is credited with", told by nobody."""
    before = words[at - 1].lower if at > low else "the"
    if before in listed("be", "determiners", "possessives", "prepositions") | {"to", "been"}:
        return False
    whom = words[at + 1 : min(at + _CREDITED, high)]
    end = next((place for place, word in enumerate(whom) if word.lower in {"with", "for"}), 0)
    return end > 0 and all(word.text[0].isalnum() for word in whom[:end])


def _is_sure(words: Sequence[Word], at: int, low: int, high: int) -> bool:
    """Tell "isn’t sure he’ll play" from "sure he will", said to nobody."""
    first = at - 1
    while first > low and (words[first].lower == "not" or words[first].lower in listed("adverbs")):
        first -= 1
    told = first >= low and words[first].lower in listed("be")
    return told and _opens_clause(words, at + 1, high)


def _opens_clause(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell whether a clause without "that" may begin at `at`: "he’ll play", "anyone could"."""
    if at + 1 >= high or words[at].quoted:
        return False
    return words[at].lower in listed("pronouns") | _CLAUSES


def _leads_to_words(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell "posted a photo with the words “Finally”" from "posted the “Finally” photo"."""
    quoted = next((place for place in range(at + 1, high) if words[place].quoted), at + 1)
    before = words[quoted - 1]
    return quoted > at + 1 and (before.text == ":" or before.lower in listed("told_in"))


def leads_to_that(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell "posted in the channel that he had met her", and "joked on the radio that it"."""
    if at + 1 >= high or words[at + 1].lower not in {"on", "in"}:
        return False
    for place in range(at + 2, min(at + _REACH, high - 1)):
        word = words[place]
        if word.quoted or not word.text[0].isalnum():
            return False
        if word.lower == "that":
            return words[place + 1].lower in listed("pronouns", "determiners", "possessives")
    return False
