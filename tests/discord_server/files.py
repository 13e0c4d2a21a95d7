"""Files that people and bots send, and the place where whoever has their address gets them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from aiohttp import web

from tests.discord_server.clock import Clock
from tests.discord_server.records import Json

if TYPE_CHECKING:
    from tests.discord_server.places import Channel

ROUTE = "/attachments/{channel_id}/{attachment_id}/{filename}"


class File(NamedTuple):
    """A file as somebody picks it to send; `size` is what Discord is told where that is a lie."""

    name: str
    content: bytes
    size: int | None = None


class Files:
    """Keep what was sent; `missing` holds the ids of what can no longer be had.

    By their names, the line of files that are `cut` breaks off half-way, and those `held` wait.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: dict[str, File] = {}
        self.base = ""
        self.missing: set[str] = set()
        self.cut: set[str] = set()
        self.held: dict[str, asyncio.Event] = {}
        self.fetched: list[str] = []

    def keep(self, channel: Channel, file: File, **more: object) -> Json:
        """Keep a file that is sent in `channel`; return the record that tells of it."""
        id_ = self._clock.snowflake()
        self._kept[id_] = file
        url = f"{self.base}/attachments/{channel.id}/{id_}/{quote(file.name)}?ex=1&is=1&hm=1"
        size = len(file.content) if file.size is None else file.size
        told = {"id": id_, "filename": file.name, "size": size, "url": url, "proxy_url": url}
        return {**told, **more}

    def keep_all(self, channel: Channel, body: Json, sent: Sequence[File]) -> list[Json]:
        """Return the attachments of a message with `body`: those it keeps, and those just sent."""
        asked = body.get("attachments") or []
        new = {int(one["id"]): one for one in asked if int(one["id"]) < len(sent)}
        kept = [one for one in asked if str(one["id"]) in self._kept]
        named = [file._replace(name=_name(new.get(n), file)) for n, file in enumerate(sent)]
        return [*kept, *(self.keep(channel, file) for file in named)]

    def content(self, attachments: Iterable[Json]) -> list[bytes]:
        """Return what the files with these records hold."""
        return [self._kept[str(one["id"])].content for one in attachments]

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Give a file to whoever has its address."""
        id_ = request.match_info["attachment_id"]
        self.fetched.append(id_)
        if id_ in self.missing or id_ not in self._kept:
            return web.Response(status=404)
        file = self._kept[id_]
        if file.name in self.held:
            await self.held[file.name].wait()
        if file.name in self.cut:
            return await _half(request, file)
        return web.Response(body=file.content)


async def _half(request: web.Request, file: File) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": str(len(file.content))})
    await response.prepare(request)
    await response.write(file.content[: len(file.content) // 2])
    assert request.transport
    request.transport.close()
    return response


def _name(record: Json | None, file: File) -> str:
    return str((record or {}).get("filename") or file.name)
