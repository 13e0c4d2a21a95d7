"""How well written questions are answered when they are typed as people type in a chat.

Each is asked over its own collection, as it was written and in other forms: in small letters, in
capitals, behind a greeting, before thanks, with "whats" for "what is", with a typo, as mere
keywords.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, NamedTuple

import numpy as np
import typer

from index.library import Library
from index.models import Answer, Outcome
from tests.benchmarks._questions import Asked, Questions, fill, progress
from tests.benchmarks._written import written

Form = Callable[[str, random.Random], str]

_BEFORE = (
    "hey, does anyone know ", "quick question: ", "hi all, ", "can someone tell me ", "ok so ",
    "sorry if this was asked before but ", "just wondering, ", "please tell me ", "um ",
)  # fmt: skip
_BEHIND = (" pls", " thanks!", " ty", " lol", ", anyone?", " thx in advance", " please help")
_SMALL = frozenset("a an the is are was were do does did of in on at for to by from it".split())  # noqa: SIM905
_IS = re.compile(r"\b(what|who|where|when|how) is\b", re.IGNORECASE)
_NOT = re.compile(r"\b(is|are|was|were|do|does|did|has|have|had) not\b", re.IGNORECASE)
_LEAST = 5  # letters of a word with a typo


class _Reply(NamedTuple):
    """Whether the first sentence is right, and whether the bot answers."""

    answerable: bool
    right: bool
    answered: bool


def main(
    questions: Annotated[Path, typer.Argument(help="written questions, one a line")],
    texts: Annotated[Path, typer.Argument(help="the texts that they are about")],
    every: Annotated[int, typer.Option(help="ask one collection in so many")] = 3,
) -> None:
    """Ask QUESTIONS over their collections among TEXTS, and print how many of a form are right."""
    pieces = written(texts, questions).apart()[::every]
    print(f"{'':>12}{'first right':>14}{'answered':>12}{'open answered':>16}")
    for name, form in _FORMS.items():
        replies = [one for piece in pieces for one in _ask_all(piece, form)]
        answerable, right, answered = np.array(replies, np.bool_).T
        shares = right[answerable].mean(), answered[answerable].mean(), answered[~answerable].mean()
        print(f"{name:>12}{shares[0]:14.1%}{shares[1]:12.1%}{shares[2]:16.1%}", flush=True)


def _ask_all(rows: Questions, form: Form) -> list[_Reply]:
    generator = random.Random(1)
    with Library.open() as library:
        names = fill(library, rows.articles)
        return [
            _reply(library.ask(form(row.question, generator)), row, names)
            for row in progress(rows.questions, "questions", rows.questions)
        ]


def _reply(found: object, row: Asked, names: dict[str, str]) -> _Reply:
    hits = found.hits[:1] if isinstance(found, Answer) else ()
    right = any(
        names[hit.article.id] == row.article and hit.start <= start < hit.end
        for hit in hits
        for start, _ in row.answers
    )
    answered = isinstance(found, Answer) and found.outcome is Outcome.ANSWER
    return _Reply(bool(row.answers), right, answered)


def _small(question: str) -> str:
    return question[:1].lower() + question[1:]


def _with_typo(question: str, generator: random.Random) -> str:
    """Return `question` with two letters of a small word changed over, one left out or doubled."""
    words = question.split(" ")
    long = [at for at, word in enumerate(words) if len(word) >= _LEAST and word.isalpha()]
    long = [at for at in long if words[at].islower()]
    if not long:
        return question
    chosen = generator.choice(long)
    word, at = words[chosen], generator.randrange(1, len(words[chosen]) - 1)
    slips = (word[at + 1] + word[at], "", word[at] * 2)
    edit = generator.randrange(len(slips))
    words[chosen] = word[:at] + slips[edit] + word[at + (2 if edit == 0 else 1) :]
    return " ".join(words)


def _contracted(question: str) -> str:
    return _NOT.sub(r"\1nt", _IS.sub(r"\1s", question))


def _keywords(question: str) -> str:
    words = (word.strip("?,.") for word in question.split())
    return " ".join(word for word in words if word.lower() not in _SMALL)


_FORMS: dict[str, Form] = {
    "as written": lambda question, _: question,
    "small": lambda question, _: question.lower().rstrip("?"),
    "capitals": lambda question, _: question.upper(),
    "greeting": lambda question, generator: generator.choice(_BEFORE) + _small(question),
    "thanks": lambda question, generator: question.rstrip("?") + generator.choice(_BEHIND),
    "contracted": lambda question, _: _contracted(question),
    "typo": _with_typo,
    "keywords": lambda question, _: _keywords(question),
}
