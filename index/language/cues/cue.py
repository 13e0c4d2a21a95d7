"""Words that report speech, belief or a document, and how surely each does."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from index.language.cues.deeds import is_deed
from index.language.cues.estimates import gives_sum
from index.language.cues.idioms import is_idiom
from index.language.cues.sides import after, before
from index.language.cues.stances import holds, leads_to_that
from index.language.cues.standpoints import OFTEN_NONE, STANDING_FOR, standing_for
from index.language.cues.tags import is_tag
from index.language.lexicon.cue_counts import chance, table
from index.language.phrases.phrase import is_noun, is_past
from index.language.words import Word, listed

_FLOOR = 0.08  # a word that is a cue more rarely than this is none
_ACCORDING = 0.95  # "according to" reports wherever it stands
_TAG = 0.8  # how surely a verb that is none of speech reports the quotation beside it
_SUM = 0.9  # how surely "put the cost at $3bn" does
_THAT = 0.8  # how surely a verb reports that "that" follows, and that else seldom does
_LIKELY = 0.4  # a verb that reports as surely as this surely does where a clause follows later
_THAT_FOLLOWS = 0.9  # "joked on the radio that he was late"
_NO_VERB = frozenset({"noun", "preposition", "to"})  # before a noun, or what nobody says yet
_LONGEST_NAMED = 4  # words before "called" that say what is called so
_HANDED_OVER = (  # verbs, and what they make
    ("writing", "written"),
    ("presenting", "presented"),
    ("defending", "defended"),
)
_NEAR_THING = 3  # words behind a verb among which the thing that it makes stands
_SOME = frozenset({"some", "several", "many", "few", "more"})
_ADDS = frozenset({"add", "added", "adding", "adds"})
_IDLE_PAIRS = frozenset(  # "reported from Carrow", "easier said than done", "thanks to her"
    {
        ("reported", "from"),
        ("concluded", "with"),
        ("contend", "with"),
        ("contend", "for"),
        ("said", "than"),
        ("out", "toward"),  # a truck pointed out toward the road
        ("out", "towards"),
        ("thanks", "to"),
        ("agreed", "a"),  # a contract
        ("agreed", "an"),
        ("agreed", "terms"),
        ("agreed", "personal"),
    }
)
_SUMS = frozenset({"$", "£", "€", "a", "an", "another", "more", "two", "three", "four", "five"})


class Cue(NamedTuple):
    """A word or two that may report: `words[first..last]`, and the probability that they do."""

    first: int
    last: int
    form: str
    probability: float


def cues_in(words: Sequence[Word], low: int, high: int) -> list[Cue]:
    """Return the cues outside quotation marks among `words[low:high]`, in order."""
    found: list[Cue] = []
    openers = _openers()
    quotes = any(word.quoted for word in words[low:high])
    for at in range(low, high):
        if found and found[-1].last >= at:
            continue
        cue = _cue_at(words, at, low, high) if words[at].lower in openers else None
        if quotes and (cue is None or cue.probability < _TAG):
            cue = Cue(at, at, words[at].lower, _TAG) if is_tag(words, at, low, high) else cue
        if cue:
            found.append(cue)
    return found


@cache
def _openers() -> frozenset[str]:
    """Return the words that a cue may begin with: few of a text's words do."""
    verbs = listed("that_verbs", "clause_verbs", "valuing")
    return frozenset(form.split()[0] for form in [*table(), *verbs, "credits"]) | STANDING_FOR


def _cue_at(words: Sequence[Word], at: int, low: int, high: int) -> Cue | None:
    """Return the cue that begins at `words[at]`, the longer one where there are two."""
    word = words[at]
    if word.quoted or word.name:
        return None
    if word.lower in STANDING_FOR:
        last, form = standing_for(words, at, low, high)
        if form or word.lower in OFTEN_NONE:
            return Cue(at, last, form, _ACCORDING) if form else None
    forms = table()
    if at + 1 < high and not words[at + 1].quoted:
        pair = f"{word.lower} {words[at + 1].lower}"
        if pair in forms:
            return _counted(words, at, at + 1, low, high, pair)
    known = _counted(words, at, at, low, high, word.lower) if word.lower in forms else None
    if gives_sum(words, at, high) and before(words, at, low) not in _NO_VERB | {"be"}:
        return Cue(at, at, word.lower, _SUM)
    return _surer(words, at, low, high, known) or _before_that(words, at, low, high, known) or known


def _surer(words: Sequence[Word], at: int, low: int, high: int, known: Cue | None) -> Cue | None:
    """Return a cue that what follows makes surer than the counts, which make `known` of it."""
    likely = known.probability if known else 0.0
    held = holds(words, at, low, high) or 0.0
    if likely >= _LIKELY and leads_to_that(words, at, high):
        held = max(held, _THAT_FOLLOWS)
    return Cue(at, at, words[at].lower, held) if held > likely else None


def _before_that(
    words: Sequence[Word], at: int, low: int, high: int, known: Cue | None
) -> Cue | None:
    """Return a verb that reports because "that" follows: "the charts imply that it leaks"."""
    if after(words, at, high) != "that":
        return None
    form = words[at].lower
    held = form in listed("clause_verbs") and _begins_clause(words, at + 2, high)
    if not (held or form in listed("that_verbs")):
        return None
    if before(words, at, low) in _NO_VERB or (known and known.probability > _THAT):
        return None
    return Cue(at, at, form, _THAT)


