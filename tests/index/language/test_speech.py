"""Who says what a sentence says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.analysis import Analyser
from index.models import Attribution, Resolution, SpeechKind

TEXT = """“We will open the gate in May,” said Dana Holm, the harbour master. “Not before.”

The quay was built in 1911.

“Nobody asked us,” Holm told the council."""


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    """Return one analyser for the module: it loads its pipeline once."""
    return Analyser()


def attributions(analyser: Analyser, text: str) -> list[Attribution | None]:
    """Return the main attribution of each sentence."""
    return [next(iter(one.attributions), None) for one in analyser.passages(text)]


def test_a_quotation_takes_the_speaker_named_beside_its_verb(analyser: Analyser) -> None:
    """Name, role and verb stand as the article gives them."""
    first = attributions(analyser, TEXT)[0]
    assert first is not None
    assert first.speaker is not None
    assert (first.kind, first.cue) == (SpeechKind.DIRECT, "said")
    assert (first.speaker.name, first.speaker.role) == ("Dana Holm", "the harbour master")


def test_a_quotation_that_goes_on_keeps_its_speaker(analyser: Analyser) -> None:
    """A quotation without a verb takes the speaker of the sentence before it."""
    second = attributions(analyser, TEXT)[1]
    assert second is not None
    assert second.speaker is not None
    assert (second.speaker.name, second.speaker.resolved_by) == (
        "Dana Holm",
        Resolution.CONTINUATION,
    )


def test_a_shared_surname_is_whose_bearer_spoke_last_under_the_full_name(
    analyser: Analyser,
) -> None:
    """Nobody is meant any more once another bearer, or the speaker's family, is named."""
    text = (
        "Clerk Peter Holm and mayor Lena Holm met. It was late. It rained. The bridge was shut."
        "\n\nPeter Holm said the gate leaks. “It must go,” Holm said.\n\n"
    )
    assert names(analyser, text)[-2:] == ["Peter Holm", "Peter Holm"]
    for other in ("Lena Holm came.", "His mother came."):
        last = names(analyser, f"{text}{other}\n\n“It is late,” Holm said.")[-1]
        assert last is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Nobody asked whether we wanted a gate,” Dana Holm fumed on Monday.", "Dana Holm"),
        ("“Nobody asked whether we wanted a gate,” she fumed.", "she"),
        ("“Nobody asked whether we wanted a gate,” she sighs.", "she"),
        ("“Nobody asked whether we wanted a gate,” grins Dana Holm.", "Dana Holm"),
        ("“Nobody asked whether we wanted a gate,” Dana Holm began.", "Dana Holm"),
        ("From the report: “The gate was built of the wrong wood.”", "the report"),
        ("A letter from Dana Holm: “The gate was built of the wrong wood.”", "Dana Holm"),
    ],
)
def test_a_quotation_is_told_by_any_verb_and_by_a_colon(
    analyser: Analyser, text: str, name: str
) -> None:
    """Whatever verb stands beside a quotation that ends with a comma, somebody says it."""
    (only,) = attributions(analyser, text)
    assert only is not None
    assert only.speaker is not None
    assert only.speaker.name.endswith(name)


def test_a_quoted_name_is_no_quotation(analyser: Analyser) -> None:
    """Who does something behind a name in quotation marks did not say it."""
    text = "Beyond “the pit,” she tended her goats."
    assert attributions(analyser, text)[0] is None


def test_a_quotation_with_a_weak_verb_beside_it_goes_on(analyser: Analyser) -> None:
    """What somebody says of "we" is theirs: "need" beside a quotation reports nobody else."""
    text = "“The gate leaks,” Dana Holm said. We need to “ask who built it and what it cost us.”"
    second = attributions(analyser, text)[1]
    assert second is not None
    assert second.speaker is not None
    assert second.speaker.name == "Dana Holm"


