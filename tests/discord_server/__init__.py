"""A loopback Discord for the tests: real HTTP and a real gateway, on 127.0.0.1."""

from tests.discord_server.client import NotPossibleError
from tests.discord_server.people import Person
from tests.discord_server.places import Guild
from tests.discord_server.server import DiscordServer

__all__ = ["DiscordServer", "Guild", "NotPossibleError", "Person"]
