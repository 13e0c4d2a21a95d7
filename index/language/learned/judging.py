"""Let learned weights decide where the rules propose: who reports, who speaks, who goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from index.language.cues.cue import Cue
from index.language.learned.link_traits import of_link, voices
from index.language.learned.sentence_evidence import of_sentence
from index.language.learned.sentence_traits import of_sentences
from index.language.learned.source_traits import of_candidates
from index.language.model import Model, log_odds, probability, weighed
from index.language.reports.candidates import Candidate, candidates
from index.language.reports.continuation import carriers
from index.language.reports.links import Carrier, Link
from index.language.reports.passages import Passages
from index.language.reports.report import Reading, Report

_LAID_OUT_IS_SPEECH = 2.0  # log-odds, at least, that what is laid out as speech is some
_READ = 0.2  # a sentence that reports less probably than this is not looked into


class Ruling(NamedTuple):
    """What the weights found for one sentence, as log-odds: evidence for how sure a name is."""

    sentence: float
    source: float = 0.0
    margin: float = 0.0
    link: float = 0.0
    agrees: bool = True


class Judged(NamedTuple):
    """The passages as the weights read them, whom each continues, and how that was decided."""

    passages: Passages
    carriers: list[Carrier | None]
    rulings: list[Ruling]


def judge(passages: Passages, model: Model) -> Judged:
    """Return what `model` makes of what the rules found in `passages`."""
    read = read_again(passages, carriers(passages), model)
    return link_again(read, model)


def read_again(passages: Passages, taken: Sequence[Carrier | None], model: Model) -> Judged:
    """Return the passages with the probability and the main source that `model` gives them."""
    readings, rulings = [], []
    for at, traits in enumerate(of_sentences(passages, taken)):
        reading = passages.readings[at]
        seen = of_sentence(reading, log_odds(model.sentence, traits))
        value = weighed(model.reports, seen)
        ruling = Ruling(value)
        set_off = reading.turn or reading.signs
        if set_off or _is_laid_out(taken[at]):
            value = max(value, _LAID_OUT_IS_SPEECH)
            ruling = Ruling(value, _LAID_OUT_IS_SPEECH)
        elif probability(value) >= _READ:
            reading, ruling = _resourced(passages, at, value, model)
        if not set_off:
            reading = reading._replace(probability=probability(value))
        readings.append(reading)
        rulings.append(ruling)
    renewed = passages._replace(readings=readings)
    return Judged(renewed, carriers(renewed), rulings)


def _resourced(passages: Passages, at: int, value: float, model: Model) -> tuple[Reading, Ruling]:
    reading = passages.readings[at]
    given = candidates(passages, at)
    if not given:
        return reading, Ruling(value)
    scores = [log_odds(model.source, one) for one in of_candidates(passages, at, given)]
    order = sorted(range(len(given)), key=lambda one: -scores[one])
    best = given[order[0]]
    margin = scores[order[0]] - (scores[order[1]] if len(order) > 1 else -4.0)
    agrees = bool(best.ranks) and best.ranks[0] == 0
    ruling = Ruling(value, scores[order[0]], margin, agrees=agrees)
    return reading._replace(reports=_ranked(reading, best)), ruling


def _ranked(reading: Reading, best: Candidate) -> tuple[Report, ...]:
    """Return the reports with that of `best` first."""
    if best.ranks:
        main = reading.reports[best.ranks[0]]
        return (main, *(one for one in reading.reports if one is not main))
    nearest = min(
        (one.cue for one in reading.reports),
        key=lambda cue: abs(cue.first - best.place.last),
        default=Cue(best.place.first, best.place.last, "", 0.5),
    )
    made = Report(nearest, best.source, 0)
    return (made, *reading.reports)


def link_again(judged: Judged, model: Model) -> Judged:
    """Return whom each sentence continues, as `model` decides between it and its neighbours."""
    passages = judged.passages
    found: list[Carrier | None] = []
    rulings: list[Ruling] = []
    for at, reading in enumerate(passages.readings):
        rule, ruling = judged.carriers[at], judged.rulings[at]
        options = links(judged, at)
        if not options or reading.turn or reading.signs or _is_laid_out(rule):
            found.append(rule)
            rulings.append(ruling)
            continue
        scores = [log_odds(model.link, link_traits(judged, at, one)) for one in options]
        best = max(range(len(options)), key=scores.__getitem__)
        rulings.append(ruling._replace(link=scores[best]))
        found.append(None if options[best] == at else _carrier(passages, at, options[best], rule))
    return Judged(passages, found, rulings)


def _is_laid_out(carrier: Carrier | None) -> bool:
    """Tell what belongs to a speaker by how the page is set: an answer, a signed letter."""
    return carrier is not None and carrier.link in {Link.TURN, Link.SIGNED}


def links(judged: Judged, at: int) -> list[int]:
    """Return the sentences whose speaker the sentence `at` may have; itself among them."""
    reading = judged.passages.readings[at]
    rule = judged.carriers[at]
    if reading.probability < _READ:
        return []
    others = voices(judged.passages, at)
    if rule and rule.sentence not in others and judged.passages.readings[rule.sentence].reports:
        others.append(rule.sentence)
    own = bool(reading.reports) and reading.reports[0].names
    return [*([at] if own else []), *others]


def link_traits(judged: Judged, at: int, other: int) -> list[str]:
    """Return the traits of a link, with what the weights found for the two sentences."""
    ruling, there = judged.rulings[at], judged.rulings[other]
    own = at == other
    return [
        *of_link(judged.passages, at, other, judged.carriers[at]),
        f"source {own} {_step(there.source)}",
        f"margin {own} {_step(there.margin)}",
        f"own source {own} {_step(ruling.source)}",
    ]


def _step(value: float) -> int:
    return int(max(-6.0, min(6.0, value)) * 1.5)


def _carrier(passages: Passages, at: int, other: int, rule: Carrier | None) -> Carrier:
    if rule and rule.sentence == other:
        return rule
    same = passages.sentences[at].paragraph == passages.sentences[other].paragraph
    if not same:
        return Carrier(other, Link.EARLIER)
    return Carrier(other, Link.PARAGRAPH if other < at else Link.FOLLOWING)