def test_a_quotation_after_a_colon_is_whose_verb_introduces_it(analyser: Analyser) -> None:
    """A sentence that only announces reports nothing itself, and yet names who speaks next."""
    text = "Pat Stone was there.\n\nDana Holm continued:\n\n“We open in May. The gate stays.”"
    _, announced, *told = attributions(analyser, text)
    assert announced is None
    names = [one and one.speaker and one.speaker.name for one in told]
    assert names == ["Dana Holm", "Dana Holm"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("While Pat Stone said it will open, engineers doubt that it will.", "engineers"),
        ("Dana Holm said that critics believe the gate leaks.", "Dana Holm"),
        ("Dana Holm learned engineers had warned that the gate would fail.", "Dana Holm"),
        ("Holm wondered how engineers had concluded that the gate would hold.", "Holm"),
        ("The tests show what Dana Holm feared, Pat Stone said.", "Pat Stone"),
        ("According to the Courier, Pat Stone said that the gate leaks.", "the Courier"),
        ("“The gate leaks, and it always has leaked,” said Stone, according to a clerk.", "Stone"),
    ],
)
def test_of_two_who_speak_the_main_clauses_is_told_first(
    analyser: Analyser, text: str, name: str
) -> None:
    """Who speaks in a subordinate clause, or inside what somebody else says, comes second."""
    (main,) = attributions(analyser, text)
    assert main is not None
    assert main.speaker is not None
    assert main.speaker.name == name


@pytest.mark.parametrize(
    "text",
    [
        "Dana Holm said goodbye to the crew and left.",
        "Workers told to stay home got half pay.",
        "Dana Holm agreed with the council.",
        "Correction: The gate was built in 1911, not in 1912.",
        "The company added 40 jobs last year.",
        "Net profit declined 31 percent to 44 million euros.",
        "Dana Holm refused a medal in 1992 and took a telescope in 1993.",
        "'The Gate Isn't the Villain.'",
        "The post drew 40,000 likes.",
        "EMAIL: desk@courier.example",
        "Dana Holm reported from Carrow.",
        "SHORT READS: the gate is shut.",
        "Dana Holm wrote 163 cheques to herself over four years.",
        "Dana Holm presented the school prizes on Monday.",
        "That is easier said than done in Carrow.",
        "Carrow stays dry thanks to a harbour gate that opens by itself.",
        "One of them was a small print called Gates of Carrow.",
        "Councillors voted 31 to 24 on Thursday to build a tunnel.",
    ],
)
def test_a_verb_of_speech_without_content_reports_nothing(analyser: Analyser, text: str) -> None:
    """A greeting is no report, nor is whom one agrees with, and who is told does not speak."""
    assert attributions(analyser, text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Those talks are continuing, Dana Holm said.",
        "Six million jobs also depend on the port, Dana Holm says.",
    ],
)
def test_what_precedes_a_verb_of_speech_is_its_content(analyser: Analyser, text: str) -> None:
    """A word before it that seldom reports takes nothing of what it reports."""
    (main,) = attributions(analyser, text)
    assert main is not None
    assert main.speaker is not None
    assert main.speaker.name == "Dana Holm"


def test_what_somebody_tells_of_others_in_their_turn_is_theirs(analyser: Analyser) -> None:
    """Behind a name and a colon only quotation marks give the word to somebody else."""
    text = (
        "DANA HOLM: The gate leaks. Our engineers think it is the wood. "
        "My boss said, “It is the paint, and it always was.”"
    )
    names = [one and one.speaker and one.speaker.name for one in attributions(analyser, text)]
    assert names == ["DANA HOLM", "DANA HOLM", "My boss"]


@pytest.mark.parametrize(
    "text",
    [
        "The charts imply that the gate leaks.",
        "The engineers hypothesise that the gate leaks.",
        "Her report underlines that the gate leaks.",
        "Dana Holm posited that the gate leaks.",
    ],
)
def test_that_tells_of_a_rare_verb_that_it_reports(analyser: Analyser, text: str) -> None:
    """Verbs that annotated news seldom holds report all the same what "that" introduces."""
    (main,) = attributions(analyser, text)
    assert main is not None
    assert main.speaker is not None


