"""Is a text English? The rules that tell who speaks know no other language."""

from __future__ import annotations

import re
import unicodedata

from index.language.wordlists import word_list

_WINDOW = 1200  # characters looked at
_LEAST_WORDS = 20  # fewer tell only where they are plainly another language's
_PLAIN_SHARE = 0.2  # of the words are English function words: about 0.4 in English prose
_LEAST_SHARE = 0.08  # in lists, headlines and careless writing
_FOREIGN_SHARE = 0.1  # of a few words, to count against English
_LATIN = 0.5  # of a text's letters
_CAPITALISED = r"(?=\w[a-zà-ÿ])[^\W\d_a-z][\w’'-]*"
_JOINED = (
    r"(?: (?:von|van|de|der|den|del|della|di|da|la|le|los|las|du|dos|das|des|al|el|und|y)){0,3} "
)
_NAME = re.compile(rf"{_CAPITALISED}(?:{_JOINED}{_CAPITALISED})+")  # Ursula von der Leyen
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def is_english(text: str) -> bool:
    """Tell an English text by its letters and its function words; one too short to tell counts.

    A long one is judged by its middle: pages begin with menus, and with lists of facts.
    """
    start = max(0, len(text) // 2 - _WINDOW // 2)
    sample = text[start : start + _WINDOW]
    if not _is_latin(sample):
        return False
    words = _WORD.findall(sample.lower())
    english = sum(map(word_list("english", "english").__contains__, words))
    if english >= _PLAIN_SHARE * len(words):
        return True
    written = _WORD.findall(_NAME.sub(" ", sample))
    foreign = sum(map(_is_foreign, written))
    if len(words) < _LEAST_WORDS:
        return foreign <= max(english, _FOREIGN_SHARE * len(words))
    return english >= _LEAST_SHARE * len(words) and english >= foreign


def _is_foreign(word: str) -> bool:
    """Tell another language's function word, or one with a letter that English has not.

    Not by its letters where it may be a name.
    """
    if word.lower() in word_list("english", "foreign"):
        return True
    return word[0].islower() and not word.replace("’", "").isascii()


def _is_latin(sample: str) -> bool:
    """Tell whether most letters are Latin ones: not Chinese, Japanese, Arabic or Cyrillic."""
    if sample.isascii():
        return True
    letters = [one for one in sample if one.isalpha()]
    latin = sum(one.isascii() or unicodedata.name(one, "").startswith("LATIN") for one in letters)
    return latin >= _LATIN * len(letters)
