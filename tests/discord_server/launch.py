"""Run the command line against a server of ours.

`python -m tests.discord_server.launch PORT -- run` does what `python -m bot run` does on Discord.
"""

from __future__ import annotations

import sys

from bot.__main__ import main
from tests.discord_server.redirect import redirected

if __name__ == "__main__":
    port, _, *arguments = sys.argv[1:]
    sys.argv = ["onrecord", *arguments]
    with redirected(int(port)):
        main()
