"""What a question asks: its words, without those that carry its form."""

from __future__ import annotations

import pytest

from index.search.question import read
from index.search.wishes import asks_who_speaks


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What will the tunnel cost?", ["tunnel", "cost"]),
        ("Was kostet der Tunnel?", ["kostet", "Tunnel"]),
        ("Wie viel hat die Brücke gekostet?", ["Brücke", "gekostet"]),
        ("Combien coûte le tunnel du port ?", ["coûte", "tunnel", "port"]),
        ("Où est la gare ?", ["gare"]),
        ("Who is Ursula von der Leyen?", ["Ursula", "von", "der", "Leyen"]),
        ("Did the war die down?", ["war", "die", "down"]),
        ("die hard", ["die", "hard"]),
    ],
)
def test_function_words_of_the_question_s_language_are_set_apart(
    question: str, words: list[str]
) -> None:
    """German and French ones count in German and French questions, and in no English one."""
    assert [word.text for word in read(question).words] == words


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What is the tunnel like?", ["tunnel"]),
        ("What does Reed say the tunnel is like?", ["Reed", "say", "tunnel"]),
        ("What is it like?", ["What", "is", "it", "like"]),
        ("What do ships like?", ["ships", "like"]),
        ("Which tunnels are like this one?", ["tunnels", "like"]),
    ],
)
def test_the_end_of_what_something_is_like_is_form(question: str, words: list[str]) -> None:
    """Or "I don't like it" would be what is found for "what is it like"."""
    assert [word.text for word in read(question).words] == words


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many troops did the US send?", ["troops", "US", "send"]),
        ("Did they send us troops?", ["send", "troops"]),
        ("DID THEY SEND US TROOPS?", ["SEND", "TROOPS"]),
        ("What did the WHO advise?", ["WHO", "advise"]),
        ("What did the (WHO) advise?", ["WHO", "advise"]),
        ("Tell me WHO sent troops", ["Tell", "sent", "troops"]),
        ("Are pro-US parties left?", ["pro", "US", "parties", "left"]),
        ("What left at 9 a.m. on Sunday?", ["left", "9", "Sunday"]),
    ],
)
def test_names_spelt_as_function_words_are_searched_for(question: str, words: list[str]) -> None:
    """In capitals they are names, but not where everything is, nor where they are only loud."""
    asked = read(question)
    assert [word.text for word in asked.words] == words
    assert asked.has_content


def test_the_who_is_no_person() -> None:
    """It asks for no person, and is no "who said"."""
    assert read("What did the WHO say about measles?").kind == "statement"
    assert asks_who_speaks("What has the WHO said about measles?") is None


@pytest.mark.parametrize(
    "question",
    [
        '"pont de la mer" quand',
        "“pont de la mer” quand",
        "„pont de la mer“ quand",
        '„pont de la mer" quand',
        "«pont de la mer» quand",
        "«\N{NO-BREAK SPACE}pont de la mer\N{NARROW NO-BREAK SPACE}» quand",
        "»pont de la mer« quand",
    ],
)
def test_a_phrase_stands_in_any_language_s_quotation_marks(question: str) -> None:
    """It is held to its words however these are marked."""
    assert read(question).phrases == ("pont de la mer",)


def test_a_question_of_function_words_keeps_them() -> None:
    """Where nothing else is left, all words are searched for."""
    asked = read("Was ist das?")
    assert [word.text for word in asked.words] == ["Was", "ist", "das"]
    assert not asked.has_content


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What's the deposit for a game?", "amount"),
        ("asking price of the old bus", "amount"),
        ("price of wheat", "amount"),
        ("minimum age of volunteers", "duration"),
        ("deadline for show entries", "date"),
        ("Which days can I see the brooch?", "date"),
        ("mirror from Ostler, how late was it", "duration"),
        ("Who pays the deposit?", "person"),
        ("summer fair when", "date"),
        ("summer fair when??", "date"),
        ("what to do when the alarm rings", "thing"),
        ("Why was the deadline moved?", "reason"),
        ("Is the deadline in May?", "choice"),
        ("What did the committee decide to do about the unpaid rent?", "thing"),
        ("harbour tunnel residents", "thing"),
    ],
)
def test_a_noun_says_what_is_wanted_where_no_question_word_does(question: str, kind: str) -> None:
    """It stands soon after "what", or among mere keywords."""
    assert read(question).kind == kind
