"""From the characters of a text to its words, sentence by sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from index.language.lexicon.cue_counts import is_verb
from index.language.lexicon.name_words import first_names, is_office, is_title
from index.language.scanning.capitals import names_in_capitals, settle_heading
from index.language.scanning.chats import name_writers
from index.language.scanning.datelines import past_dateline, past_place
from index.language.scanning.handles import name_handles
from index.language.scanning.initials import settle_initials
from index.language.scanning.labels import LETTERS, lists_people
from index.language.scanning.naming import settle_names
from index.language.scanning.rounds import name_reporters
from index.language.scanning.surnames import settle_surnames
from index.language.scanning.title_names import settle_titles
from index.language.segment import Sentence
from index.language.words import WORD, Line, Word, listed

_SHOUTED = 0.6  # of a sentence's words in capitals: they tell no names apart
_PER_CENT = "per cent"  # one word, as elsewhere "percent" is
_TITLED = 0.75  # of a sentence's longer words capitalised: a heading
_CAPITAL = r"[^\W\d_a-zß-ÿ]"
_PREFIXED = re.compile(rf"(?:al|el|ul|ad|ar|as|ash|bin|ibn|d|dell|l|van|von|de)[-’']{_CAPITAL}")
_LABEL = re.compile(r"(?m)^[QA]\.(?=[ \t])")  # who speaks in an interview
_LONGEST_TITLE = 8  # words of a heading in quotation marks
_CAPITALS = 0.2  # of its words begin with one: with fewer a sentence is no heading
_PARTICIPLES = ("ed", "ing")
_KNOWN_FORMS = 1 << 14  # spellings kept from one text to the next
_BEHIND_NUMBER = frozenset({".", ")"})
_FIRST_PARAGRAPHS = 3  # where a place and a colon may open an article


def scan(
    text: str, mask: Sequence[int], sentences: Sequence[Sentence]
) -> tuple[list[Word], list[Line]]:
    """Return the words of `text` and its sentences' lines; `mask` holds 1 for quoted characters."""
    words = _with_labels(_words(text, mask), text)
    lines = list(_lines(words, sentences))
    if names_in_capitals(words, lines):
        lines = [line._replace(heading=False) for line in lines]
    forms = _forms(words, lines)
    for line in lines:
        if line.heading:
            settle_heading(words, line, forms)
        _settle_start(words, line, forms)
    settle_initials(words)
    settle_names(words, lines)
    settle_surnames(words, lines)
    settle_titles(words, lines)
    for at in range(min(_FIRST_PARAGRAPHS, len(lines))):
        lines[at] = lines[at]._replace(first=past_place(words, lines, lines[at]))
    name_handles(words, lines)
    name_writers(words, lines, sentences, text)
    name_reporters(words, lines, sentences, text)
    return words, lines


def _words(text: str, mask: Sequence[int]) -> list[Word]:
    make = partial(tuple.__new__, Word)  # what Word(...) does, in half the time
    words = []
    for match in WORD.finditer(text):
        form = match.group()
        lower, name = _spelt(form)
        start, end = match.span()
        words.append(make((form, lower, start, end, mask[start] == 1, name)))
    return words


@lru_cache(maxsize=_KNOWN_FORMS)
def _spelt(form: str) -> tuple[str, bool]:
    """Return a word in small letters, and whether it is spelt like a name."""
    lower = form.lower()
    if lower == _PER_CENT:
        return "percent", False
    return lower, _may_name(form, lower)


def _may_name(form: str, lower: str) -> bool:
    """Tell whether the spelling of a word is that of a name."""
    if form.startswith("No."):
        return False
    if form[0].isupper():
        return lower not in listed("openers", "days") and (len(form) > 1 or form in "JQÓ")
    return _PREFIXED.match(form) is not None


def _with_labels(words: list[Word], text: str) -> list[Word]:
    """Return `words` with the "Q." and "A." of an interview as the "Q:" and "A:" of others."""
    starts = {match.start() for match in _LABEL.finditer(text)}
    if {text[at] for at in starts} != LETTERS or text[min(starts)] != "Q":
        return words  # "A. Holm said"
    made: list[Word] = []
    for word in words:
        if word.start in starts:
            letter = text[word.start]
            made.append(Word(letter, letter.lower(), word.start, word.start + 1, False, False))
            made.append(Word(":", ":", word.start + 1, word.start + 2, False, False))
        elif word.start - 1 not in starts:
            made.append(word)
    return made


