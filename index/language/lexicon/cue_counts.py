"""How often a word was seen to report, and beside what: counts of annotated news."""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from index.datafiles import shipped
from index.language.wordlists import word_list

_EVERY = "*"  # all forms together, in the file
_PRIOR = 8.0  # imagined uses that pull a rare context towards the word's overall rate
_OVERALL = 0.35  # of all uses of these forms are cues, about
_VERB_SHARE = 0.5  # a form that is a cue more often than this is taken for a verb at sight
_LINKS = frozenset({"of", "about", "on", "for", "with", "against", "over"})
_NOUN_ENDINGS = ("ion", "ions", "ment", "ments", "ism")
_RARE = (10, 7)  # how a verb of speech that the counts hold too rarely is counted
_SPELLINGS = (
    ("iz", "is"),
    ("naled", "nalled"),
    ("beled", "belled"),
    ("avor", "avour"),
    ("umor", "umour"),
)


class Uses(NamedTuple):
    """How often a form was seen, and how often it was a cue."""

    seen: int
    cues: int


_NONE = Uses(0, 0)


@cache
def _counted() -> dict[str, dict[str, Uses]]:
    """Return the uses of each form in the file, and of all, by what was beside them."""
    found: dict[str, dict[str, Uses]] = {}
    with shipped("index.language", "cues.tsv") as path:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                form, context, seen, cues = line.split("\t")
                found.setdefault(form, {})[context] = Uses(int(seen), int(cues))
    return found


@cache
def table() -> dict[str, dict[str, Uses]]:
    """Return the uses of every form by what was beside them ("": anything)."""
    found = {form: dict(uses) for form, uses in _counted().items() if form != _EVERY}
    for form in [
        one for one in found if one.endswith("ly") and one not in word_list("speech", "hearsay")
    ]:
        del found[form]
    for form in word_list("speech", "never_cues"):
        found.pop(form, None)
    for form in list(found):
        found.setdefault(_in_britain(form), found[form])
    for form in (one.replace("_", " ") for one in word_list("speech", "rare_cues")):
        known = found.setdefault(form, {}).get("", Uses(0, 0))
        if known.seen < _RARE[0]:
            found[form][""] = Uses(known.seen + _RARE[0], known.cues + _RARE[1])
    return found


def _in_britain(form: str) -> str:
    """Return a form in the other spelling: criticised, signalled, favours."""
    for here, there in _SPELLINGS:
        form = form.replace(here, there)
    return form


@cache
def chance(form: str, left: str, right: str) -> float:
    """Return how probable it is that `form` reports, with what stands left and right of it.

    The odds of the form, times what each side adds to them as if the sides were independent; a
    side seen rarely with this form counts as it does with all forms.
    """
    every, own = _counted()[_EVERY], table()[form]
    base = total = _log_odds(*own[""], _OVERALL)
    for side in ("<" + left, ">" + right):
        expected = base
        if side in every:
            expected += _log_odds(*every[side], _OVERALL) - _log_odds(*every[""], _OVERALL)
        total += _log_odds(*own.get(side, _NONE), _probability(expected)) - base
    return _probability(total)


def _log_odds(seen: int, cues: int, expected: float) -> float:
    share = (cues + _PRIOR * expected) / (seen + _PRIOR)
    share = min(max(share, 0.005), 0.995)
    return math.log(share / (1 - share))


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


@cache
def is_verb(form: str) -> bool:
    """Tell whether `form` is a verb of reporting more often than anything else."""
    uses = table().get(form)
    if form in word_list("speech", "rare_cues"):
        return True
    return (
        uses is not None
        and uses[""].cues > _VERB_SHARE * uses[""].seen
        and not form.endswith(_NOUN_ENDINGS)
    )


def may_be_noun(form: str) -> bool:
    """Tell "claims" and "comments about" from "asks", which is a verb alone."""
    first, _, link = form.partition(" ")
    counted = link in _LINKS and not is_verb(first)  # "defense of"
    return not is_verb(form) or counted or first in word_list("speech", "noun_verbs")
