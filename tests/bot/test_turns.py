from __future__ import annotations

from pathlib import Path

import pytest

from bot.turns import FILE, IdentifyTurns


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_turns_of_a_key_are_five_seconds_apart() -> None:
    """Who comes at once waits for one turn after the other; another key waits for nobody."""
    turns = IdentifyTurns(clock=Clock())
    assert [turns.take(0), turns.take(0), turns.take(1), turns.take(0)] == [0, 5, 0, 10]


def test_turns_are_shared_by_processes(tmp_path: Path) -> None:
    """Those who share a directory take turns; who has waited long enough does not wait again."""
    clock = Clock()
    one, other = IdentifyTurns(tmp_path, clock), IdentifyTurns(tmp_path, clock)
    assert [one.take(0), other.take(0), other.take(1), one.take(0)] == [0, 5, 0, 10]
    clock.now += 60
    assert [other.take(0), one.take(0)] == [0, 5]


@pytest.mark.parametrize("content", [b"", b"[]", b'{"0": null}', b"\xff", b"{", b'{"0": 9e99}'])
def test_a_file_that_says_nothing_keeps_nobody_waiting(tmp_path: Path, content: bytes) -> None:
    """A file that is damaged, or written while the clock was wrong, is as good as none."""
    (tmp_path / FILE).write_bytes(content)
    assert IdentifyTurns(tmp_path, Clock()).take(0) == 0
    assert IdentifyTurns(tmp_path, Clock()).take(0) == 5


def test_without_a_place_to_write_a_process_counts_its_own(tmp_path: Path) -> None:
    """Where the directory cannot be written, a process keeps its own turns apart."""
    turns = IdentifyTurns(tmp_path / "missing", Clock())
    assert [turns.take(0), turns.take(0)] == [0, 5]
