"""Faults on demand: errors, cut lines, waiting, before or after a request took effect."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass

from tests.discord_server.calls import Answer
from tests.discord_server.refusals import Refusal

_OF_A_PROXY = "<html>upstream connect error</html>"


@dataclass
class Fault:
    """What goes wrong with requests whose path holds `path`, `times` times."""

    method: str
    path: str
    answer: Answer | None = None
    cut: bool = False
    after_effect: bool = False
    gate: asyncio.Event | None = None
    times: int = 1

    @property
    def takes_effect(self) -> bool:
        """Return whether the request is done nevertheless."""
        return self.after_effect or not (self.answer or self.cut)

    def meets(self, method: str, path: str) -> bool:
        """Return whether it goes wrong with this request."""
        return bool(self.times and method == self.method and re.search(self.path, path))


class Faults:
    """The faults still to happen, in the order in which they were asked for; `met` counts."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self.met = 0

    def answer(
        self, method: str, path: str, status: int, *, after_effect: bool = False, times: int = 1
    ) -> None:
        """Answer with an error of the proxies before Discord, which say nothing in JSON."""
        answer = Answer(status, {"message": _OF_A_PROXY, "code": 0})
        self._faults.append(Fault(method, path, answer, after_effect=after_effect, times=times))

    def refuse(self, method: str, path: str) -> None:
        """Answer once that the body of the request is malformed."""
        answer = Answer(400, {"message": "Invalid Form Body", "code": 50035})
        self._faults.append(Fault(method, path, answer))

    def deny(self, method: str, path: str, refusal: Refusal, *, times: int = 1) -> None:
        """Answer that Discord does not do that."""
        status, code, message = refusal.value
        answer = Answer(status, {"message": message, "code": code})
        self._faults.append(Fault(method, path, answer, times=times))

    def limit(self, method: str, path: str, seconds: float, *, everywhere: bool = False) -> None:
        """Answer once that there were too many requests."""
        body = {"message": "You are being rate limited.", "retry_after": seconds, "code": 0}
        headers = {"Via": "1.1 google", "Retry-After": str(seconds)}
        answer = Answer(429, {**body, "global": everywhere}, headers)
        self._faults.append(Fault(method, path, answer))

    def cut(self, method: str, path: str, *, after_effect: bool = False, times: int = 1) -> None:
        """Cut the line instead of answering."""
        self._faults.append(Fault(method, path, cut=True, after_effect=after_effect, times=times))

    def hold(self, method: str, path: str) -> asyncio.Event:
        """Do what is asked once the event that is returned is set."""
        gate = asyncio.Event()
        self._faults.append(Fault(method, path, gate=gate))
        return gate

    def take(self, method: str, path: str) -> Fault | None:
        """Return the fault that this request meets, and count it."""
        for fault in self._faults:
            if fault.meets(method, path):
                fault.times -= 1
                self.met += 1
                return fault
        return None
