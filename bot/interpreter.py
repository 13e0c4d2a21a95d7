"""How Python is set: a command starts and ends soon, and threads leave the event loop its turns."""

from __future__ import annotations

import atexit
import gc
import sys
from typing import Final

SWITCH_SECONDS: Final = 0.0005
"""How long one thread may keep another waiting; Python's own 5 ms add up to much more."""

COLLECTIONS: Final = (50_000, 20, 20)
"""After how many new objects the garbage collector looks at them, and how seldom at all others."""


def collect_seldom() -> None:
    """Let the garbage collector look seldom at what imports make, and not at all at the end.

    Python would look through every object and free it before a process ends, which takes longer
    than answering a question; the system frees all of it at once.
    """
    gc.set_threshold(*COLLECTIONS)
    atexit.register(gc.freeze)


def spare_the_event_loop() -> None:
    """Let threads take turns quickly, and the garbage collector pause everything seldom.

    What is there now is never collected: call it once all is loaded.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTIONS)
