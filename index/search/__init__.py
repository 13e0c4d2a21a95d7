"""Question -> ranked passages: an index in memory of each collection, and a search over several."""

from __future__ import annotations

from index.search.collection import Part, SearchIndex
from index.search.question import Question, read
from index.search.records import Candidate, IndexedArticle, Ranking
from index.search.scope import EVERYTHING, Scope
from index.search.searcher import articles_with, holds, search
from index.search.topic import about
from index.search.vocabulary import Vocabulary

__all__ = [
    "EVERYTHING",
    "Candidate",
    "IndexedArticle",
    "Part",
    "Question",
    "Ranking",
    "Scope",
    "SearchIndex",
    "Vocabulary",
    "about",
    "articles_with",
    "holds",
    "read",
    "search",
]
