from __future__ import annotations

from bot.terminal.listing import article_lines
from index.models import ArticleCard, StoredArticle


def test_an_article_of_no_sentence_is_shown() -> None:
    """One that an older Onrecord stored is what it is, and nothing below that."""
    card = ArticleCard(id="0123456789abcdef", title="Share")
    article = StoredArticle(card=card, text="Share this article", passages=())
    shown = [line.text.plain for line in article_lines(article, 0.6)]
    assert shown == ["Share", "id 0123456789abcdef"]
