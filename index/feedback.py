"""What people said of answers in servers: useful or not, and why."""

from __future__ import annotations

from index import given
from index.models import Feedback, Verdict
from index.store import feedback as rows
from index.store import servers
from index.store.store import Store

_MOST = 5_000  # kept of each server


class FeedbackBook:
    """The verdicts of a store. `Library.feedback` is the way to it.

    Every method raises a `StoreError` when the store cannot be used.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def give(self, message: int, person: int, verdict: Verdict) -> bool:
        """Keep what `person` said of the answer in `message`, in place of an earlier verdict.

        Returns whether the server keeps feedback. The question is left out unless the server has
        switched on that questions are kept beside verdicts.
        """
        with self._store.writing() as connection:
            settings = servers.settings_of(connection, verdict.server)
            if not settings.feedback_days:
                return False
            if not settings.feedback_questions:
                verdict = verdict.replace(question=None)
            servers.ensure(connection, verdict.server)
            rows.put(connection, message, person, verdict)
            rows.keep_newest(connection, verdict.server, _MOST)
        return True

    def of_server(self, server: int, *, n: int = 10) -> Feedback:
        """Return how often answers were called useful or not, and the latest `n` reasons."""
        with self._store.reading() as connection:
            useful, useless = rows.counts(connection, server)
            reasons = rows.reasons(connection, server, given.count(n))
        return Feedback(useful=useful, useless=useless, reasons=tuple(reasons))

    def of_person(self, person: int) -> list[Verdict]:
        """Return what a person said of answers, in all servers, the latest first."""
        with self._store.reading() as connection:
            return rows.of_person(connection, person)

    def forget(self, person: int) -> int:
        """Delete what a person said of answers and return how often that was."""
        with self._store.writing() as connection:
            count = rows.forget(connection, person)
        self._store.wipe()
        return count
