"""Who said it is shown as the article gives it, and no surer."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given

from bot.messages import credit as crediting
from bot.messages.credit import PLAIN, Credit
from bot.messages.limits import width
from index.models import Attribution, Hit, Reference, Resolution, SpeakerKind, SpeechKind
from tests.bot.making import WORDS, card, hit, hits, said

credit = partial(crediting.credit, words=WORDS)
evidence = partial(crediting.evidence, words=WORDS)


def test_a_quotation_is_followed_by_its_speaker() -> None:
    """Name, role and the article's own word stand after a direct quotation."""
    assert credit(hit(attribution=said())) == Credit(
        after="— **Tom Reed**, spokesman for the Harbour Authority",
        speech="quoted, the article’s word: *warned*",
    )


@pytest.mark.parametrize(
    ("kind", "how"),
    [
        (SpeechKind.INDIRECT, "in the article’s words"),
        (SpeechKind.MIXED, "partly in the article’s words"),
    ],
)
def test_a_paraphrase_is_introduced_as_one(kind: SpeechKind, how: str) -> None:
    """A paraphrase has its speaker before it, and no quotation marks of ours."""
    shown = credit(hit(attribution=said(kind=kind, role=None)))
    assert shown.before == f"**Tom Reed** said, {how}:"
    assert not shown.after
    assert not set("“”\"'‘").intersection(shown.before.replace("article's", ""))


@pytest.mark.parametrize(
    ("name", "shown"),
    [("a report", "A report"), ("von der Leyen", "Von der Leyen"), ("eBay", "eBay")],
)
def test_a_line_begins_with_a_capital(name: str, shown: str) -> None:
    """Whoever is named as a sentence has it may stand inside that sentence."""
    paraphrased = credit(hit(attribution=said(name, kind=SpeechKind.INDIRECT, role=None)))
    assert paraphrased.before == f"**{shown}** said, in the article’s words:"


@pytest.mark.parametrize("cue", ["called", "according to", "told", "saying"])
def test_the_articles_word_is_shown_apart(cue: str) -> None:
    """Few of the words that report speech can stand after a name, so none of them does."""
    shown = credit(hit(attribution=said(kind=SpeechKind.INDIRECT, cue=cue)))
    assert shown.before == (
        "**Tom Reed**, spokesman for the Harbour Authority, said, in the article’s words:"
    )
    assert shown.speech == f"paraphrased, the article’s word: *{cue}*"


@pytest.mark.parametrize("cue", ["believed", "declined", "Refuses", "In his view", "by his count"])
def test_what_somebody_thinks_or_will_not_say_is_not_said(cue: str) -> None:
    """Who believes it, or declines to comment, is not told to have said it."""
    shown = credit(hit(attribution=said(kind=SpeechKind.INDIRECT, cue=cue, role=None)))
    assert shown.before == "**Tom Reed**, in the article’s words:"


def test_the_terminal_says_the_same_without_markdown() -> None:
    """Both faces have one wording."""
    quoted = crediting.credit(hit(attribution=said()), WORDS, PLAIN)
    assert quoted.after == "— Tom Reed, spokesman for the Harbour Authority"
    assert quoted.speech == "quoted, the article’s word: “warned”"
    assert crediting.credit(hit(), WORDS, PLAIN).after == "— in Kestrel Courier’s own words"


def test_a_mark_is_no_word_of_the_article() -> None:
    """Where a colon tells who speaks, there is no word to show."""
    assert credit(hit(attribution=said(cue=":"))).speech == "quoted"


def test_an_unnamed_source_stays_unnamed() -> None:
    """Unnamed sources are given literally."""
    shown = credit(hit(attribution=said("two officials", kind=SpeechKind.DIRECT, role=None)))
    assert shown.after == "— **two officials**"
    unnamed = said("two officials", role=None).model_copy()
    speaker = unnamed.speaker and unnamed.speaker.model_copy(update={"kind": SpeakerKind.UNNAMED})
    shown = credit(hit(attribution=unnamed.model_copy(update={"speaker": speaker})))
    assert shown.after == "— **two officials** (unnamed)"


def test_nobody_is_named_when_nobody_is_known() -> None:
    """A quotation whose speaker is unknown says so."""
    unknown = Attribution(kind=SpeechKind.DIRECT, confidence=0.3)
    assert credit(hit(attribution=unknown)).after == "— speaker not identified"
    assert credit(hit(attribution=said("\x07"))).after == "— speaker not identified"


def test_nothing_is_said_of_who_speaks_where_perhaps_nobody_does() -> None:
    """“Support is planned” is more often the article's own than somebody's; a quotation is not."""
    unsure = Attribution(kind=SpeechKind.INDIRECT, cue="support", confidence=0.2)
    plain = hit("Support for the old gate is planned.", attribution=unsure)
    assert credit(plain) == Credit()
    assert credit(hit("The gate is “quite safe”.", attribution=unsure)).after
    likelier = plain.replace(attribution=unsure.replace(confidence=0.4))
    assert credit(likelier).after == "— speaker not identified"


def test_what_nobody_is_known_to_say_is_not_called_a_paraphrase() -> None:
    """ "Collapse without warning" is no speech; quotation marks are, whoever's it is."""
    shown = {
        kind: credit(hit(attribution=Attribution(kind=kind, cue="warning", confidence=0.3)))
        for kind in (SpeechKind.INDIRECT, SpeechKind.DIRECT, SpeechKind.MIXED)
    }
    assert [one.speech for one in shown.values()] == [
        "",
        "quoted, the article’s word: *warning*",
        "partly quoted, the article’s word: *warning*",
    ]
    assert {one.after for one in shown.values()} == {"— speaker not identified"}


def test_an_article_in_another_language_is_not_its_own_words() -> None:
    """Where nobody looked for speakers, neither the publisher nor nobody is said to speak."""
    unread = Attribution(kind=SpeechKind.UNREAD, confidence=0)
    shown = credit(hit(attribution=unread))
    assert (shown.after, shown.speech) == ("— speakers are identified only in English articles", "")


def test_narration_is_the_publishers() -> None:
    """Where nobody is quoted, the words are the publisher's, or else the article's."""
    assert credit(hit()).after == "— in Kestrel Courier’s own words"
    nobody = hit(article=card(publisher=None))
    assert credit(nobody).after == "— in the article’s own words"


@pytest.mark.parametrize("text", ["“It leaks,” it read.", 'He said "no".', "«Nei», sa hun."])
def test_a_quotation_is_never_put_down_to_the_outlet(text: str) -> None:
    """Quotation marks are somebody's words, also where no attribution was found."""
    assert credit(hit(text)).after == "— speaker not identified"


def test_a_resolved_name_is_marked_and_explained() -> None:
    """A name from elsewhere in the article has a mark, and the evidence is at hand."""
    shown = said(resolved_by=Resolution.PRONOUN)
    found = hit("He warned of delays.", attribution=shown)
    assert "**Tom Reed**¹" in credit(found).after
    assert evidence(found) == "¹ Tom Reed, by a pronoun"
    told = found.model_copy(update={"reference": Reference(words="He", sentence=3)})
    assert evidence(told) == "¹ He → Tom Reed, named in sentence 3"
    assert crediting.evidence(told, WORDS, PLAIN) == "He → Tom Reed, named in sentence 3"
    assert not evidence(hit(attribution=said()))


@given(hits)
def test_credits_are_bounded(found: Hit) -> None:
    """However long names are, the credit leaves room for the sentence."""
    assert width("".join(credit(found))) < 450
    assert width(evidence(found)) < 250
