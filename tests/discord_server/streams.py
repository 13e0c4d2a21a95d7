"""How the gateway packs what it sends: one compressor for the whole of a connection."""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Callable
from typing import Any

Pack = Callable[[bytes], bytes]


def packing(compress: str | None) -> Pack | None:
    """Return what packs the payloads of one connection, or None where they go as text.

    Raises `ValueError` for a way of packing that there is not.
    """
    if compress is None:
        return None
    if compress == "zlib-stream":
        return _zlib()
    if compress == "zstd-stream":
        return _zstd()
    raise ValueError(f"there is no compression {compress!r}")


def _zlib() -> Pack:
    stream = zlib.compressobj()
    return lambda payload: stream.compress(payload) + stream.flush(zlib.Z_SYNC_FLUSH)


def _zstd() -> Pack:
    """Pack with the same module that a client of this process unpacks with."""
    try:
        module: Any = importlib.import_module("compression.zstd")
    except ImportError:
        module = importlib.import_module("zstandard")
        stream = module.ZstdCompressor().compressobj()
        block = module.COMPRESSOBJ_FLUSH_BLOCK
        return lambda payload: stream.compress(payload) + stream.flush(block)
    compressor = module.ZstdCompressor()
    return lambda payload: bytes(compressor.compress(payload, module.ZstdCompressor.FLUSH_BLOCK))
