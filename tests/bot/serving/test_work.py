"""Blocking calls run beside the event loop, and what is underway can be waited for."""

from __future__ import annotations

import asyncio
import threading

import pytest

from bot.serving.work import UnfinishedError, Work

PATIENCE = 60  # seconds: for what is to come in time on a busy machine, too


async def test_the_loop_goes_on_while_a_call_blocks() -> None:
    """A call that blocks its thread does not block the loop."""
    gate = threading.Event()
    waiting = asyncio.create_task(Work().run(gate.wait))
    await asyncio.sleep(0)
    gate.set()
    assert await waiting


async def test_errors_come_through() -> None:
    """What the call raises is raised."""
    with pytest.raises(ZeroDivisionError):
        await Work().run(lambda: 1 / 0)


async def test_only_so_many_calls_run_at_a_time() -> None:
    """More calls than threads wait for their turn, and all of them get it."""
    work, lock, running, most = Work(threads=2), threading.Lock(), [0], [0]
    pause = threading.Barrier(2)

    def call() -> None:
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        pause.wait()
        with lock:
            running[0] -= 1

    await asyncio.gather(*(work.run(call) for _ in range(6)))
    assert most == [2]


async def test_a_call_that_takes_too_long_is_given_up() -> None:
    """After its time the wait ends, and later calls still find a thread."""
    gate, work = threading.Event(), Work(threads=1, seconds=0.05)
    with pytest.raises(TimeoutError):
        await work.run(gate.wait)
    gate.set()
    work.seconds = PATIENCE
    assert await work.run(lambda: 1) == 1


async def test_a_change_that_takes_too_long_is_told_from_what_only_reads() -> None:
    """It may still happen, which nobody need be told of what changes nothing."""
    gate = threading.Event()
    with pytest.raises(UnfinishedError):
        await Work(seconds=0.05, changes=True).run(gate.wait)
    with pytest.raises(TimeoutError) as given_up:
        await Work(seconds=0.05).run(gate.wait)
    gate.set()
    assert not isinstance(given_up.value, UnfinishedError)


async def test_the_end_of_a_call_is_told_whoever_waits() -> None:
    """Also where the call was given up, or fails."""
    gate, ended, work = threading.Event(), asyncio.Event(), Work(threads=1, seconds=0.05)
    with pytest.raises(TimeoutError):
        await work.run(gate.wait, ended=ended.set)
    assert not ended.is_set()
    gate.set()
    work.seconds = PATIENCE
    await ended.wait()
    ended.clear()
    with pytest.raises(ZeroDivisionError):
        await work.run(lambda: 1 / 0, ended=ended.set)
    assert ended.is_set()


async def test_a_thread_that_cannot_be_started_keeps_no_slot(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Once the machine has threads again, as many calls run as before."""

    def fail(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    work = Work(threads=1, seconds=PATIENCE)
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", fail)
        for _ in range(2):
            with pytest.raises(RuntimeError):
                await work.run(lambda: 1)
    assert await work.run(lambda: 1) == 1


async def test_draining_waits_for_what_is_underway() -> None:
    """Draining ends when the last answer is out."""
    work, gate, order = Work(), asyncio.Event(), list[str]()

    async def answer() -> None:
        with work.underway():
            await gate.wait()
            order.append("answered")

    answering = asyncio.create_task(answer())
    await asyncio.sleep(0)
    draining = asyncio.create_task(work.drain(30))
    await asyncio.sleep(0)
    gate.set()
    assert await draining
    order.append("drained")
    await answering
    assert order == ["answered", "drained"]


async def test_draining_does_not_wait_for_ever() -> None:
    """Draining says so where answers are still underway in the end."""
    work = Work()
    with work.underway():
        assert not await work.drain(0.01)
    assert await work.drain(0.01)
