"""Words that report speech, belief or a document, and how surely each does."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from index.datafiles import shipped
from index.language.wordlists import word_list
from index.language.words import Word

ACCORDING = "according to"


class Cue(NamedTuple):
    """A word or two that may report: `words[first..last]`, and the probability that they do."""

    first: int
    last: int
    form: str
    probability: float


class Uses(NamedTuple):
    """How often a form was seen, and how often it was a cue."""

    seen: int
    cues: int


_CLOSING = frozenset({"”", '"', "''", "»", "’", "'", "“"})
_OPENING = frozenset({"“", '"', "''", "``", "„", "«", "‘"})
_PRIOR = 8.0  # imagined uses that pull a rare context towards the word's overall rate
_ACCORDING = 0.95  # "according to" reports wherever it stands
_VERB_SHARE = 0.5  # a form that is a cue more often than this is taken for a verb at sight
_NOUN_ENDINGS = ("ion", "ions", "ment", "ments", "ism")
_RARE = Uses(10, 7)  # how a verb of speech that the counts hold too rarely is counted
_TAG = 0.8  # how surely a verb that is none of speech reports the quotation beside it
_LONGEST_LABEL = 5  # words and marks of a quoted name, which nobody says
_LONGEST_NAME = 4  # words between a quotation and such a verb
_SPEAKS = frozenset({"he", "she", "they"})
_ADDS = frozenset({"add", "added", "adding", "adds"})
_SUMS = frozenset({"$", "£", "€", "a", "an", "another", "more", "two", "three", "four", "five"})
_SPELLINGS = (
    ("iz", "is"),
    ("naled", "nalled"),
    ("beled", "belled"),
    ("avor", "avour"),
    ("umor", "umour"),
)
_FLOOR = 0.08  # a word that is a cue more rarely than this is none


def before(words: Sequence[Word], at: int, low: int) -> str:
    """Return the class of what stands before `words[at]` in a sentence that begins at `low`."""
    if at == low:
        return "start"
    previous = words[at - 1]
    if previous.text in _CLOSING and previous.quoted:
        return "quote"
    if previous.text == ",":
        quoted = at - 2 >= low and words[at - 2].quoted
        return "quote" if quoted else "comma"
    return _BEFORE.get(previous.lower, "word")


def after(words: Sequence[Word], at: int, high: int) -> str:
    """Return the class of what stands after `words[at]` in a sentence that ends before `high`."""
    if at + 1 >= high:
        return "end"
    following = words[at + 1]
    if following.quoted or following.text == ":":
        return "quote"
    if following.text == "," and at + 2 < high and words[at + 2].quoted:
        return "quote"
    if following.lower in {"that", "to"}:
        return following.lower
    return "word" if following.text[:1].isalnum() else "mark"


_CLASSES = {
    "to": "to",
    "be": "is are was were be been being 's ’s",
    "noun": "the a an this that these those no any his her its their my our your",
    "preposition": "of in by for from with at on about over",
    "relative": "who which",
    "first person": "i we you",
}
_BEFORE = {word: name for name, words in _CLASSES.items() for word in words.split()}


@cache
def _table() -> dict[str, dict[str, Uses]]:
    table: dict[str, dict[str, Uses]] = {}
    with shipped("index.language", "cues.tsv") as path:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                form, context, seen, cues = line.split("\t")
                table.setdefault(form, {})[context] = Uses(int(seen), int(cues))
    for form in [
        one for one in table if one.endswith("ly") and one not in word_list("speech", "hearsay")
    ]:
        del table[form]
    for form in word_list("speech", "never_cues"):
        table.pop(form, None)
    for form in list(table):
        table.setdefault(_in_britain(form), table[form])
    for form in word_list("speech", "rare_cues"):
        known = table.setdefault(form, {}).get("", Uses(0, 0))
        if known.seen < _RARE.seen:
            table[form][""] = Uses(known.seen + _RARE.seen, known.cues + _RARE.cues)
    return table


def _in_britain(form: str) -> str:
    """Return a form in the other spelling: criticised, signalled, favours."""
    for here, there in _SPELLINGS:
        form = form.replace(here, there)
    return form


def cues_in(words: Sequence[Word], low: int, high: int) -> list[Cue]:
    """Return the cues outside quotation marks among `words[low:high]`, in order."""
    found: list[Cue] = []
    openers = _openers()
    quotes = any(word.quoted for word in words[low:high])
    for at in range(low, high):
        if found and found[-1].last >= at:
            continue
        cue = _cue_at(words, at, low, high) if words[at].lower in openers else None
        if cue is None and quotes:
            cue = _tag(words, at, low, high)
        if cue:
            found.append(cue)
    return found


def _tag(words: Sequence[Word], at: int, low: int, high: int) -> Cue | None:
    """Return whatever verb tells who said a quotation that ends with a comma: “...,” Holm fumed."""
    word = words[at]
    if word.quoted or word.name or not word.lower.endswith("ed"):
        return None
    if ends_quotation(words, at - 1, low):
        following = words[at + 1] if at + 1 < high else None
        named = following is not None and (following.name or following.lower in _SPEAKS)
        return Cue(at, at, word.lower, _TAG) if named else None
    first = at
    while first > low and at - first < _LONGEST_NAME and words[first - 1].name:
        first -= 1
    if first == at and first > low and words[first - 1].lower in _SPEAKS:
        first -= 1
    tagged = first < at and ends_quotation(words, first - 1, low)
    return Cue(at, at, word.lower, _TAG) if tagged else None


def ends_quotation(words: Sequence[Word], at: int, low: int) -> bool:
    """Tell a closing mark behind the comma that leads from a quotation to who said it."""
    if at <= low or words[at].text not in _CLOSING or not words[at].quoted:
        return False
    long = words[low].quoted or words[max(low, at - _LONGEST_LABEL)].quoted
    return long and words[at - 1].text in {",", "?", "!"} and words[at - 1].quoted


@cache
def _openers() -> frozenset[str]:
    """Return the words that a cue may begin with: few of a text's words do."""
    return frozenset(form.split()[0] for form in [*_table(), ACCORDING])


