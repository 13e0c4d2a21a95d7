from __future__ import annotations

import subprocess
import sys

from bot.interpreter import COLLECTIONS, SWITCH_SECONDS

SEEN = """
import gc, sys
from bot.interpreter import spare_the_event_loop
spare_the_event_loop()
print(sys.getswitchinterval(), gc.get_threshold(), gc.get_freeze_count() > 1000, gc.isenabled())
"""

ENDED = """
import atexit, gc, sys
from bot.__main__ import main
atexit.register(lambda: print(gc.get_threshold(), gc.get_freeze_count() > 1000))
sys.argv = ["bot", "--version"]
main()
"""


def test_the_event_loop_is_spared() -> None:
    """Threads take turns sooner, what was there is left alone, and the rest is still collected."""
    ran = subprocess.run([sys.executable, "-c", SEEN], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == f"{SWITCH_SECONDS} {COLLECTIONS} True True"


def test_a_command_ends_without_looking_through_all_objects() -> None:
    """What is frozen when the process ends is left to the system."""
    ran = subprocess.run([sys.executable, "-c", ENDED], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == f"{COLLECTIONS} True"
