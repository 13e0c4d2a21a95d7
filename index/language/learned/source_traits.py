"""The traits of who may speak in a sentence that tell whether it is they who do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.language.cues.sides import after, before
from index.language.learned.traits import NAME, Traits, shape
from index.language.phrases.phrase import Phrase, opens_clause
from index.language.reports.candidates import Candidate
from index.language.reports.passages import Passages
from index.language.reports.report import Reading
from index.language.words import Line, Word, listed


def of_candidates(passages: Passages, at: int, given: Sequence[Candidate]) -> list[Traits]:
    """Return for each of `given` what tells whether it is the source of the sentence."""
    order = sorted(range(len(given)), key=lambda one: given[one].place.first)
    places = {one: place for place, one in enumerate(order)}
    return [
        list(_of_candidate(passages, at, one, places[number], len(given)))
        for number, one in enumerate(given)
    ]


def _of_candidate(
    passages: Passages, at: int, one: Candidate, place: int, count: int
) -> Iterator[str]:
    words, line, reading = passages.words, passages.lines[at], passages.readings[at]
    phrase = one.place
    speech = "direct" if reading.quoted >= 0.45 else "mixed" if reading.quoted > 0.1 else "indirect"
    yield f"kind {phrase.kind} {speech}"
    yield f"place {min(place, 4)} {min(count, 5)}"
    yield f"size {min(phrase.last - phrase.first, 5)}"
    yield f"head {shape(words[phrase.head])}"
    yield f"opens {opens_clause(words, line.first, phrase.first)} {phrase.kind}"
    yield f"begins {min(phrase.first - line.first, 4)}"
    if one.source.mention:
        yield f"for {shape(words[one.phrase.head])} {one.phrase.kind}"
    yield from _of_ranks(reading, one, speech)
    yield from _of_coverage(words, line, reading, one)
    yield from _of_shape(words, phrase)
    yield from _beside(words, line, phrase)
    yield from _to_cues(words, reading, phrase)
    yield from _inside(reading, phrase)


def _of_ranks(reading: Reading, one: Candidate, speech: str) -> Iterator[str]:
    yield f"ranks {len(one.ranks)}"
    yield f"rank {one.ranks[0] if one.ranks else None} {speech}"
    for rank in one.ranks[:2]:
        report = reading.reports[rank]
        how = report.source.how
        yield f"how {how}"
        yield f"how {how} {rank == 0} {speech}"
        yield f"cue {report.cue.form}"
        yield f"chance {int(report.cue.probability * 10)} {how}"
        yield f"covered {min(report.covered // 3, 5)} {rank == 0}"


def _of_coverage(
    words: Sequence[Word], line: Line, reading: Reading, one: Candidate
) -> Iterator[str]:
    """Yield how much of the sentence would be said by a candidate, and more or less than others."""
    own = [reading.reports[rank] for rank in one.ranks]
    if not own:
        return
    rest = [other for rank, other in enumerate(reading.reports) if rank not in one.ranks]
    most = max(report.covered for report in own)
    rival = max((report.covered for report in rest if report.names), default=-1)
    surest = max(own, key=lambda report: report.cue.probability)
    above = max((report.cue.probability for report in rest if report.names), default=0.0)
    size = max(line.end - line.first, 1)
    yield f"share {int(6 * most / size)}"
    yield f"most {most > rival} {int((surest.cue.probability - above) * 5)}"
    yield f"against {max(-4, min(4, (most - max(rival, 0)) // 3))} {rival < 0}"
    follows = after(words, surest.cue.last, line.end)
    stands = before(words, surest.cue.first, line.first)
    yield f"follows {follows} {int(surest.cue.probability * 5)}"
    yield f"stands {stands} {follows} {surest.source.how}"
    yield f"{surest.cue.form} {follows}"
    yield f"{shape(words[one.place.head])} {surest.cue.form}"


def _of_shape(words: Sequence[Word], phrase: Phrase) -> Iterator[str]:
    first = words[phrase.first]
    yield f"start {shape(first)}"
    yield f"start {first.lower[-3:] if not first.name else NAME} {phrase.kind}"
    if words[phrase.head].lower in listed("roles"):
        yield f"role {phrase.kind}"
    if words[phrase.head].lower.endswith("s"):
        yield f"plural {phrase.kind}"


def _inside(reading: Reading, phrase: Phrase) -> Iterator[str]:
    """Yield how sure the cues are that stand before a phrase with another source."""
    over = [
        one
        for one in reading.reports
        if one.cue.last < phrase.first
        and (one.source.mention or one.source.phrase) not in (None, phrase)
    ]
    surest = max((one.cue.probability for one in over), default=0.0)
    yield f"inside {int(surest * 5)} {phrase.kind}"
    yield f"inside {min(len(over), 3)}"


def _beside(words: Sequence[Word], line: Line, phrase: Phrase) -> Iterator[str]:
    earlier, left = (_around(words, at, line) for at in (phrase.first - 2, phrase.first - 1))
    right, later = (_around(words, at, line) for at in (phrase.last + 1, phrase.last + 2))
    yield f"before {left}"
    yield f"before {earlier} {left}"
    yield f"after {right}"
    yield f"after {right} {later}"
    yield f"between {left} {right}"
    yield f"before {left} {phrase.kind}"


def _around(words: Sequence[Word], at: int, line: Line) -> str:
    return shape(words[at]) if line.first <= at < line.end else "<edge>"


def _to_cues(words: Sequence[Word], reading: Reading, phrase: Phrase) -> Iterator[str]:
    if not reading.reports:
        yield "no cue"
        return
    cues = [one.cue for one in reading.reports]
    nearest = min(cues, key=lambda cue: abs(_distance(phrase, cue.first)))
    surest = max(cues, key=lambda cue: cue.probability)
    for name, cue in (("nearest", nearest), ("surest", surest)):
        distance = max(-8, min(8, _distance(phrase, cue.first)))
        yield f"{name} {distance}"
        yield f"{name} {max(-3, min(3, distance))} {int(cue.probability * 5)} {phrase.kind}"


def _distance(phrase: Phrase, cue: int) -> int:
    """Return how many words a cue stands after (or, below 0, before) a phrase."""
    return cue - phrase.last if cue > phrase.last else cue - phrase.first
