"""The rules that decide whether a mark ends its sentence.

Each rule answers True (it does), False (it does not) or None (not for this rule to say); the first
answer counts, and a mark that no rule speaks about ends the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from index.language.sentences.abbreviations import (
    ends_after_abbreviation,
    is_abbreviation,
    opens_sentence,
)
from index.language.sentences.stops import Stop
from index.language.wordlists import word_list

Rule = Callable[[Stop], bool | None]

_GLUED_SENTENCE = re.compile(r"(?!(?:Com|Net|Org|Gov|Edu|Io|Js)\b)[A-Z][a-z’']+[\s,]|[A-Z] |[“‘]\w")
_LIST_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivx]{1,4}|[IVX]{1,4}")
_DAY = re.compile(r"[0-3]?\d")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_MONTH_AND_YEAR = re.compile(r"[01]?\d\. ?(?:19|20)\d\d\b")
_LABEL = re.compile(
    r"(?:Figure|Fig\.|Table|Box|Chart|Map|Exhibit|Step|Chapter|Part|Section|Lesson|Episode)\s"
)
_SIGNED = re.compile(r"(?:--|[–—]) ?[A-Z]{2,}(?: [A-Z]{2,})?")
_NO_PROSE = re.compile(
    r"[a-z]{1,2}[A-Z]|[\w.]+@\w|[a-z]\d{2}|https?://|www\.|@\w|[a-z][\w-]*\.(?:com|org|net|io|gov|edu|de|fr)\b"
)
_CITATION = re.compile(r"\([^()]{1,60}\)\s*[.;,]")
_CONTINUING = frozenset("-–—,;:&%/=+|·")
_LISTS = "sentence_ends"
_ELLIPSES = frozenset({"...", "…"})


def ends_sentence(stop: Stop) -> bool:
    """Tell whether `stop` ends its sentence."""
    for rule in _RULES:
        answer = rule(stop)
        if answer is not None:
            return answer
    return True


def _nothing_follows(stop: Stop) -> bool | None:
    return None if stop.lead or stop.after else True


def _opens_the_sentence(stop: Stop) -> bool | None:
    """`. . . The practice` and `...and then` begin with their mark."""
    return False if stop.follows_first_word and not stop.before and not stop.closers else None


def _glued(stop: Stop) -> bool | None:
    """`The minister resigned.His deputy took over` lacks a space; `bbc.co.uk` does not."""
    if stop.line[stop.end].isspace():
        return None
    if stop.mark[-1] in "。！？" or stop.closers[-1:] in tuple("」』"):
        return True
    finished = stop.before.isalpha() and len(stop.before) > 2
    if stop.mark == "." and not stop.closers:
        finished = finished and stop.before.islower()
    return bool(
        (finished or stop.closes_quotation) and _GLUED_SENTENCE.match(stop.lead + stop.after)
    )


def _spaced_ellipsis(stop: Stop) -> bool | None:
    """`. . .` goes on inside a sentence; a fourth point ends it."""
    if stop.mark.count(".") != len(stop.mark.split()) or len(stop.mark) < len(". . ."):
        return None
    if stop.closers:
        return None
    return stop.mark.count(".") > 3 and stop.after[:1].isupper()


def _goes_on(stop: Stop) -> bool | None:
    """A dash, a comma or a colon continues: `“Why?” — Reyes`; an agency signs: `-- BERNAMA`."""
    if stop.lead or stop.after[:1] not in _CONTINUING:
        return None
    return _SIGNED.fullmatch(stop.after) is not None


def _small_letter(stop: Stop) -> bool | None:
    """A small letter goes on, save for brands (iPhone), addresses and careless writing."""
    if not stop.after[:1].islower() or _NO_PROSE.match(stop.after):
        return None
    if stop.key in word_list(_LISTS, "exclaiming"):
        return False
    if stop.closers.strip(")") or stop.lead or stop.quoted or _ends_aside(stop):
        return False
    if stop.mark[-1] in "!?":
        return stop.informal or (stop.mark[-1] == "!" and not _may_be_name(stop))
    plain = stop.before.isalpha() and len(stop.before) > 2 and not is_abbreviation(stop.key)
    return stop.informal and stop.mark == "." and plain


def _ends_aside(stop: Stop) -> bool:
    """Tell `three to two (so close!) and left` from the smiley of `so close! :) and left`."""
    before, bracket, _ = stop.leads_in.rpartition("(")
    return stop.closers == ")" and bool(bracket) and bool(before.strip())


def _may_be_name(stop: Stop) -> bool:
    return stop.key in word_list(_LISTS, "exclaiming") or (
        stop.before.istitle() and not stop.follows_first_word
    )


def _speech_tag(stop: Stop) -> bool | None:
    """`“Is there any doubt?” Kirby asked.` is one sentence."""
    if not stop.closes_quotation or stop.lead:
        return None
    tag = _tag_patterns()["tag" if stop.mark != "." else "bare"]
    return False if tag.match(stop.after) else None


@cache
def _tag_patterns() -> dict[str, re.Pattern[str]]:
    verbs = "|".join(sorted(word_list(_LISTS, "tags"), key=len, reverse=True))
    name = r"(?!(?:Nobody|None|Neither|Nothing|No|Few|Yes|But|And|So|Then|If|When)\b)[A-Z][\w.’'-]*"
    named = rf"{name}(?:\s+(?:{name}|of|the|for|and|de|van|von|al|bin|la|der|el)){{0,8}}"
    noun = r"(?:The|A|An|One|Another|His|Her|Their|My|Our|Its)(?:\s+[\w’'-]+){1,6}?"
    kin = rf"(?:{name}\s+){{0,2}}{name}['’]s?(?:\s+[\w’'-]+){{1,4}}?"
    aside = r"(?:(?:,\s[^,.!?;:\"“”]{1,60}){1,2},)?"
    subject = rf"(?:He|She|They|I|We|It|{noun}|{named}|{kin}){aside}"
    adverb = r"(?:\s+(?:also|then|later|has|had|have|was|were|once|\w+ly))?"
    clause = (
        r"(?!\s+(?:nothing|that|it|he|she|they|there|we|you|if|whether|why|how|what|no|not|about)\b"
        r"|(?:\s+\w+){1,2}\s+(?:that|whether|if)\b)"
    )
    plain = "said|says|asked|added|told|wrote|tweeted|shouted|cried|whispered|insisted"
    return {
        "tag": re.compile(rf"(?:Says?|Asks?|Warns?)\b|{subject}{adverb}\s+(?:{verbs})\b{clause}"),
        "bare": re.compile(rf"{subject}\s+(?:{plain})(?:\s+\w+ly)?(?:\.|,\s(?![\"“'‘]))"),
    }


def _citation(stop: Stop) -> bool | None:
    """`“… stairways.” (Smith 55).` keeps its source."""
    if not stop.closes_quotation or not stop.lead.startswith("("):
        return None
    return False if _CITATION.match(stop.lead + stop.after) else None


def _date(stop: Stop) -> bool | None:
    """`3. Mai` and `1. 2. 2018` are dates."""
    if stop.mark != "." or not _DAY.fullmatch(stop.before) or stop.closers:
        return None
    if stop.word.lower() in word_list(_LISTS, "months_abroad"):
        return False
    day = _DAY.fullmatch(stop.word_before_that.rstrip("."))
    dated = _MONTH_AND_YEAR.match(stop.after) or (day and _YEAR.match(stop.after))
    return False if dated else None


def _list_number(stop: Stop) -> bool | None:
    """`1.`, `a.`, `4.2.` or `Figure 1.` at the start of a sentence is its number."""
    if stop.mark != "." or not _LIST_NUMBER.fullmatch(stop.before):
        return None
    label = _LABEL.fullmatch(stop.line, stop.begin, stop.start - len(stop.before))
    return False if label or stop.follows_first_word else None


def _ellipsis(stop: Stop) -> bool | None:
    """Three points in a quotation or before a name are a pause; otherwise they end."""
    if stop.mark not in _ELLIPSES or stop.closes_quotation:
        return None
    if stop.quoted or stop.after[:1].isdigit():
        return False
    if not stop.before and stop.word != "I" and not opens_sentence(stop):
        return False
    return None


def _exclaiming_name(stop: Stop) -> bool | None:
    """`Yahoo!` and `Jeopardy!` are names."""
    if stop.closers or stop.key not in word_list(_LISTS, "exclaiming"):
        return None
    return None if stop.mark[-1] not in "!?" or opens_sentence(stop) else False


_RULES: tuple[Rule, ...] = (
    _nothing_follows,
    _opens_the_sentence,
    _glued,
    _spaced_ellipsis,
    _goes_on,
    _small_letter,
    _speech_tag,
    _citation,
    _date,
    _list_number,
    _ellipsis,
    _exclaiming_name,
    ends_after_abbreviation,
)
