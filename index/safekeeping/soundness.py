"""Look through a whole store: the database, what it counts, and the promises of every article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from index.derived.segments import DIRECTORY
from index.models import Record, StoredArticle
from index.safekeeping import filecheck, promises, renewal
from index.store import articles, collections, passages, seals, servers, sqlite, terms
from index.store.schema import counters, metadata
from index.store.store import Store
from index.store.telling import Told, nobody

_RESTORE = (
    "Restore a backup with `python -m bot restore FILE`, or move the store away, with any -wal and "
    "-shm files beside it, and add the articles again."
)
_AGAIN = "Remove the article, then add it again."
_SET_AGAIN = "Set them again with /settings in that server; until then it may be refused answers."


class Problem(Record):
    """Something wrong in a store, what to do about it, and the article it is about, if any."""

    what: str
    remedy: str
    article: str | None = None
    collection: str | None = None


def check(store: Store, *, told: Told = nobody, words: bool = True) -> list[Problem]:
    """Return everything that is wrong in the store, which others may use meanwhile.

    With `words`, articles must be indexed by the terms that their sentences have today. Raises a
    `StoreError` when the store cannot be read at all.
    """
    with store.reading() as connection:
        told("Checking the database", 0, 0)
        broken = [Problem(what=what, remedy=_RESTORE) for what in sqlite.breaches(connection)]
        if broken:
            return broken
        words = words and renewal.is_renewed(connection)
        return [
            *_of_numbers(connection),
            *_of_articles(connection, told, words=words),
            *_of_files(store, connection),
        ]


def _of_files(store: Store, connection: Connection) -> Iterator[Problem]:
    """Yield what is wrong with the files that were made from the store."""
    if store.path is None:
        return
    directory = store.path.parent / DIRECTORY
    for file, why in filecheck.breaches(connection, directory):
        what = f"The index file {file} cannot be used: {why}."
        yield Problem(what=what, remedy=f"Delete {directory}: it is made anew from the store.")


def _of_numbers(connection: Connection) -> Iterator[Problem]:
    """Yield what is wrong with what is counted: keys, sizes and the ids of terms."""
    for name in ("article", "passage"):
        key = metadata.tables[f"{name}s"].c.key
        highest = connection.execute(select(func.max(key))).scalar() or 0
        following = connection.execute(select(counters.c.next).filter_by(name=name)).scalar()
        if following is None or following <= highest:
            yield Problem(what=f"The next {name} would get a number in use.", remedy=_RESTORE)
    known = terms.newer_terms(connection, 0)
    if len(set(known)) != len(known) or terms.highest(connection) != len(known) - 1:
        yield Problem(what="The vocabulary has a gap or a word twice.", remedy=_RESTORE)
    for name, said, counted in collections.sizes(connection):
        if said != counted:
            what = f"It counts {said} articles and has {counted}."
            yield Problem(what=what, remedy=_RESTORE, collection=name)
    for server in servers.ids(connection):
        if unreadable := servers.kept_of(connection, server).unreadable:
            what = f"The settings of server {server} cannot be read: {', '.join(unreadable)}."
            yield Problem(what=what, remedy=_SET_AGAIN)


def _of_articles(connection: Connection, told: Told, *, words: bool) -> Iterator[Problem]:
    vocabulary = terms.newer_terms(connection, 0)
    keys = articles.all_keys(connection)
    for done, key in enumerate(keys, 1):
        told("Checking articles", done, len(keys))
        id_, collection = articles.name_of(connection, key)
        for what in _breaches(connection, key, vocabulary, words=words):
            yield Problem(what=what, remedy=_AGAIN, article=id_, collection=collection)


def _breaches(
    connection: Connection, key: int, vocabulary: Sequence[str], *, words: bool
) -> Iterator[str]:
    try:
        stored = articles.by_keys(connection, [key])[key]
        found = passages.of_article(connection, key)
        article = stored.with_passages(found)
        yield from promises.of_article(article, intact=stored.intact)
        yield from _breaches_of_index(connection, key, article, vocabulary, words=words)
        if seals.is_broken(connection, key):
            yield "what is stored of it is not what was written"
    except DBAPIError:
        raise
    except Exception as error:  # whatever may stand in a damaged row
        yield f"it cannot be read ({type(error).__name__})"


def _breaches_of_index(
    connection: Connection,
    key: int,
    article: StoredArticle,
    vocabulary: Sequence[str],
    *,
    words: bool,
) -> Iterator[str]:
    ids, keys = terms.ids_of(connection, key), passages.keys_of(connection, key)
    if ids is None:
        yield "it is not indexed"
        return
    wrong = list(promises.of_numbers(ids, article.passages, keys, len(vocabulary)))
    yield from wrong
    if words and not wrong:
        yield from promises.of_terms(ids, article, vocabulary)
