"""Passages said by whom a question names: "what did Price say about drones?"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

from index.language.lexicon.name_words import is_title
from index.language.lexicon.trades import head_noun
from index.language.scanning.naming import ACRONYMS
from index.language.terms import Token, fold, folded, index_terms, tokens
from index.models import Passage
from index.postings import Flags
from index.search.lexicon import word_list
from index.search.question import function_words

_SURE = 0.5  # a speaker less sure than this does not count
_ALIKE = 75  # of 100: how like two names must be for one to be offered for the other
_LOOKED_AT, _OFFERED = 30, 3
_ARTICLE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)


class Named(NamedTuple):
    """A speaker's name and role, as an article gives them."""

    name: str
    role: str | None = None


def said_by(asked: str, passages: Sequence[Passage]) -> Flags:
    """Return which of the m `passages` the speaker says whom the words `asked` mean (m,)."""
    said = [set(speakers(passage)) for passage in passages]
    named = set(meant(asked, set().union(*said)))
    return np.array([bool(names & named) for names in said], np.bool_)


def speakers(passage: Passage) -> list[Named]:
    """Return who says something in `passage`, as far as that is sure."""
    return [
        Named(one.speaker.name, one.speaker.role)
        for one in passage.attributions
        if one.speaker is not None and one.confidence >= _SURE
    ]


def meant(asked: str, among: Iterable[Named]) -> list[Named]:
    """Return those of `among` that the words `asked` mean.

    All words asked are in their name, spelt so ("Sanders" is not "Sander"), else what they are
    forms of is in their name and role. A bare surname stands for the whole name asked, unless
    somebody else has it too.
    """
    wanted = name_terms(asked)
    known = [(one, name_terms(one.name), index_terms(one.role or "")) for one in among]
    if not wanted:
        return []
    spelt = _spelt(asked)
    named = [one for one, _, _ in known if spelt <= _spelt(one.name) and is_name(one.name)]
    called = any(fold(one.name.rpartition(" ")[2]) in spelt for one in named)  # Howard Dean
    named = [] if all(map(is_title, spelt)) and not called else named  # not Mayor Holm alone
    held = [one for one, name, role in known if set(wanted) <= {*name, *role}]
    whole = named or _called(wanted[-1], held)
    alike = [one for one, name, _ in known if name[-1:] == wanted[-1:] and one.name[:1].isupper()]
    bare = [one for one in alike if len(name_terms(one.name)) == 1]
    others = [one for one in alike if one not in bare and one not in whole]
    if others or (whole and not named):
        return whole
    return whole + [one for one in bare if one not in whole]


def _called(noun: str, among: list[Named]) -> list[Named]:
    """Return those of `among` that are a `noun`: "the council", and not the council leader.

    All where none is called so without a name.
    """
    heads = {one: index_terms(head_noun(one.role or one.name)) for one in among}
    called = [one for one, head in heads.items() if noun in head]
    return called if any(one.role is None for one in called) else among


def as_known(asked: str, names: Collection[str]) -> str:
    """Return the whole name of whom the words `asked` mean, who is called all of the `names`.

    It is `asked` itself where that is no name, or several people may be meant.
    """
    whole = max(names, key=len, default="")
    spelt = _spelt(whole)
    same = all(_spelt(name) <= spelt for name in (asked, *names))
    return whole if same and is_name(whole) else asked


def nearest(asked: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return those of `names` that read most like `asked`, best first."""
    from rapidfuzz.fuzz import WRatio  # here: few questions need it
    from rapidfuzz.process import extract
    from rapidfuzz.utils import default_process

    different = sorted({name for name in names if not name[:1].islower()})
    found = extract(asked, different, scorer=WRatio, processor=default_process, limit=_LOOKED_AT)
    close = [(-_likeness(asked, name), name) for name, _, _ in found]
    return tuple(name for less, name in sorted(close)[:_OFFERED] if -less >= _ALIKE)


def _likeness(asked: str, name: str) -> float:
    """Return how well the words `asked` are like some word of `name` each, 0 to 100."""
    from rapidfuzz.fuzz import ratio

    words = folded(name)
    wanted = folded(asked)
    best = [max((ratio(one, word) for word in words), default=0.0) for one in wanted]
    return sum(best) / max(len(best), 1)


def is_name(name: str) -> bool:
    """Tell `Carrow Audit Office` from `The report`, which names nobody outside its article."""
    found = _ARTICLE.match(name)
    without_article = name[found.end() :] if found else name
    return without_article != without_article.lower()


def name_terms(asked: str) -> list[str]:
    """Return the terms of a name or role, without articles, "Mr" and the like.

    Initials are one term, as "J. D." is: "jd" of "J D Vance".
    """
    terms = [token.term for token in _name_words(asked)]
    runs = groupby(terms, key=lambda term: len(term) == 1)
    return [one for single, run in runs for one in (["".join(run)] if single else run)]


def _spelt(asked: str) -> set[str]:
    """Return the words of a name as they are spelt, folded, without those of a possessive."""
    return {fold(token.text).removesuffix("'s") for token in _name_words(asked)}


def _name_words(asked: str) -> list[Token]:
    left_out = function_words() | word_list("question", "courtesies")
    return [
        token
        for token in tokens(asked)
        if token.text in ACRONYMS or fold(token.text) not in left_out
    ]
