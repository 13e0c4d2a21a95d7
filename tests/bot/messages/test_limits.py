"""The bot's limits are Discord's, and widths are measured cautiously."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.messages import limits
from bot.messages.limits import width
from tests.discord_server import limits as discord_limits


@given(st.text())
def test_width_is_what_a_javascript_client_counts(text: str) -> None:
    """Widths are UTF-16 code units, never fewer than the characters that a server counts."""
    assert width(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2 >= len(text)


def test_the_bot_keeps_to_the_limits_of_discord() -> None:
    """What it cuts and counts by is what the Discord of the tests holds it to."""
    ours = {name: value for name, value in vars(limits).items() if name.isupper()}
    assert ours
    assert ours.items() <= vars(discord_limits).items()


def test_the_parts_of_an_embed_fit_its_whole_alone() -> None:
    """Each part of an embed may fill its own limit; only together they can be too much."""
    parts = [
        discord_limits.EMBED_TITLE,
        discord_limits.EMBED_DESCRIPTION,
        discord_limits.EMBED_FIELD_VALUE,
        discord_limits.EMBED_FOOTER,
        discord_limits.EMBED_AUTHOR,
    ]
    assert max(parts) < discord_limits.EMBED_TOTAL < sum(parts)