def _cue_at(words: Sequence[Word], at: int, low: int, high: int) -> Cue | None:
    word = words[at]
    if word.quoted or word.name:
        return None
    if word.lower == "according":
        return _according(words, at, high)
    table = _table()
    if at + 1 < high and not words[at + 1].quoted:
        pair = f"{word.lower} {words[at + 1].lower}"
        if pair in table:
            return _judged(words, at, at + 1, low, high, pair)
    return _judged(words, at, at, low, high, word.lower) if word.lower in table else None


def _according(words: Sequence[Word], at: int, high: int) -> Cue | None:
    if at + 1 < high and words[at + 1].lower == "to":
        return Cue(at, at + 1, ACCORDING, _ACCORDING)
    return None


def _judged(
    words: Sequence[Word], first: int, last: int, low: int, high: int, form: str
) -> Cue | None:
    contexts = ("<" + before(words, first, low), ">" + after(words, last, high))
    if _reports_nothing(words, last, high, contexts):
        return None
    chance = _chance(form, *contexts)
    return Cue(first, last, form, chance) if chance >= _FLOOR else None


def _reports_nothing(
    words: Sequence[Word], last: int, high: int, contexts: tuple[str, str]
) -> bool:
    """Tell "said goodbye", "reported from Carrow", and "workers told to leave", who listen."""
    word = words[last].lower
    if word == "told" and contexts[1] == ">to" and contexts[0] != "<be":
        return True
    if last + 1 >= high:
        return False
    following = words[last + 1].lower
    if (word, following) in {("reported", "from"), ("said", "than")}:
        return True  # "Holm reported from Carrow", "easier said than done"
    if word in word_list("speech", "refusals"):
        return contexts[1] == ">word" and following not in word_list("speech", "comments")
    if word in _ADDS and (following in _SUMS or following[0].isdigit()):
        return True
    if word in word_list("speech", "yielding") and following in word_list("speech", "yielded"):
        return True
    return following in word_list("speech", "greetings")


@cache
def _chance(form: str, left: str, right: str) -> float:
    """Return how probable it is that `form` reports, with what stands left and right of it.

    The odds of the form, times what each side adds to them as if the sides were independent; a
    side seen rarely with this form counts as it does with all forms.
    """
    table = _table()
    every, own = table["*"], table[form]
    base = _log_odds(own[""].cues, own[""].seen, 0.35)
    total = base
    for side in (left, right):
        expected = (
            _probability(
                base
                + _log_odds(every[side].cues, every[side].seen, 0.35)
                - _log_odds(every[""].cues, every[""].seen, 0.35)
            )
            if side in every
            else _probability(base)
        )
        uses = own.get(side, Uses(0, 0))
        total += _log_odds(uses.cues, uses.seen, expected) - base
    return _probability(total)


def _log_odds(cues: int, seen: int, expected: float) -> float:
    share = (cues + _PRIOR * expected) / (seen + _PRIOR)
    share = min(max(share, 0.005), 0.995)
    return math.log(share / (1 - share))


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


@cache
def is_verb(form: str) -> bool:
    """Tell whether `form` is a verb of reporting more often than anything else."""
    uses = _table().get(form)
    if form in word_list("speech", "rare_cues"):
        return True
    return (
        uses is not None
        and uses[""].cues > _VERB_SHARE * uses[""].seen
        and not form.endswith(_NOUN_ENDINGS)
    )


def may_be_noun(form: str) -> bool:
    """Tell "claims" and "comments about" from "asks", which is a verb alone."""
    return not is_verb(form) or form.split()[0] in word_list("speech", "noun_verbs")
