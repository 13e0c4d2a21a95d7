"""Open the library as the settings say."""

from __future__ import annotations

from config.settings import Settings
from index.errors import StoreError
from index.library import Library
from index.models import Thresholds
from index.store.opening import FILE


def open_library(settings: Settings) -> Library:
    """Open the library that is stored, making it where there is none. Raises a `StoreError`."""
    has_store(settings)  # where nobody may look, it says so
    return Library.open(
        settings.data,
        thresholds=thresholds(settings),
        pipeline=settings.pipeline,
        index_memory=settings.index_memory,
    )


def has_store(settings: Settings) -> bool:
    """Say whether there is a store, without making one.

    Raises a `StoreError` where its folder is a file, or may not be looked into.
    """
    try:
        if settings.data.exists() and not settings.data.is_dir():
            raise StoreError(
                f"{settings.data} is a file, not a folder of stored articles. Choose another data "
                "directory."
            )
        return (settings.data / FILE).exists()
    except PermissionError as error:
        raise StoreError(
            f"{settings.data} cannot be read. Give this user the right to read it, or choose "
            "another data directory."
        ) from error


def thresholds(settings: Settings) -> Thresholds:
    """Return from which confidence there is an answer, something close, and a name."""
    return Thresholds(
        answer=settings.answer_threshold,
        close=settings.close_threshold,
        speaker=settings.speaker_threshold,
    )
