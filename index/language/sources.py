"""Who stands beside a cue: the subject of its verb, wherever the sentence puts it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from index.language.apart import acts, agreeing, agrees, before_cue, behind_opening, may_speak
from index.language.cues import ACCORDING, Cue, after, before
from index.language.phrases import (
    Phrase,
    PhraseKind,
    is_noun,
    opens_clause,
    phrase_after,
    phrase_before,
)
from index.language.trades import is_trade
from index.language.words import DASHES, Word, listed

_REACH = 60  # words that a subject may stand before its verb: keeps the work linear
_RELATIVE_REACH = 15
_INSIDE_CLAUSE = frozenset({"’s", "'s", "$", "£", "€", "’", "'"})
_TITLE_LENGTH = 6  # words and marks of a quoted title
_PARTICIPLES = ("ed", "en", "known", "told", "shown", "found", "held", "made", "heard")
_AGENT_REACH = 10  # words between a passive verb and "by"


class How(StrEnum):
    """Where a cue's source stands."""

    ACCORDING = "according"  # according to Holm
    AFTER = "after"  # “...,” said Holm
    BEFORE = "before"  # Holm said
    BRACKET = "bracket"  # Holm, the harbour master, said
    RELATIVE = "relative"  # Holm, who said
    SAME = "same"  # Holm came and said; Holm came, saying
    SUBJECT = "subject"  # Holm came to say
    POSSESSOR = "possessor"  # Holm’s claim
    AGENT = "agent"  # a claim by Holm
    COLON = "colon"  # HOLM: ...
    TURN = "turn"  # the rest of what follows HOLM:
    SIGNATURE = "signature"  # “...” — Holm
    MENTION = "mention"  # Holm, named in the sentence, as learned weights choose
    NONE = "none"


class Source(NamedTuple):
    """A noun phrase that a cue belongs to, and where it stands; None where nobody is named.

    `mention` is the relative pronoun where one stands for the phrase.
    """

    phrase: Phrase | None
    how: How
    mention: Phrase | None = None


_PASSED_ON = frozenset({How.BEFORE, How.AFTER, How.BRACKET, How.SAME, How.SUBJECT})
_NEVER_INVERTED = frozenset({"him", "her", "them", "us", "me", "that"})  # told him; said that meant
_NOBODY = Source(None, How.NONE)


class Clause(NamedTuple):
    """A cue with the words of its sentence, and the sources of the cues before it."""

    words: Sequence[Word]
    low: int
    high: int
    cue: Cue
    earlier: Sequence[Source]


def source_of(clause: Clause) -> Source:
    """Return who the cue of `clause` belongs to."""
    words, cue = clause.words, clause.cue
    if cue.form == ACCORDING:
        return _found(phrase_after(words, cue.last + 1, clause.high), How.ACCORDING)
    if is_noun_use(words, cue, clause.low):
        return _owner(clause)
    return _inverted(clause) or _moved(clause) or _left(clause)


def is_noun_use(words: Sequence[Word], cue: Cue, low: int) -> bool:
    """Tell a claim from somebody who claims."""
    at, form = cue.first, words[cue.first].lower
    if at == low:
        return not _is_past(form) and not form.endswith("ing")
    previous = words[at - 1]
    if previous.text in {"’s", "'s"}:
        return not (at - 2 >= low and words[at - 2].lower in listed("pronouns"))
    if form in listed("plain_verbs") and previous.lower not in {"a", "an", "no", "the"}:
        return False
    if previous.lower in listed("determiners", "possessives") - listed("lone_determiners"):
        return True
    if _is_past(form) or form.endswith("ing"):
        return False
    return previous.lower in listed("prepositions") or _in_noun_phrase(words, cue, low)


def _is_past(form: str) -> bool:
    verb = form.split()[0]
    return verb.endswith("ed") or verb in listed("irregular_pasts")


