"""Rate limits: so many requests a window, told in the headers of every answer."""

from __future__ import annotations

import hashlib
from typing import Final, NamedTuple

from tests.discord_server.calls import Call
from tests.discord_server.refusals import ApiError, Refusal


class Limit(NamedTuple):
    """How many requests may be made in how many seconds."""

    requests: int
    seconds: float


_SEND: Final = Limit(5, 5)
_LIMITS: Final = {
    ("POST", "/channels/{channel_id}/messages"): _SEND,
    ("PATCH", "/channels/{channel_id}/messages/{message_id}"): _SEND,
    ("POST", "/channels/{channel_id}/typing"): _SEND,
    ("POST", "/users/@me/channels"): Limit(10, 10),
}
_WEBHOOK: Final = Limit(5, 2)
_OTHER: Final = Limit(50, 1)
_ALL: Final = Limit(50, 1)
_MAJOR: Final = ("channel_id", "guild_id", "webhook_id", "webhook_token")


class Window:
    """The requests counted against one limit, from the first of them on."""

    def __init__(self, limit: Limit) -> None:
        self.limit = limit
        self._began = float("-inf")
        self._used = 0

    def take(self, now: float) -> bool:
        """Count a request; return whether it is still allowed."""
        if now - self._began >= self.limit.seconds:
            self._began, self._used = now, 0
        self._used += 1
        return self._used <= self.limit.requests

    @property
    def remaining(self) -> int:
        """Return how many more requests are allowed."""
        return max(0, self.limit.requests - self._used)

    def reset_after(self, now: float) -> float:
        """Return the seconds until all are allowed again."""
        return max(0.0, self._began + self.limit.seconds - now)


class Buckets:
    """Count requests by route and by what they are about, and all together."""

    def __init__(self) -> None:
        self._windows: dict[tuple[str, ...], Window] = {}
        self._all = Window(_ALL)

    def take(self, call: Call, now: float) -> dict[str, str]:
        """Count a request made at `now` and return the headers that go with its answer.

        Answers to interactions have no limit, and what goes out through an interaction's token does
        not count against the limit of all. Raises `ApiError` when there were too many.
        """
        if call.template.startswith("/interactions/"):
            return {}
        if not call.template.startswith("/webhooks/") and not self._all.take(now):
            raise _too_many(self._all.reset_after(now), {}, everywhere=True)
        window, name = self._window(call)
        allowed = window.take(now)
        headers = _headers(window, name, now)
        if not allowed:
            raise _too_many(window.reset_after(now), headers, everywhere=False)
        return headers

    def _window(self, call: Call) -> tuple[Window, str]:
        about = [call.params[name] for name in _MAJOR if name in call.params]
        limit = _WEBHOOK if call.template.startswith("/webhooks/") else _OTHER
        limit = _LIMITS.get((call.method, call.template), limit)
        window = self._windows.setdefault((call.method, call.template, *about), Window(limit))
        name = hashlib.sha256(f"{call.method} {call.template}".encode()).hexdigest()
        return window, name[:32]


def _headers(window: Window, name: str, now: float) -> dict[str, str]:
    reset_after = window.reset_after(now)
    return {
        "X-RateLimit-Limit": str(window.limit.requests),
        "X-RateLimit-Remaining": str(window.remaining),
        "X-RateLimit-Reset": f"{now + reset_after:.3f}",
        "X-RateLimit-Reset-After": f"{reset_after:.3f}",
        "X-RateLimit-Bucket": name,
    }


def _too_many(seconds: float, headers: dict[str, str], *, everywhere: bool) -> ApiError:
    scope = "global" if everywhere else "user"
    told = {"Retry-After": f"{seconds:.0f}", "X-RateLimit-Scope": scope, **headers}
    if everywhere:
        told["X-RateLimit-Global"] = "true"
    error = ApiError(Refusal.RATE_LIMITED, headers=told, retry_after=seconds)
    error.body["global"] = everywhere
    return error
