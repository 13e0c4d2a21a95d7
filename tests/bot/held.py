"""Searches and other calls that wait until a test lets them go."""

from __future__ import annotations

import threading

import pytest

from index.library import Library


def hold(library: Library, name: str, patch: pytest.MonkeyPatch) -> threading.Event:
    """Let a method of the library wait for the event that is returned."""
    let_go, call = threading.Event(), getattr(library, name)

    def wait(*args: object, **options: object) -> object:
        assert let_go.wait(30)
        return call(*args, **options)

    patch.setattr(library, name, wait)
    return let_go


class Held:
    """A library whose searches wait until they are let go."""

    def __init__(self, library: Library, patch: pytest.MonkeyPatch) -> None:
        self.let_go = hold(library, "ask", patch)
