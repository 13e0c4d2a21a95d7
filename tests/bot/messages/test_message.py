"""Messages before they have a form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import limits
from bot.messages.limits import width
from bot.messages.message import notice, question_in

LINES = "\n".join(f"Line {number} of what there is to say." for number in range(200))


@given(st.text(), st.text(max_size=50))
@pytest.mark.parametrize("times", [1, 100])
def test_a_plain_sentence_is_never_too_long(times: int, text: str, question: str) -> None:
    """Discord takes it whatever is put into it; below what it takes nothing is lost."""
    made = notice(times * text, question)
    assert made.fits
    if width(times * text) <= 1500:
        assert made.heading.endswith(times * text)


def test_a_plain_sentence_that_is_too_long_loses_its_last_lines() -> None:
    """The question stays, lines stay whole, and it is seen that some are missing."""
    made = notice(LINES, "How long may it be?")
    assert question_in(made.heading) == "How long may it be?"
    *kept, last = made.heading.split("\n")[1:]
    assert kept == LINES.split("\n")[: len(kept)]
    assert last == "…"
    assert limits.CONTENT - 50 < width(made.heading) <= limits.CONTENT
