"""Question -> ranked passages: an index in memory of each collection, and a search over several.

`searcher` is the way in. Each floor imports from itself and from those below it:

    searcher    a question over several collections, the best passages first
    confidence  how likely it is that the first passage answers
    notes       what speaks for a passage, in plain words
    rerank      a better order, by all that the features say together
    distinct    what says something new
    features    numbers that describe each passage found
    retrieval   the passages that BM25 finds, with all that they hold of the question
    meant       articles, speakers, phrases and topics that a question names
    segments    the index of a collection in memory, and what of it may answer
    surface     what the words of a sentence show
    courtesies  what people wrap a question in
    question    what a question asks
    wishes      what it says of its answer: who must say it, and when
    vocabulary  terms, their numbers, and what they mean
    networks    small learned networks
    wording     what people type otherwise than articles write it
    days        days and months, as questions name them
    acronyms    names that are spelt as function words are
    marks       quotation marks in what people type
    lexicon     word lists
    arrays      learned weights and word vectors
    records     what goes into an index and what comes out of a search
"""

from __future__ import annotations

from index.search.courtesies import without_courtesies
from index.search.meant.topic import about, telling
from index.search.question import Question, read
from index.search.records import Candidate, Fetch, IndexedArticle, Ranking
from index.search.searcher import articles_with, holds, search
from index.search.segments.collection import Part, SearchIndex
from index.search.segments.scope import EVERYTHING, Scope
from index.search.vocabulary.vocabulary import Vocabulary

__all__ = [
    "EVERYTHING",
    "Candidate",
    "Fetch",
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
    "telling",
    "without_courtesies",
]
