"""How Python is set while the bot runs: threads at work must not keep the event loop waiting."""

from __future__ import annotations

import gc
import sys
from typing import Final

SWITCH_SECONDS: Final = 0.0005
"""How long one thread may keep another waiting; Python's own 5 ms add up to much more."""

COLLECTIONS: Final = (50_000, 20, 20)
"""After how many new objects the garbage collector looks at them, and how seldom at all others."""


def spare_the_event_loop() -> None:
    """Let threads take turns quickly, and the garbage collector pause everything seldom.

    What is there now is never collected: call it once all is loaded.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTIONS)
