"""What sentences show and hold, found by reading their texts word by word: slow, and plain."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from itertools import pairwise

from index.language.terms import Token, fold, index_terms, tokens
from index.search.lexicon import word_list
from index.search.question import Question, function_words

_LISTS = {
    "time": "times",
    "place_word": "places",
    "reason": "reasons",
    "manner": "manners",
    "organisation": "organisations",
    "says": "says",
}
_QUOTES = '"\u201c\u201d'
_ASIDE = ("quote", "asks")  # they count whatever word stands beside them


def signs(text: str) -> list[set[str]]:
    """Return what each word of `text` shows."""
    words = tokens(text)
    names = () if text.isupper() else ("US", "WHO", "IT")
    found = [_of_word(words, i, names if i else names[:1]) for i in range(len(words))]
    for at, mark in enumerate(text):
        if words and mark in f"$£€%{_QUOTES}":
            sign = "percent" if mark == "%" else "quote" if mark in _QUOTES else "money"
            found[_beside(words, at, mark)].add(sign)
    if words and text.rstrip("\"'\u201d\u2019) ").endswith("?"):
        found[-1].add("asks")
    return found


def _of_word(words: list[Token], i: int, names: Collection[str]) -> set[str]:
    text, word = words[i].text, fold(words[i].text)
    found = {sign for sign, name in _LISTS.items() if word in word_list("evidence", name)}
    amounts = [one for one in ("money", "percent") if word in word_list("evidence", one)]
    if not amounts and word in word_list("evidence", "numbers"):
        amounts = ["number"]
    found |= {*amounts}
    before = fold(words[i - 1].text) if i else ""
    after = words[i + 1].text.lower() if i + 1 < len(words) else ""
    if text[0].isdigit():
        return found | _of_number(text, after)
    is_name = text in names or word in word_list("evidence", "months")
    counts = text[0].isupper() and (is_name or word not in function_words())
    return found | (_of_capital(text, word, before) if counts else set())


def _of_number(text: str, after: str) -> set[str]:
    found = {"number"} | ({"percent"} if after in ("per", "percent") else set())
    whole = text.isascii() and text.isdigit() and len(text) == 4
    return found | ({"year"} if whole and 1000 <= int(text) < 2100 else set())


def _of_capital(text: str, word: str, before: str) -> set[str]:
    if word in word_list("evidence", "months"):
        return {"capital", "month"}
    found = {"capital"} | ({"acronym"} if _is_acronym(text) else set())
    placed = before in word_list("evidence", "place_prepositions")
    return found | ({"place"} if placed else set())


def _is_acronym(text: str) -> bool:
    return len(text) > 1 and text.isupper() and " " not in text


def _beside(words: list[Token], at: int, mark: str) -> int:
    """Return the word to which the mark at that place belongs."""
    after = [i for i, word in enumerate(words) if word.start == at + 1]
    before = [i for i, word in enumerate(words) if word.end <= at]
    return after[0] if after and mark != "%" else max(before, default=0)


def new_signs(question: Question, text: str) -> dict[str, int]:
    """Return how many words of `text` that are not in `question` show each sign."""
    asked = {word.term for word in question.sequence}
    words, found = tokens(text), signs(text)
    counts: dict[str, int] = {}
    for i, word in enumerate(words):
        shown = set(found[i])
        if "month" in shown:
            shown.remove("capital")
        elif i and {"capital"} <= found[i] and {"capital"} <= found[i - 1]:
            shown.add("name")
        for sign in shown:
            if word.term not in asked or sign in _ASIDE:
                counts[sign] = counts.get(sign, 0) + 1
    return counts


def begins_with_pronoun(text: str) -> bool:
    """Say whether the first word of `text` is a pronoun."""
    pronouns = {term for word in word_list("evidence", "pronouns") for term in index_terms(word)}
    return index_terms(text)[:1] != [] and index_terms(text)[0] in pronouns


def writes_out(text: str, acronym: str) -> bool:
    """Say whether `text` has capitalised words in a row that begin as `acronym` is spelt."""
    letters, row = re.sub(r"\W", "", acronym).lower(), ""  # "U.S." is "us"
    for word, shown in zip(tokens(text), signs(text), strict=True):
        if "capital" in shown:
            row += word.term[0]
        elif word.term not in ("of", "the", "and", "for", "in"):
            row += " "
    return 2 <= len(letters) <= 6 and letters in row


def in_order(question: Question, known: set[str], text: str) -> Mapping[str, float]:
    """Return the features of the order of words; `known` are the terms that occur anywhere."""
    asked = [word.term for word in question.sequence]
    sought = {word.term for word in question.words} & known
    words = index_terms(text)
    places = [i for i, word in enumerate(words) if word in sought]
    functions = {term for word in function_words() for term in index_terms(word)}
    own = {word for word in words if word not in {*asked, *functions}}
    first, last = (places[0], places[-1]) if places else (0, 0)
    size = max(1, len(words))
    return {
        "longest run": _longest_run(asked, words) / max(1, len(asked)),
        "span": (last - first + 1) / size if places else 1.0,
        "start": first / size if places else 1.0,
        "end": last / size,
        "own words": math.log1p(len(own)),
        "own share": len(own) / (1 + len(set(words))),
        "skips": _skips([term for term in asked if term in sought], words),
    }


def _longest_run(asked: list[str], words: list[str]) -> int:
    runs = {tuple(asked[a:b]) for a in range(len(asked)) for b in range(a + 1, len(asked) + 1)}
    held = {tuple(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)}
    return max(map(len, runs & held), default=0)


def _skips(asked: list[str], words: list[str]) -> float:
    wanted = set(pairwise(asked))
    near = {
        (one, words[i + step])
        for i, one in enumerate(words)
        for step in (1, 2, 3, 4, -1, -2)
        if 0 <= i + step < len(words)
    }
    return len(wanted & near) / max(1, len(wanted))
