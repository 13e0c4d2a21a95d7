"""Private answers, whatever they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import limits
from bot.messages.layout import Form
from bot.messages.limits import width
from bot.private import Note


@given(st.text())
@pytest.mark.parametrize("times", [1, 100])
async def test_a_note_is_never_too_long(times: int, text: str) -> None:
    """Discord takes it in either form; what fits is not touched."""
    whole = times * text
    content = Note(whole).body(Form.EMBED)["content"] or ""
    (display,) = Note(whole).body(Form.COMPONENTS)["view"].children
    assert width(content) <= limits.CONTENT
    assert width(display.content) <= limits.TEXT_DISPLAY_TOTAL
    if width(whole) <= limits.CONTENT:
        assert content == display.content == whole
