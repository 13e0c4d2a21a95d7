"""What the learned weights look at: the traits of a sentence, of who may speak in it, and of links.

A trait is a short string; a weight belongs to each that was seen often enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.language.clauses import Source
from index.language.continuation import Carrier, Passages
from index.language.cues import after, before
from index.language.mentions import mentions
from index.language.phrases import Phrase, opens_clause
from index.language.reports import Reading, Report
from index.language.words import Line, Word, listed

_NEIGHBOURS = (-2, -1, 1, 2)
_BACK, _AHEAD = 6, 3  # sentences that a speaker may be taken from
_NAME, _NUMBER, _QUOTED = "<name>", "<number>", "<quoted>"

Traits = list[str]


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
    head = _shape(words[phrase.head]) if phrase else "nobody"
    yield f"cue {cue.form}"
    yield f"source {head}"
    yield f"source {head} {cue.form}"
    yield f"covered {min(report.covered // 3, 4)}"
    yield f"cue {int(cue.probability * 10)} {report.source.how}"


def _of_words(passages: Passages, at: int) -> Iterator[str]:
    line = passages.lines[at]
    shapes = [_shape(word) for word in passages.words[line.first : line.end]]
    yield f"length {min(len(shapes) // 5, 8)}"
    if not shapes:
        return
    yield f"first {shapes[0]}"
    yield f"last {shapes[-2] if len(shapes) > 1 else shapes[-1]}"
    for shape, following in zip(shapes, [*shapes[1:], "<end>"], strict=True):
        if shape is not _QUOTED:
            yield shape
            yield f"{shape} {following}"
    for report in passages.readings[at].reports[1:3]:
        yield f"further {report.cue.form}"
        yield f"further {int(report.cue.probability * 5)} {report.source.how}"


def _shape(word: Word) -> str:
    if word.quoted:
        return _QUOTED
    if word.text[0].isdigit():
        return _NUMBER
    return _NAME if word.name else word.lower


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
    yield f"head {_shape(words[phrase.head])}"
    yield f"opens {opens_clause(words, line.first, phrase.first)} {phrase.kind}"
    yield f"begins {min(phrase.first - line.first, 4)}"
    if one.source.mention:
        yield f"for {_shape(words[one.phrase.head])} {one.phrase.kind}"
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
    yield f"{_shape(words[one.place.head])} {surest.cue.form}"


def _of_shape(words: Sequence[Word], phrase: Phrase) -> Iterator[str]:
    first = words[phrase.first]
    yield f"start {_shape(first)}"
    yield f"start {first.lower[-3:] if not first.name else _NAME} {phrase.kind}"
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
    return _shape(words[at]) if line.first <= at < line.end else "<edge>"


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


def voices(passages: Passages, at: int) -> list[int]:
    """Return the sentences around `at` that name a speaker whom it may share."""
    around = range(max(0, at - _BACK), min(len(passages.readings), at + _AHEAD + 1))
    return [other for other in around if other != at and passages.readings[other].speaks]


def of_link(passages: Passages, at: int, other: int, rule: Carrier | None) -> Traits:
    """Return what tells whether the sentence `at` has the speaker of the sentence `other`.

    `other` may be `at` itself: its own speaker. `rule` is what the rules say.
    """
    return list(_of_link(passages, at, other, rule))


def _of_link(passages: Passages, at: int, other: int, rule: Carrier | None) -> Iterator[str]:
    here, there = passages.readings[at], passages.readings[other]
    told = rule.link if rule and rule.sentence == other else None
    quoted = f"{int(here.quoted * 4)}"
    own = "own" if at == other else "taken"
    speaks = "speaks" if here.speaks else "mute"
    yield f"{own} {told} {quoted} {speaks}"
    yield f"{own} {told} {rule.link if rule else None}"
    phrase = there.reports[0].source.phrase
    kind = phrase.kind if phrase else None
    yield f"{own} {kind} {there.reports[0].source.how} {speaks}"
    yield f"{own} quoted {quoted} {int(there.quoted * 4)}"
    yield f"{own} reports {int(here.probability * 5)} {int(there.probability * 5)}"
    yield f"{own} cue {there.reports[0].cue.form}"
    if own == "own":
        return
    step = max(-4, min(3, other - at))
    paragraphs = max(
        -3, min(2, passages.sentences[other].paragraph - passages.sentences[at].paragraph)
    )
    between = range(min(at, other) + 1, max(at, other))
    rivals = sum(passages.readings[one].speaks for one in between)
    plain = sum(passages.readings[one].quoted < 0.5 for one in between)
    yield f"step {step} {paragraphs}"
    yield f"step {step} {speaks} {quoted}"
    yield f"rivals {min(rivals, 3)} {paragraphs} {step > 0}"
    yield f"plain {min(plain, 3)} {paragraphs} {quoted}"
    yield f"first {_first(passages, at)} {step} {paragraphs}"


def _first(passages: Passages, at: int) -> str:
    line = passages.lines[at]
    return _shape(passages.words[line.first]) if line.first < line.end else "<edge>"
