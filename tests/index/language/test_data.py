"""The hand-made data: every place is a slice, every name a substring of its text."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.terminal.corpus import SAMPLES

DATA = Path(__file__).parent / "data"
ASKED = Path(__file__).parents[2] / "benchmarks" / "data"
QUESTIONS, WRITTEN = ASKED / "sample_questions.jsonl", ASKED / "written_questions.jsonl"
COMMUNITIES = ASKED / "community_articles.jsonl"
LEARNED = ASKED / "community_questions.jsonl"
UNSEEN = ASKED / "community_unseen_questions.jsonl", ASKED / "newspaper_unseen_questions.jsonl"


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


ARTICLES = rows(DATA / "annotated" / "articles.jsonl")
CASES = rows(DATA / "unseen_sentence_cases.jsonl")


def spans(row: dict[str, Any]) -> list[tuple[int, int]]:
    """Return a row's sentences as pairs of offsets, in either of the two formats."""
    pairs = (s if isinstance(s, list) else (s["start"], s["end"]) for s in row["sentences"])
    return [(start, end) for start, end in pairs]


def attributions(sentence: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a sentence's first attribution and any further ones."""
    yield sentence
    yield from sentence.get("also", [])


@pytest.mark.parametrize("row", [*ARTICLES, *CASES], ids=lambda row: row["id"])
def test_sentences_cover_the_text_in_order(row: dict[str, Any]) -> None:
    """Only white space stands outside the sentences, and none at their edges."""
    text, position = row["text"], 0
    for start, end in spans(row):
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
def test_names_roles_and_mentions_stand_in_the_article(article: dict[str, Any]) -> None:
    """No name or role is invented, and a mention lies inside its sentence."""
    text = article["text"]
    for sentence in article["sentences"]:
        for attribution in attributions(sentence):
            assert all((attribution[key] or "") in text for key in ("speaker", "role", "cue"))
            start, end = attribution["mention"] or (sentence["start"], sentence["end"])
            assert sentence["start"] <= start < end <= sentence["end"]


def test_answers_of_the_sample_questions_stand_in_the_samples() -> None:
    """Each expected sentence is a verbatim part of the sample that it names."""
    for question in rows(QUESTIONS):
        if question["article"] is not None:
            body = (SAMPLES / f"{question['article']}.md").read_text(encoding="utf-8")
            assert question["sentence"] in body.replace("**", "")


def test_answers_of_the_written_questions_stand_in_a_sentence_of_our_own_articles() -> None:
    """An answer of a question to fit on lies whole inside one annotated sentence."""
    known = {article["id"]: spans(article) for article in ARTICLES}
    asked = [question for question in rows(WRITTEN) if question["article"] in known]
    assert asked
    for question in asked:
        for start, end in question["answers"]:
            assert any(a <= start < end <= b for a, b in known[question["article"]]), question


@pytest.mark.parametrize("file", [LEARNED, *UNSEEN], ids=lambda file: file.stem)
def test_answers_of_the_community_questions_stand_in_a_paragraph(file: Path) -> None:
    """An answer is part of one paragraph of the article that its question names."""
    texts = {article["id"]: article["text"] for article in rows(COMMUNITIES)}
    for question in rows(file):
        for start, end in question["answers"]:
            answer = texts[question["article"]][start:end]
            assert answer == answer.strip() != "", question
            assert "\n\n" not in answer, question


def test_no_community_that_is_measured_on_is_learned_from() -> None:
    """A whole collection is either learned from or measured on."""
    collection = {article["id"]: article["collection"] for article in rows(COMMUNITIES)}
    learned = {collection[question["article"]] for question in rows(LEARNED)}
    for file in UNSEEN:
        unseen = {collection[question["article"]] for question in rows(file)}
        assert unseen
        assert not learned & unseen
        learned |= unseen
    assert learned == set(collection.values())
