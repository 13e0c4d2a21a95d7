"""A request as the routes see it, an answer as they give it, and the record of both."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from aiohttp import BodyPartReader, web

from tests.discord_server.files import File
from tests.discord_server.refusals import ApiError, Refusal

if TYPE_CHECKING:
    from tests.discord_server.world import World


class Call(NamedTuple):
    """A request: `template` is its path as the API's documents write it."""

    method: str
    template: str
    path: str
    params: Mapping[str, str]
    query: Mapping[str, str]
    body: Any
    files: Sequence[File] = ()


class Answer(NamedTuple):
    """What a request gets; no body goes with 204."""

    status: int
    body: Any = None
    headers: Mapping[str, str] = {}

    def response(self) -> web.Response:
        """Return it as HTTP, with the exact content type that discord.py looks for."""
        if self.body is None:
            return web.Response(status=self.status, headers=self.headers)
        headers = {**self.headers, "Content-Type": "application/json"}
        return web.Response(
            status=self.status, body=json.dumps(self.body).encode(), headers=headers
        )


@dataclass
class Request:
    """A request that was made; `status` is 0 while it is being answered or was cut off."""

    method: str
    path: str
    body: Any = None
    status: int = 0
    code: int = field(default=0)
    """Discord's own code of a refusal."""


Handler = Callable[["World", Call], Awaitable[Any]]
"""A route: it returns the body of its answer, None for 204, and raises `ApiError`."""


async def read_body(request: web.Request) -> tuple[Any, list[File]]:
    """Return the JSON of a request, None where it has none, and its files. Raises `ApiError`."""
    if not request.can_read_body:
        return None, []
    try:
        if request.content_type == "multipart/form-data":
            return await _read_form(request)
        return json.loads(await request.read()), []
    except ValueError:
        raise ApiError(Refusal.INVALID_JSON) from None


async def _read_form(request: web.Request) -> tuple[Any, list[File]]:
    body, files = None, []
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        if part.name == "payload_json":
            body = json.loads(await part.read(decode=True))
        else:
            files.append(File(part.filename or "unknown", bytes(await part.read(decode=True))))
    return body, files
