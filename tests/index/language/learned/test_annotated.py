"""Annotated articles, and lines that are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.errors import ModelError
from index.language.learned.annotated import Annotated, read_annotated
from index.language.segment import Sentence

TEXT = "Dana Holm said so. It rained."
FIRST = {"start": 0, "end": 18, "reported": True, "speaker": "Dana Holm", "mention": [0, 9]}
SECOND = {"start": 19, "end": 29, "reported": False}
GOOD = {"text": TEXT, "sentences": [FIRST, SECOND]}


def read(path: Path) -> tuple[list[Annotated], list[str]]:
    """Return the articles read, and why others were not."""
    skipped: list[ModelError] = []
    articles = list(read_annotated(path, skipped.append))
    return articles, [str(one) for one in skipped]


def test_a_folder_is_read_file_by_file(tmp_path: Path) -> None:
    """Each line of each `.jsonl` file is an article; a speaker is named in either of two ways."""
    numbered = {"start": 0, "end": 18, "reported": True, "attr": 0}
    other = {"text": TEXT, "sentences": [numbered], "attributions": [{"sources": [[0, 9]]}]}
    (tmp_path / "a.jsonl").write_text(json.dumps(GOOD) + "\n\n", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps(other), encoding="utf-8")
    articles, skipped = read(tmp_path)
    assert not skipped
    assert [one.truths[0].sources for one in articles] == [((0, 9),), ((0, 9),)]
    assert [one.truths[0].name for one in articles] == ["Dana Holm", None]
    assert [truth.reported for truth in articles[0].truths] == [True, False]


@pytest.mark.parametrize(
    "line",
    [
        "not JSON",
        "[1]",
        "{}",
        json.dumps({"text": TEXT}),
        json.dumps({"text": TEXT, "sentences": [{"start": 0, "end": 9}]}),
        json.dumps({"text": TEXT, "sentences": [{**FIRST, "end": 999}]}),
        json.dumps({"text": TEXT, "sentences": [{**FIRST, "start": -1}]}),
        json.dumps({"text": TEXT, "sentences": [{**FIRST, "attr": 3}]}),
        json.dumps({"text": TEXT, "sentences": [{**FIRST, "speaker": 7}]}),
        json.dumps({"text": TEXT, "sentences": [{**FIRST, "mention": [1]}]}),
        json.dumps({"text": [TEXT], "sentences": []}),
    ],
)
def test_a_bad_line_is_told_and_the_others_are_read(tmp_path: Path, line: str) -> None:
    """A line that is no annotated article is named by file and number, and costs nothing else."""
    file = tmp_path / "a.jsonl"
    file.write_text(f"{json.dumps(GOOD)}\n{line}\n{json.dumps(GOOD)}\n", encoding="utf-8")
    articles, skipped = read(file)
    assert len(articles) == 2
    assert len(skipped) == 1
    assert f"{file}, line 2" in skipped[0]


def test_no_file_to_read_is_an_error(tmp_path: Path) -> None:
    """A folder without a file, a file that is missing and one that is no text are named."""
    with pytest.raises(ModelError, match=r"holds no \.jsonl"):
        read(tmp_path)
    with pytest.raises(ModelError, match="cannot be read"):
        read(tmp_path / "missing.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(ModelError, match="latin"):
        read(tmp_path)


def test_the_truth_is_that_of_the_sentence_that_overlaps_most(tmp_path: Path) -> None:
    """Sentences may be cut otherwise than the annotated ones; far from them nothing is known."""
    (tmp_path / "a.jsonl").write_text(json.dumps(GOOD), encoding="utf-8")
    article = read(tmp_path)[0][0]
    cut = [Sentence(0, 20, 1, 1), Sentence(20, 29, 1, 2), Sentence(40, 50, 1, 3)]
    found = article.matched(cut)
    assert [one and one.reported for one in found] == [True, False, None]
