"""The traits of a sentence that tell whether it reports somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.language.learned.traits import QUOTED, Traits, shape
from index.language.reports.links import Carrier
from index.language.reports.passages import Passages
from index.language.reports.report import Reading, Report
from index.language.words import Word

_NEIGHBOURS = (-2, -1, 1, 2)


def of_sentences(passages: Passages, carriers: Sequence[Carrier | None]) -> list[Traits]:
    """Return for every sentence what tells whether it reports somebody."""
    rules = [
        _of_rules(passages, at, reading, carriers[at])
        for at, reading in enumerate(passages.readings)
    ]
    return [
        [
            *rules[at],
            *_of_words(passages, at),
            *_of_place(passages, at),
            *_of_others(passages, rules, at),
        ]
        for at in range(len(rules))
    ]


def _of_rules(passages: Passages, at: int, reading: Reading, carrier: Carrier | None) -> Traits:
    main = reading.reports[0] if reading.reports else None
    named = [one.cue.probability for one in reading.reports if one.names]
    made = [
        f"reports {int(reading.probability * 10)}",
        f"quoted {int(reading.quoted * 5)}",
        f"named {int(max(named, default=0) * 10)}",
        f"link {carrier.link if carrier else None}",
        f"how {main.source.how if main else None}",
    ]
    return [*made, *_of_report(passages.words, main)] if main else made


def _of_report(words: Sequence[Word], report: Report) -> Iterator[str]:
    cue, phrase = report.cue, report.source.phrase
    head = shape(words[phrase.head]) if phrase else "nobody"
    yield f"cue {cue.form}"
    yield f"source {head}"
    yield f"source {head} {cue.form}"
    yield f"covered {min(report.covered // 3, 4)}"
    yield f"cue {int(cue.probability * 10)} {report.source.how}"


def _of_words(passages: Passages, at: int) -> Iterator[str]:
    line = passages.lines[at]
    shapes = [shape(word) for word in passages.words[line.first : line.end]]
    yield f"length {min(len(shapes) // 5, 8)}"
    if not shapes:
        return
    yield f"first {shapes[0]}"
    yield f"last {shapes[-2] if len(shapes) > 1 else shapes[-1]}"
    for here, following in zip(shapes, [*shapes[1:], "<end>"], strict=True):
        if here is not QUOTED:
            yield here
            yield f"{here} {following}"
    for report in passages.readings[at].reports[1:3]:
        yield f"further {report.cue.form}"
        yield f"further {int(report.cue.probability * 5)} {report.source.how}"


def _of_place(passages: Passages, at: int) -> Iterator[str]:
    here = passages.sentences[at].paragraph
    above = at and passages.sentences[at - 1].paragraph == here
    below = at + 1 < len(passages.sentences) and passages.sentences[at + 1].paragraph == here
    yield f"paragraph {bool(above)} {bool(below)}"
    yield f"place {min(at, 3)}"
    if passages.lines[at].heading:
        yield "heading"


def _of_others(passages: Passages, rules: Sequence[Traits], at: int) -> Iterator[str]:
    here = passages.sentences[at].paragraph
    for step in _NEIGHBOURS:
        other = at + step
        if 0 <= other < len(rules):
            same = passages.sentences[other].paragraph == here
            yield from (f"{step} {same} {one}" for one in rules[other][:6])
