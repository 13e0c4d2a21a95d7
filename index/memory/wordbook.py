"""The vocabulary of a store: what its word list holds, and the terms added since."""

from __future__ import annotations

import logging

from sqlalchemy import Connection

from index.derived.words import WordFile
from index.intake import learn
from index.memory.upkeep import Upkeep
from index.search import Vocabulary
from index.search.vocabulary.wordlist import EMPTY
from index.store import terms

WORTH_A_FILE = 2000  # new terms; fewer are soon read
_log = logging.getLogger(__name__)


class Wordbook:
    """The vocabulary as far as it was read from the store, of which `file` spares the most."""

    def __init__(self, connection: Connection, file: WordFile | None, upkeep: Upkeep) -> None:
        words = file.load() if file else EMPTY
        last = words.size - 1
        if file and words.size and terms.term_of(connection, last) != words.term(last):
            file.reject("it is newer than the store")
            words = EMPTY
        self.vocabulary = Vocabulary(words=words)
        self._file = file
        self._upkeep = upkeep
        if file and not words.size:
            upkeep.soon(file.delete)  # a vocabulary that is let go may just be writing its own

    def catch_up(self, connection: Connection) -> None:
        """Learn what was stored since."""
        learn(connection, self.vocabulary)
        if self.vocabulary.unlisted >= WORTH_A_FILE:
            self._upkeep.soon(self._list)

    def _list(self) -> None:
        if self.vocabulary.unlisted < WORTH_A_FILE:
            return
        words = self.vocabulary.listed()
        try:
            if self._file:
                self._file.save(words)
        except OSError as error:
            _log.warning("The vocabulary is kept in memory: %s.", error)
