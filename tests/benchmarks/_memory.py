"""How much memory a step takes at its peak, measured in a process of its own."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable
from pathlib import Path


def peak(step: Callable[[], object]) -> int:
    """Return how many bytes `step` adds to the largest size that the process ever has.

    It runs in a fork, which begins with all that this process holds.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        before = _largest()
        kept = step()
        os.write(writing, str(_largest() - before).encode())
        os._exit(0 if kept is not None else 1)
    os.close(writing)
    with os.fdopen(reading) as answer:
        grown = int(answer.read() or 0)
    os.waitpid(child, 0)
    return grown


def _largest() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def resident() -> int:
    """Return how many bytes of memory this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()
