"""The rules for a full stop after an abbreviation: is it also the end of the sentence?"""

from __future__ import annotations

import re
from collections.abc import Callable

from index.language.sentences.stops import Stop
from index.language.wordlists import word_list

Rule = Callable[[Stop], bool | None]

_LISTS = "sentence_ends"
_ROMAN = re.compile(r"[IVXLC]+\b")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_INITIAL = re.compile(r"[A-Z]\.")
_YEAR_OR_PLACE = re.compile(r"(?:[A-Z][\w.]*,? )?\d{4}")
_LETTER = re.compile(r"[A-Z]\d|[B-HJ-Z]\b(?!['’&])")
_ZIP_CODE = re.compile(r"\d{5}\b")
_AGENCY = re.compile(r"[^()]{2,30}\)\s[-–—]")  # "GENEVA, 4 Oct. (Reuters) - Talks"
_NICKNAME = re.compile(r"[A-Z]\w+[”\"’']\s")
_BEFORE_LETTER = {"I": ("and", "than"), "X": ("on", "to", "from", "via")}
_OPEN_BRACKETS = ("(", "[")
_AROUND = "\"'“‘(-–—*_•,"
_SHORT_LEAD_IN = 5  # words
_LONGEST_LEAD_IN = 40  # characters


def is_abbreviation(key: str) -> bool:
    """Tell whether `key`, a word in small letters without its last point, is an abbreviation."""
    lists = ("titles", "numbered", "maybe", "clock")
    return bool(_DOTTED.fullmatch(key)) or any(key in word_list(_LISTS, name) for name in lists)


def opens_sentence(stop: Stop) -> bool:
    """Tell whether the next word plainly opens a sentence, as `The` and `However` do."""
    return stop.word.lower().rstrip(".") in word_list(_LISTS, "openers")


def ends_after_abbreviation(stop: Stop) -> bool | None:
    """Tell whether the point after an abbreviation ends the sentence; None where there is none."""
    if stop.mark != "." or not stop.before:
        return None
    for rule in _RULES:
        answer = rule(stop)
        if answer is not None:
            return answer
    return None


def _quoted(stop: Stop) -> bool | None:
    """`“A.J.” Brown` and `the “Dr.” Kirby` go on; `“… the U.S.” Kirby left` does not."""
    if not stop.closes_quotation:
        return None
    nickname = stop.leads_in[-1:] in tuple("\"“‘'") and _DOTTED.fullmatch(stop.before)
    return opens_sentence(stop) if nickname or stop.key in word_list(_LISTS, "titles") else True


def _bracketed(stop: Stop) -> bool | None:
    """`Murphy (D-Conn.) Tuesday` goes on: the bracket opened inside the sentence."""
    if not stop.closers.startswith(")"):
        return None
    words_before, _, inside = stop.leads_in.rpartition("(")
    last = stop.key.rpartition("-")[2]
    short = len(last) == 1 or is_abbreviation(last)
    return False if short and not inside.strip() and words_before.strip() else None


def _title(stop: Stop) -> bool | None:
    last = stop.key.rpartition("-")[2]  # `then-Sen. Clinton`
    if last == "barr" and stop.word_before_that[:1].isupper():
        return True  # `said William Barr. The`
    return False if last in word_list(_LISTS, "titles") else None


def _before_number(stop: Stop) -> bool | None:
    """`No. 5`, `Ch. IV`, `Jan. 6`, `Fig. S2`, `Sect. B`."""
    if stop.key not in word_list(_LISTS, "numbered"):
        return None
    lettered = _is_numbered_part(stop) and _LETTER.match(stop.after)
    return False if stop.after[:1].isdigit() or lettered or _before_roman(stop) else None


def _before_roman(stop: Stop) -> bool:
    """Tell `Ch. IV` and `Vol. I` from `The ball went in. I heard it`."""
    numeral = _ROMAN.match(stop.after)
    if numeral is None or stop.lead or stop.key in {"no", "nos"}:
        return False
    return numeral.group() != "I" or _is_numbered_part(stop)


def _is_numbered_part(stop: Stop) -> bool:
    return stop.key in word_list(_LISTS, "roman_numbered")


def _initial(stop: Stop) -> bool | None:
    """`J. Smith` and `z. B.` go on; `vitamin C. Doctors` and `you and I. Did` do not."""
    if len(stop.before) != 1 or not stop.before.isalpha():
        return None
    if _INITIAL.match(stop.after):
        return False
    if not stop.before.isupper():
        return None
    last = stop.word_before_that.lower()
    if stop.closes_quotation or stop.lead[:1] in tuple('"“'):
        return not _NICKNAME.match(stop.after)
    if last in word_list(_LISTS, "lettered") or last in _BEFORE_LETTER.get(stop.before, ()):
        return True
    return opens_sentence(stop) and stop.word != "A"


def _clock(stop: Stop) -> bool | None:
    """`9 p.m. ET` goes on, and so does a sentence that has only said when."""
    if stop.key not in word_list(_LISTS, "clock"):
        return None
    if stop.word.lower().rstrip(".") in word_list(_LISTS, "zones") or _only_lead_in(stop):
        return False
    return not stop.lead.startswith(_OPEN_BRACKETS)


def _only_lead_in(stop: Stop) -> bool:
    """Tell whether the sentence so far is `At 5 a.m.` or `20 June, 9.30 p.m.` and no clause."""
    if stop.start - stop.begin > _LONGEST_LEAD_IN:
        return False
    words = [bare for word in stop.leads_in.split() if (bare := word.strip(_AROUND).lower())]
    if not words or len(words) >= _SHORT_LEAD_IN:
        return False
    dated = all(word[0].isdigit() or word in word_list("speech", "days") for word in words)
    return words[0] in word_list(_LISTS, "lead_ins") or (dated and len(words) > 1)


def _month(stop: Stop) -> bool | None:
    if stop.key not in word_list(_LISTS, "months") or not stop.before[0].isupper():
        return None
    dateline = stop.lead.startswith("(") and _AGENCY.match(stop.after)
    return not (dateline or _YEAR_OR_PLACE.match(stop.after))


def _state(stop: Stop) -> bool | None:
    """`in Springfield, Ill. Kirby` ends: inside a sentence a comma would follow the state."""
    _, dash, place = stop.before.rpartition("-")
    if place.lower() not in word_list(_LISTS, "states") or not place[0].isupper():
        return None
    if _ZIP_CODE.match(stop.after):
        return False
    if dash or stop.word_before_that.endswith(","):
        return not stop.lead.startswith(_OPEN_BRACKETS)
    return None


def _may_end(stop: Stop) -> bool | None:
    """`the U.S. Senate` goes on, `in the U.S. The` does not, nor does `70 m.p.h. Kirby`."""
    if stop.before.islower() and stop.key in word_list(_LISTS, "words_too"):
        return None
    if stop.key not in word_list(_LISTS, "maybe") and not _DOTTED.fullmatch(stop.key):
        return None
    small = _DOTTED.fullmatch(stop.before) and stop.before.islower()
    if stop.lead.startswith(_OPEN_BRACKETS) and stop.key != "etc":
        return bool(small) and opens_sentence(stop)
    if stop.key == "etc" or small:
        return True
    if stop.lead:
        return not _NICKNAME.match(stop.after)
    return opens_sentence(stop) and not _only_lead_in(stop)


_RULES: tuple[Rule, ...] = (
    _quoted,
    _bracketed,
    _title,
    _before_number,
    _initial,
    _clock,
    _month,
    _state,
    _may_end,
)
