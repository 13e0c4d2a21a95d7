"""How long something takes, whatever else the machine does meanwhile."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def seconds(act: Callable[[], object]) -> float:
    """Return the processor's time that `act` takes, the best of three.

    No garbage is collected meanwhile: how long that takes depends on what other tests hold.
    """
    taken = []
    for _ in range(3):
        gc.disable()
        try:
            started = time.process_time()
            act()
            taken.append(time.process_time() - started)
        finally:
            gc.enable()
    return min(taken)
