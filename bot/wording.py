"""What the bot says in its own words. Everything else it shows is an article's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from index.models import DateSource, Resolution

_LISTED = 10  # channels, at most

MORE_CONTEXT: Final = "More context"
WHY_THIS: Final = "Why this?"

UNTITLED: Final = "Untitled article"
REFUSAL: Final = "The articles do not say."
CLOSE: Final = "These come closest, but may not answer."
NEAREST: Final = "Nearest articles:"
VERY_LIKELY: Final = "Very likely the answer"
LIKELY: Final = "Likely the answer"
NOT_IDENTIFIED: Final = "speaker not identified"
ALSO: Final = "Also"

NO_ARTICLES: Final = "There are no articles to search here yet. Whoever runs me can add some."
NO_SUCH_ARTICLE: Final = (
    "No article here has that title. Pick one from the list that appears as you type, "
    "or leave the option out to search them all."
)
GONE: Final = "That article has been removed since, so I cannot show more of it."
CHANGED: Final = "That article has changed since, and the sentence is no longer in it."
QUESTION_LOST: Final = "I cannot find the question in that message any more. Please ask it again."
NO_REASONS: Final = "No word of the question brought this sentence up any more. Ask again to see."
NO_DIRECT_MESSAGES: Final = "I do not answer in direct messages here. Please ask me in a server."
RESTARTING: Final = "I am restarting. Please ask again in a minute."
TOO_SLOW: Final = "The search took too long, so I stopped it. Please try a shorter question."
HELP: Final = (
    "Ask me a question about the articles, here or with `/ask`: I answer with the sentence that "
    "says it, who said it, and where it stands. For example: *Who opposed the new bridge?*"
)

FIELDS: Final = {
    "passage": "in the sentence",
    "paragraph": "in its paragraph",
    "article": "in the article",
    "title": "in the title",
    "related word": "by a related word in the sentence",
    "phrase": "as words that stand together",
}
DATE_SOURCES: Final = {
    DateSource.PAGE: "read off the page",
    DateSource.FILENAME: "from the file's name",
    DateSource.GUESSED: "guessed",
}
RESOLUTIONS: Final = {
    Resolution.SURNAME: "by a short form of the name",
    Resolution.PRONOUN: "by a pronoun",
    Resolution.ROLE: "by a role",
    Resolution.CONTINUATION: "not at all: the quotation goes on from before",
}


def elsewhere(channels: Sequence[int]) -> str:
    """Say where questions are answered in a server that has chosen `channels` for it."""
    places = ", ".join(f"<#{channel}>" for channel in channels[:_LISTED])
    return f"I do not answer in this channel. Please ask in {places}."


def trouble(reference: str) -> str:
    """Say that something went wrong, with the reference that the log has too."""
    return (
        "Something went wrong on my side, so I have no answer. Please try again later; "
        f"if it happens again, tell whoever runs me this reference: `{reference}`"
    )


def shortened(length: int) -> str:
    """Say that only the start of a long question was searched."""
    return f"Your question was long: I searched for its first {length} characters."
