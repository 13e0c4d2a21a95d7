from __future__ import annotations

from bot.receiving import LONGEST, Added, add
from index.library import Library
from index.models import Article, Change
from tests.bot.press import TAX


def test_a_text_that_would_hold_everything_up_is_left_out() -> None:
    """An article that is too long is named with the reason, and the next one is added."""
    long = Article(title="The whole encyclopaedia", text="word " * (LONGEST // 5 + 1))
    added = Added()
    with Library.open() as library:
        add(library, "user:1", [long, TAX], added)
        assert [card.title for card in library.articles(collections=["user:1"])] == [TAX.title]
    assert added.titles == {Change.ADDED: [TAX.title]}
    (skipped,) = added.skipped
    assert skipped.where == long.title
    assert "add it in parts" in skipped.reason
