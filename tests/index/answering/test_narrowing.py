"""Questions held to a speaker, to days of publication, or both."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.terminal.corpus import SAMPLES
from index.answering import ground
from index.library import Library
from index.models import Answer, Article, Hit, Lack, Outcome, Reading, Refusal, Thresholds
from index.search import Question, Ranking, Scope, search
from index.search.meant.speaking import Named, meant, nearest
from index.store.opening import FILE
from tests.index.articles import ALWAYS, read, texts

OLD = Article(
    title="Drones over the harbour",
    date=datetime.date(2026, 3, 12),
    text="“Drones are a danger to every ship,” said Tom Reed, a pilot.\n\nTwelve drones were seen.",
)
NEW = Article(
    title="Drones are grounded",
    date=datetime.date(2026, 5, 9),
    text="“Drones will be grounded,” said Dana Holm, the harbour master.\n\nNo drones were seen.",
)
UNDATED = Article(title="On drones", text="Drones are small aircraft.")
JOBS = Article(
    title="Brightwater cuts jobs",
    text="Brightwater will shed 450 jobs in Tilburg.\n\n“Demand has been postponed,” said chief "
    "executive Lars Oldenkamp. His wife, Ann Reed, said that demand had gone.",
)
RIVAL = Article(
    title="Ardent hires",
    text="Ardent will hire 90 people.\n\n“Demand is high, demand is everywhere, and we meet "
    "demand,” said chief executive Ines Okoye.",
)
QUESTION = "What about the drones?"


@pytest.fixture
def drones() -> Library:
    """Return a library with articles of March, of May and of no known day."""
    return _drones(ALWAYS)


def _drones(thresholds: Thresholds) -> Library:
    library = Library.open(thresholds=thresholds)
    for article in (OLD, NEW, UNDATED):
        library.add(article)
    return library


def speakers(hits: tuple[Hit, ...]) -> set[str]:
    """Return the names of all who say something in `hits`; "" for nobody."""
    said = [hit.attribution and hit.attribution.speaker for hit in hits]
    return {speaker.name if speaker else "" for speaker in said}


@pytest.mark.parametrize(
    ("asked", "name", "shown"),
    [
        ("Reed", "Tom Reed", "Tom Reed"),
        ("Mr Reed", "Tom Reed", "Tom Reed"),
        ("tom reed", "Tom Reed", "Tom Reed"),
        ("the harbour master", "Dana Holm", "the harbour master"),
        ("harbour master Dana Holm", "Dana Holm", "harbour master Dana Holm"),
    ],
)
def test_only_one_speaker_is_heard(drones: Library, asked: str, name: str, shown: str) -> None:
    """With `speaker`, a name or a role, every hit is said by that speaker.

    A name is told as the articles have it: once "tom reed" stayed as it was typed.
    """
    found = drones.ask(QUESTION, speaker=asked, n=10)
    assert speakers(found.hits) == {name}
    assert found.reading.speaker == shown


@pytest.mark.parametrize(
    ("since", "until", "titles"),
    [
        (datetime.date(2026, 3, 12), datetime.date(2026, 3, 12), {OLD.title}),
        (datetime.date(2026, 3, 13), None, {NEW.title}),
        (None, datetime.date(2026, 5, 8), {OLD.title}),
        (datetime.date(2026, 1, 1), datetime.date(2026, 12, 31), {OLD.title, NEW.title}),
    ],
)
def test_only_articles_of_some_days_are_asked(
    drones: Library, since: datetime.date, until: datetime.date, titles: set[str]
) -> None:
    """Both days are included; an article of no known day is left out."""
    found = drones.ask(QUESTION, since=since, until=until, n=10)
    assert {hit.article.title for hit in found.hits} == titles
    assert (found.reading.since, found.reading.until) == (since, until)


def test_speaker_and_days_are_both_kept(drones: Library) -> None:
    """A speaker is heard within the days asked for only."""
    later = datetime.date(2026, 4, 1)
    assert drones.ask(QUESTION, speaker="Holm", since=later).hits
    assert isinstance(drones.ask(QUESTION, speaker="Reed", since=later), Refusal)


def test_a_speaker_who_is_not_there_is_named(drones: Library) -> None:
    """Nobody of that name: a refusal that says so, with the names most like it."""
    found = drones.ask(QUESTION, speaker="Dana Hulm")
    assert isinstance(found, Refusal)
    assert found.reading.lacks == (Lack.SPEAKER,)
    assert found.reading.nearest_speakers == ("Dana Holm",)
    assert found.nearest


def test_days_outside_the_collection_are_named(drones: Library) -> None:
    """No article of those days: a refusal that says which days there are."""
    found = drones.ask(QUESTION, since=datetime.date(2031, 1, 1))
    assert isinstance(found, Refusal)
    assert found.reading.lacks == (Lack.DATES,)
    assert (found.reading.first, found.reading.last) == (OLD.date, NEW.date)


def test_articles_of_no_known_day_are_counted_where_days_leave_them_out(drones: Library) -> None:
    """Once they were left out without a word, by days asked for and by those of a question."""
    since = datetime.date(2026, 4, 1)
    assert drones.ask(QUESTION, since=since).reading.undated == 1
    assert drones.ask("How many drones were seen in March?").reading.undated == 1
    assert drones.ask(QUESTION, since=datetime.date(2031, 1, 1)).reading.undated == 1
    assert drones.ask(QUESTION, since=since, article=NEW.id).reading.undated == 0
    assert drones.ask(QUESTION).reading.undated == 0
    drones.remove(UNDATED.id)
    assert drones.ask(QUESTION, since=since).reading.undated == 0


def test_a_question_that_leans_on_another_says_so() -> None:
    """Not where it is clear who is meant, nor where an article begins with such words."""
    drones = _drones(Thresholds(answer=1, close=0, speaker=0))
    assert drones.ask("Did she ground them?").reading.leans
    assert not drones.ask("Did she ground them?", speaker="Dana Holm").reading.leans
    assert not drones.ask("Who grounded the drones?").reading.leans
    drones.add(Article(text="And the drones were sold at last.", title="Drones sold"))
    assert not drones.ask("And the drones were sold at last.").reading.leans


def test_under_an_answer_nothing_is_said_of_what_the_question_leans_on(drones: Library) -> None:
    """Once the right answer to "how many did she sell" came with the advice to say who she is."""
    found = drones.ask("Did she ground them?")
    assert found.outcome is Outcome.ANSWER
    assert not found.reading.leans


def test_days_of_articles_without_days() -> None:
    """A collection whose articles say no day refuses as well."""
    library = Library.open(thresholds=ALWAYS)
    library.add(UNDATED)
    found = library.ask(QUESTION, since=datetime.date(2026, 1, 1))
    assert (found.reading.lacks, found.reading.first) == ((Lack.DATES,), None)


def test_speakers_of_another_collection_stay_unknown(drones: Library) -> None:
    """Neither a filter nor a suggestion tells who speaks where the person may not look."""
    drones.add(NEW, collection="guild:1")
    drones.remove(NEW.id)
    found = drones.ask(QUESTION, speaker="Dana Holm")
    assert found.reading.lacks == (Lack.SPEAKER,)
    assert "Dana Holm" not in found.reading.nearest_speakers


def test_what_is_known_of_articles_follows_every_change(drones: Library) -> None:
    """Days, speakers, titles and publishers count as they are now, whoever asked before."""
    questions: dict[str, Callable[[], Answer | Refusal]] = {
        "days": lambda: drones.ask(QUESTION, since=NEW.date),
        "speakers": lambda: drones.ask(QUESTION, speaker="Holm"),
        "title": lambda: drones.ask(f"What does the article “{NEW.title}” say about drones?"),
        "publisher": lambda: drones.ask("What did The Drone Daily report about drones?"),
    }
    before = {name: ask() for name, ask in questions.items()}
    assert not before["publisher"].reading.publisher
    published = NEW.model_copy(update={"publisher": "The Drone Daily"})
    drones.add(published)
    after = {name: ask() for name, ask in questions.items()}
    assert after["publisher"].reading.publisher == "The Drone Daily"
    for name in ("days", "speakers", "title"):
        assert texts(after[name]) == texts(before[name]) != []
    drones.remove(published.id)
    gone = {name: ask() for name, ask in questions.items()}
    assert gone["days"].reading.lacks == (Lack.DATES,)
    assert not gone["title"].reading.articles
    assert not gone["publisher"].reading.publisher


def test_one_article_and_days_that_are_not_its_own(drones: Library) -> None:
    """An article asked alone outside its day answers nothing."""
    found = drones.ask(QUESTION, article=OLD.id, since=datetime.date(2026, 4, 1))
    assert texts(found) == []


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What did Reed say about drones?", "Tom Reed"),
        ("According to the harbour master, what about the drones?", "Dana Holm"),
        ("What did Tom Reed say?", "Tom Reed"),
        ("What did Holm say in May?", "Dana Holm"),
    ],
)
def test_a_question_that_names_a_speaker_is_answered_by_that_speaker(
    drones: Library, question: str, name: str
) -> None:
    """ "What did X say" hears X alone, and the answer says so."""
    found = drones.ask(question)
    assert speakers(found.hits) == {name}
    assert found.reading.speaker
    assert found.reading.lacks == ()


def test_who_is_asked_for_is_shown_where_two_speak_in_a_sentence(drones: Library) -> None:
    """What the vicar said of the drains is not credited to the councillors who approved homes."""
    text = (
        "Councillors approved 180 homes, ignoring a plea from the Rev. Simon Astley, who said the "
        "drains would not cope with a wet Tuesday."
    )
    drones.add(Article(text=text))
    asked = drones.ask("What did Simon Astley say about the drains?", n=1)
    heard = drones.ask("Will the drains cope?", speaker="Simon Astley", n=1)
    assert speakers(asked.hits) == speakers(heard.hits) == {"Simon Astley"}


@pytest.mark.parametrize(
    "question",
    [
        "What did Brightwater's chief executive say about demand?",
        "What did the chief executive of Brightwater say about demand?",
    ],
)
def test_whose_role_it_is_may_stand_elsewhere(drones: Library, question: str) -> None:
    """A chief executive of an article about a firm is that firm's, although no text says so."""
    drones.add(JOBS)
    found = drones.ask(question, n=1)
    assert speakers(found.hits) == {"Lars Oldenkamp"}
    assert "Brightwater" in (found.reading.speaker or "")
    assert found.reading.lacks == ()