def test_what_is_reportedly_so_is_said_by_nobody_named(analyser: Analyser) -> None:
    """Whom it is said of did not say it, and who did is not told."""
    (main,) = attributions(analyser, "Dana Holm reportedly keeps the keys of the gate at home.")
    assert main is not None
    assert main.speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "''Hail, Holm!,'' Mr. Stone gets into the spirit of it.",
        "With 'the gate card,' Stone escalates the debate.",
    ],
)
def test_what_somebody_does_behind_a_title_is_no_report(analyser: Analyser, text: str) -> None:
    """A verb in the present tells who said a quotation only where the sentence ends with it."""
    assert attributions(analyser, text) == [None]


def test_a_rare_verb_without_that_reports_nothing(analyser: Analyser) -> None:
    """Nor does a noun that looks like one."""
    assert attributions(analyser, "It was the find that Dana Holm had in hand.") == [None]
    assert attributions(analyser, "Dana Holm felt for the light and ran.") == [None]


def test_the_articles_own_words_are_nobodys(analyser: Analyser) -> None:
    """A sentence that reports nobody has no attribution."""
    assert attributions(analyser, TEXT)[2] is None


def test_a_surname_becomes_the_full_name(analyser: Analyser) -> None:
    """A surname stands for the one full name that ends in it."""
    last = attributions(analyser, TEXT)[3]
    assert last is not None
    assert last.speaker is not None
    assert last.speaker.name == "Dana Holm"


def test_a_surname_may_be_a_small_word(analyser: Analyser) -> None:
    """Where a first name stands before it inside a sentence, it is one before a verb too."""
    text = "Dana From left. The plan was bad, From said. From said it leaks. From afar it was fine."
    names = [one and one.speaker and one.speaker.name for one in attributions(analyser, text)]
    assert names == [None, "Dana From", "Dana From", None]
    (alone,) = attributions(analyser, "From what Tom Reed said it leaks.")
    assert alone is None or alone.speaker is None or alone.speaker.name != "From"


def test_two_people_with_one_surname_are_not_guessed(analyser: Analyser) -> None:
    """A surname that two full names share names nobody."""
    text = "Ann Pell and Tom Pell came.\n\n“It is late,” Pell said."
    last = attributions(analyser, text)[-1]
    assert last is not None
    assert last.speaker is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Dana Holm left.\n\n“It was chaos,” one resident said. He said nobody came.",
            "one resident",
        ),
        (
            "Tom Marsh left.\n\nMarsh aide Noel Strand says it leaks. “A lot,” he said.",
            "Noel Strand",
        ),
        (
            "President Hale met former President Tom Marsh. The president said it leaks a lot.",
            "President Hale",
        ),
        ("Mayor Bill de Reed came.\n\nThe gate leaks, de Reed said.", "Bill de Reed"),
        ("Reed met the Tigers of Tamil Eelam.\n\n“It is chaos,” he said.", "he"),
        ("According to Professor S D Muni, the gate leaks. He said it was old.", "S D Muni"),
        ("Hurricane Katrina came.\n\n“It is chaos,” he said.", "he"),
        ("The prime minister met Dana Holm. She said it would open in May.", "The prime minister"),
        ("Jana Reed came. The prime minister met Dana Holm. She said it leaks.", "Jana Reed"),
        ("The prime ministers met Dana Holm. She said it would open in May.", "Dana Holm"),
    ],
)
def test_a_pronoun_is_whom_was_spoken_of_last(analyser: Analyser, text: str, name: str) -> None:
    """Somebody without a name too, and neither a storm nor whom another one works for."""
    last = attributions(analyser, text)[-1]
    assert last is not None
    assert last.speaker is not None
    assert last.speaker.name == name


