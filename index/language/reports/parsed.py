"""Subjects from a trained pipeline's parse, for verbs where the rules are unsure of theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.language.hints import Place, span
from index.language.phrases.phrase import Phrase, kind_of
from index.language.reports.report import Reading, Report
from index.language.subjects.clauses import How, Source
from index.language.words import Word

_UNSURE = frozenset({How.NONE, How.SUBJECT, How.SAME, How.BRACKET})
_LINKS = frozenset({"of", "for", "from", "at", "in", "with"})


def with_subjects(
    readings: Sequence[Reading], words: Sequence[Word], subjects: Mapping[int, Place]
) -> list[Reading]:
    """Return `readings` with the subjects of a parse, by where their verbs start in the text."""
    return [
        one._replace(reports=tuple(_resourced(report, words, subjects) for report in one.reports))
        for one in readings
    ]


def _resourced(report: Report, words: Sequence[Word], subjects: Mapping[int, Place]) -> Report:
    place = subjects.get(words[report.cue.first].start)
    found = span(words, place) if place and report.source.how in _UNSURE else None
    if found is None or any(word.quoted for word in words[found[0] : found[1] + 1]):
        return report
    first, last = found
    links = (at for at in range(first + 1, last + 1) if words[at].lower in _LINKS)
    head = next(links, last + 1) - 1
    phrase = Phrase(first, last, head, kind_of(words, first, head))
    return report._replace(source=Source(phrase, How.BEFORE))
