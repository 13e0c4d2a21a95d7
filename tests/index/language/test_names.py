"""Who is a name, where it begins and ends, which role, and who "she" is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index.language.analysis import Analyser
from index.models import Passage, Speaker

DATA = Path(__file__).parent / "data" / "name_cases.jsonl"
CASES = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    """Return one analyser for the module: it loads its pipeline once."""
    return Analyser()


def speaker(passages: tuple[Passage, ...], opens: str) -> Speaker | None:
    """Return the main speaker of the passage that begins with `opens`."""
    (found,) = [one for one in passages if one.text.startswith(opens)]
    return found.attributions[0].speaker if found.attributions else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['style']}-{case['id']}")
def test_a_name_case(case: dict[str, Any], analyser: Analyser) -> None:
    """Every sentence has the speaker that an editor gives it, and the role where one is asked."""
    passages = analyser.passages(case["text"])
    for expected in case["expected"]:
        found = speaker(passages, expected["opens"])
        name = found.name if found else None
        assert name == expected["speaker"], expected["opens"]
        if "role" in expected:
            assert (found and found.role) == expected["role"], expected["opens"]


def test_enough_cases_were_written_before_the_rules() -> None:
    """A third of the cases was written without knowing the code, so that they can surprise it."""
    before = sum(case["written"] == "before the rules" for case in CASES)
    assert len(CASES) >= 60
    assert before * 3 >= len(CASES)
