"""Articles that a question plainly names, by their title or their publisher.

Plainly: a title in quotation marks, "the article X", "the X article", "according to" a publisher
and the like. Words that merely stand in a title as well name nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from index.language.terms import Token, fold, index_terms, tokens
from index.search.lexicon import table, word_list
from index.search.marks import QUOTED
from index.search.question import Question, function_words, read

_MOST = 3  # articles that some words may name: where they stand in more titles they name none
_LONGEST = 25  # words beside "article" that may be a title
_ENDS = r"(?=\s*(?:[,;:.?!]|$))"

Titles = Mapping[int, Sequence[str]]


class Naming(NamedTuple):
    """The keys of the articles that a question names, and what it asks apart from the naming.

    `publisher` is the name that was used, where it was a publisher's. It is `plain` where the
    words can hardly mean anything else.
    """

    keys: frozenset[int]
    rest: str
    publisher: str | None = None
    plain: bool = True


class _Span(NamedTuple):
    """The characters of a question that name articles."""

    keys: frozenset[int]
    start: int
    end: int
    plain: bool = True
    publisher: str | None = None


def may_name(text: str) -> bool:
    """Say whether `text` may name an article at all: a quick look, before any title is read."""
    return bool(QUOTED.search(text) or _form("may").search(text))


def naming(text: str, titles: Titles, publishers: Mapping[str, frozenset[int]]) -> Naming | None:
    """Return which articles the question `text` names; None where it names none.

    They are called by the terms of their `titles`, by key, or by their `publishers`.
    """
    for spans in (
        _in_quotation_marks(text, titles),
        _after_noun(text, titles),
        _before_noun(text, titles),
        _by_publisher(text, publishers),
    ):
        for keys, start, end, plain, publisher in spans:
            left = f"{text[:start].rstrip(' ,;:')} {text[end:].lstrip(' ,;:')}"
            return Naming(keys, left.strip(), publisher, plain)
    return None


def asked_apart(question: Question, named: Naming) -> Question:
    """Return what `question` asks of the articles `named`.

    Where that is anything at all ("what does the article X say"), the words that name them stay.
    """
    empty = _empty()
    rest = read(named.rest)
    if not asks_anything(named):
        return rest.without({word.term for word in rest.words if fold(word.text) in empty})
    words = " ".join(word.text for word in question.words if fold(word.text) not in empty)
    return read(words)._replace(text=named.rest)


def asks_anything(named: Naming) -> bool:
    """Tell whether nothing is asked of the articles `named` but what they say."""
    empty = _empty()
    return all(fold(word.text) in empty for word in read(named.rest).words)


def _empty() -> frozenset[str]:
    """Return the words that ask an article for nothing."""
    return word_list("question", "telling") | word_list("question", "nobody") | function_words()


def asked_anywhere(question: Question, named: Naming) -> Question:
    """Return what `question` asks of all articles where those `named` do not answer it.

    The words that name them are words to search for, apart from "article".
    """
    rest = read(named.rest)
    nouns = [index_terms(word)[0] for word in word_list("question", "nobody")]
    return question._replace(text=rest.text, speaker=rest.speaker).without(nouns)


def _in_quotation_marks(text: str, titles: Titles) -> Iterator[_Span]:
    """Yield whole titles in quotation marks, and parts of titles beside a word like "article"."""
    for quoted in QUOTED.finditer(text):
        before = _form("before quotation").search(text[: quoted.start()])
        after = _form("after quotation").match(text, quoted.end())
        wanted = index_terms(quoted.group())
        called = bool(after or (before and before["noun"]))
        keys = _few(key for key, title in titles.items() if title == wanted)
        if called and not keys:
            keys = _few(key for key, title in titles.items() if _holds(title, wanted))
        if keys:
            start = before.start("cut") if before else quoted.start()
            end = after.end() if after else quoted.end()
            yield _Span(keys, start, end, plain=called or before is not None)


def _after_noun(text: str, titles: Titles) -> Iterator[_Span]:
    """Yield whole titles after "the article", and words of titles after "the article about"."""
    for noun in _form("noun first").finditer(text):
        words = tokens(text[noun.end() :])[:_LONGEST]
        for count in range(len(words), 0, -1):
            run = [token.term for token in words[:count]]
            whole = _few(key for key, title in titles.items() if title == run)
            keys = whole or (_with_words(words[:count], titles) if noun["about"] else whole)
            if keys:
                end = noun.end() + words[count - 1].end
                yield _Span(keys, noun.start("cut"), end, bool(whole) or _says_article(noun))


def _before_noun(text: str, titles: Titles) -> Iterator[_Span]:
    """Yield words of titles before "article"."""
    for noun in _form("noun last").finditer(text):
        words = tokens(noun["words"])[-_LONGEST:]
        for first in range(len(words)):
            if keys := _with_words(words[first:], titles):
                start = noun.start("words") + words[first].start if first else noun.start("cut")
                yield _Span(keys, start, noun.end(), _says_article(noun))


def _by_publisher(text: str, publishers: Mapping[str, frozenset[int]]) -> Iterator[_Span]:
    """Yield the articles of a publisher that a question names as where something stands."""
    small = text.casefold()
    for name, called, whole in _called(publishers):
        if called.casefold() not in small:
            continue
        for form, pattern in table("question", "publishers").items():
            plain = form != "in"
            if not plain and not (whole and " " in called):  # "in Paris" is a place
                continue
            behind = _ENDS if form == "according" and not whole else ""  # "the post office"
            named = f"{'(?:[Tt]he )?' if whole else '[Tt]he '}{re.escape(called)}{behind}"
            if found := re.search(pattern.replace("NAME", named), text):
                yield _Span(publishers[name], *found.span("cut"), plain, name)


def _called(publishers: Collection[str]) -> Iterator[tuple[str, str, bool]]:
    """Yield each publisher with what it is called, and whether that is the whole name.

    The last word alone does where no other ends so: "the Herald".
    """
    bare = {name: re.sub(r"^the ", "", name, flags=re.IGNORECASE) for name in publishers}
    for name in sorted(publishers, key=len, reverse=True):
        yield name, bare[name], True
    last = Counter(called.casefold().split()[-1] for called in bare.values() if called.split())
    for name, called in bare.items():
        *others, word = called.split() or [""]
        if others and last[word.casefold()] == 1:
            yield name, word, False


def _with_words(words: Sequence[Token], titles: Titles) -> frozenset[int]:
    """Return the few articles in whose titles all content words of `words` stand, also the last."""
    content = [token.term for token in words if fold(token.text) not in function_words()]
    if words[-1].term not in content:
        return frozenset()
    return _few(key for key, title in titles.items() if set(content).issubset(title))


def _says_article(noun: re.Match[str]) -> bool:
    """Tell "the Fargo article" from "the Fargo story", which may be what happened."""
    return "article" in noun.group().lower()


def _few(keys: Iterable[int]) -> frozenset[int]:
    found = frozenset(keys)
    return found if len(found) <= _MOST else frozenset()


def _holds(title: Sequence[str], part: Sequence[str]) -> bool:
    ends = range(len(part), len(title) + 1)
    return bool(part) and any(title[end - len(part) : end] == part for end in ends)


@cache
def _form(name: str) -> re.Pattern[str]:
    return re.compile(table("question", "articles")[name])
