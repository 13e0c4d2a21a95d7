"""A likeness of Discord's messages in HTML, made of what the API carries; dark, as most have it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, Final

from tests.discord_server.messages import Flag, Message, flatten
from tests.discord_server.records import Json

_LABEL: Final = 18
_STYLES: Final = {1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "secondary"}
_CSS: Final = """
body { background: #313338; color: #dbdee1; font: 16px/1.375 "Liberation Sans", Arial, sans-serif;
  margin: 0; overflow-wrap: anywhere; column-gap: 0; }
section { break-inside: avoid; padding: 12px; box-sizing: border-box; }
h4 { font-size: 12px; font-weight: normal; color: #949ba4; margin: 0 0 4px;
  border-top: 1px solid #3f4147; padding-top: 8px; }
.said { color: #949ba4; font-size: 14px; }
.box, .embed { background: #2b2d31; border: 1px solid #3f4147; border-left: 4px solid var(--accent);
  border-radius: 8px; padding: 12px; max-width: 600px; box-sizing: border-box; }
.embed { max-width: 516px; font-size: 14px; }
.text { margin: 0 0 8px; }
.text:last-child { margin: 0; }
hr { border: 0; border-top: 1px solid #3f4147; margin: 8px 0; }
blockquote { margin: 0; padding-left: 12px; border-left: 4px solid #4e5058; }
small { font-size: 13px; color: #949ba4; }
h1, h2, h3 { font-size: 20px; margin: 4px 0; } h3 { font-size: 16px; }
code { background: #1e1f22; padding: 0 4px; border-radius: 4px; font-size: 85%; }
a { color: #00a8fc; text-decoration: none; }
.tag { background: #3c4270; color: #c9cdfb; border-radius: 3px; padding: 0 2px; }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 0; max-width: 600px; }
.button { border-radius: 8px; padding: 0 14px; height: 32px; line-height: 32px; font-size: 14px;
  color: #fff; background: #4e5058; }
.primary { background: #5865f2; } .success { background: #248046; } .danger { background: #da373c; }
.menu { background: #1e1f22; border-radius: 8px; padding: 9px 12px; width: 100%; color: #949ba4;
  font-size: 14px; }
.field > b { display: block; }
.section { display: flex; gap: 12px; justify-content: space-between; }
"""
_INLINE: Final = [
    (re.compile(r"\\([\\*_~`|>#\-\[\]():.!+])"), lambda m: f"&#{ord(m[1])};"),
    (re.compile(r"`([^`]+)`"), lambda m: f"<code>{m[1]}</code>"),
    (
        re.compile(r"\[([^\]]+)\]\(&lt;(\S+?)&gt;\)|\[([^\]]+)\]\((\S+?)\)"),
        lambda m: f'<a href="{m[2] or m[4]}">{m[1] or m[3]}</a>',
    ),
    (re.compile(r"&lt;t:(\d+)(?::\w)?&gt;"), lambda m: '<span class="tag">in a minute</span>'),
    (re.compile(r"&lt;(?:#|@&amp;|@)(\d+)&gt;"), lambda m: '<span class="tag">#general</span>'),
    (re.compile(r"&lt;/([^:]+):\d+&gt;"), lambda m: f'<span class="tag">/{m[1]}</span>'),
    (re.compile(r"\*\*\*(.+?)\*\*\*"), lambda m: f"<b><i>{m[1]}</i></b>"),
    (re.compile(r"\*\*(.+?)\*\*"), lambda m: f"<b>{m[1]}</b>"),
    (re.compile(r"__(.+?)__"), lambda m: f"<u>{m[1]}</u>"),
    (re.compile(r"\*(\S(?:.*?\S)?)\*"), lambda m: f"<i>{m[1]}</i>"),
    (re.compile(r"\b_(\S(?:.*?\S)?)_\b"), lambda m: f"<i>{m[1]}</i>"),
    (re.compile(r"~~(.+?)~~"), lambda m: f"<s>{m[1]}</s>"),
]


def page(likenesses: Iterable[str], width: int, columns: int) -> str:
    """Return an HTML page with likenesses in columns, each so many pixels wide."""
    style = f"{_CSS} body {{ width: {width * columns}px; columns: {columns}; }}"
    head = f'<head><meta charset="utf-8"><title>Onrecord</title><style>{style}</style></head>'
    return f"<!doctype html><html>{head}<body>{''.join(likenesses)}</body></html>\n"


def of_message(caption: str, message: Message) -> str:
    """Return the likeness of a message, as part of a page."""
    return f"<section><h4>{escape(caption)}</h4>{_message(message)}</section>"


def of_form(caption: str, form: Json) -> str:
    """Return the likeness of a form that somebody is to fill in, as part of a page."""
    inputs = [part for part in flatten(form["components"]) if part["type"] == _LABEL]
    lines = "".join(
        f'<div>{escape(one["label"])}</div><div class="menu">&nbsp;</div>' for one in inputs
    )
    title = f"<h3>{escape(form['title'])}</h3>"
    return f'<section><h4>{escape(caption)}</h4><div class="box">{title}{lines}</div></section>'


def _message(message: Message) -> str:
    private = Flag.EPHEMERAL in message.flags
    below = '<p class="said">👁 Only you can see this</p>' if private else ""
    files = "".join(f'<p class="said">📎 {escape(name)}</p>' for name in message.attachments)
    embeds = "".join(map(_embed, message.data["embeds"]))
    parts = "".join(map(_component, message.data["components"]))
    return f"{markdown(message.content)}{embeds}{files}{parts}{below}"


def _component(part: dict[str, Any]) -> str:
    within = "".join(map(_component, part.get("components") or []))
    match part["type"]:
        case 17:
            return f'<div class="box" style="{_accent(part.get("accent_color"))}">{within}</div>'
        case 9:
            beside = _component(part["accessory"])
            return f'<div class="section"><div>{within}</div><div>{beside}</div></div>'
        case 10:
            return f'<div class="text">{markdown(part["content"])}</div>'
        case 14:
            return "<hr>" if part.get("divider", True) else "<p></p>"
        case 1:
            return f'<div class="row">{within}</div>'
        case 2:
            emoji = (part.get("emoji") or {}).get("name") or ""
            label = escape(f"{emoji} {part.get('label') or ''}".strip())
            outside = " ↗" if part.get("url") else ""
            return f'<span class="button {_STYLES[part["style"]]}">{label}{outside}</span>'
    return f'<div class="menu">{escape(chosen(part))} ▾</div>'


def chosen(menu: dict[str, Any]) -> str:
    """Return what a menu shows while it is closed."""
    labels = [one["label"] for one in menu.get("options") or [] if one.get("default")]
    labels += [f"#{one['id'][-4:]}" for one in menu.get("default_values") or []]
    return ", ".join(labels) or str(menu.get("placeholder") or "")


def _embed(embed: dict[str, Any]) -> str:
    fields = "".join(
        f'<div class="field"><b>{markdown(field["name"])}</b>{markdown(field["value"])}</div>'
        for field in embed.get("fields") or []
    )
    title = f"<b>{markdown(embed['title'])}</b>" if embed.get("title") else ""
    footer = f"<small>{escape(embed['footer']['text'])}</small>" if embed.get("footer") else ""
    style, text = _accent(embed.get("color")), markdown(embed.get("description") or "")
    return f'<div class="embed" style="{style}">{title}{text}{fields}{footer}</div>'


def _accent(colour: int | None) -> str:
    return f"--accent: #{colour:06x}" if colour else "--accent: #3f4147"


def markdown(text: str) -> str:
    """Return Discord's Markdown as HTML."""
    return "".join(_lines(text.split("\n"))) if text else ""


def _lines(lines: list[str]) -> Iterator[str]:
    quoted: list[str] = []
    for line in lines:
        if line.startswith("> "):
            quoted.append(_inline(line[2:]))
            continue
        if quoted:
            yield f"<blockquote>{'<br>'.join(quoted)}</blockquote>"
            quoted = []
        yield _line(line)
    if quoted:
        yield f"<blockquote>{'<br>'.join(quoted)}</blockquote>"


def _line(line: str) -> str:
    if line.startswith("-# "):
        return f"<div><small>{_inline(line[3:])}</small></div>"
    if heading := re.match(r"(#{1,3}) (.+)", line):
        level = len(heading[1])
        return f"<h{level}>{_inline(heading[2])}</h{level}>"
    if line.startswith(("- ", "* ")):
        return f"<div>&nbsp;• {_inline(line[2:])}</div>"
    return f"<div>{_inline(line) or '&nbsp;'}</div>"


def _inline(text: str) -> str:
    text = escape(text, quote=False)
    for pattern, put in _INLINE:
        text = pattern.sub(put, text)
    return text
