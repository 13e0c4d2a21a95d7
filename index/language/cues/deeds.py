"""Verbs of speech that tell what is done: "Kerr made it 2-0", "she learned to swim"."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.lexicon.cue_counts import is_verb, may_be_noun, table
from index.language.lexicon.trades import is_trade
from index.language.words import Word, listed

_NEAR = 4  # words behind a verb among which stands what is done
_LONGEST_VERDICT = 9  # words from "found" to "guilty"
_WRITES = frozenset({"wrote", "writes", "written", "writing", "write"})
_TELLS = frozenset(
    {"that", "saying", "asking", "to", "about", ":", ",", "and", "urging", "calling"}
)
_RENEWS = frozenset({"renew", "renews", "renewed", "renewing"})
_DISMISSES = frozenset({"dismiss", "dismisses", "dismissed", "dismissing"})
_VOTES = frozenset({"vote", "votes", "voted", "voting"})
_LEARNS = frozenset({"learn", "learns", "learned", "learnt", "learning"})
_TALKS = frozenset({"talked", "spoke"})
_FINDS = frozenset({"find", "finds", "found"})
_AGREES = frozenset({"agree", "agrees", "agreed"})
_SEES = frozenset({"seen", "obtained", "reviewed", "viewed"})
_LOOKS = frozenset({"look", "looks", "looked", "looking"})
_LOOKED_FOR = frozenset({"for", "at", "after"})
_GOES = frozenset({"go", "goes", "went", "gone", "going"})
_GOES_ON = frozenset({"on", "after", "further", "so", "as", "to", "public", ",", ":"})
_MENTIONS = frozenset({"mention", "mentions", "mentioned", "mentioning"})
_MAY = frozenset({"can", "may", "must", "cannot"})
_COMMENTS = frozenset({"comment", "object", "complain", "vote", "appeal"})


def is_deed(words: Sequence[Word], first: int, last: int, low: int, high: int) -> bool:
    """Tell whether the verb `words[first..last]` tells what somebody does, and nothing said."""
    form = words[first].lower
    if form in _COMMENTS and first > low and words[first - 1].lower in _MAY:
        return True  # "Residents can comment on the draft"
    beside = first > low and words[first - 1].quoted  # “No,” went the reply.
    if first == last < high - 1 and not beside and _is_way(form, words[last + 1].lower):
        return True
    if words[last].lower in _MENTIONS and _is_unsaid(words, first, last, low, high):
        return True
    if form in _WRITES | _TALKS:
        quotes = any(word.quoted for word in words[low:high])
        return not quotes and _is_letter_or_talk(words, last, high)
    if form in _SEES and _by_whom(words, first, last, low, high):
        return True  # "documents seen by the Courier show"
    if form in _FINDS | {"guilty"} and _is_verdict(words, first, low, high):
        return True
    behind = [word.lower for word in words[last + 1 : min(last + 1 + _NEAR, high)]]
    if words[last].lower == "it" and form in listed("making"):
        return _makes_so(form, behind)
    return _is_deed_to(form, behind)


def _is_way(form: str, follows: str) -> bool:
    """Tell "is looking for a coach" and "went past two men" from "went on: “No.”"."""
    return (form in _LOOKS and follows in _LOOKED_FOR) or (
        form in _GOES and follows not in _GOES_ON
    )


def _is_unsaid(words: Sequence[Word], first: int, last: int, low: int, high: int) -> bool:
    """Tell "Holm did not mention him" from "Holm did not mention that it leaks"."""
    before = {word.lower for word in words[max(low, first - 1) : last]}
    follows = words[last + 1].lower if last + 1 < high else ""
    return follows != "that" and not before.isdisjoint(listed("negations"))


def _by_whom(words: Sequence[Word], first: int, last: int, low: int, high: int) -> bool:
    """Tell "documents seen by the Courier show" from "is seen by many as a defeat"."""
    before = words[first - 1].lower if first > low else ""
    alone = last + 1 < high and before not in listed("auxiliaries", "adverbs")
    return alone and words[last + 1].lower == "by"


def _is_deed_to(form: str, behind: Sequence[str]) -> bool:
    """Tell a deed by what is behind it: "learned to swim", "renewed her insurance"."""
    if form in _LEARNS | _VOTES:
        return _is_plain_deed(form, behind)
    if form in _RENEWS:
        return bool(behind) and not any(map(_is_said, behind))
    if form in _DISMISSES:
        return _is_somebodys(behind)
    if form in _AGREES and behind[:1] == ["to"]:
        return behind[1] in listed("dealing") if len(behind) > 1 else False
    return form in _FINDS and behind[:2] == ["out", "about"]


def _is_plain_deed(form: str, behind: Sequence[str]) -> bool:
    """Tell "learned to swim" and "voted against" from "learned that"."""
    follows = behind[0] if behind else ""
    if form in _VOTES:
        return follows in {"against", "for", "to", "on", ".", ",", ""}
    return follows in {"to", "from", "of"}


def _is_verdict(words: Sequence[Word], at: int, low: int, high: int) -> bool:
    """Tell the words of "A jury had found Holm, 47, guilty" from "Holm pleaded guilty"."""
    guilty = words[at].lower == "guilty"
    reach = words[max(low, at - _LONGEST_VERDICT) : at] if guilty else ()
    ahead = words[at + 1 : min(high, at + _LONGEST_VERDICT)]
    if guilty:
        return any(word.lower in _FINDS for word in reach)
    return any(word.lower in {"guilty", "liable"} for word in ahead)


def _makes_so(form: str, behind: Sequence[str]) -> bool:
    """Tell "made it 2-0" and "makes it harder" from "made it very clear"."""
    made = form.startswith("ma")
    return made and not any(word in listed("made_known") for word in behind)


def _is_said(word: str) -> bool:
    """Tell the noun of "renewed her call for" from that of "renewed her insurance"."""
    return word in table() and (may_be_noun(word) or is_verb(word))


def _is_somebodys(behind: Sequence[str]) -> bool:
    """Tell "dismissed his entire cabinet" and "dismissed two ministers" from "his claim"."""
    first = behind[0] if behind else ""
    counted = first in listed("determiners", "possessives", "numbers")
    noun = next((word for word in behind[1:] if _is_staff(word)), "")
    told = "as" in behind or any(map(_is_said, behind[1:]))  # "dismissed the mayor as a clown"
    return counted and bool(noun) and not told


def _is_staff(word: str) -> bool:
    return is_trade(word) or word in listed("collectives", "dismissed_bodies")


def _is_letter_or_talk(words: Sequence[Word], last: int, high: int) -> bool:
    """Tell "She wrote to the journal the same evening." from "She wrote to the port that".

    And "She talked to Katie Lomax about libraries."
    """
    if last + 1 < high and words[last + 1].lower == "about" and words[last].lower in _WRITES:
        return True  # "writes about work better than anybody"
    if last + 1 >= high or words[last + 1].lower not in {"to", "with"}:
        return False
    if words[last].lower in _TALKS:
        return True
    return not any(word.lower in _TELLS for word in words[last + 2 : high])
