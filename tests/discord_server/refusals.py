"""What Discord answers where it does not do as asked."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any


class Refusal(Enum):
    """HTTP status, Discord's own code, and its message."""

    UNAUTHORIZED = 401, 0, "401: Unauthorized"
    NOT_FOUND = 404, 0, "404: Not Found"
    UNKNOWN_APPLICATION = 404, 10002, "Unknown Application"
    UNKNOWN_CHANNEL = 404, 10003, "Unknown Channel"
    UNKNOWN_GUILD = 404, 10004, "Unknown Guild"
    UNKNOWN_MESSAGE = 404, 10008, "Unknown Message"
    UNKNOWN_USER = 404, 10013, "Unknown User"
    UNKNOWN_WEBHOOK = 404, 10015, "Unknown Webhook"
    UNKNOWN_INTERACTION = 404, 10062, "Unknown interaction"
    INVALID_RECIPIENT = 400, 50033, "Invalid Recipient(s)"
    MISSING_ACCESS = 403, 50001, "Missing Access"
    NOT_THE_AUTHOR = 403, 50005, "Cannot edit a message authored by another user"
    EMPTY_MESSAGE = 400, 50006, "Cannot send an empty message"
    CLOSED_TO_MESSAGES = 403, 50007, "Cannot send messages to this user"
    MISSING_PERMISSIONS = 403, 50013, "Missing Permissions"
    INVALID_WEBHOOK_TOKEN = 401, 50027, "Invalid Webhook Token"
    INVALID_BODY = 400, 50035, "Invalid Form Body"
    ARCHIVED_THREAD = 400, 50083, "Thread is archived"
    INVALID_JSON = 400, 50109, "The request body contains invalid JSON."
    ACKNOWLEDGED = 400, 40060, "Interaction has already been acknowledged."
    TOO_MANY_FOLLOW_UPS = (
        400,
        40094,
        "This interaction has reached the maximum number of follow up messages.",
    )
    WRONG_CHANNEL = 400, 50024, "Cannot execute action on this channel type"
    HAS_A_THREAD = 400, 160004, "A thread has already been created for this message"
    TOO_MANY_THREADS = 400, 160006, "Maximum number of active threads reached"
    RATE_LIMITED = 429, 0, "You are being rate limited."


class ApiError(Exception):
    """A request that is refused; `reasons` go with "Invalid Form Body"."""

    def __init__(
        self,
        refusal: Refusal,
        reasons: Iterable[str] = (),
        headers: dict[str, str] | None = None,
        **more: Any,
    ) -> None:
        self.status, code, message = refusal.value
        super().__init__(message)
        self.headers = headers or {}
        self.body: dict[str, Any] = {"message": message, "code": code, **more}
        errors = [{"code": "REFUSED", "message": reason} for reason in reasons]
        if errors:
            self.body["errors"] = {"_errors": errors}
