"""Sources behind their verbs: “...,” said Holm."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.cues.sides import before
from index.language.lexicon.name_words import is_title
from index.language.lexicon.trades import is_trade
from index.language.phrases.after import phrase_after
from index.language.phrases.phrase import GENITIVE, Phrase, PhraseKind
from index.language.subjects.apart import acts, may_speak
from index.language.subjects.brackets import bracketed, is_role
from index.language.subjects.clauses import Clause, How, Source
from index.language.words import Word, listed

_SAID = frozenset({"that", "nothing", "something", "little", "much"})  # said that; said nothing
_RELATIVE = frozenset({"who", "whose", "which"})
_TITLE_LENGTH = 6  # words and marks of a quoted title


def inverted(clause: Clause) -> Source | None:
    """Return the source right after the cue, as in “...,” said Holm."""
    words, cue = clause.words, clause.cue
    left = before(words, cue.first, clause.low)
    if left not in {"quote", "comma", "start"} or cue.form.endswith("ing"):
        return None
    if cue.form.split()[0] in listed("addressing"):
        return None
    phrase = _phrase_behind(clause)
    if phrase is None:
        return None
    closed = phrase.last + 1 >= clause.high or not words[phrase.last + 1].text[0].isalnum()
    told = cue.form in listed("saying")
    behind = _behind_a_source() if told else _RELATIVE
    ended = closed or words[phrase.last + 1].lower in behind
    if left == "quote" and (closed or not _embedded(words, clause.low, cue.first - 1)):
        owned = _is_owned(words, clause.low, cue.first - 1)
        speaks = told or closed or may_speak(words, phrase)  # not "described the mood as low"
        return Source(phrase, How.AFTER) if speaks and not owned else None
    if left == "comma" and ended and not _has_other(clause, phrase, told=told, closed=closed):
        return Source(phrase, How.AFTER)
    if left == "start" and closed:
        return Source(phrase, How.AFTER)
    return None


def _phrase_behind(clause: Clause) -> Phrase | None:
    """Return who may stand behind the cue, by the name that a role there has."""
    words, high = clause.words, clause.high
    phrase = phrase_after(words, clause.cue.last + 1, high)
    if phrase is None or _is_object(words, phrase):
        return None
    phrase = named_after(words, phrase, high) or phrase
    acts_too = _does(words, phrase.last + 1, high)  # "..., said the gate would open"
    return None if acts_too else phrase


def _ends_sentence(words: Sequence[Word], phrase: Phrase, high: int) -> bool:
    """Tell who speaks, and what they are, from whom something is said: nothing else follows."""
    if not may_speak(words, phrase) or phrase.kind is PhraseKind.PRONOUN:
        return False
    told = False  # by "who" what they do
    for at in range(phrase.last + 1, high):
        if words[at].quoted:
            return False
        told = told or words[at].lower in listed("relatives") | {"whose"}
        if acts(words, at, high) and not (told and words[at - 1].text != ","):
            return False
    return True


def _has_other(clause: Clause, phrase: Phrase, *, told: bool, closed: bool) -> bool:
    """Tell whether somebody before the verb is its subject, and not `phrase` behind it."""
    if told and _ends_sentence(clause.words, phrase, clause.high):
        return _opens_with_subject(clause)
    return _has_subject(clause, complete=told and closed)


def _opens_with_subject(clause: Clause) -> bool:
    """Tell "Holm, a grower, whose brother died, said miners who": she says it of the miners."""
    words, cue = clause.words, clause.cue
    low = clause.low + (words[clause.low].lower in listed("conjunctions"))  # "But Holm, a grower,"
    opening = phrase_after(words, low, cue.first)
    if opening is None or not may_speak(words, opening):
        return False
    comma = opening.last + 1
    if comma >= cue.first - 1 or words[comma].text != ",":
        return False
    asides = _between_commas(words, comma + 1, cue.first - 1)
    return all(
        words[aside.start].lower in _RELATIVE
        or (aside.start == comma + 1 and not any(acts(words, at, cue.first) for at in aside))
        for aside in asides
    )


def _between_commas(words: Sequence[Word], first: int, last: int) -> list[range]:
    """Return the runs of words from `first` to `last` that commas set apart."""
    commas = [at for at in range(first, last) if words[at].text == ","]
    edges = zip([first, *(at + 1 for at in commas)], [*commas, last], strict=True)
    return [range(start, end) for start, end in edges if start < end]


def _behind_a_source() -> frozenset[str]:
    return listed("prepositions", "relatives", "days")


def _has_subject(clause: Clause, *, complete: bool) -> bool:
    """Tell "Holm, who was ill, said" from "Holm was ill, said his doctor", which is `complete`."""
    words = clause.words
    before_it = bracketed(words, clause.low, clause.cue.first - 1)
    if before_it is None:
        return False
    return not (complete and acts(words, before_it.last + 1, clause.cue.first))


def _does(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell whether a verb that is no participle stands at `at`."""
    if at >= high or words[at].quoted or words[at].text in GENITIVE:
        return False
    return words[at].lower in listed("auxiliaries")


def _is_object(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell "told her" and "said nothing" from "said her daughter"."""
    alone = phrase.first == phrase.last or words[phrase.first].lower not in listed("possessives")
    return alone and words[phrase.first].lower in listed("personal_objects") | _SAID


def named_after(words: Sequence[Word], phrase: Phrase, high: int) -> Phrase | None:
    """Return the name that says who a role is: "said her daughter, Maud Farrant"."""
    one = words[phrase.head].lower == "one"
    comma = phrase.last + (3 if one and _of_them(words, phrase.last + 1, high) else 1)
    head = words[phrase.head].lower
    if not is_role(words, phrase) or comma + 1 >= high or words[comma].text != ",":
        return None
    if not (one or is_trade(head) or head in listed("kinship")):
        return None
    name = phrase_after(words, comma + 1, high)
    named = name is not None and name.kind is PhraseKind.NAME and name.first < name.head
    honoured = comma + 2 < high and words[comma + 1].lower == "the"
    honoured = honoured and is_title(words[comma + 2].lower)
    return name if named and (words[comma + 1].name or honoured) else None


def _of_them(words: Sequence[Word], at: int, high: int) -> bool:
    return at + 1 < high and (words[at].lower, words[at + 1].lower) == ("of", "them")


def _embedded(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell a quoted name, as in: the host of “Today,” said, from a quotation that ends at `at`."""
    first = _opening(words, low, at)
    return first > low and words[first - 1].text[0].isalnum() and at - first < _TITLE_LENGTH


def _is_owned(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell a title: “Today,” in: host of the station’s “Today,” suggested a vote."""
    first = _opening(words, low, at)
    return first > low and words[first - 1].text in GENITIVE and at - first < _TITLE_LENGTH


def _opening(words: Sequence[Word], low: int, at: int) -> int:
    """Return where the quotation that ends at `at`, or before it, begins."""
    first = at
    while first > low and not words[first].quoted:
        first -= 1
    while first > low and words[first - 1].quoted:
        first -= 1
    return first
