"""The errors of `index`, each one a case that a caller may want to tell apart.

    OnrecordError
    ├── SourceError            something offered as an article could not be read
    ├── ArticleNotFoundError   no such article in the collections asked
    ├── PipelineError          the spaCy pipeline named in the settings cannot be loaded
    ├── DataFileError          a file that ships with Onrecord is missing or damaged
    ├── ModelError             weights for attribution cannot be fitted, read or written
    └── StoreError             the store cannot be used
        ├── StoreLockedError   another process holds it
        ├── StoreReadOnlyError it cannot be written
        ├── StoreFullError     its disk is full
        ├── StoreVersionError  a newer Onrecord wrote it
        ├── StoreDamagedError  it is not a database, or a broken one
        └── BackupError        a backup cannot be made, or not be restored

Every message says what happened, with the offending value, and what to do next.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Be the base of every error that Onrecord raises on purpose."""


class SourceError(OnrecordError):
    """Say that something offered as an article could not be read.

    `where` names it (a path, a line of a file, a URL), `reason` says why in a few words.
    """

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where = where
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


class ArticleNotFoundError(OnrecordError):
    """Say that no article of that id is in the collections asked."""


class PipelineError(OnrecordError):
    """Say that the spaCy pipeline named in the settings cannot be loaded."""


class DataFileError(OnrecordError):
    """Say that a file that ships with Onrecord is missing or damaged."""


class ModelError(OnrecordError):
    """Say that weights for attribution cannot be fitted, read or written."""


class StoreError(OnrecordError):
    """Say that the store cannot be used."""


class StoreLockedError(StoreError):
    """Say that another process holds the store."""


class StoreReadOnlyError(StoreError):
    """Say that the store cannot be written."""


class StoreFullError(StoreError):
    """Say that there is no room to write."""


class StoreVersionError(StoreError):
    """Say that a newer Onrecord wrote the store."""


class StoreDamagedError(StoreError):
    """Say that the file is not a database, or a broken one."""


class BackupError(StoreError):
    """Say that a backup cannot be made, or that a file cannot be restored."""
