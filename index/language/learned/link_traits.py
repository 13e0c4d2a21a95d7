"""The traits of a link that tell whether a sentence has the speaker of another one."""

from __future__ import annotations

from collections.abc import Iterator

from index.language.learned.traits import Traits, shape
from index.language.reports.links import Carrier
from index.language.reports.passages import Passages

_BACK, _AHEAD = 6, 3  # sentences that a speaker may be taken from


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
    plain = sum(not passages.readings[one].is_quoted for one in between)
    yield f"step {step} {paragraphs}"
    yield f"step {step} {speaks} {quoted}"
    yield f"rivals {min(rivals, 3)} {paragraphs} {step > 0}"
    yield f"plain {min(plain, 3)} {paragraphs} {quoted}"
    yield f"first {_first(passages, at)} {step} {paragraphs}"


def _first(passages: Passages, at: int) -> str:
    line = passages.lines[at]
    return shape(passages.words[line.first]) if line.first < line.end else "<edge>"