def test_a_role_is_heard_only_in_articles_about_whose_it_is(drones: Library) -> None:
    """The chief executive of another firm, in another article, says nothing for Brightwater's."""
    drones.add(JOBS)
    drones.add(RIVAL)
    found = drones.ask("What did Brightwater's chief executive say about demand?", n=5)
    heard = drones.ask("What about the demand?", speaker="Brightwater's chief executive", n=5)
    assert speakers(found.hits[:1]) == speakers(heard.hits) == {"Lars Oldenkamp"}


@pytest.mark.parametrize("whose", ["Larkfield's chief executive", "Tilburg's wife"])
def test_another_s_role_is_nobody_s(drones: Library, whose: str) -> None:
    """Not where nothing tells of whose it is, and not somebody's wife."""
    drones.add(JOBS)
    found = drones.ask(f"What did {whose} say about demand?")
    assert found.reading.lacks == (Lack.SPEAKER,)


def test_what_everybody_says_makes_what_one_says_surer(drones: Library) -> None:
    """A question is no less sure of the speaker's sentence than the few words beside the name."""
    asked = drones.ask("What did Reed say about a danger to every ship?")
    words = drones.ask("a danger to every ship?", speaker="Reed")
    assert asked.hits[0].text == words.hits[0].text
    assert asked.confidence > words.confidence


