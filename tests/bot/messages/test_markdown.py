"""Foreign text shows as it is and does nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages.limits import width
from bot.messages.markdown import address, clean, escape, fit, link, plain, unescape
from tests.bot.making import HOSTILE, texts

ESCAPE_PAIR = re.compile(r"\\[!-/:-@\[-`{-~]")
ACTIVE = (
    re.compile(r"[*_`~|\[\]<>\\]"),  # emphasis, code, spoilers, links, tags
    re.compile(r"@(everyone|here)|https?://|:\w+:"),  # pings, addresses, emoji
    re.compile(r"^(#{1,3} |-# |[-+] |\d+[.)] )"),  # what begins a line
    re.compile("[\u202a-\u202e\u2066\u2067\x00-\x1f\x7f\n]"),  # what moves other text about
)


@given(texts)
def test_nothing_in_escaped_text_is_active(text: str) -> None:
    """Once the pairs of backslash and punctuation are taken away, nothing acts."""
    rest = ESCAPE_PAIR.sub("\0", escape(text)).replace("\0", "☐")
    assert not [rule.pattern for rule in ACTIVE if rule.search(rest.strip("\u2068\u2069"))]


@given(texts)
def test_escaping_loses_nothing(text: str) -> None:
    """What is escaped can be read back, whole."""
    assert unescape(escape(text)) == clean(text)


@given(st.text(alphabet=st.characters(codec="ascii", exclude_categories=["Cc"])))
def test_plain_text_stays_verbatim(text: str) -> None:
    """Cleaning changes nothing but white space in text without oddities."""
    assert clean(text) == " ".join(text.split())


@given(texts, st.integers(20, 300), st.booleans())
def test_fitted_text_fits(text: str, limit: int, keep_end: bool) -> None:
    """Fitted text is never wider than its limit, and says where it was cut."""
    fitted = fit(text, limit, keep_end=keep_end)
    assert width(fitted) <= limit
    whole, shown = clean(text), unescape(fitted)
    if shown != whole:
        kept = shown.removeprefix("…") if keep_end else shown.removesuffix("…")
        assert kept != shown
        assert whole.endswith(kept) if keep_end else whole.startswith(kept)


@given(texts, st.integers(1, 200))
def test_plain_text_fits(text: str, limit: int) -> None:
    """Text for places without Markdown is never wider than its limit."""
    assert width(plain(text, limit)) <= limit


def test_text_is_cut_between_words() -> None:
    """A long text ends after a whole word, with an ellipsis."""
    assert fit("one two three four five six seven", 22) == "one two three four…"
    assert fit("one two three four five six seven", 22, keep_end=True) == "…four five six seven"


def test_a_family_is_not_torn_apart() -> None:
    """A cut never falls inside a joined emoji or between a letter and its accents."""
    assert fit("👩‍👩‍👧‍👦" * 3, 20) == "👩‍👩‍👧‍👦…"
    assert fit("e\u0301" * 20, 12) == "e\u0301" * 4 + "…"


def test_hebrew_is_isolated() -> None:
    """Text from right to left cannot reorder what stands around it."""
    assert escape("שלום") == "\u2068שלום\u2069"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_link_label_cannot_end_early(hostile: str) -> None:
    """The only unescaped brackets of a link are its own."""
    made = link(escape(hostile), "https://example.org/a)(b")
    assert len(re.findall(r"(?<!\\)[\[\]]", made.replace("\\\\", ""))) == 2
    assert made.endswith("](https://example.org/a%29%28b)")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://example.org",
        "http://user@example.org/",
        "http://",
        "http://[broken",
        "example.org",
        "",
    ],
)
def test_only_plain_web_addresses_are_linked(url: str) -> None:
    """What is no http or https address, or poses as another's, is not linked."""
    assert address(url) is None
    assert link("label", url) == "label"


def test_an_address_keeps_its_meaning() -> None:
    """Only what Markdown would misread is encoded; other hosts' names become ASCII."""
    assert address("https://example.org/a%20b?c=d&e=f#g") == "https://example.org/a%20b?c=d&e=f#g"
    assert address("https://bücher.example/ü x") == "https://xn--bcher-kva.example/%C3%BC%20x"
