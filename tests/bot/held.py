"""Searches that wait until a test lets them go."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from index.library import Library


class Held:
    """A library whose searches wait until they are let go."""

    def __init__(self, library: Library, patch: pytest.MonkeyPatch) -> None:
        self.let_go = threading.Event()
        search = library.ask

        def ask(*args: Any, **options: Any) -> Any:
            assert self.let_go.wait(30)
            return search(*args, **options)

        patch.setattr(library, "ask", ask)