def _begins_clause(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell "held that the law was void" from "held that post"."""
    if at >= high:
        return False
    opening = listed("determiners", "possessives", "pronouns")
    return words[at].name or words[at].lower in opening | {"there", "they", "if", "when"}


def _counted(
    words: Sequence[Word], first: int, last: int, low: int, high: int, form: str
) -> Cue | None:
    """Return what the counts make of `form`, at `words[first..last]`, by what stands beside it."""
    sides = before(words, first, low), after(words, last, high)
    nothing = _reports_nothing(words, last, high, sides) or _is_adjective(words, first, low)
    nothing = nothing or is_deed(words, first, last, low, high)
    nothing = nothing or is_idiom(words, first, last, low, high)
    if nothing or _is_participle(words, last, high):
        return None
    likely = chance(form, *sides)
    return Cue(first, last, form, likely) if likely >= _FLOOR else None


def _is_participle(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell "a man accused of theft" and "a company called Harmony", whom others accuse and call."""
    form = words[at].lower
    if at + 1 >= high or _follows_pronoun(words, at):
        return False
    if form in {"called", "named"} and words[at - 1].lower in listed("handle_bearers"):
        return words[at + 1].lower not in listed("determiners", "possessives")
    if form not in {"accused", "called"}:
        return False
    if form == "called":
        return words[at + 1].name and _names_one(words, at)
    return words[at + 1].lower == "of" and words[at - 1].lower not in listed("be")


def _is_adjective(words: Sequence[Word], at: int, low: int) -> bool:
    """Tell "some pointed advice" and "the minimum supported version" from "some pointed at it"."""
    extreme = at - 2 >= low and words[at - 1].lower in listed("extremes")
    if extreme and words[at - 2].lower in listed("determiners", "possessives"):
        return words[at].lower.endswith("ed") and _precedes_noun(words, at)
    verb = at - 2
    counted = words[at - 1].lower in _SOME | listed("numbers")
    if verb <= low or not counted or not words[at].lower.endswith("ed"):
        return False
    return is_past(words[verb].lower)


def _precedes_noun(words: Sequence[Word], at: int) -> bool:
    """Tell "the minimum supported version" from "the latest showed that"."""
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or following.name or following.lower in listed("determiners"):
        return False
    return is_noun(following)


def _names_one(words: Sequence[Word], at: int) -> bool:
    """Tell whether the words before "called" are one thing that has a name: "a company called"."""
    named = [word for word in words[max(at - _LONGEST_NAMED, 0) : at] if not word.quoted]
    if not named or named[-1].name or not named[-1].text[0].isalnum():
        return False
    return any(one.lower in {"a", "an"} for one in named)


def _follows_pronoun(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].lower in listed("pronouns")


def _reports_nothing(words: Sequence[Word], last: int, high: int, sides: tuple[str, str]) -> bool:
    """Tell "said goodbye", "said a word", and "workers told to leave", who listen."""
    word = words[last].lower
    if word == "told" and sides[1] == "to" and sides[0] != "be":
        return True
    if _is_idle(words, last, high) or _hands_over(words, last, high) or _is_told_of(words, last):
        return True
    if last + 1 >= high:
        return False
    following = words[last + 1].lower
    if (word, following) in _IDLE_PAIRS:
        return True
    if word in listed("refusals"):
        return sides[1] == "word" and following not in listed("comments")
    if word in _ADDS and (following in _SUMS or following[0].isdigit()):
        return True
    if word in listed("yielding") and following in listed("yielded"):
        return True
    wordless = following == "a" and words[min(last + 2, high - 1)].lower == "word"
    return following in listed("greetings") or wordless


def _ends_clause(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell "said nothing, loudly" from "said nothing had changed"."""
    return at >= high or not words[at].text[0].isalnum()


def _is_told_of(words: Sequence[Word], at: int) -> bool:
    """Tell "It is long and said to be haunted", which nobody named says."""
    before, behind = words[max(at - 1, 0)].lower, [word.lower for word in words[at + 1 : at + 3]]
    said = words[at].lower == "said" and before in {"and", "but"} and behind[:1] == ["to"]
    return said and behind[-1] in listed("infinitives")


def _hands_over(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell "wrote 163 cheques" and "defended her title", in which nothing is said."""
    verb = words[at].lower
    things = next((things for verbs, things in _HANDED_OVER if verb in listed(verbs)), None)
    near = words[at + 1 : min(at + 1 + _NEAR_THING, high)]
    if things is None or not near or near[0].lower in listed("prepositions"):
        return False  # "wrote in a book that"
    return any(word.lower in listed(things) for word in near)


def _is_idle(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell the "say" of "fewer than, say, ten" and the "told" of "All told, the gate cost more".

    And "unless noted otherwise", and "said nothing, loudly".
    """
    if not 0 < at < high - 1:
        return False
    before, behind = words[at - 1].lower, words[at + 1].lower
    if behind == "nothing" and words[at].lower in listed("saying"):
        return _ends_clause(words, at + 2, high)
    if before == "unless" and behind == "otherwise":
        return True
    return behind == "," and (before, words[at].lower) in {(",", "say"), ("all", "told")}
