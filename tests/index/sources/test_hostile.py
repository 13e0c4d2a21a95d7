"""Files made to take for ever, or to fill all memory."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.language.analysis import Analyser
from index.models import Article
from index.sources.dates import parse_date
from index.sources.texts import from_markdown, from_plain
from tests.index.timing import seconds

ANALYSER = Analyser()
UNITS = (
    "<!--", "<?", "<![", "<a ", "<div ", "<p\n", "<p a='", "</", "</p", "<script>", "<style>", "&#",
    "&", "[", "[a](", "[]", "![", "[a]: b\n", "(", "*", "**a", "**a?**\n", "_", "`", "``a", "\\",
    "> ", ">", "- ", "- a\n", "- [ ] ", "1. ", "1. a\n", "\n#", "|", "a|b\n", "|-", "“", "\"", "'",
    ":", "Q: a?\n\n", "a: b\n", "By A ", "By A\n", "Ana Ruiz, ", "2026-01-01 ", "1,111,",
    "111,", "1.1.", "A. ", "...", "---", "   \n", "  ", "\t", "é", "\u0300",
)  # fmt: skip


@pytest.mark.parametrize("read", [from_markdown, from_plain])
@pytest.mark.parametrize("before", ["", "<div>", "It rained. "])
@pytest.mark.parametrize("unit", UNITS)
def test_many_of_the_same_take_no_longer_for_each(
    read: Callable[[str], Article], before: str, unit: str
) -> None:
    """A megabyte of what begins a comment once took a quarter of an hour, and of a tag days."""

    def reading(count: int) -> float:
        text = f"A town.\n\n{before}{unit * count}\n\nAll is well."
        return seconds(lambda: read(text))

    assert reading(2_000) < 64 * reading(125)


@pytest.mark.parametrize("unit", UNITS)
def test_analysing_many_of_the_same_takes_no_longer_for_each(unit: str) -> None:
    """What is read is cut into sentences and looked through for who speaks, as any article is."""

    def analysing(count: int) -> float:
        text = f"Dana Holm said so.\n\n{unit * count}\n\nAll is well."
        return seconds(lambda: ANALYSER.passages(text))

    assert analysing(1_600) < 64 * analysing(100)


@pytest.mark.parametrize("field", ["date", "title", "other"])
def test_aliases_in_front_matter_are_not_read(field: str) -> None:
    """Nine of them in each other made nine to the ninth power: more than any memory holds."""
    lists = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    bomb = "\n".join(["---", "a0: &a0 [x, x]", *lists, f"{field}: *a8", "---", "The gate opens."])
    with pytest.raises(ValueError, match=r"write out what \*… stands for \(line 3\)"):
        from_markdown(bomb)


def test_a_long_date_is_none() -> None:
    """It once took a minute for a tenth of a megabyte, and four times as long for twice that."""
    with pytest.raises(ValueError, match=r"the date 1\.1\.1\.1\.1\.1\.1\.1\.1\.1\.… is not a date"):
        parse_date("1." * 100_000)
