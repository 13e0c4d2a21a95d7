"""Is a text English? The rules that tell who speaks know no other language."""

from __future__ import annotations

import re
import unicodedata

from index.language.wordlists import word_list

_WINDOW = 1500  # characters looked at, at the start and in the middle
_LEAST_WORDS = 20  # fewer tell only where they are plainly another language's
_PLAIN_SHARE = 0.2  # of the words are English function words: about 0.4 in English prose
_LEAST_SHARE = 0.08  # in lists, headlines and careless writing
_FOREIGN_SHARE = 0.1  # of a few words, to count against English
_LATIN = 0.5  # of a text's letters
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def is_english(text: str) -> bool:
    """Tell an English text by its letters and its function words; one too short to tell counts."""
    return all(map(_reads_english, _samples(text)))


def _samples(text: str) -> list[str]:
    if len(text) <= 2 * _WINDOW:
        return [text]
    middle = len(text) // 2
    return [text[:_WINDOW], text[middle : middle + _WINDOW]]


def _reads_english(sample: str) -> bool:
    if not _is_latin(sample):
        return False
    words = _WORD.findall(sample.lower())
    english = sum(map(word_list("english", "english").__contains__, words))
    foreign = sum(map(_is_foreign, words))
    if english >= _PLAIN_SHARE * len(words):
        return True
    if len(words) < _LEAST_WORDS:
        return foreign <= max(english, _FOREIGN_SHARE * len(words))
    return english >= _LEAST_SHARE * len(words) and english >= foreign


def _is_foreign(word: str) -> bool:
    """Tell another language's function word, or one with a letter that English has not."""
    return word in word_list("english", "foreign") or not word.replace("’", "").isascii()


def _is_latin(sample: str) -> bool:
    """Tell whether most letters are Latin ones: not Chinese, Japanese, Arabic or Cyrillic."""
    if sample.isascii():
        return True
    letters = [one for one in sample if one.isalpha()]
    latin = sum(one.isascii() or unicodedata.name(one, "").startswith("LATIN") for one in letters)
    return latin >= _LATIN * len(letters)