def test_a_union_is_not_whom_it_is_led_by(analyser: Analyser) -> None:
    """A noun for a group never stands for the person whose role holds it."""
    text = "Tunde Osei, head of the union, left.\n\nThe union said that it would strike in May."
    last = attributions(analyser, text)[-1]
    assert last is not None
    assert last.speaker is not None
    assert last.speaker.name == "The union"


def test_a_paraphrase_is_attributed_as_one(analyser: Analyser) -> None:
    """Speech reported without quotation marks is indirect, its source as it stands."""
    only = attributions(analyser, "The bridge is safe, according to a report.")[0]
    assert only is not None
    assert only.speaker is not None
    assert (only.kind, only.speaker.name) == (SpeechKind.INDIRECT, "a report")


def names(analyser: Analyser, text: str) -> list[str | None]:
    """Return who speaks in each sentence of `text`."""
    found = attributions(analyser, text)
    return [one.speaker.name if one and one.speaker else None for one in found]


@given(st.text(alphabet="Aab Dana Holm said told“”\"'.,?!\n", max_size=200).filter(str.strip))
def test_every_name_stands_in_the_text(text: str) -> None:
    """Whatever the text, a name, a role and a verb shown are slices of it."""
    for passage in Analyser().passages(text):
        for one in passage.attributions:
            speaker = one.speaker
            shown = (one.cue, speaker and speaker.name, speaker and speaker.role)
            assert all(words in text for words in shown if words)


