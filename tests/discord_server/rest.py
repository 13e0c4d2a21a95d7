"""The HTTP API: who asks, how often, whether what is sent is well-formed, and the answer."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from typing import Any, Final

from aiohttp import web

from tests.discord_server import application_routes, channel_routes, interaction_routes
from tests.discord_server.buckets import Buckets
from tests.discord_server.calls import Answer, Call, Handler, Request, read_body
from tests.discord_server.faults import Fault, Faults
from tests.discord_server.refusals import ApiError, Refusal
from tests.discord_server.rules import broken_rules
from tests.discord_server.spec import Spec
from tests.discord_server.world import World

BASE = "/api/v10"
ROUTES = (*application_routes.ROUTES, *channel_routes.ROUTES, *interaction_routes.ROUTES)
_CREATING: Final = {"/channels/{channel_id}/messages/{message_id}/threads"}
_BY_TOKEN = ("/interactions/", "/webhooks/")
_PROXY = {"Via": "1.1 google"}  # without it discord.py takes a 429 for a ban


class Rest:
    """Answer requests, remember them, and note what was wrong with them in `problems`."""

    def __init__(self, world: World, spec: Spec | None, problems: list[str]) -> None:
        self._world = world
        self._spec = spec
        self._problems = problems
        self._buckets = Buckets()
        self.faults = Faults()
        self.requests: list[Request] = []

    def routes(self) -> Iterator[web.RouteDef]:
        """Yield the routes of the API, and last the one that catches what is none of them."""
        for method, template, handler in ROUTES:
            yield self._route(method, template, handler)
        yield self._route("*", "/{tail:.*}", self._unknown)

    def _route(self, method: str, template: str, handler: Handler) -> web.RouteDef:
        async def serve(request: web.Request) -> web.Response:
            return await self._serve(request, template, handler)

        return web.route(method, BASE + template, serve)

    async def _serve(self, request: web.Request, template: str, handler: Handler) -> web.Response:
        path = request.path.removeprefix(BASE)
        record = Request(request.method, path)
        self.requests.append(record)
        fault = self.faults.take(request.method, path)
        self._world.changes.notify()
        answer = await self._under(fault, request, template, handler, record)
        self._world.changes.notify()
        if answer is None:
            assert request.transport
            request.transport.abort()
            return web.Response()
        record.status = answer.status
        if answer.status >= 400:
            record.code = answer.body.get("code", 0)
        return answer.response()

    async def _under(
        self,
        fault: Fault | None,
        request: web.Request,
        template: str,
        handler: Handler,
        record: Request,
    ) -> Answer | None:
        """Answer under a fault, if there is one; None means that the line is cut."""
        if fault and fault.gate:
            await fault.gate.wait()
        if fault is None or fault.takes_effect:
            answer = await self._answer(request, template, handler, record)
        if fault and fault.cut:
            return None
        return fault.answer if fault and fault.answer else answer

    async def _answer(
        self, request: web.Request, template: str, handler: Handler, record: Request
    ) -> Answer | None:
        """Return the answer; None where the line is cut before the whole request came."""
        try:
            self._authorise(request, template)
            record.body, files = await read_body(request)
            params = request.match_info
            call = Call(
                request.method, template, record.path, params, request.query, record.body, files
            )
            headers = self._buckets.take(call, self._world.clock.now())
            self._check(call)
            body = await handler(self._world, call)
        except ApiError as error:
            return Answer(error.status, error.body, {**_PROXY, **error.headers})
        except ConnectionError:  # whoever asked is gone
            return None
        except Exception:
            self._problems.append(f"the server failed: {traceback.format_exc()}")
            return Answer(400, {"message": "the test server failed", "code": 0})
        answer = Answer(_status(template, body), body, {**_PROXY, **headers})
        self._check_own(call, answer)
        return answer

    def _authorise(self, request: web.Request, template: str) -> None:
        if template.startswith(_BY_TOKEN):
            return
        if request.headers.get("Authorization") != f"Bot {self._world.token}":
            raise ApiError(Refusal.UNAUTHORIZED)

    def _check(self, call: Call) -> None:
        """Refuse a body that breaks the rules of the project's table or of Discord's document."""
        found = list(broken_rules(call))
        if self._spec:
            found += self._spec.request(call)
        if found:
            self._problems += [f"{call.method} {call.path}: {problem}" for problem in found]
            raise ApiError(Refusal.INVALID_BODY, found)

    def _check_own(self, call: Call, answer: Answer) -> None:
        """Note where the server itself does not speak as Discord's document says it does."""
        if self._spec:
            found = self._spec.response(call, answer)
            self._problems += [
                f"the server's answer to {call.method} {call.path}: {problem}" for problem in found
            ]

    async def _unknown(self, world: World, call: Call) -> None:
        self._problems.append(f"there is no route {call.method} {call.path}")
        raise ApiError(Refusal.NOT_FOUND)


def _status(template: str, body: Any) -> int:
    if body is None:
        return 204
    return 201 if template in _CREATING else 200
