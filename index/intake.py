"""What adding an article does: analyse it, then write all of it in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from index import sections
from index.errors import ArticleNotFoundError, OnrecordError, SourceError
from index.language.analysis import Analyser
from index.language.terms import index_terms
from index.models import Article, ArticleCard, Change, Passage
from index.postings import Signs
from index.search import Vocabulary
from index.search.surface import surface
from index.sources import byline
from index.store import articles, collections, passages, seals, terms


class Analysed(NamedTuple):
    """An article with all that the store keeps of it."""

    article: Article
    passages: tuple[Passage, ...]
    title: list[str]
    terms: list[list[str]]
    signs: list[Signs]  # what each term shows, an array a passage


def analyse(article: Article, analyser: Analyser) -> Analysed:
    """Cut `article`, without its byline, into passages and terms.

    Raises `SourceError` where it has no sentence or the rules fail on this one article, and
    `PipelineError` and `DataFileError` where they would on every one.
    """
    try:
        found = analyser.passages(byline.without(article))
        if not found:
            reason = "has no sentence, only lines that a page carries beside its article"
            raise SourceError(_name(article), reason)
        shown = [surface(passage.text) for passage in found]
        return Analysed(
            article,
            found,
            index_terms(article.title),
            [one.terms for one in shown],
            [one.signs for one in shown],
        )
    except OnrecordError:
        raise
    except Exception as error:
        raise _failed(article, error) from error


def is_stored(connection: Connection, collection: str, article: Article) -> bool:
    """Say whether `collection` holds exactly this article already."""
    stored = articles.find(connection, [collection], article.id)
    return stored is not None and _is(stored, article)


def put(connection: Connection, collection: str, new: Analysed, vocabulary: Vocabulary) -> Change:
    """Write an article, in place of the one with its id, as part of the caller's transaction."""
    stored = articles.find(connection, [collection], new.article.id)
    if stored and _is(stored, new.article):
        return Change.UNCHANGED
    if stored:
        articles.delete_article(connection, stored.key)
    owner = collections.key_of(connection, collection)
    key = articles.insert_article(connection, owner, new.article, sentences=len(new.passages))
    first = passages.insert_passages(connection, key, new.passages)
    _put_terms(connection, key, first, new, vocabulary)
    seals.put(connection, key)
    collections.mark_changed(connection, collection, growth=0 if stored else 1)
    return Change.UPDATED if stored else Change.ADDED


def take_out(connection: Connection, collection: str, article_id: str) -> ArticleCard:
    """Delete an article, as part of the caller's transaction. Raises `ArticleNotFoundError`."""
    stored = articles.get(connection, [collection], article_id)
    articles.delete_article(connection, stored.key)
    collections.mark_changed(connection, collection, growth=-1)
    return stored.card


def retitle(connection: Connection, collection: str, new: Analysed, vocabulary: Vocabulary) -> None:
    """Give a stored article the title of `new`, as part of the caller's transaction.

    All else stays as it is stored now. Raises `ArticleNotFoundError` where it has gone or has
    other words meanwhile.
    """
    stored = articles.get(connection, [collection], new.article.id)
    if stored.text != new.article.text:
        raise ArticleNotFoundError(f"The article {new.article.id!r} has just changed. Try again.")
    renamed = articles.as_article(stored).replace(title=new.article.title)
    put(connection, collection, new._replace(article=renamed), vocabulary)


def learn(connection: Connection, vocabulary: Vocabulary) -> None:
    """Add to `vocabulary` the stored terms that it does not have."""
    vocabulary.ids(terms.newer_terms(connection, len(vocabulary)))


def _is(stored: articles.ArticleRow, article: Article) -> bool:
    """Compare all that is kept of an article."""
    return articles.as_article(stored).model_dump() == article.model_dump()


def _put_terms(
    connection: Connection, article: int, first: int, new: Analysed, vocabulary: Vocabulary
) -> None:
    learn(connection, vocabulary)
    words = [term for passage in new.terms for term in passage]
    known = {word: vocabulary.get(word) for word in dict.fromkeys([*new.title, *words])}
    # New ones enter the vocabulary when they are read back: the transaction may still fail.
    unknown = [word for word, number in known.items() if number is None]
    added = {word: number for number, word in enumerate(unknown, len(vocabulary))}
    terms.insert_terms(connection, added)
    numbers = {word: added[word] if number is None else number for word, number in known.items()}
    terms.insert_ids(
        connection,
        terms.TermIds(
            article=article,
            first_passage=first,
            title=_ids(numbers, new.title),
            paragraphs=np.array([passage.paragraph for passage in new.passages], np.int32),
            lengths=np.array([len(passage) for passage in new.terms], np.int32),
            terms=_ids(numbers, words),
            signs=np.concatenate([*new.signs, np.empty(0, np.uint16)]),
            headings=np.array(sections.headings(new.article.sections, new.passages), np.int32),
        ),
    )


def _ids(numbers: Mapping[str, int], words: Sequence[str]) -> NDArray[np.int32]:
    return np.fromiter(map(numbers.__getitem__, words), np.int32, len(words))


def _name(article: Article) -> str:
    return article.title or article.url or article.id


def _failed(article: Article, error: Exception) -> SourceError:
    why = f"{type(error).__name__}: {error}"
    return SourceError(_name(article), f"it could not be analysed ({why}); please report this")