@pytest.mark.parametrize(
    ("question", "lack"),
    [
        ("What did Zimmer say about drones?", Lack.SPEAKER),
        ("What did Reed say about the harbour master’s tunnel budget?", Lack.STATEMENT),
    ],
)
def test_what_others_say_is_no_answer(question: str, lack: Lack) -> None:
    """Where a speaker is asked for, others' sentences are at best what comes close."""
    with Library.open() as library:
        library.add(OLD)
        library.add(NEW)
        found = library.ask(question)
    assert found.reading.lacks == (lack,)
    assert found.outcome is not Outcome.ANSWER


def test_two_people_of_one_surname_are_not_mixed_up() -> None:
    """A bare surname stands for a whole name only where nobody else has it."""
    known = [Named("Obama"), Named("Barack Obama"), Named("Reed", "a pilot")]
    assert meant("Michelle Obama", known) == []
    assert meant("Tom Reed", known) == [Named("Reed", "a pilot")]
    assert meant("Obama", known) == known[:2]
    assert meant("Barack Obama", known) == [known[1], known[0]]
    assert meant("Barack Obama", [*known, Named("Michelle Obama")]) == [known[1]]
    assert meant("the pilot", known) == known[2:]


@pytest.mark.parametrize("question", ["Who is Tom Reed?", "who's Reed", "Who is the pilot?"])
def test_who_somebody_is_stands_where_their_role_does(drones: Library, question: str) -> None:
    """The sentence that gives a name with a role tells who somebody is."""
    found = drones.ask(question)
    assert found.outcome is Outcome.ANSWER
    assert "said Tom Reed, a pilot" in found.hits[0].text


