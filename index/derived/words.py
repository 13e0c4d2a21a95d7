"""The word list of a store in a file, so that a start need not read all its terms."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path

from index.derived import arrays
from index.derived.arrays import Arrays, UnusableFileError
from index.derived.records import by_record, taken_apart
from index.search.vocabulary.strings import Strings
from index.search.vocabulary.wordlist import EMPTY, WordList

FILE = "words"
FORGOTTEN = "forgotten"
"""The name under which a file says how often words had been taken out when it was written."""

_log = logging.getLogger(__name__)


class WordFile:
    """The file of the word list in `directory`, for a history of the store.

    `forgotten` is how often words were taken out of the vocabulary until then.
    """

    def __init__(self, directory: Path, history: str, forgotten: int) -> None:
        self._file = directory / FILE
        self._history = history
        self._forgotten = forgotten

    def load(self) -> WordList:
        """Return the word list of the file, an empty one where that cannot be used.

        All of it is checked: what is stored is numbered by it.
        """
        with suppress(FileNotFoundError):
            try:
                about, held = arrays.read(self._file, checked=True)
                if about.get("history") != self._history:
                    raise UnusableFileError("it belongs to what was stored before a restore")
                if about.get(FORGOTTEN, 0) != self._forgotten:
                    self.delete()
                    return EMPTY
                return word_list_of(held)
            except UnusableFileError as error:
                self.reject(str(error))
        return EMPTY

    def save(self, words: WordList) -> None:
        """Write `words` in place of what was there. Raises `OSError`."""
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        about: arrays.About = {"history": self._history, FORGOTTEN: self._forgotten}
        arrays.write(self._file, about, taken_apart(words._asdict()))

    def reject(self, why: str) -> None:
        """Delete the file, and say why in the log."""
        _log.warning("The index file %s is made anew from the store: %s.", self._file, why)
        self.delete()

    def delete(self) -> None:
        """Delete the file; one that is gone, or in use on Windows, is nothing to tell."""
        with suppress(OSError):
            self._file.unlink()


def word_list_of(held: Arrays) -> WordList:
    """Return the word list that was taken apart into `held`. Raises `UnusableFileError`."""
    records = by_record(held)
    try:
        terms, roots = Strings(**records["terms"]), Strings(**records["roots"])
        return WordList(terms=terms, roots=roots, **records[""])
    except (KeyError, TypeError) as error:
        raise UnusableFileError("another version wrote it") from error
