"""Who acts without being the subject: behind "by", and whom something moves."""

from __future__ import annotations

from index.language.lexicon.cue_counts import is_verb
from index.language.phrases.after import phrase_after
from index.language.phrases.before import phrase_before
from index.language.phrases.phrase import GENITIVE, is_noun
from index.language.phrases.verb_groups import skip_helpers
from index.language.subjects.apart import is_somebody, may_speak
from index.language.subjects.clauses import NOBODY, Clause, How, Source, found
from index.language.words import listed

_PARTICIPLES = ("ed", "en", "known", "told", "shown", "found", "held", "made", "heard")
_EXPECTED = frozenset(
    {"expected", "believed", "supposed", "asked", "considered", "thought", "said"}
)
_SHORTENED = frozenset({"when", "if", "until", "unless"})
_NAMED = 3  # words between "deemed" and "by" in "deemed too weak by Holm"
_AGENT_REACH = 10  # words between a passive verb and "by"


def is_passive(clause: Clause, helped: set[str]) -> bool:
    """Tell "was told", and "a practice criticized by Holm", from "is worried" and "is saying"."""
    verb = clause.cue.form.split()[0]
    if verb in {"said", "thought"}:  # "is said to be furious", "a photograph said to show one"
        return bool(helped & listed("be") - GENITIVE) or _is_reputed(clause)
    if not verb.endswith(_PARTICIPLES):
        return False
    if clause.words[max(clause.cue.first - 1, clause.low)].lower in _SHORTENED:
        return True  # "He walked off when asked about it"
    if verb in listed("feelings"):
        return verb == "opposed" and _has_agent(clause, 1)
    if helped & listed("be"):
        return not _has_done(clause, helped)
    if helped & listed("auxiliaries"):
        return False
    return _is_titled(clause) or _has_agent(clause, _NAMED if verb in listed("naming") else 1)


def _has_done(clause: Clause, helped: set[str]) -> bool:
    """Tell "she’s called for a vote", who has, from "she’s expected to", which others do."""
    words, verb = clause.words, clause.cue.form.split()[0]
    if helped & listed("be") - GENITIVE or verb in listed("passives", "addressing") | _EXPECTED:
        return False
    for at in range(clause.cue.first - 1, clause.low, -1):
        if words[at].text in GENITIVE:
            return words[at - 1].lower in {"he", "she", "who"}
    return False


def _is_reputed(clause: Clause) -> bool:
    """Tell "a photograph said to show" from "said to her", and "Holm said to wait"."""
    thing = phrase_before(clause.words, clause.low, clause.cue.first - 1)
    if thing is None or may_speak(clause.words, thing):
        return False
    following = clause.words[clause.cue.last + 1 : clause.cue.last + 3]
    if len(following) < 2 or following[0].lower != "to" or following[1].name:
        return False
    verb = following[1].lower
    return verb in listed("infinitives") or (is_verb(verb) and not verb.endswith("s"))


def _is_titled(clause: Clause) -> bool:
    """Tell "a print called “Gate”" from "residents called it a gate"."""
    words, cue = clause.words, clause.cue
    if cue.form not in listed("titling") or cue.last + 1 >= clause.high:
        return False
    following = words[cue.last + 1]
    thing = phrase_before(words, clause.low, cue.first - 1)
    return (
        (following.quoted or following.name) and thing is not None and not may_speak(words, thing)
    )


def _has_agent(clause: Clause, reach: int) -> bool:
    """Tell whether "by" and neither a verb nor a way follow the cue within `reach` words."""
    words, last = clause.words, clause.cue.last
    for at in range(last + 1, min(last + 1 + reach, clause.high - 1)):
        if words[at].lower == "by":
            return not (_is_way(clause, at + 1) or words[at + 1].lower.endswith("ing"))
    return False


def _is_way(clause: Clause, at: int) -> bool:
    """Tell how somebody replied "by e-mail" from who stands behind "by mail carriers"."""
    words = clause.words
    alone = at + 1 >= clause.high or not is_noun(words[at + 1])
    return alone and words[at].lower in listed("channels")


def agent(clause: Clause) -> Source:
    """Return who stands behind "by": "was criticized on Monday by Holm"."""
    words, cue = clause.words, clause.cue
    for at in range(cue.last + 1, min(clause.high - 1, cue.last + _AGENT_REACH)):
        if words[at].lower == "by" and not _is_way(clause, at + 1):
            high = _charge(clause, at) if cue.form in listed("accusing") else clause.high
            return found(phrase_after(words, at + 1, high), How.AGENT)
        if not words[at].text[0].isalnum():
            break
    return NOBODY


def _charge(clause: Clause, at: int) -> int:
    """Return where it is told of what: "accused by the mayor of hiding a report"."""
    of = (place for place in range(at + 2, clause.high) if clause.words[place].lower == "of")
    return next(of, clause.high)


def moved(clause: Clause) -> Source | None:
    """Return whom something moves: "the remark has angered residents"."""
    words, cue, low = clause.words, clause.cue, clause.low
    if cue.form not in listed("moving"):
        return None
    if cue.last + 1 < clause.high and words[cue.last + 1].lower == "that":
        return None  # "residents worried that trees would fall"
    at = skip_helpers(words, low, cue.first - 1)
    helped = {word.lower for word in words[at + 1 : cue.first]}
    if at < low or helped & listed("be") or words[at].lower in listed("subordinators"):
        return None
    mover = phrase_before(words, low, at)
    if mover is None or (cue.form in listed("telling") and may_speak(words, mover)):
        return None  # "Holm reminded residents"
    phrase = phrase_after(words, cue.last + 1, clause.high)
    return Source(phrase, How.AGENT) if phrase and is_somebody(words, phrase) else None