def _lines(words: Sequence[Word], sentences: Sequence[Sentence]) -> Iterator[Line]:
    sizes = Counter(one.paragraph for one in sentences)
    at, paragraph = 0, 0
    for one in sentences:
        while at < len(words) and words[at].start < one.start:
            at += 1
        first = at
        while at < len(words) and words[at].start < one.end:
            at += 1
        line = Line(first, at, _is_heading(words[first:at], alone=sizes[one.paragraph] == 1))
        if one.paragraph != paragraph:
            line = line._replace(first=_past_number(words, line))
            line = line._replace(first=past_dateline(words, line))
        paragraph = one.paragraph
        yield line


def _past_number(words: Sequence[Word], line: Line) -> int:
    """Return where an item of a list begins: after "3." of "3. Dana Holm proposed a rise."."""
    number = words[line.first : min(line.first + 3, line.end)]
    if len(number) < 3 or not number[0].text.isdecimal() or number[1].text not in _BEHIND_NUMBER:
        return line.first
    apart = number[0].end == number[1].start and number[1].end < number[2].start
    return line.first + 2 if apart and number[2].text[0].isupper() else line.first


def _is_heading(words: Sequence[Word], *, alone: bool) -> bool:
    """Tell a heading: all in capitals, or capitalised and `alone` in its paragraph.

    In quotation marks too: 'Coal Isn't the Villain.'
    """
    capitals = sum([word.text[0].isupper() for word in words])
    if capitals < _CAPITALS * len(words):
        return False
    letters = [word for word in words if word.text[0].isalpha()]
    if len(letters) < 4 or lists_people(words):
        return False
    in_marks = alone and words[0].quoted and words[-1].quoted
    ends = words[-1].text in {".", ":"}  # "Attributable to Dana Holm, Chief Engineer:"
    is_loud = sum(word.text.isupper() for word in letters) > _SHOUTED * len(letters)
    longer = [word for word in letters if len(word.text) > 3]
    titled = sum(word.text[0].isupper() for word in longer) / max(len(longer), 1)
    if in_marks:
        return len(letters) <= _LONGEST_TITLE and len(longer) > 2 and titled == 1
    capitalised = all(map(_is_titled, letters)) if ends else titled > _TITLED
    return is_loud or (alone and len(longer) > 3 and capitalised)


def _is_titled(word: Word) -> bool:
    """Tell a word as a heading spells it: no verb in small letters, however short."""
    small = word.lower in listed("prepositions", "determiners", "conjunctions")
    return small or not word.text[0].islower()


def _forms(words: Sequence[Word], lines: Sequence[Line]) -> Counter[str]:
    """Return how often the text has each form of a word inside its sentences, headings apart."""
    forms: Counter[str] = Counter()
    for line in lines:
        if not line.heading:
            forms.update(word.text for word in words[line.first + 1 : line.end])
    return forms


def _settle_start(words: list[Word], line: Line, forms: Counter[str]) -> None:
    """Take the capital of a sentence's first word for a name only where it can be one."""
    for at in range(line.first, line.end):
        word = words[at]
        if not word.text[0].isalnum():
            continue
        lone = at + 1 >= line.end or not words[at + 1].name
        opens = word.lower in listed("imperatives") and _opens_full_name(words, line, at)
        if word.name and (opens or (lone and not _names_alone(words, line, at, forms))):
            words[at] = word._replace(name=False)
        return


def _opens_full_name(words: Sequence[Word], line: Line, at: int) -> bool:
    """Tell the verb of "Ask Dana Holm" from Meet Patel and Watch Commander Reed."""
    following = words[at + 1 : min(at + 3, line.end)]
    if len(following) < 2 or not all(word.name for word in following):
        return False
    return not (is_title(following[0].lower) or is_office(following[0].lower))


def _names_alone(words: Sequence[Word], line: Line, at: int, forms: Counter[str]) -> bool:
    """Tell "Reed said" from "Residents said" and "Alarmed by the noise"."""
    word = words[at]
    if word.lower in listed("roles", "role_modifiers"):
        return False
    if forms[word.lower] > forms[word.text.capitalize()]:
        return False
    follows = words[at + 1].lower if at + 1 < line.end else ""
    if word.lower.endswith("ly") and follows == "," and not forms[word.text]:
        return word.lower in first_names()  # "Similarly, he said"
    if not word.lower.endswith(_PARTICIPLES) or forms[word.text]:
        return True
    if follows in listed("prepositions", "determiners", "possessives", "adverbs"):
        return False
    return not word.lower.endswith("ing") or not follows.isalpha() or is_verb(follows)
