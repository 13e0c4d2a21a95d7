from __future__ import annotations

import os

import pytest

from bot.terminal.adding import default_workers


@pytest.mark.parametrize(("processors", "workers"), [(3, 3), (16, 4), (None, 1)])
def test_there_is_a_process_for_each_processor_everywhere(
    monkeypatch: pytest.MonkeyPatch, processors: int | None, workers: int
) -> None:
    """Also where the operating system does not tell which of them may be used, as macOS."""
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    assert default_workers() == workers