def _in_noun_phrase(words: Sequence[Word], cue: Cue, low: int) -> bool:
    """Tell "a harsh attack" from "critics attack", where nothing but the words before decide."""
    previous = words[cue.first - 1]
    if previous.quoted or not is_noun(previous) or previous.lower in listed("adverbs"):
        return False
    if previous.lower.endswith("ly") and not previous.name:
        return False
    plural = previous.lower in listed("plurals") or (
        previous.lower.endswith("s") and not previous.lower.endswith("ss")
    )
    if words[cue.first].lower.endswith("s"):  # "the company claims": one who acts, or a noun
        clause = after(words, cue.last, cue.last + 2 if cue.last + 2 < len(words) else len(words))
        return not (
            previous.name
            or previous.lower in listed("roles")
            or clause in {"that", "quote"}
            or _takes_object(words, cue.last + 1)
        )
    return not plural


def _takes_object(words: Sequence[Word], at: int) -> bool:
    """Tell "the ad shows her", where a verb's object follows."""
    if at >= len(words):
        return False
    return words[at].name or words[at].lower in listed(
        "determiners", "possessives", "pronouns", "object_pronouns"
    )


def _found(phrase: Phrase | None, how: How) -> Source:
    return Source(phrase, how) if phrase else _NOBODY


def _owner(clause: Clause) -> Source:
    """Return whose statement it is: "Holm’s claim", "a claim by Holm", else who made it."""
    words, cue = clause.words, clause.cue
    at = cue.first - 1
    while (
        at > clause.low
        and words[at].text.isalpha()
        and words[at].lower
        not in listed("possessives", "prepositions", "subordinators", "determiners")
    ):
        at -= 1
    if words[at].text in {"’s", "'s"}:
        return _found(phrase_before(words, clause.low, at - 1), How.POSSESSOR)
    if words[at].lower in {"his", "her", "their"}:
        return Source(Phrase(at, at, at, PhraseKind.PRONOUN), How.POSSESSOR)
    link = cue.last + 1
    if link + 1 < clause.high and words[link].lower in {"by", "from"}:
        return _found(phrase_after(words, link + 1, clause.high), How.AGENT)
    return _subject(clause)


def _inverted(clause: Clause) -> Source | None:
    """Return the source right after the cue, as in “...,” said Holm."""
    words, cue = clause.words, clause.cue
    left = before(words, cue.first, clause.low)
    if left not in {"quote", "comma", "start"} or cue.form.endswith("ing"):
        return None
    if cue.form.split()[0] in listed("addressing"):
        return None
    phrase = phrase_after(words, cue.last + 1, clause.high)
    if phrase is None or _is_object(words, phrase):
        return None
    phrase = _named_after(words, phrase, clause.high) or phrase
    if _does(words, phrase.last + 1, clause.high):
        return None  # "..., said the gate would open"
    closed = phrase.last + 1 >= clause.high or not words[phrase.last + 1].text[0].isalnum()
    if left == "quote" and (closed or not _embedded(words, clause.low, cue.first - 1)):
        return Source(phrase, How.AFTER)
    if left == "comma" and closed and _bracketed(words, clause.low, cue.first - 1) is None:
        return Source(phrase, How.AFTER)
    if left == "start" and closed:
        return Source(phrase, How.AFTER)
    return None


def _moved(clause: Clause) -> Source | None:
    """Return whom something moves: "the remark angered residents"."""
    words, cue = clause.words, clause.cue
    if cue.first == clause.low or cue.form not in listed("moving"):
        return None
    previous = words[cue.first - 1].lower
    if previous in listed("be", "subordinators") or not is_noun(words[cue.first - 1]):
        return None
    phrase = phrase_after(words, cue.last + 1, clause.high)
    return Source(phrase, How.AGENT) if phrase and _is_somebody(words, phrase) else None


