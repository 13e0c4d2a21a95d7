"""What a sentence reports: its cues with their sources, the main one first."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import NamedTuple

from index.language.cues.cue import Cue, cues_in
from index.language.cues.noun_uses import is_noun_use, is_set_off
from index.language.cues.tags import ends_quotation
from index.language.phrases.after import phrase_after
from index.language.phrases.phrase import PhraseKind
from index.language.reports.colons import before_colon
from index.language.reports.coverage import SURE, contents, span
from index.language.reports.findings import is_finding
from index.language.reports.headlines import headline_source
from index.language.reports.prominence import evidence, prominence
from index.language.reports.signatures import signature
from index.language.reports.turns import dashed, turn
from index.language.subjects.clauses import Clause, How, Source
from index.language.subjects.source import source_of
from index.language.words import Line, Word, listed

_LEAST_WORDS = 3  # of content, or half of the sentence: less is no report
_SURELY = 0.9  # how surely a verb must report that a word or two behind it are told
_NOBODYS = 0.2  # of its cue's probability: what a report counts whose source is not found
_EMBEDDED = 0.8  # of its weight: what a report in a relative clause counts
_PARENTHESES = frozenset({"says", "said", "say", "adds", "added", "recalls", "recalled"})
_MOST_CUES = 40  # of one sentence: keeps the work linear on endless ones
_SAYS = 0.6  # how surely a verb must report what it quotes a word or two of
_SURE_TO_TELL = (
    0.8  # how surely a verb does: "..., the operator estimates.", "a study found a link"
)
_SIGNED = 0.9  # how surely a name after a quotation and a dash is its speaker's
_QUOTED = 0.5  # of a sentence's words in quotation marks: with fewer it is told in the text's own
_OWN = 0.2  # how surely the cue of a quoted sentence must report, for its source to speak there
_SPEAKS = 0.4  # a sentence that reports more probably than this has a voice of its own
_QUOTED_IS_SPEECH = 0.9  # how surely a sentence that stands in quotation marks reports


class Report(NamedTuple):
    """A cue, its source, and how many words of the sentence it covers.

    `told` says whether it stands in what another one tells; `prominence` how much it stands out
    among several that name their sources.
    """

    cue: Cue
    source: Source
    covered: int
    told: bool = False
    prominence: float = 0.0

    @property
    def names(self) -> bool:
        """Tell whether the report names its source."""
        return self.source.phrase is not None


class Reading(NamedTuple):
    """What one sentence reports: its reports, main first, and how probable it is that it does."""

    reports: tuple[Report, ...]
    probability: float
    quoted: float  # share of its words in quotation marks
    turn: bool = False  # it begins with a speaker and a colon, and is not in quotation marks
    signs: bool = False  # it is nothing but the name that signs the quotation before it

    @property
    def is_quoted(self) -> bool:
        """Tell whether the sentence is told in somebody's own words."""
        return self.quoted >= _QUOTED

    @property
    def speaks(self) -> bool:
        """Tell whether the sentence itself names who speaks in it."""
        if not self.reports or not self.reports[0].names or self.probability < _SPEAKS:
            return False
        return not self.is_quoted or self.reports[0].cue.probability >= _OWN


def read(words: Sequence[Word], line: Line, known: frozenset[str]) -> Reading:
    """Return what the sentence of `line` reports; `known` holds the surnames of the text."""
    set_off = _set_off_speaker(words, line, known)
    if set_off:
        return set_off
    spoken = [word for word in words[line.first : line.end] if word.text[0].isalnum()]
    quoted = sum([word.quoted for word in spoken]) / max(len(spoken), 1)
    if line.heading and quoted == 1:
        return Reading((), 0.0, 0.0)  # a title that nobody says
    reports = _reports(words, line)
    telling = [
        one
        for one in reports
        if _has_content(words, line, one, len(spoken)) or _keeps_silent(words, one.cue)
    ]
    silent = prod(1 - one.cue.probability for one in telling)
    speaking = 1 - silent * (1 - quoted * _QUOTED_IS_SPEECH)
    if all(not one.names and one.cue.probability >= _SURELY for one in telling):
        reports = telling or reports  # "It was agreed that Holm would ask the library": nobody's
    ranked = _ranked(words, line, reports, len(spoken), direct=quoted >= _QUOTED)
    return Reading(tuple(ranked), speaking, quoted)


def _set_off_speaker(words: Sequence[Word], line: Line, known: frozenset[str]) -> Reading | None:
    """Return what a sentence reports whose speaker stands before a colon or after a dash."""
    opened = turn(words, line, known) or dashed(words, line) or headline_source(words, line)
    if opened:
        cue = Cue(opened.colon, opened.colon, ":", opened.probability)
        quoted = any(word.quoted for word in words[opened.colon : line.end])
        report = Report(cue, Source(opened.phrase, How.COLON), line.end - opened.colon)
        share = 1.0 if quoted or opened.goes_on else 0.0
        return Reading((report,), opened.probability, share, turn=opened.goes_on)
    signed = signature(words, line)
    if signed is None:
        return None
    cue = Cue(signed.first - 1, signed.first - 1, words[signed.first - 1].text, _SIGNED)
    report = Report(cue, Source(signed, How.SIGNATURE), line.end - line.first)
    return Reading((report,), _SIGNED, 1.0, signs=signed.first - 1 == line.first)


