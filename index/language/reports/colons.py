"""Sources before a colon and a quotation that no verb reports: Holm was blunt: “...”."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.cues.cue import Cue
from index.language.phrases.after import phrase_after
from index.language.phrases.before import phrase_before
from index.language.phrases.phrase import Phrase, PhraseKind
from index.language.subjects.apart import may_speak
from index.language.subjects.brackets import described_by
from index.language.subjects.clause_subjects import subject
from index.language.subjects.clauses import Clause, How, Source
from index.language.words import Line, Word, listed

_COLON = 0.6  # how surely a noun before a colon and a quotation is who is quoted


def before_colon(words: Sequence[Word], line: Line) -> tuple[Cue, Source] | None:
    """Return who is quoted after a colon: "From the report: “...", "Holm was blunt: “..."."""
    for at in range(line.first + 1, line.end - 1):
        if words[at].text == ":" and words[at + 1].quoted and not words[at - 1].quoted:
            cue = Cue(at, at, ":", _COLON)
            opening = subject(Clause(words, line.first, at, cue, ())).phrase
            if (
                opening
                and _does(words, _verb(words, opening, at), at)
                and may_speak(words, opening)
            ):
                return cue, Source(opening, How.SUBJECT)
            phrase = _here_is(words, line, at) or phrase_before(words, line.first, at - 1)
            phrase = phrase and (described_by(words, line.first, phrase) or phrase)
            if phrase and _is_quoted(words, phrase):
                return cue, Source(phrase, How.COLON)
    return None


def _here_is(words: Sequence[Word], line: Line, high: int) -> Phrase | None:
    """Return who is quoted in "Here’s Holm in December: “..."."""
    first = line.first
    if words[first].lower != "here" or words[first + 1].lower not in listed("be"):
        return None
    return phrase_after(words, first + 2, high)


def _verb(words: Sequence[Word], subject: Phrase, high: int) -> int:
    """Return where the verb of a subject may stand: past "our manager," of "Holm, our manager,"."""
    at = subject.last + 1
    if words[at].text != ",":
        return at
    return next((end + 1 for end in range(at + 1, high) if words[end].text == ","), at)


def _does(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell whether a subject's verb may stand at `at`, before `high`."""
    verbal = at < high and words[at].text.isalpha() and words[at].text.islower()
    return verbal and words[at].lower not in listed("prepositions", "conjunctions", "relatives")


def _is_quoted(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell who may be quoted, or what, from "it" and from "plain" in "the answer was plain"."""
    label = phrase.first == phrase.last and words[phrase.head].lower in listed("labels")
    if label or phrase.kind is PhraseKind.PRONOUN:
        return False
    return may_speak(words, phrase) or words[phrase.head].lower in listed("documents")