def _does(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell whether a verb that is no participle stands at `at`."""
    if at >= high or words[at].quoted or words[at].text in {"’s", "'s"}:
        return False
    return words[at].lower in listed("auxiliaries")


def _is_object(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell "told her" from "said her daughter"."""
    alone = phrase.first == phrase.last or words[phrase.first].lower not in listed("possessives")
    return alone and words[phrase.first].lower in _NEVER_INVERTED


def _named_after(words: Sequence[Word], phrase: Phrase, high: int) -> Phrase | None:
    """Return the name that says who a role is: "said her daughter, Maud Farrant"."""
    comma = phrase.last + 1
    if phrase.kind is not PhraseKind.NOUN or comma + 1 >= high or words[comma].text != ",":
        return None
    if not is_trade(words[phrase.head].lower) and words[phrase.head].lower not in listed("kinship"):
        return None
    name = phrase_after(words, comma + 1, high)
    named = name is not None and name.kind is PhraseKind.NAME and name.first < name.head
    return name if named and words[comma + 1].name else None


def _embedded(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell a quoted name, as in: the host of “Today,” said, from a quotation that ends at `at`."""
    first = at
    while first > low and not words[first].quoted:
        first -= 1
    while first > low and words[first - 1].quoted:
        first -= 1
    return first > low and words[first - 1].text[0].isalnum() and at - first < _TITLE_LENGTH


def _left(clause: Clause) -> Source:
    words, cue, low = clause.words, clause.cue, clause.low
    at = _skip_helpers(words, low, cue.first - 1)
    helped = {word.lower for word in words[at + 1 : cue.first]}
    if _is_passive(clause, helped):
        return _agent(clause)
    if cue.first > low and words[cue.first - 1].lower in {"as", "than"} and _is_past(cue.form):
        return _agent(clause)  # "as called for in the treaty"
    participle = cue.form.split()[0].endswith("ing") and not helped & (
        listed("be") | {"keep", "kept", "’re", "'re", "’m", "'m"}
    )
    if at < low or words[at].quoted:
        return _continued(clause)
    if participle:
        return _participle(clause, at)
    return _verb_subject(clause, at)


def _is_passive(clause: Clause, helped: set[str]) -> bool:
    """Tell "was told", and "a practice criticized by Holm", from "is worried" and "is saying"."""
    words, verb = clause.words, clause.cue.form.split()[0]
    if not verb.endswith(_PARTICIPLES) or verb in listed("feelings"):
        return False
    if helped & listed("be"):
        return True
    by = clause.cue.last + 1
    return (
        not helped & listed("auxiliaries")
        and by + 1 < clause.high
        and words[by].lower == "by"
        and not words[by + 1].lower.endswith("ing")
    )


def _verb_subject(clause: Clause, at: int) -> Source:
    words, low = clause.words, clause.low
    if words[at].lower == "it" and at > low and words[at - 1].lower in listed("making"):
        at = _skip_helpers(words, low, at - 2)  # "Holm made it clear"
        if at < low or words[at].quoted:
            return _continued(clause)
    mark = words[at]
    if mark.lower in listed("relatives"):
        return _relative(clause, at)
    if mark.text in {")", "]"}:
        at = _opened(words, low, at) - 1
        mark = words[at] if at >= low else mark
    if mark.lower in listed("conjunctions") or mark.lower == "to":
        return _continued(clause)
    if mark.text == "," or mark.text in DASHES:
        bracket = _bracketed(words, low, at)
        return Source(bracket, How.BRACKET) if bracket else _continued(clause)
    phrase = _past_relative_clause(words, low, at) or phrase_before(words, low, at)
    if phrase and at + 1 == clause.cue.first and not agrees(words, clause.cue, phrase):
        phrase = agreeing(words, low, clause.cue) or phrase
    return Source(phrase, How.BEFORE) if phrase else _continued(clause)


def _past_relative_clause(words: Sequence[Word], low: int, at: int) -> Phrase | None:
    """Return the subject before "who" in "a man who asked not to be named said"."""
    for place in range(at - 1, max(low, at - _RELATIVE_REACH), -1):
        word = words[place]
        if word.quoted or not (word.text[0].isalnum() or word.text in _INSIDE_CLAUSE):
            return None
        if word.lower == "who":
            phrase = phrase_before(words, low, place - 1)
            return phrase if phrase and _opens(words, low, phrase.first) else None
    return None


def _opens(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell whether a clause begins with `words[at]`, or with adverbs before it."""
    while at > low and words[at - 1].lower in listed("adverbs"):
        at -= 1
    return opens_clause(words, low, at)


def _participle(clause: Clause, at: int) -> Source:
    """Return the source of "Holm came, saying"; with its own subject in "with Holm saying"."""
    words, low = clause.words, clause.low
    phrase = phrase_before(words, low, at)
    before_it = words[phrase.first - 1].lower if phrase and phrase.first > low else ""
    if before_it == "with":
        return Source(phrase, How.BEFORE)
    if phrase and before_it in {"of", "about", "and", "while"} and may_speak(words, phrase):
        return Source(phrase, How.BEFORE)
    if phrase and _is_somebody(words, phrase):
        return Source(phrase, How.BEFORE)
    return _continued(clause)


def _is_somebody(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell people, whom a participle beside them describes: "protesters demanding a vote"."""
    head = words[phrase.head].lower
    if phrase.kind is PhraseKind.NOUN:
        return head in listed("plurals") or (is_trade(head) and head not in listed("documents"))
    return phrase.kind is PhraseKind.NAME


def _skip_helpers(words: Sequence[Word], low: int, at: int) -> int:
    """Return the last place before `at` that is no auxiliary, adverb or date."""
    while at >= low and not words[at].quoted:
        timed = words[at].lower in listed("times") and not words[at].name
        if timed and at > low and _opens_time(words[at - 1].lower):
            at -= 2
            while at >= low and _opens_time(words[at].lower):
                at -= 1
        elif words[at].lower in {"a.m.", "p.m."}:
            at = _before_clock(words, low, at - 1)
        elif words[at].lower == "ago" and words[at - 1].lower in listed("times"):
            at = _before_span(words, low, at - 2)
        elif _is_year(words[at]) and at > low and words[at - 1].lower == "in":
            at -= 2
        elif _is_helper(words, low, at):
            at -= 1
        else:
            break
    return at


def _before_clock(words: Sequence[Word], low: int, at: int) -> int:
    """Return the last place before "at 5:58" in "at 5:58 p.m."."""
    while at > low and (words[at].text.isdigit() or words[at].text == ":"):
        at -= 1
    return at - 1 if words[at].lower == "at" else at


def _before_span(words: Sequence[Word], low: int, at: int) -> int:
    """Return the last place before "less than two" in "less than two weeks ago"."""
    while at >= low and (
        words[at].text.isdigit() or words[at].lower in listed("determiners", "about_a_number")
    ):
        at -= 1
    return at


def _opens_time(word: str) -> bool:
    return word in listed("time_openers", "days")


def _is_year(word: Word) -> bool:
    return len(word.text) == 4 and word.text.isdigit()


def _is_helper(words: Sequence[Word], low: int, at: int) -> bool:
    word = words[at]
    if word.name or word.lower in listed("pronouns", "relatives"):
        return False
    if word.lower in listed("auxiliaries") and word.text not in {"’s", "'s"}:
        return True
    if word.text in {"’s", "'s"}:
        return at > low and words[at - 1].lower in listed("pronouns", "relatives")
    if word.lower in listed("adverbs", "days") or word.lower == "not":
        return True
    if word.lower in listed("degrees"):
        return _is_degree(words, low, at)
    if word.lower in listed("linking") and at + 1 < len(words):
        return any(one.lower in listed("feelings") for one in words[at + 1 : at + 4])
    if word.lower == "on":
        return at + 1 < len(words) and words[at + 1].lower in listed("days")
    return (
        word.lower.endswith("ly")
        and not word.name
        and word.lower not in {"family", "ally", "assembly"}
    )


def _is_degree(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell "more convinced" and "most recently" from "most say"."""
    if words[at + 1].lower.endswith("ly"):
        return True
    before_it = words[at - 1].lower if at > low else ""
    return before_it in listed("auxiliaries", "conjunctions", "adverbs", "linking")


def _opened(words: Sequence[Word], low: int, at: int) -> int:
    first = max(low, at - _REACH)
    for place in range(at, first - 1, -1):
        if words[place].text in {"(", "["}:
            return place
    return at


def _bracketed(words: Sequence[Word], low: int, at: int) -> Phrase | None:
    """Return the subject before what stands between commas or dashes that end at `at`.

    The nearest name that no preposition governs, unless one further left opens the clause.
    """
    dashed = _before_dash(words, low, at) if words[at].text in DASHES else None
    if dashed:
        return dashed
    nearest: Phrase | None = None
    opening: Phrase | None = None
    for place in _bracket_marks(words, low, at):
        named = None if nearest else _named_between(words, low, place, at)
        phrase = named or _phrase_at_bracket(words, low, place)
        if phrase is None:
            continue
        nearest = nearest or phrase
        if named or _opens_firmly(words, low, phrase.first):
            return phrase
        if opening is None and opens_clause(words, low, phrase.first):
            opening = None if _describes(words, low, phrase) else phrase
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
    last = at - 1
    if words[last].text in {")", "]"}:
        last = _opened(words, low, last) - 1
    name = phrase_before(words, low, last)
    if name is None or name.kind is not PhraseKind.NAME or name.first == name.last:
        return None
    return name if name.first > low and words[name.first - 1].text == "," else None


def _opens_firmly(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell a phrase that a clause begins with from one that a comma sets off inside it."""
    return opens_clause(words, low, at) and (at <= low or words[at - 1].text != ",")


def _named_between(words: Sequence[Word], low: int, place: int, at: int) -> Phrase | None:
    """Return the name that fills a bracket: "her rival, Donald Marsh, said"."""
    name = phrase_before(words, low, at - 1)
    if name is None or name.first != place + 1 or name.kind is not PhraseKind.NAME:
        return None
    described = phrase_before(words, low, place - 1)
    if described is None or described.kind is not PhraseKind.NOUN or name.first == name.last:
        return None
    opens = opens_clause(words, low, described.first)
    return name if opens and not _governed(words, low, described) else None


def _describes(words: Sequence[Word], low: int, phrase: Phrase) -> bool:
    """Tell a role from a subject: "Thompson, curator at the museum, of Fayetteville, said"."""
    at = phrase.first - 2
    if at < low or words[at + 1].text != "," or not is_trade(words[phrase.head].lower):
        return False
    described = phrase_before(words, low, at)
    return described is not None and described.kind is PhraseKind.NAME


def _bracket_marks(words: Sequence[Word], low: int, at: int) -> Iterator[int]:
    """Yield the commas and dashes before `at`, nearest first, up to where the clause ends."""
    for place in range(at - 1, max(low, at - _REACH), -1):
        if words[place].text in {";", ":"}:
            return
        if not words[place].quoted and (words[place].text == "," or words[place].text in DASHES):
            yield place


def _phrase_at_bracket(words: Sequence[Word], low: int, place: int) -> Phrase | None:
    """Return the phrase before a comma or a dash that may be the subject of what follows."""
    last = place - 1
    if words[last].text in {")", "]"}:
        last = _opened(words, low, last) - 1
    phrase = phrase_before(words, low, last)
    if phrase is None or _governed(words, low, phrase):
        return None
    described = words[place + 1].lower in listed("relatives") and opens_clause(
        words, low, phrase.first
    )
    return phrase if described or may_speak(words, phrase) else None


def _governed(words: Sequence[Word], low: int, phrase: Phrase) -> bool:
    return phrase.first > low and words[phrase.first - 1].lower in listed("prepositions")


def _relative(clause: Clause, at: int) -> Source:
    words = clause.words
    phrase = before_relative(words, clause.low, at)
    if phrase is None and words[at].lower != "who":
        return _continued(clause)
    return Source(phrase, How.RELATIVE, Phrase(at, at, at, PhraseKind.PRONOUN))


def before_relative(words: Sequence[Word], low: int, at: int) -> Phrase | None:
    """Return the noun phrase that the relative pronoun `words[at]` stands for."""
    before_it = at - 2 if at > low and words[at - 1].text == "," else at - 1
    phrase = phrase_before(words, low, before_it)
    if phrase is None and before_it > low and words[before_it].text in {")", "]"}:
        phrase = phrase_before(words, low, _opened(words, low, before_it) - 1)
    return phrase


def _agent(clause: Clause) -> Source:
    words, cue = clause.words, clause.cue
    for at in range(cue.last + 1, min(clause.high - 1, cue.last + _AGENT_REACH)):
        if words[at].lower == "by":
            return _found(phrase_after(words, at + 1, clause.high), How.AGENT)
        if not words[at].text[0].isalnum():
            break
    return _NOBODY


def _continued(clause: Clause) -> Source:
    """Return the source that the cue shares with an earlier one, else the clause's subject."""
    for source in reversed(clause.earlier):
        if source.phrase and source.how in _PASSED_ON:
            return Source(source.phrase, How.SAME)
    return _subject(clause)


def _subject(clause: Clause) -> Source:
    """Return the noun phrase that opens the nearest clause before the cue.

    One that a verb follows, where there is one: "Holm went to Carrow, Ohio, saying".
    """
    found = _NOBODY
    subordinate = _NOBODY
    for phrase, follows in _openers_before(clause):
        source = Source(phrase, How.SUBJECT)
        acting = acts(clause.words, phrase.last + 1, clause.cue.last + 1)
        if follows in listed("subordinators"):
            subordinate = subordinate if subordinate.phrase else source
        elif acting:
            return source
        elif found.phrase is None:
            found = source
    return next((one for one in (found, subordinate) if one.phrase), None) or _apart(clause)


def _openers_before(clause: Clause) -> Iterator[tuple[Phrase, str]]:
    """Yield what may speak and opens a clause before the cue, nearest first, with what precedes."""
    words = clause.words
    for at in _clause_starts(words, clause.low, clause.cue.first):
        phrase = phrase_after(words, at, clause.cue.first)
        if phrase is None or not may_speak(words, phrase):
            continue
        if _is_closed(clause, at):
            continue
        if not _describes(words, clause.low, phrase):
            yield phrase, words[at - 1].lower if at > clause.low else ""


def _is_closed(clause: Clause, at: int) -> bool:
    """Tell the relative clause of "Holm, who was ill, came and said", which ends before the cue."""
    words = clause.words
    if words[at].lower != "who" or at == clause.low or words[at - 1].text != ",":
        return False
    return any(word.text == "," for word in words[at + 1 : clause.cue.first])


def _apart(clause: Clause) -> Source:
    """Return the subject that an opening keeps from its verb, before the verb or behind it."""
    words, cue = clause.words, clause.cue
    phrase = before_cue(words, clause.low, cue)
    if phrase is None and cue.form.endswith("ing"):
        phrase = behind_opening(words, cue, clause.high)
    return _found(phrase, How.SUBJECT)


def _clause_starts(words: Sequence[Word], low: int, at: int) -> Iterator[int]:
    for place in range(at - 1, max(low, at - _REACH) - 1, -1):
        if words[place].quoted or not words[place].text[0].isalnum():
            continue
        if opens_clause(words, low, place) or place == low:
            yield place
