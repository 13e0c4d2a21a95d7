"""The table of limits is consistent in itself, and measures cautiously."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.messages import limits
from bot.messages.limits import width


@given(st.text())
def test_width_is_what_a_javascript_client_counts(text: str) -> None:
    """Widths are UTF-16 code units, never fewer than the characters that a server counts."""
    assert width(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2 >= len(text)


def test_the_parts_of_an_embed_fit_its_whole_alone() -> None:
    """Each part of an embed may fill its own limit; only together they can be too much."""
    parts = [
        limits.EMBED_TITLE,
        limits.EMBED_DESCRIPTION,
        limits.EMBED_FIELD_VALUE,
        limits.EMBED_FOOTER,
        limits.EMBED_AUTHOR,
    ]
    assert max(parts) < limits.EMBED_TOTAL < sum(parts)
