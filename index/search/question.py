"""What a question asks: its words, the function words set apart, and the kind of answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from index.language.terms import Token, fold, index_terms, tokens
from index.search.acronyms import acronyms, without_acronyms
from index.search.days import in_words
from index.search.lexicon import table, word_list
from index.search.marks import quoted
from index.search.wishes import speaker
from index.search.wording import as_written

_SENTENCE = 4  # words at least of what may be typed as it stands in an article


class Word(NamedTuple):
    """A word of the question as it was typed, and the term to look for."""

    text: str
    term: str


class Question(NamedTuple):
    """A question read.

    `words` are the words to search for, each once; `sequence` all words in order;
    `kind` the type of answer wanted; `names` the terms of capitalised words; `numbers` the terms
    that are numbers; `head` the term of the noun that the question word asks for; `speaker` the
    name or role, as typed, of who must be speaking, "" for anybody; `has_content` whether any of
    the `words` is more than a function word.
    """

    text: str
    words: tuple[Word, ...]
    sequence: tuple[Word, ...]
    folded: frozenset[str]
    kind: str
    names: frozenset[str]
    numbers: frozenset[str]
    head: str | None
    phrases: tuple[str, ...]
    speaker: str = ""
    has_content: bool = True

    @property
    def is_phrase(self) -> bool:
        """Tell whether it asks for nothing but the sentences that hold its phrases."""
        held = {term for phrase in self.phrases for term in index_terms(phrase)}
        telling = word_list("question", "telling")
        others = (word for word in self.words if word.term not in held)
        return bool(self.phrases) and all(fold(word.text) in telling for word in others)

    @property
    def interrogates(self) -> bool:
        """Tell what asks who, when or what from a question of yes or no, and mere keywords."""
        return not word_list("question", "interrogatives").isdisjoint(self.folded)

    @property
    def is_keywords(self) -> bool:
        """Tell mere keywords from what is worded as a question."""
        begins = fold(self.sequence[0].text) if self.sequence else ""
        return not self.interrogates and begins not in word_list("question", "beginning")

    @property
    def fact(self) -> str:
        """Return what it asks for that has many names, "price" or "day"; "" for anything else."""
        small = self.text.lower()
        return next((fact for fact, pattern in _facts().items() if pattern.search(small)), "")

    @property
    def subject(self) -> frozenset[str]:
        """Return the terms of its words without those that only ask for that `fact`."""
        names = _facts().get(self.fact)
        words = (word for word in self.words if not (names and names.fullmatch(fold(word.text))))
        return frozenset(word.term for word in words)

    @property
    def may_be_quotation(self) -> bool:
        """Tell what may be a sentence, typed or pasted as it stands, from a question."""
        if self.phrases or self.text.rstrip().endswith("?") or len(self.sequence) < _SENTENCE:
            return False
        return fold(self.sequence[0].text) not in word_list("question", "beginning")

    def without(self, terms: Collection[str]) -> Question:
        """Return the question without the words of `terms`, whole where no word would be left."""
        left = tuple(word for word in self.words if word.term not in terms)
        if not left:
            return self
        order = tuple(word for word in self.sequence if word.term not in terms)
        return self._replace(words=left, sequence=order)


def read(text: str) -> Question:
    """Return what `text` asks. A question of function words alone keeps them all."""
    spelt = as_written(in_words(text))
    found = tokens(spelt)
    formal = formal_words([fold(token.text) for token in found])
    named = {match.start() for match in acronyms(spelt)}
    last = found[-1:] if _asks_what_it_is_like(text) else []
    content = [
        one for one in found if one.start in named or (_form(one) not in formal and one not in last)
    ]
    content = _telling(content) or content
    once = {token.term: Word(token.text, token.term) for token in reversed(content or found)}
    return Question(
        text=text,
        words=tuple(reversed(once.values())),
        sequence=tuple(Word(token.text, token.term) for token in found),
        folded=frozenset(fold(token.text) for token in found),
        kind=kind_of(spelt),
        names=frozenset() if text.isupper() else frozenset(_names(content)),
        numbers=frozenset(token.term for token in content if token.term[0].isdigit()),
        head=_head(found),
        phrases=tuple(filter(_is_phrase, quoted(text))),
        speaker=speaker(spelt).name,
        has_content=bool(content),
    )


def _telling(content: Iterable[Token]) -> list[Token]:
    """Return `content` without what a question says of anything at all."""
    happening = word_list("question", "happening")
    return [one for one in content if fold(one.text) not in happening]


def _names(content: Iterable[Token]) -> Iterator[str]:
    """Yield the terms of words with a capital, the first word apart."""
    return (token.term for token in content if token.text[0].isupper() and token.start)


def _form(token: Token) -> str:
    """Return a word as the lists of function words have it: "am" for "a.m.", but not for "A.M."."""
    folded = fold(token.text)
    return folded.replace(".", "") if token.text.islower() else folded


def kind_of(text: str) -> str:
    """Return the type of answer that a question wants, "thing" where no pattern is found."""
    small = " ".join(without_acronyms(text).lower().split())
    patterns = (*_patterns(), *_noun_patterns())
    return next((kind for kind, pattern in patterns if pattern.search(small)), "thing")


def function_words() -> frozenset[str]:
    """Return the words that carry a question's form."""
    return word_list("question", "function_words")


def formal_words(folded: Collection[str]) -> frozenset[str]:
    """Return the function words of the language that a question of the words `folded` is in."""
    english = function_words()
    others = max(_other_languages(), key=lambda words: sum(word in words for word in folded))
    count = sum(word in others for word in folded)
    is_other = count > 1 and count > sum(word in english for word in folded)
    return others if is_other else english


@cache
def _other_languages() -> tuple[frozenset[str], ...]:
    lists = table("question", "function_words_of").values()
    return tuple(frozenset(map(fold, words.split())) for words in lists)


def _asks_what_it_is_like(text: str) -> bool:
    return re.search(table("question", "ends")["like"], text.lower()) is not None


def _is_phrase(words: str) -> bool:
    """Return whether quotation marks hold more than one word: around one they only stress it."""
    articles = {"a", "an", "the"}
    return sum(fold(token.text) not in articles for token in tokens(words)) > 1


def _head(found: list[Token]) -> str | None:
    folded = [fold(token.text) for token in found]
    for i, word in enumerate(folded[:-1]):
        if word in {"what", "which"} or (word in {"many", "much"} and i and folded[i - 1] == "how"):
            return None if folded[i + 1] in function_words() else found[i + 1].term
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    types = table("question", "types")
    return tuple((kind, re.compile(pattern)) for kind, pattern in types.items())


@cache
def _facts() -> dict[str, re.Pattern[str]]:
    return {fact: re.compile(pattern) for fact, pattern in table("question", "facts").items()}


@cache
def _noun_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what finds the nouns of a type soon after "what", or in mere keywords."""
    asked = r"\bwh(?:at|ich)(?:['’]s)?(?: \S+){0,4}? "
    keywords = r"^(?!.*\b(?:wh(?:at|en|ere|ich|o|om|ose|y)|how)\b)(?:.* )?"
    return tuple(
        (kind, re.compile(f"(?:{asked}|{keywords})(?:{'|'.join(nouns.split())})\\b"))
        for kind, nouns in table("question", "types_by_noun").items()
    )