def test_a_first_name_that_is_also_a_word_is_a_persons(analyser: Analyser) -> None:
    """Bill Stone is a person, so that a surname he shares with another names nobody."""
    text = (
        "Mayor Bill Stone came with his wife Hilda Stone.\n\n"
        "“We are late,” Stone said.\n\n“We are,” Bill Stone said."
    )
    shared, full = attributions(analyser, text)[-2:]
    assert shared is not None
    assert shared.speaker is None
    assert full is not None
    assert full.speaker is not None
    assert (full.speaker.name, full.speaker.role) == ("Bill Stone", "Mayor")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The players’ union said wages had been paid.", "The players’ union"),
        (
            "Two people familiar with the talks said the roads fund had asked for a cap.",
            "Two people familiar with the talks",
        ),
        (
            "One of the four, who spoke on condition of anonymity, said the figures had moved.",
            "One of the four",
        ),
        (
            "A senior administration official declined to comment.",
            "A senior administration official",
        ),
        ("The union’s negotiator, Dilys Raven, said that meant trouble ahead.", "Dilys Raven"),
    ],
)
def test_the_whole_subject_speaks(analyser: Analyser, text: str, name: str) -> None:
    """Who speaks is the subject with all that describes it, not the noun beside the verb."""
    only = attributions(analyser, text)[0]
    assert only is not None
    assert only.speaker is not None
    assert only.speaker.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Critics of the port say the gate is unsafe.", "Critics of the port"),
        ("Residents are worried that the gate leaks.", "Residents"),
        ("Noting that the gate leaks, Dana Holm called for a new one.", "Dana Holm"),
        ("On Sunday Dana Holm called the council, saying the gate leaks.", "Dana Holm"),
        ("Dana Holm went to Carrow, Ohio, saying that the gate leaks.", "Dana Holm"),
        ("The film shows her at the gate with a hammer in her hand.", "The film"),
        ("A rule proposed by Dana Holm would keep the gate shut all year.", "Dana Holm"),
        ("The council heard Dana Holm arguing that the gate leaks.", "Dana Holm"),
        ("Dana Holm made it clear that the gate leaks.", "Dana Holm"),
        ("A letter sent by the Courier says that the gate leaks.", "A letter sent by the Courier"),
        ("The delay angered residents, who had been told of April.", "residents"),
        ("The film ― shown at the port ― explains how the gate was built.", "The film"),
        ("“The gate leaks.” ― Dana M Holm", "Dana M Holm"),
        ("In Carrow 47% say the gate should stay shut; 37% doubt it.", "47%"),
        ("Two in three said they would rather have a bridge.", "Two in three"),
        ("''I would use the word 'old-school,''' said Dana Holm.", "Dana Holm"),
        ("Dana Holm came away convinced that the gate leaks.", "Dana Holm"),
        ("The gate leaks, as Dana Holm very aptly pointed out on Monday.", "Dana Holm"),
        (
            "A study published Tuesday in the Courier found that the gate leaks.",
            "A study published Tuesday in the Courier",
        ),
        ("The council's report released last week says the gate leaks.", "The council's report"),
        ("A study by Holm and Reed found that the gate leaks.", "A study by Holm and Reed"),
        ("Over the past days, Holm and his aides said the gate leaks.", "Holm and his aides"),
        ("Holm won and his aides said that it was over.", "his aides"),
        ("“Why does the gate leak?” a narrator in the ad asks.", "a narrator in the ad"),
        ("Dana Holm believes she can win.", "Dana Holm"),
        ("The gate will cost 20 million, the operator estimates.", "the operator"),
        ("The bank signalled that a cut could come in May.", "The bank"),
        ("The company rejected that.", "The company"),
        (
            "But two people who were at a meeting said the subject had come up there.",
            "two people who were at a meeting",
        ),
        ("The leak led two engineers to warn that the gate would fail.", "two engineers"),
        ("The delay has convinced some residents that the gate leaks.", "some residents"),
        (
            "Holm endured a lecture from the harbour master, who said that the gate leaks.",
            "the harbour master",
        ),
        ("Dana Holm, who was ill and wanted a new gate, left.", "Dana Holm"),
        ("And both oppose the plan to build a second gate.", "both"),
        ("But he and Holm said the gate would hold.", "he and Holm"),
        ("Those close to him say that the gate will hold.", "Those close to him"),
        ("Officials in recent weeks have said that the gate will hold.", "Officials"),
        ("But the report on Monday for the first time cited a memo of 2013.", "the report"),
        (
            "A poll of residents before the vote showed that few of them trusted the gate.",
            "A poll of residents",
        ),
        ("A Courier analysis of storms shows that the gate leaks.", "A Courier analysis of storms"),
        ("More than six in ten said they would rather have a bridge.", "More than six in ten"),
        ("Many prominent Republicans have said they will not come.", "Many prominent Republicans"),
        ("Dana Holm was blunt: “The gate will never hold in such a storm.”", "Dana Holm"),
        (
            "The gate will cost 20 million, according to the “Safer Port” report.",
            "the “Safer Port” report",
        ),
        (
            "The gate had leaked for weeks, said a clerk who works there.",
            "a clerk who works there",
        ),
        ("Similarly, Dana Holm, the harbour master, said she was not asked.", "Dana Holm"),
        ("''When they say, 'It leaks,' I doubt it,'' said Dana Holm.", "Dana Holm"),
        (
            "A pilot speaking to Courier News said the gate leaks.",
            "A pilot speaking to Courier News",
        ),
        ("According to former army chief A S Reed, the gate leaks.", "former army chief A S Reed"),
        ("Of Carrow, Holm, who left, said it would flood.", "Holm"),
        ("Dana Holm, host of the station’s “Gate Watch,” suggested Reed’s refusal.", "Dana Holm"),
        ("Dana Holm and colleagues say that the gate leaks.", "Dana Holm and colleagues"),
        ("There were emails that night showing that it was known to leak.", "emails"),
        ("Dana Holm sent a letter demanding that the gate be mended.", "Dana Holm"),
        ("The gate is a waste of money according to the mayor.", "the mayor"),
        ("The gate is a waste of money in the eyes of the mayor.", "the mayor"),
        ("In the words of Dana Holm, the gate was a monument to folly.", "Dana Holm"),
        ("Dana Holm was accused by the mayor of hiding a report.", "the mayor"),
        ("Port officials were quoted by local radio as saying that it leaks.", "Port officials"),
        ("The Courier quoted Dana Holm as saying that the gate leaks.", "Dana Holm"),
        ("The mayor, who was quoted in the Courier as saying it leaks, left.", "The mayor"),
        ("Two engineers have been cited in the Courier as warning of a leak.", "Two engineers"),
        ("Lawyers for the victim, Ana Pell, said that it was over.", "Lawyers for the victim"),
        ("A lawyer for the victim, Ana Pell, said that it was over.", "Ana Pell"),
        ("Two clerks, Ana Pell and Tom Reed, said it leaks.", "Ana Pell and Tom Reed"),
        ("Dana Holm a month later announced that the gate leaks.", "Dana Holm"),
        (
            "Reed went to Carrow to meet with Dana Holm, who had told him that the gate leaks.",
            "Dana Holm",
        ),
    ],
)
def test_a_subject_is_found_apart_from_its_verb(analyser: Analyser, text: str, name: str) -> None:
    """Behind or before an opening, after "by", and where a verb's number tells who is meant."""
    only = attributions(analyser, text)[0]
    assert only is not None
    assert only.speaker is not None
    assert only.speaker.name == name


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("New Jersey Gov. Chris Hale said it was over.", "Chris Hale", "New Jersey Gov."),
        (
            "Former Pennsylvania Gov. Ed Marlow, who led the party, said it was over.",
            "Ed Marlow",
            "Former Pennsylvania Gov.",
        ),
        ("“It is over,” said Rep. Ed Marlow.", "Ed Marlow", None),
        ("Her Republican rival Ed Marlow said it was over.", "Ed Marlow", None),
        ("Rival Ed Marlow said it was over.", "Ed Marlow", None),
        ("Ed Marlow, where the road ends, came.\n\nMarlow said it was over.", "Ed Marlow", None),
        (
            "Ed Marlow, tossed a ball by the mayor, came.\n\nMarlow said it was over.",
            "Ed Marlow",
            None,
        ),
        ("Ed Marlow, retired army general, said it was over.", "Ed Marlow", "retired army general"),
    ],
)
def test_a_role_is_what_somebody_is(
    analyser: Analyser, text: str, name: str, role: str | None
) -> None:
    """An abbreviated office with its place is a role; what one is to others or did is none."""
    only = attributions(analyser, text)[-1]
    assert only is not None
    assert only.speaker is not None
    assert (only.speaker.name, only.speaker.role) == (name, role)