def test_who_several_may_be_is_asked_of_all_words(drones: Library) -> None:
    """A role that two speakers have, or none, names nobody: the words decide."""
    for question in ("Who is the plumber?", "Who is it?"):
        assert drones.ask(question).reading.phrases == ()


def test_a_council_is_not_its_leader() -> None:
    """Who leads a body is not the body, unless only they speak."""
    council, leader = Named("The town council"), Named("Andrew Mbeki", "council leader")
    assert meant("the council", [council, leader]) == [council]
    assert meant("the council", [leader]) == [leader]
    assert meant("the leader", [council, leader]) == [leader]


def test_a_name_of_the_same_stem_is_another_name() -> None:
    """ "Sanders" is not "Sander", but where nobody is called so, a form of the word may do."""
    known = [Named("Bernie Sanders"), Named("Sander M. Levin")]
    assert meant("Sanders", known) == known[:1]
    assert meant("Sanders’s", known) == known[:1]
    assert meant("Levin's", known) == known[1:]
    assert meant("Sanders", known[1:]) == known[1:]
    assert meant("pilots", [Named("Reed", "pilot")]) == [Named("Reed", "pilot")]


def test_speakers_of_like_names_are_like_in_every_word() -> None:
    """A long name that holds something like what was typed is not offered for it."""
    known = ["Dana Holm", "Her submission to the court", "The complaint of Hume and others"]
    assert nearest("Dana Hulm", known) == ("Dana Holm",)
    assert nearest("holn", known) == ("Dana Holm",)
    assert nearest("Obama want to", known) == ()


def test_a_phrase_in_quotation_marks_must_occur(drones: Library) -> None:
    """Every hit holds the phrase; one that stands nowhere is a refusal that names it."""
    found = drones.ask('what about "drones are a danger"')
    assert [hit.text.startswith("“Drones are a danger") for hit in found.hits] == [True]
    refused = drones.ask('what about "danger are drones"')
    assert isinstance(refused, Refusal)
    assert refused.reading.missing_phrases == ("danger are drones",)


def test_a_phrase_in_french_quotation_marks_must_occur(drones: Library) -> None:
    """So must one in those of any language that the bot speaks."""
    refused = drones.ask("what about « danger are drones »")
    assert isinstance(refused, Refusal)
    assert refused.reading.missing_phrases == ("danger are drones",)


@pytest.mark.parametrize("question", ['"Most were gulls"', 'Who said "most were gulls"?'])
def test_a_whole_sentence_in_quotation_marks_is_found(question: str) -> None:
    """Who asks for words that a sentence holds gets it, although it says nothing else."""
    text = "Reed counted thirty birds. “Most were gulls,” she said. The rest were terns."
    with Library.open() as library:
        library.add(Article(title="Birds of the pier", text=text))
        found = library.ask(question)
    assert isinstance(found, Answer)
    assert found.outcome is Outcome.ANSWER
    assert found.hits[0].text.startswith("“Most were gulls")


def test_a_sentence_typed_as_it_stands_is_found() -> None:
    """A sentence pasted without quotation marks is what is looked for; a question is not."""
    text = "Passwords are hashed at log-in. How are passwords hashed? They are hashed slowly."
    with Library.open() as library:
        library.add(Article(title="Release notes", text=text))
        found = library.ask("passwords are hashed at log-in")
        assert found.hits[0].text == "Passwords are hashed at log-in."
        assert found.confidence > 0.8
        assert library.ask("How are passwords hashed?").reading.phrases == ()


