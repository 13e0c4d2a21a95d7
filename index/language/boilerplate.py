"""Lines that a page carries beside its article: links, advertisements, credits, appeals."""

from __future__ import annotations

import re

_LONGEST = 240
_RESERVED = 20  # characters of "all rights reserved."
_LINK = r"""
(?:also|must|further|now|please)?[ ]?(?:read|see|watch|listen|check\ out)
    (?:\ (?:also|more|next|here|this|now))?\s*[|:–—»>-]+.*
| (?:also|must)\ (?:read|watch)\b.*
| (?:related|recommended|trending|more\ (?:on|from|in)\ [^.]{1,40}|editor['’]?s['’]?\ picks?)
    (?:\ (?:articles?|stories|story|coverage|news|topics?|reading|links?))?\s*(?:[|:»>-].*)?
| (?:read|see|watch)\ (?:the\ )?(?:full|original|more|entire)\ (?:the\ )?
    (?:article|story|report|video|stories)\b.{0,60}
| click\ (?:here|this|below)\b.* | (?:tap|swipe)\ (?:here|to)\b.*
"""
_ADVERTISEMENT = r"""
(?:advertisements?|sponsored(?:\ content|\ by\ .{1,40})?|promoted(?:\ content)?|paid\ post)
    \s*(?:[|:–—-].*)?
| (?:story|article)\ continues\ (?:below|after)\b.*
| (?:continue|scroll\ down\ to\ continue|keep)\ reading(?:\ below)?(?:\ the\ main\ story)?
"""
_CREDIT = r"""
\(?(?:with\ )?(?:additional\ )?(?:agency\ |agencies\ )?inputs?\ from\b.{1,80}
| \(?(?:additional\ )?(?:reporting|writing|editing|compiled|edited)\ by\ (?-i:[A-Z]).{1,160}
| \(?this\ (?:story|article|copy|report)\ (?:has\ been|has\ not\ been|was|is)\b.{0,40}
    \b(?:edited|published|generated|syndicated|auto-generated)\b.*
| [(\[]?(?:(?:file|ap|afp|reuters|getty|handout|stock)\ )?
    (?:photo|photograph|photos|image|picture|pic|video|graphic)
    (?:\ (?:credit|courtesy|by|source|via|caption))*\s*[:|/]\s*\S+(?:\s+\S+){0,9}\s*
| [(\[]?(?:photo|photograph|image|picture)s?\ (?:by|courtesy|credit)\b\s*\S+(?:\s+\S+){0,8}\s*
| [(\[]?(?:credit|source|courtesy)\s*:\s*\S+(?:\s+\S+){0,7}\s*
| (?:getty\ images|reuters|associated\ press|ap\ photo|file\ photo|representational\ image)[.)]?
"""
_APPEAL = r"""
(?:sign\ up|subscribe|register)\ (?:for|to|now|today|here)\b.* | follow\ (?:us|\S+)\ on\b.*
| (?:share|tweet|email|print|save|comment|comments|reply|like)
    (?:\ (?:this|on|via)\b.{0,40})?
| (?:get|download)\ (?:the|our)\ (?:app|newsletter|free\ app)\b.*
| (?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*\d{4}\b.*
"""
_BOILERPLATE = re.compile("|".join((_LINK, _ADVERTISEMENT, _CREDIT, _APPEAL)), re.I | re.X)


def is_boilerplate(line: str) -> bool:
    """Tell whether `line`, a whole paragraph, belongs to the page and not to the article."""
    if len(line) > _LONGEST:
        return False
    bare = line.strip(" *_#")
    reserved = bare[-_RESERVED:].lower().rstrip(".").endswith("all rights reserved")
    return reserved or _BOILERPLATE.fullmatch(bare) is not None
