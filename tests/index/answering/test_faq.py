"""Questions that stand in the articles: what stands below one answers it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.library import Library
from index.models import Answer, Article, Outcome

FAQ = Article(
    title="What members ask",
    text=(
        "How do I join?\n\nWrite to the treasurer before 31 December. The fee is £18 a year.\n\n"
        "**May I use a metal detector on club land?**\n\nNo. It is a criminal offence.\n\n"
        "How can I leave the club?\n\nWrite to the secretary in May.\n\n"
        "Who reads the letters?"
    ),
)
_ALMOST = 0.6  # how sure what stands below a question of almost the same words is at least
TALK = Article(
    title="A walk",
    text="“Where did the heron go?” said Ana Holm. Nobody knew. The path was wet and long.",
)


@pytest.fixture
def club() -> Iterator[Library]:
    """Give a library that holds an FAQ and a report."""
    with Library.open() as library:
        library.add(FAQ)
        library.add(TALK)
        yield library


@pytest.mark.parametrize("question", ["How do I join?", "how do i join"])
def test_the_very_question_is_answered_by_what_stands_below_it(
    club: Library, question: str
) -> None:
    """Both are one hit, word for word as they stand, with the rest of the answer in full."""
    found = club.ask(question)
    assert isinstance(found, Answer)
    assert found.outcome is Outcome.ANSWER
    first = found.hits[0]
    assert first.text == "How do I join?\n\nWrite to the treasurer before 31 December."
    assert first.text == FAQ.text[first.start : first.end]
    assert first.quotation is not None
    assert first.quotation.text == (
        "Write to the treasurer before 31 December. The fee is £18 a year."
    )
    assert not any("Write to the treasurer" in hit.text for hit in found.hits[1:])


def test_an_answer_tells_where_its_question_stands(club: Library) -> None:
    """Whoever reads a hit can part the two, and find the passage of the question."""
    first, *others = club.ask("How do I join?").hits
    assert first.asked is not None
    assert FAQ.text[first.asked.start : first.asked.end] == first.passage == "How do I join?"
    assert first.start == first.asked.start
    assert all(hit.asked is None and hit.passage == hit.text for hit in others)


def test_the_same_question_with_another_answer_is_not_the_same_hit(club: Library) -> None:
    """An article is named as one that says the same where it answers the same."""
    text = "How do I join?\n\nSing to the choirmaster."
    for title in ("The choir", "The choir, too"):
        club.add(Article(title=title, url=f"https://choir.example/{len(title)}", text=text))
    (first, *_) = club.ask("How do I join?").hits
    assert "Sing to the choirmaster." in first.text
    named = sorted(card.title for card in (first.article, *first.also_in))
    assert named == ["The choir", "The choir, too"]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How do I leave the club?", "Write to the secretary in May."),
        ("Can I use a metal detector?", "No."),
    ],
)
def test_a_question_of_almost_the_same_words_counts(
    club: Library, question: str, answer: str
) -> None:
    """What stands below it comes first, and is sure enough for an answer."""
    found = club.ask(question)
    assert isinstance(found, Answer)
    assert found.outcome is Outcome.ANSWER
    assert found.hits[0].text.endswith(answer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("metal detector land", "No."),
        ("membership fee", "£18 a year."),
        ("age limit", "You can join from 14."),
        ("no age limit", None),
        ("membership cost", "£18 a year."),
        ("membership deadline", None),
        ("membership limit", None),
        ("race date", "On 3 May."),
        ("race deadline", None),
        ("limit", None),
    ],
)
def test_keywords_are_answered_below_a_question_of_those_words(
    question: str, answer: str | None
) -> None:
    """ "age limit" found nothing, as it does not begin as "Is there an age limit?" does."""
    faq = (
        "Is there an age limit?\n\nYou can join from 14.\n\nHow much is membership?\n\n"
        "£18 a year.\n\nWhen is the race?\n\nOn 3 May."
    )
    with Library.open() as library:
        library.add(FAQ)
        library.add(Article(title="More that members ask", text=faq))
        found = library.ask(question)
    answered = isinstance(found, Answer) and found.outcome is Outcome.ANSWER
    assert answered is (answer is not None)
    assert answer is None or found.hits[0].text.endswith(answer)


def test_keywords_are_answered_by_a_sentence_that_is_surer() -> None:
    """A question about membership came before the sentence that has "membership fee" in it."""
    faq = "How much is membership?\n\n£18 a year.\n\nWho may join?\n\nEverybody over 14."
    told = "The membership fee of the rowing club rises to £30 in June, the board said. Rain fell."
    with Library.open() as library:
        library.add(Article(title="What members ask", text=faq))
        library.add(Article(title="Rowing club raises its membership fee", text=told))
        first, *_ = library.ask("rowing membership fee").hits
        assert first.text.startswith("The membership fee")
        first, *_ = library.ask("membership fee").hits
    assert first.text.startswith("The membership fee")


@pytest.mark.parametrize(
    "question",
    [
        "When can I leave the club?",
        "How can I not leave the club?",
        "Can I use a metal detector on Sundays?",
        "Who reads the letters?",
    ],
)
def test_another_question_is_not_answered_so(club: Library, question: str) -> None:
    """Nor one that asks for something else, has words that are not there, or has no answer."""
    found = club.ask(question)
    assert found.confidence < _ALMOST
    assert not any("?" in hit.text and "\n" in hit.text for hit in found.hits[1:])


def test_a_question_that_comes_first_is_shown_with_its_answer(club: Library) -> None:
    """It is no answer to another question, and no surer for what stands below it."""
    found = club.ask("Can I use a metal detector on Sundays?")
    assert found.hits[0].text.endswith("club land?**\n\nNo.")
    assert found.outcome is Outcome.CLOSE


TURNS = (
    "{0} How many copies have you sold?\n{1} 210,000 as of last Friday. We are dizzy.\n\n"
    "{0} Are you hiring?\n{1} Yes! One programmer."
)


@pytest.mark.parametrize(
    ("asking", "answering"),
    [
        ("@pelican_88:", "Ines Calder:"),
        ("pelican:", "Ines Calder:"),
        ("Host:", "Ines Calder:"),
        ("HOST:", "CALDER:"),
        ("Dana Holm:", "Ines Calder:"),
        ("Q:", "A:"),
        ("Q.", "A."),
        ("Question 1:", "Answer 1:"),
        ("**Q:**", "**A:**"),
        ("1.", ""),
    ],
)
@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("how many copies have you sold", "210,000 as of last Friday."),
        ("How many copies were sold?", "210,000 as of last Friday."),
        ("are you hiring", "Yes!"),
        ("Are they hiring?", "Yes!"),
    ],
)
def test_who_asks_is_no_part_of_the_question(
    asking: str, answering: str, question: str, answer: str
) -> None:
    """Whatever label stands before it in a transcript, and however short it is."""
    talk = Article(title="Ask us", text=TURNS.format(asking, answering))
    with Library.open() as library:
        library.add(talk)
        found = library.ask(question)
    assert found.outcome is Outcome.ANSWER
    assert found.hits[0].text.startswith(asking)
    assert found.hits[0].text.endswith(f"{answering} {answer}".strip())


def test_a_question_inside_a_paragraph_is_told(club: Library) -> None:
    """A column that asks and does not answer stands behind the report that tells."""
    column = "Why did the Oakley bridge close? Ask the council, if you have a spare year."
    report = "The Oakley bridge closed because inspectors found cracks in its piers."
    club.add(Article(title="A column", text=column))
    club.add(Article(title="Bridge shut", text=report))
    found = club.ask("Why did the Oakley bridge close?")
    assert isinstance(found, Answer)
    assert report in [hit.text for hit in found.hits]
    assert not any("\n" in hit.text or hit.text.startswith("Ask") for hit in found.hits[:1])


def test_somebody_s_question_is_told(club: Library) -> None:
    """What somebody asks in quotation marks is what they said, and no heading of an answer."""
    found = club.ask("What did Ana Holm say about the heron?")
    assert isinstance(found, Answer)
    assert found.hits[0].text.startswith("“Where did the heron go?”")


def test_whom_a_question_says_you_to_does_not_tell_it() -> None:
    """Who says a question has to be surer than not: “did you want” may be read as speech."""
    text = (
        "Carrow’s mayor, Ruth Adeyemi, has been in office for a year. We met her in the hall.\n\n"
        "Did you want to be mayor?\n\nNo. I never wanted it. I was asked three times.\n\n"
        "What will you do about the bridge?\n\nI will see it opened in May."
    )
    with Library.open() as library:
        library.add(Article(text=text))
        first, *_ = library.ask("Did you want to be mayor?").hits
    assert first.text == "Did you want to be mayor?\n\nNo."


def test_a_greeting_below_a_question_is_no_answer() -> None:
    """As where an e-mail ends with the question."""
    told = "The shed will be closed from Monday because its roof has to be mended."
    text = f"{told}\n\nWhen will the shed be closed?\n\nCheers,\n\nAnna"
    with Library.open() as library:
        library.add(Article(text=text))
        hits = library.ask("When will the shed be closed?").hits
    assert told in [hit.text for hit in hits]
    assert not any("Cheers" in hit.text for hit in hits)


def test_a_list_of_questions_is_no_answer() -> None:
    """What stands below the last of them is the heading of what follows."""
    listed = "How do I join?\n\nWhen do we open?\n\nBoat club\n\nWe meet on Monday evenings."
    with Library.open() as library:
        library.add(Article(title="Questions", text=listed))
        found = library.ask("When do we open?")
    assert not (isinstance(found, Answer) and "Boat club" in found.hits[0].text)


def test_a_table_of_contents_hides_no_answer() -> None:
    """A question that stands there, too, is answered by what stands below it further on."""
    asked = ["What does it cost?", "Is there parking?"]
    told = ["Forty euros a year.", "No. Use the station’s."]
    pairs = (line for pair in zip(asked, told, strict=True) for line in pair)
    with Library.open() as library:
        library.add(Article(title="Club FAQ", text="\n\n".join([*asked, *pairs])))
        found = [library.ask(question) for question in asked]
    assert [one.hits[0].text for one in found] == [
        "What does it cost?\n\nForty euros a year.",
        "Is there parking?\n\nNo.",
    ]
    assert all(hit.text not in asked for one in found for hit in one.hits[:1])


def test_question_and_answer_on_one_line_are_told_by_their_letters() -> None:
    """A question inside a paragraph has an answer behind it where "A:" says so."""
    with Library.open() as library:
        library.add(Article(title="Ask us", text="Q: Is there wifi? A: Yes, but slow.\n\nQ: Why?"))
        found = library.ask("Is there wifi?")
    assert found.outcome is Outcome.ANSWER
    assert found.hits[0].text == "Q: Is there wifi? A: Yes, but slow."


def test_a_search_shows_questions_as_they_stand(club: Library) -> None:
    """It shows what fits, whether or not it answers."""
    texts = [hit.text for hit in club.search("How do I join?")]
    assert "How do I join?" in texts


def test_a_question_is_found_among_thousands_of_sentences(club: Library) -> None:
    """However many sentences have its words and come before it, what stands below it answers."""
    questions = ("How do I join?", "Can I use a metal detector?", "how can I leave the club")
    alone = [club.ask(question).hits[0].text for question in questions]
    words = "You may join the club and use a metal detector, or leave it, on day {}."
    club.add(Article(text="\n\n".join(words.format(day) for day in range(2_500))))
    club.add(Article(text="\n\n".join(f"Join {day}." for day in range(50))))
    assert [club.ask(question).hits[0].text for question in questions] == alone
    assert all("?" in text and "\n\n" in text for text in alone)