def test_the_days_a_question_names_come_first(drones: Library) -> None:
    """Articles of the days meant are asked first; the year is that of the articles."""
    found = drones.ask("How many drones were seen in March?")
    assert {hit.article.title for hit in found.hits} == {OLD.title}
    assert found.reading.since == datetime.date(2026, 3, 1)


def test_days_of_a_question_that_nothing_mentions_are_named(drones: Library) -> None:
    """No article of those days, and none that mentions them: a refusal that says so."""
    found = drones.ask("How many drones were seen in 2031?")
    assert isinstance(found, Refusal)
    assert found.reading.lacks == (Lack.DATES,)


def test_a_month_that_no_article_is_of_but_one_speaks_of_is_looked_for_in_the_words() -> None:
    """Whether a word like "in" occurs beside it does not matter."""
    fares = Article(
        title="Fares", date=datetime.date(2026, 11, 1), text="From January a day ticket costs £5."
    )
    with Library.open() as library:
        library.add(fares)
        assert isinstance(library.ask("What does a day ticket cost in January?"), Answer)
        found = library.ask("What does a day ticket cost in May?")  # "may" is no word to look for
    assert found.reading.lacks == (Lack.DATES,)


@pytest.mark.parametrize(
    ("named", "since", "until"),
    [
        ("on 29 February", datetime.date(2024, 2, 29), datetime.date(2024, 2, 29)),
        ("between 29 February and 3 March", datetime.date(2024, 2, 29), datetime.date(2024, 3, 3)),
        ("on 29 February 2025", None, None),
        ("on February 29, 2025", None, None),
        ("between 29 February and 3 March 2025", None, None),
        ("between 29 and 30 February", None, None),
        ("between 30 and 9 February 2026", None, None),
        ("from 3 to 9 boats", None, None),
        ("in June 31 times", datetime.date(2026, 6, 1), datetime.date(2026, 6, 30)),
        ("from June", None, None),
        ("from May 3 to 9", datetime.date(2026, 5, 3), datetime.date(2026, 5, 9)),
    ],
)
def test_no_day_is_read_that_the_calendar_does_not_have(
    drones: Library, named: str, since: datetime.date | None, until: datetime.date | None
) -> None:
    """29 February is one of a leap year, and a day that a year lacks is no other day instead."""
    read = drones.ask(f"How many drones were seen {named}?").reading
    assert (read.since, read.until) == (since, until)


@pytest.mark.parametrize("question", ["", "🙂", "?!"])
def test_a_question_without_a_word_is_told_so(drones: Library, question: str) -> None:
    """Where there is nothing to search for, the refusal says that."""
    assert drones.ask(question).reading.lacks == (Lack.WORDS,)


def test_a_word_in_quotation_marks_is_a_word(drones: Library) -> None:
    """Quotation marks around one word stress it: it need not stand in the sentence."""
    assert drones.ask('Were "the drones" ever "sighted"?').hits


POST = Article(
    title="Harbour gets a crane",
    publisher="The Harbour Post",
    text="The crane cost 4 million euros.\n\nIt stands on the new quay.",
)
LEDGER = Article(
    title="Crane was dearer",
    publisher="The Ledger Daily",
    text="The crane cost 6 million euros, an auditor said.\n\nBuilders disagree.",
)


@pytest.fixture
def cranes() -> Iterator[Library]:
    """Give a library in which two publishers differ."""
    with Library.open() as library:
        for article in (POST, LEDGER, OLD, NEW):
            library.add(article)
        yield library


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("What did the crane cost, in the harbour crane article?", POST),
        ("According to the Ledger Daily, what did the crane cost?", LEDGER),
        ("What did the crane cost in “Crane was dearer”?", LEDGER),
        ("What did The Harbour Post write about the cost of the crane?", POST),
    ],
)
def test_the_article_that_a_question_names_answers(
    cranes: Library, question: str, article: Article
) -> None:
    """Only its sentences are shown, and the answer says that only they were looked at."""
    found = cranes.ask(question, n=10)
    assert {hit.article.title for hit in found.hits} == {article.title}
    named = {card.title for card in found.reading.articles}
    assert named == {article.title} or found.reading.publisher == article.publisher