def _reports(words: Sequence[Word], line: Line) -> list[Report]:
    """Return the reports of a sentence in the order of their cues."""
    found: list[tuple[Cue, Source]] = []
    for cue in cues_in(words, line.first, line.end)[:_MOST_CUES]:
        earlier = [
            source
            for one, source in found
            if one.probability >= SURE and not is_noun_use(words, one, line.first)
        ]
        source = source_of(Clause(words, line.first, line.end, cue, earlier))
        if cue.probability < _SURE_TO_TELL and (
            is_set_off(words, cue, line.first) or is_finding(words, cue, source)
        ):
            cue = cue._replace(probability=_SURE_TO_TELL)
        found.append((cue, source))
    if not any(source.phrase and cue.probability >= SURE for cue, source in found):
        announced = before_colon(words, line)
        found += [announced] if announced else []
    if not found:
        return []
    told = contents(words, line, found)
    return [Report(*one, *content) for one, content in zip(found, told, strict=True)]


def _has_content(words: Sequence[Word], line: Line, report: Report, size: int) -> bool:
    """Tell whether a report tells something, in a sentence of `size` words."""
    first, _ = span(report.cue, report.source)
    if ends_quotation(words, first - 1, line.first):
        return True  # “No,” said Holm
    sure = report.covered and report.cue.probability >= _SAYS
    if sure and any(word.quoted for word in words[report.cue.last + 1 : line.end]):
        return True  # Holm called it “bold”
    told = report.covered - _company(words, report.cue, line.end)
    least = min(_LEAST_WORDS, max(1, size // 2))
    return told >= (1 if report.names and _tells_briefly(words, report.cue, line) else least)


def _tells_briefly(words: Sequence[Word], cue: Cue, line: Line) -> bool:
    """Tell "Holm called for calm" from "Holm said Monday", "told us" and "would say that"."""
    before, behind = cue.first - 1, cue.last + 1
    if cue.probability < _SURELY or cue.form in listed("addressing") or behind >= line.end:
        return False
    helper, following = words[before].lower, words[behind]
    if before >= line.first and (helper in listed("modals") or helper in listed("negations")):
        return False
    if following.lower in listed("pronouns"):
        return behind + 1 < line.end and words[behind + 1].text[0].isalpha()  # they won’t
    idle = listed("prepositions", "days", "adverbs", "object_pronouns", "says_little", "numbers")
    return following.text[0].isalpha() and following.lower not in idle


def _company(words: Sequence[Word], cue: Cue, end: int) -> int:
    """Return how many words say with whom one agrees or speaks: that is nothing said."""
    ahead = range(cue.last, min(cue.last + 2, end))
    with_it = next((at for at in ahead if words[at].lower == "with"), None)
    if with_it is None or words[cue.first].lower not in listed("meeting"):
        return 0
    whom = phrase_after(words, with_it + 1, end)
    return whom.last - cue.last if whom else 0


def _keeps_silent(words: Sequence[Word], cue: Cue) -> bool:
    """Tell "declined to comment" and "denied that.": short, and yet reports."""
    following = words[cue.last + 1 : cue.last + 3]
    told = {word.lower for word in following}
    if cue.form in listed("denials"):
        if told & listed("what_is_denied"):
            return True
        ends = len(following) > 1 and following[1].text == "."
        return ends and bool(told & {"that", "this", "it", "both"})
    return cue.form in listed("refusals") and bool(told & listed("comments"))


def _ranked(
    words: Sequence[Word], line: Line, reports: Sequence[Report], size: int, *, direct: bool
) -> list[Report]:
    """Return the reports with the main one first: one of nobody only where no other is likely.

    In "Holm, according to Reed, fears a flood" all is Reed’s; but “...,” said Holm, by whoever’s
    account, is Holm’s (`direct`).
    """
    if len(reports) < 2:
        return list(reports)
    named = [
        one._replace(prominence=prominence(evidence_of(words, line, one)))
        for one in reports
        if one.names
    ]
    nobodys = sorted(
        (one for one in reports if not one.names), key=lambda one: -one.cue.probability
    )
    named.sort(
        key=lambda one: (
            (one.source.how is How.ACCORDING) == direct,
            not _is_parenthesis(words, line, one),
            _is_aside(words, line, one),
            -one.prominence,
        )
    )
    likely = max((_weight(one, size) for one in named), default=0.0)
    if nobodys and nobodys[0].cue.probability * _NOBODYS > likely:
        return [*nobodys, *named]
    return [*named, *nobodys]


def _is_aside(words: Sequence[Word], line: Line, report: Report) -> bool:
    """Tell the guidebook of "He found that it was cast in 1451 and not, as the guidebook said,"."""
    phrase = report.source.phrase
    at = phrase.first - 1 if phrase and report.told else line.first
    return at > line.first + 1 and words[at].lower == "as" and words[at - 1].text == ","


def _is_parenthesis(words: Sequence[Word], line: Line, report: Report) -> bool:
    """Tell "He had told her so, she says, and she’d gone and bought it", all of which she says."""
    phrase, cue = report.source.phrase, report.cue
    if phrase is None or phrase.kind is not PhraseKind.PRONOUN or cue.form not in _PARENTHESES:
        return False
    first, last = phrase.first, cue.last + 1
    closed = last < line.end - 1 and words[last].text == "," and last == phrase.last + 2
    return closed and first > line.first + 1 and words[first - 1].text == ","


def evidence_of(words: Sequence[Word], line: Line, report: Report) -> dict[str, float]:
    """Return what speaks for a report as the main one of its sentence."""
    cue, source, covered = report.cue, report.source, report.covered
    return evidence(words, line, cue, source, covered, told=report.told)


def _weight(report: Report, size: int) -> float:
    """Return how much a report counts as its sentence's: one that covers all of it in full."""
    embedded = _EMBEDDED if report.source.how is How.RELATIVE else 1.0
    return embedded * report.cue.probability * (0.5 + 0.5 * report.covered / max(size, 1))
