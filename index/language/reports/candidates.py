"""Who may speak in a sentence."""

from __future__ import annotations

from typing import NamedTuple

from index.language.phrases.phrase import Phrase
from index.language.reports.passages import Passages
from index.language.subjects.clauses import Source
from index.language.subjects.mentions import mentions


class Candidate(NamedTuple):
    """A source that a sentence may have, with the reports that it is the source of."""

    source: Source
    phrase: Phrase
    place: Phrase  # the words that stand for it: the phrase, or the relative pronoun after it
    ranks: list[int]


def candidates(passages: Passages, at: int) -> list[Candidate]:
    """Return who may speak in a sentence: its reports' sources, then what else it mentions."""
    found: dict[tuple[int, int], Candidate] = {}
    for rank, report in enumerate(passages.readings[at].reports):
        phrase = report.source.phrase
        if phrase:
            place = report.source.mention or phrase
            one = Candidate(report.source, phrase, place, [])
            found.setdefault((place.first, place.last), one).ranks.append(rank)
    taken = list(found)
    for source in mentions(passages.words, passages.lines[at]):
        meant = source.phrase
        stands = source.mention or meant
        if meant and stands and not any(_meet(stands, place) for place in taken):
            found[stands.first, stands.last] = Candidate(source, meant, stands, [])
    return list(found.values())


def _meet(phrase: Phrase, place: tuple[int, int]) -> bool:
    first, last = place
    return first <= phrase.last and phrase.first <= last
