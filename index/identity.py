"""What makes two articles the same one: the canonical URL, else the text."""

from __future__ import annotations

import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_ID_LENGTH = 16
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid")
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical_url(url: str) -> str:
    """Return `url` without what does not change the page: fragment, tracking, case of the host.

    Raises `ValueError` when it is not an http or https address with a host.
    """
    parts = urlsplit(url.strip())
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
        raise ValueError(f"{url!r} is not an http or https address")
    query = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not pair[0].lower().startswith(_TRACKING)
    ]
    scheme = parts.scheme.lower()
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    port = parts.port
    if port and port != _DEFAULT_PORTS[scheme]:
        host = f"{host}:{port}"
    return urlunsplit((scheme, host, parts.path.rstrip("/") or "/", urlencode(query), ""))


def article_id(url: str | None, text: str) -> str:
    """Return the identity of an article: 16 hexadecimal digits, the same on every machine."""
    source = canonical_url(url) if url else text
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_LENGTH]