def test_a_verb_is_shown_without_the_article_after_it(analyser: Analyser) -> None:
    """What reports is "released", though "released a" is what tells so."""
    text = "The White House released a statement that condemned the strike."
    only = attributions(analyser, text)[0]
    assert only is not None
    assert only.cue is not None
    assert not only.cue.endswith(" a")


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("Dana Holm denied rumours that the club would be sold.", ["Dana Holm"]),
        ("Marcus Dray, 34, pleaded guilty to burglary on Monday.", ["Marcus Dray"]),
        ("Dana Holm said, and Carl Reed agreed, that it was late.", ["Dana Holm", "Carl Reed"]),
    ],
)
def test_a_speaker_is_told_once_of_a_sentence(sentence: str, speakers: list[str]) -> None:
    """Whatever words of it report what they say; but each of two who speak in it."""
    (passage,) = Analyser().passages(sentence)
    assert [one.speaker and one.speaker.name for one in passage.attributions] == speakers


def test_frequent_questions_are_said_by_nobody_and_an_interview_by_somebody(
    analyser: Analyser,
) -> None:
    """Where an answer tells of an "I", somebody is quoted, known or not; else nobody is."""
    asked = "Q: How much is it?\nA: Two euros. It rose in May.\nQ: Why?\nA: The roof leaks."
    assert attributions(analyser, asked) == [None] * 5
    told = attributions(analyser, asked.replace("The roof", "I know that the roof"))
    assert all(one is not None and one.speaker is None for one in told)