def test_words_of_a_title_that_are_only_content_narrow_nothing(cranes: Library) -> None:
    """Both articles answer a question that names neither."""
    found = cranes.ask("What did the harbour crane cost?", n=10)
    assert {POST.title, LEDGER.title} <= {hit.article.title for hit in found.hits}
    assert found.reading == Reading()


def test_an_article_that_is_named_and_does_not_say(cranes: Library) -> None:
    """What others say comes close at most, and the lack is told."""
    found = cranes.ask("According to the Ledger Daily, who grounded the drones?")
    assert found.outcome is not Outcome.ANSWER
    assert found.reading.lacks == (Lack.ARTICLE,)
    assert found.reading.publisher == LEDGER.publisher


def test_a_publisher_without_a_name_is_none_that_a_question_names(tmp_path: Path) -> None:
    """An article stored with an empty publisher takes no question away from the others."""
    with Library.open(tmp_path) as library:
        for article in (POST, LEDGER):
            library.add(article)
    with closing(sqlite3.connect(tmp_path / FILE)) as store, store:
        store.execute("UPDATE articles SET publisher = '' WHERE title = ?", (POST.title,))
    with Library.open(tmp_path) as library:
        found = library.ask("What did the crane cost according to an auditor?")
    assert texts(found)[0].endswith("an auditor said.")
    assert found.reading == Reading(speaker="an auditor")


def test_articles_that_may_not_be_seen_are_not_named(cranes: Library) -> None:
    """A title of another collection narrows nothing and is not shown."""
    hidden = Article(title="Secret crane", text="The crane cost 9 million euros in secret.")
    cranes.add(hidden, collection="guild:1")
    found = cranes.ask("What did the crane cost in “Secret crane”?")
    assert not found.reading.articles
    assert "9 million" not in " ".join(texts(found))


def test_an_article_asked_for_anything_shows_sentences_of_it(cranes: Library) -> None:
    """Asked “what does the article X say”, it looks for what the title names, and there alone."""
    found = cranes.ask("What does the article “Harbour gets a crane” say?")
    assert {hit.article.title for hit in found.hits} == {POST.title}


def test_what_an_article_says_comes_close_however_unsure_the_search_is() -> None:
    """Asked for the article alone, its sentences are shown where no other question has any."""
    with Library.open(thresholds=Thresholds(answer=1, close=0.95)) as library:
        library.add(POST)
        assert not library.ask("What did the crane cost?").hits
        found = library.ask("What does the article “Harbour gets a crane” say?")
        assert isinstance(found, Answer)
        assert found.outcome is Outcome.CLOSE


VALLEY = Article(
    title="The Dorn valley",
    text="The Dorn valley lies between two ranges of hills. Two duchies, Arlen and Veld, claim"
    " the land on its eastern side. Its rivers freeze in December.",
)
FLOODS = Article(
    title="Floods",
    text="The land is too wet for cattle, the farmer Anna Holm said on Monday. She wants to"
    " sell the land on the eastern side of the Dorn valley, she said.",
)


@pytest.mark.parametrize("verb", ["claim", "claims"])
def test_who_claims_a_thing_need_not_say_so(verb: str) -> None:
    """A sentence of the article's own comes first where it fits far better than what is said."""
    with Library.open() as library:
        for article in (VALLEY, FLOODS, *read([SAMPLES])):
            assert isinstance(article, Article)
            library.add(article)
        found = library.ask(f"Who {verb} the land on the eastern side of the Dorn valley?")
    assert texts(found)[0] == "Two duchies, Arlen and Veld, claim the land on its eastern side."


@pytest.mark.parametrize("asked", [Library.ask, Library.search])
def test_nothing_is_searched_twice(
    library: Library, monkeypatch: pytest.MonkeyPatch, asked: Callable[[Library, str], object]
) -> None:
    """Ways to read a question that come to the same words in the same articles are one search."""
    searches: list[tuple[Question, Scope]] = []

    def noted(question: Question, *given: Any, scope: Scope, **options: Any) -> Ranking:
        assert not [one for one in searches if one[0] == question and one[1] is scope]
        searches.append((question, scope))
        return search(question, *given, scope=scope, **options)

    monkeypatch.setattr(ground, "search", noted)
    library.add(VALLEY)
    library.add(FLOODS)
    asked(library, "What did Anna Holm say about two ranges of hills?")
    assert len(searches) == 2
