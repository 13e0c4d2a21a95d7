"""Which articles a command is about: those stored, those of some files, or the samples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from bot.codes import Code
from bot.opening import has_store, open_library, thresholds
from bot.terminal.adding import Tally, add
from bot.terminal.answers import title
from bot.terminal.exits import fail
from config.settings import DEFAULT_ORIGIN, Settings
from index.errors import ArticleNotFoundError, OnrecordError, SourceError, StoreError
from index.language.model import stored_in
from index.language.terms import folded
from index.library import Library
from index.models import PUBLIC, ArticleCard, Totals

SAMPLES = Path(__file__).parents[1] / "samples"
_LISTED = 5
_MEANT = 6  # characters of an id that nobody types by mistake


class Corpus(NamedTuple):
    """Articles to ask: the library and collection that hold them, and what they are."""

    library: Library
    collection: str = PUBLIC
    samples: bool = False
    skipped: Sequence[SourceError] = ()

    @property
    def cards(self) -> Sequence[ArticleCard]:
        """Return the cards of all articles, as they are now."""
        return self.library.articles(collections=[self.collection])

    def card(self, article: str) -> ArticleCard:
        """Return the card of the article of that id. Raises `ArticleNotFoundError`."""
        return find(self.library.cards([article], collections=[self.collection]), article)

    @property
    def totals(self) -> Totals:
        """Return how many articles there are now, and how many sentences they have."""
        return self.library.totals(collections=[self.collection])


@contextmanager
def open_corpus(settings: Settings, paths: Sequence[Path] | None = None) -> Iterator[Corpus]:
    """Open the articles at `paths`, else those stored, else the samples that come with Onrecord.

    Stores nothing. Raises `OnrecordError` when there is no article at `paths`, or no folder where
    somebody has said that articles are stored.
    """
    stored = None if paths else _stored(settings)
    library, skipped = (stored, []) if stored else _read(settings, paths or [SAMPLES])
    with library:
        yield Corpus(library, samples=not paths and not stored, skipped=skipped)


@contextmanager
def open_stored(
    settings: Settings, paths: Sequence[Path] | None = None, collection: str = PUBLIC
) -> Iterator[Corpus]:
    """Open the articles at `paths`, else those stored in `collection`, of which there may be none.

    Raises `OnrecordError` as `open_corpus` does, and when there is no such collection.
    """
    if paths and collection != PUBLIC:
        fail("--articles reads files, which are in no --collection: give one of them.", Code.USAGE)
    if paths:
        with open_corpus(settings, paths) as corpus:
            yield corpus
    else:
        with _stored_or_nothing(settings) as library:
            _expect(library, collection)
            yield Corpus(library, collection)


def _stored(settings: Settings) -> Library | None:
    """Open the library that is stored; None where it has no article, or there is none."""
    if not has_store(settings):
        _expect_folder(settings)
        return None
    with ExitStack() as opened:
        library = opened.enter_context(open_library(settings))
        if not library.size():
            return None
        opened.pop_all()  # it stays open
    return library


def _stored_or_nothing(settings: Settings) -> Library:
    if has_store(settings):
        return open_library(settings)
    _expect_folder(settings)
    return Library.open()


def _expect_folder(settings: Settings) -> None:
    """Raise a `StoreError` where the data folder is not there although somebody named it.

    A mistyped one must not be answered from the samples, which tell of what never happened.
    """
    origin = settings.origin("data")
    if origin != DEFAULT_ORIGIN and not settings.data.exists():
        by = origin if origin.startswith("--") else f"the setting data ({origin})"
        raise StoreError(
            f"There is no folder {settings.data}, which {by} names. Check how it is spelt; "
            "`python -m bot add PATHS`, with the same options, makes it and stores articles in it."
        )


def _expect(library: Library, collection: str) -> None:
    """Raise `OnrecordError`, which names those that there are, where `collection` is none."""
    if library.size(collections=[collection]):
        return
    known = library.collections()
    if collection not in known:
        more = f" and {len(known) - _LISTED} more" if len(known) > _LISTED else ""
        raise OnrecordError(
            f"There is no collection {collection!r}. There are: {', '.join(known[:_LISTED])}{more}."
        )


def find(cards: Sequence[ArticleCard], given: str, *, whole: bool = False) -> ArticleCard:
    """Return the one article that `given` means: the start of its id, its title or words of it.

    A part of a title does not do where it must be `whole`, nor does a letter or two of an id.
    Raises `ArticleNotFoundError` when there is none or more than one.
    """
    wanted = given.casefold().strip()
    begins = bool(wanted) and (not whole or len(wanted) >= _MEANT)
    found = [
        card
        for card in cards
        if wanted in (card.id, title(card).casefold()) or (begins and card.id.startswith(wanted))
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        return _with_words(cards, given, whole=whole)
    ids = ", ".join(card.id for card in found[:_LISTED])
    raise ArticleNotFoundError(
        f"{given!r} means {len(found)} articles ({ids}). Give more of the id."
    )


def find_all(
    cards: Sequence[ArticleCard], given: Sequence[str]
) -> tuple[list[ArticleCard], list[ArticleNotFoundError]]:
    """Return the articles that `given` mean by id or whole title, each once, and the errors.

    There is an error for each that means none or more than one.
    """
    found: dict[str, ArticleCard] = {}
    errors: list[ArticleNotFoundError] = []
    for one in given:
        try:
            card = find(cards, one, whole=True)
        except ArticleNotFoundError as error:
            errors.append(error)
        else:
            found[card.id] = card
    return list(found.values()), errors


def _with_words(cards: Sequence[ArticleCard], given: str, *, whole: bool) -> ArticleCard:
    """Return the one article whose title has the words `given`. Raises `ArticleNotFoundError`."""
    wanted = _words(given)
    found = [card for card in cards if wanted and wanted <= _words(title(card))]
    if len(found) > 1 and not whole:
        raise ArticleNotFoundError(
            f"{given!r} stands in {len(found):,} titles: {_named(found)}. "
            "Give more words, or an id."
        )
    if not found or whole:
        near = f" Its words stand in: {_named(found)}." if found else ""
        raise ArticleNotFoundError(
            f"{_none(given, whole=whole)}{near} "
            "`python -m bot list`, with the same options, shows them all."
        )
    return found[0]


def _none(given: str, *, whole: bool) -> str:
    if whole and len(given.strip()) < _MEANT:
        return (
            f"No article has the title {given!r}, and to remove one, at least {_MEANT} characters "
            "of an id are needed."
        )
    return f"No article has an id that begins with {given!r}, or that title."


def _words(text: str) -> frozenset[str]:
    return frozenset(folded(text))


def _named(cards: Sequence[ArticleCard]) -> str:
    """Return the titles of articles with their ids, as many as can be read."""
    more = f" and {len(cards) - _LISTED:,} more" if len(cards) > _LISTED else ""
    return ", ".join(f"{title(card)} ({card.id})" for card in cards[:_LISTED]) + more


def _read(settings: Settings, paths: Sequence[Path]) -> tuple[Library, Sequence[SourceError]]:
    """Read the articles at `paths` into a library in memory."""
    tally = Tally()
    library = Library.open(
        thresholds=thresholds(settings),
        pipeline=settings.pipeline,
        weights=stored_in(settings.data),
    )
    add(library, paths, tally)
    if not tally.kept:
        library.close()
        reasons = "; ".join(map(str, tally.skipped[:_LISTED]))
        raise OnrecordError(f"There is no article to ask: {reasons}.")
    return library, tally.skipped
