"""Whom "who" and "which" stand for."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.phrases.before import last_noun, noun_described, phrase_before
from index.language.phrases.phrase import Phrase, PhraseKind
from index.language.subjects.apart import may_speak
from index.language.subjects.brackets import described_by, opened
from index.language.words import Word, listed


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
    if phrase is None:
        return None
    if not people:
        last = last_noun(words, phrase)
        is_read = words[last.head].lower in listed("labels_on_things")
        thing = phrase.kind is PhraseKind.NAME and last.kind is PhraseKind.NOUN
        return last if is_read or thing else phrase  # "a jar with a label that says"
    if _is_who(words, phrase):
        return described_by(words, low, phrase) or phrase
    beside = (last_noun(words, phrase), noun_described(words, low, phrase))
    return next((one for one in beside if one and _is_who(words, one)), phrase)


def _is_who(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell whether "who" may mean a phrase: no order or report."""
    head = words[phrase.head].lower
    return may_speak(words, phrase) and (head == "figures" or head not in listed("documents"))
