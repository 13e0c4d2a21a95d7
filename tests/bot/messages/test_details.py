"""Behind the buttons: the paragraph around a sentence, and numbers that add up."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from bot.messages import details
from index.models import Hit, Passage, Quotation, Reason, Reference, Resolution, StoredArticle
from tests.bot.making import WORDS, card, hit, hits, problems, said, texts

context = partial(details.context, words=WORDS)
why = partial(details.why, words=WORDS)


def stored(*paragraphs: list[str]) -> StoredArticle:
    """Make an article of paragraphs, each a list of sentences."""
    text, passages = "", []
    for number, sentences in enumerate(paragraphs, 1):
        for place, sentence in enumerate(sentences, 1):
            start = len(text)
            text += sentence
            passages.append(
                Passage(text=sentence, start=start, end=len(text), paragraph=number, sentence=place)
            )
            text += " "
        text = text[:-1] + "\n\n"
    return StoredArticle(card=card(url=None), text=text, passages=tuple(passages))


def test_the_sentence_is_bold_in_its_paragraph() -> None:
    """More context is the paragraph, with the sentence bold."""
    article = stored(["First."], ["Before.", "The *one*.", "After."], ["Last."])
    assert context(article, article.passages[2]).text == (
        "Harbour tax delayed\nBefore. **The \\*one\\*.** After.\n-# paragraph 2, sentence 2"
    )


def test_a_paragraph_of_one_sentence_is_shown_with_its_neighbours() -> None:
    """There is more context even where the paragraph is the sentence."""
    article = stored(["First."], ["Alone."], ["Last."])
    assert context(article, article.passages[1]).text == (
        "Harbour tax delayed\nFirst.\n\n**Alone.**\n\nLast.\n-# paragraph 2, sentence 1"
    )


def test_below_a_question_the_answer_is_read_on() -> None:
    """What stands below a question is what one presses for, so it is not cut as a neighbour is."""
    article = stored(["First."], ["Why?"], ["So it is. " * 300], ["Last."])
    shown = context(article, article.passages[1])
    assert shown.text.count("So it is.") > 200
    assert not problems(shown)


def test_more_context_shows_more_of_a_long_sentence() -> None:
    """A sentence cut in the answer is shown further here."""
    article = stored(["word " * 500])
    description = context(article, article.passages[0]).text
    assert description.count("word") > 400


@given(st.lists(st.lists(texts.filter(bool), min_size=1, max_size=3), min_size=1, max_size=3))
def test_context_stays_within_the_limits(paragraphs: list[list[str]]) -> None:
    """No paragraph makes a message that Discord refuses."""
    article = stored(*paragraphs)
    for passage in article.passages:
        assert not problems(context(article, passage))


def test_each_word_is_shown_with_what_it_adds() -> None:
    """A word stands once, with where it was found, the largest first; the parts add up.

    Once that passed for what a sentence was ranked by, though the second of an answer had less of
    it than the third.
    """
    reasons = tuple(
        Reason(word=word, field=field, contribution=part)
        for word, field, part in [
            ("tax", "paragraph", 1.006),
            ("tax", "passage", 2.004),
            ("june", "passage", 1.001),
        ]
    )
    description = why(hit(reasons=reasons, notes=("asked when",))).blocks[0]
    assert description.splitlines()[2:] == [
        "3.01 **tax** in the sentence, in its paragraph",
        "1.00 **june** in the sentence",
        "**4.01** together: the score that found this sentence. The order goes by how well each "
        "answers, judged apart.",
        "-# asked when",
    ]


def test_a_resolved_name_is_explained() -> None:
    """The evidence for a name that the sentence does not give stands here."""
    attribution = said(resolved_by=Resolution.PRONOUN)
    given = {"reference": Reference(words="He", sentence=3)}
    described = why(hit("He said so.", attribution=attribution, **given)).text
    assert described.endswith("-# ¹ He → Tom Reed, named in sentence 3")


def test_what_a_sentence_lacks_and_its_whole_quotation_are_shown() -> None:
    """Words that add nothing are named, and a quotation that goes on stands there in full."""
    whole = Quotation(start=0, end=40, text="“It rises in June. Not before.”")
    described = why(hit(missing=("tax", "_rate_"), quotation=whole)).blocks[0].splitlines()
    assert "-# Not found here: tax, \\_rate\\_" in described
    assert "-# In full: “It rises in June. Not before.”" in described


def test_a_half_is_rounded_alike_in_the_sum() -> None:
    """What is shown as 1.00 is not 0.99 together, though 0.995 lies a little below its half."""
    reasons = (Reason(word="tax", field="passage", contribution=0.995),)
    described = why(hit(score=0.995, reasons=reasons)).blocks[0].splitlines()
    assert "1.00 **tax** in the sentence" in described
    assert any(line.startswith("**1.00** together:") for line in described)


@given(hits)
def test_why_stays_within_the_limits_and_adds_up(found: Hit) -> None:
    """Whatever the words are, the message is taken, and its numbers add up exactly."""
    made = why(found)
    assert not problems(made)
    lines = made.blocks[0].splitlines()
    numbers = [Decimal(match[1]) for line in lines if (match := re.match(r"(-?\d+\.\d\d) ", line))]
    total = next(match for line in lines if (match := re.match(r"\*\*(-?\d+\.\d\d)\*\* tog", line)))
    assert sum(numbers) == Decimal(total[1])
