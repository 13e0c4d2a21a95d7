"""Question -> ranked passages: an index in memory of each collection, and a search over several."""

from __future__ import annotations

from index.search.collection import SearchIndex
from index.search.records import Candidate, IndexedArticle, IndexedPassage, Ranking
from index.search.scope import EVERYTHING, Scope
from index.search.searcher import search
from index.search.topic import about
from index.search.vocabulary import Vocabulary

__all__ = [
    "EVERYTHING",
    "Candidate",
    "IndexedArticle",
    "IndexedPassage",
    "Ranking",
    "Scope",
    "SearchIndex",
    "Vocabulary",
    "about",
    "search",
]
