"""Whom "who" and "which" stand for."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.apart import may_speak
from index.language.brackets import opened
from index.language.phrases import Phrase
from index.language.phrases_before import last_noun, noun_described, phrase_before
from index.language.words import Word


def before_relative(
    words: Sequence[Word], low: int, at: int, *, people: bool = False
) -> Phrase | None:
    """Return the noun phrase that the relative pronoun `words[at]` stands for.

    `people`: it stands for people, as "who" does by itself.
    """
    before_it = at - 2 if at > low and words[at - 1].text == "," else at - 1
    if before_it > low and words[before_it].text in {")", "]"}:
        before_it = opened(words, low, before_it) - 1
    phrase = phrase_before(words, low, before_it)
    people = people or words[at].lower == "who"
    if phrase is None or not people or may_speak(words, phrase):
        return phrase
    beside = (last_noun(words, phrase), noun_described(words, low, phrase))
    return next((one for one in beside if one and may_speak(words, one)), phrase)
