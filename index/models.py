"""The records that cross Onrecord's borders. All are frozen.

Offsets (`start`, `end`) count Python characters into `Article.text`; paragraphs and sentences are
numbered from 1, as a person counts them.
"""

from __future__ import annotations

import datetime
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator

from index.identity import article_id, canonical_url

PUBLIC = "public"
_UNSTORABLE = dict.fromkeys([0, *range(0xD800, 0xE000)], "\N{REPLACEMENT CHARACTER}")


def storable(text: str) -> str:
    """Return `text` with NULs and lone surrogates replaced, so that every offset stays the same."""
    return text.translate(_UNSTORABLE)


def _label(text: str) -> str:
    return " ".join(storable(text).split())


Label = Annotated[str, AfterValidator(_label)]
"""A short text on one line: a title, a name, a publisher."""

Confidence = Annotated[float, Field(ge=0, le=1)]


class Record(BaseModel):
    """Be the base of every record: frozen, and strict about the names of its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def replace(self, **changes: object) -> Self:
        """Return this with other values, checked as those of a new one are."""
        return type(self)(**{**dict(self), **changes})


class Span(Record):
    """A slice of an article's text."""

    start: int = Field(ge=0)
    end: int

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"span {self.start}..{self.end} is empty")
        return self


class Section(Span):
    """A heading at its place in a text, and its level: 1 for the outermost."""

    level: int = Field(ge=1, le=6)


class DateSource(StrEnum):
    """Where an article's date comes from, surest first."""

    METADATA = "metadata"
    FEED = "feed"
    PAGE = "page"
    FILENAME = "filename"
    GUESSED = "guessed"


class Article(Record):
    """One text with its metadata, as a source read it; `sections` are its headings, in order."""

    text: str
    title: Label = ""
    url: str | None = None
    publisher: Label | None = None
    authors: tuple[Label, ...] = ()
    date: datetime.date | None = None
    date_source: DateSource | None = None
    sections: tuple[Section, ...] = ()
    made_title: bool = Field(default=False, exclude=True, repr=False)
    """Whether the title is made of a file's name or the first words. It is not kept."""
    open_date: Label = Field(default="", exclude=True, repr=False)
    """A date that was given and leaves open which day it is. It is not kept."""

    @field_validator("text")
    @classmethod
    def _has_words(cls, text: str) -> str:
        if not any(character.isalnum() for character in text):
            raise ValueError("the text has no words")
        return storable(text)

    @field_validator("url")
    @classmethod
    def _is_web_address(cls, url: str | None) -> str | None:
        if not url:
            return None
        address = storable(url).strip()
        canonical_url(address)
        return address

    @field_validator("publisher")
    @classmethod
    def _has_a_name(cls, publisher: str | None) -> str | None:
        return publisher or None

    @cached_property
    def id(self) -> str:
        """Return the identity: made from the canonical URL, else from the text."""
        return article_id(self.url, self.text)


class SpeechKind(StrEnum):
    """How a passage reports what somebody said; UNREAD where that was not looked for.

    So it is in every passage of an article that is not in English, which therefore never passes
    for the article's own words.
    """

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    UNREAD = "unread"


class SpeakerKind(StrEnum):
    """What a speaker is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    UNNAMED = "unnamed"
    UNKNOWN = "unknown"


class Resolution(StrEnum):
    """How the words that name a speaker became the name shown."""

    SURFACE = "surface"
    SURNAME = "surname"
    PRONOUN = "pronoun"
    ROLE = "role"
    CONTINUATION = "continuation"


class Speaker(Record):
    """Who speaks, in the article's own words."""

    name: str
    role: str | None = None
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    mention: Span | None = None
    introduced: Span | None = None
    resolved_by: Resolution = Resolution.SURFACE


class Attribution(Record):
    """Who says what a passage says. `speaker` is None where nobody could be named."""

    kind: SpeechKind
    speaker: Speaker | None = None
    cue: str | None = None
    confidence: Confidence


class Passage(Record):
    """One sentence of an article, verbatim, with its place and attributions, the main one first."""

    text: str
    start: int
    end: int
    paragraph: int
    sentence: int
    attributions: tuple[Attribution, ...] = ()


class ArticleCard(Record):
    """An article without its text: what a list, a heading or a link needs."""

    id: str
    title: str
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    date: datetime.date | None = None
    date_source: DateSource | None = None
    collection: str = PUBLIC
    sentences: int = 0


class SpeakerCard(Record):
    """Somebody who is quoted, as a list shows them: one card for all articles that mean the same.

    `role` is the newest that the articles give. `Library.quotes` finds the speaker by the `label`,
    also where that is cut.
    """

    name: str
    role: str | None = None
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    quotes: int
    articles: int

    @property
    def label(self) -> str:
        """Return name and role on one line."""
        return f"{self.name}, {self.role}" if self.role else self.name


class StoredArticle(Record):
    """An article as the library keeps it, with its passages and the headings among them."""

    card: ArticleCard
    text: str
    passages: tuple[Passage, ...]
    sections: tuple[Section, ...] = ()


class Reason(Record):
    """What one word of the question adds to a score through one field."""

    word: str
    field: str
    contribution: float


class Reference(Record):
    """How a passage refers to its speaker where it does not give the name that is shown.

    `words` are the passage's own that stand for the name; None where it has none, as in a quotation
    that goes on. `sentence` is the number of the sentence of the article that gives the name.
    """

    words: str | None = None
    sentence: int | None = None


class Quotation(Span):
    """The whole of what stands between quotation marks, the marks included, verbatim."""

    text: str


class Hit(Record):
    """A passage found for a question, with its score and the reasons, which add up to the score.

    `missing` are the words of the question that add nothing: neither the passage nor what
    surrounds it holds them. `quotation` is the whole of a quotation that goes on beyond it.
    `reference` is there where the speaker's name stands elsewhere in the article. `asked` is there
    where the passage is a question and the text goes on with what answers it: where that question
    stands. `under` are the headings that it stands under, the outermost first.
    """

    text: str
    start: int
    end: int
    paragraph: int
    sentence: int
    article: ArticleCard
    attribution: Attribution | None = None
    reference: Reference | None = None
    score: float
    reasons: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    quotation: Quotation | None = None
    asked: Span | None = None
    under: tuple[str, ...] = ()
    also_in: tuple[ArticleCard, ...] = ()

    @property
    def passage(self) -> str:
        """Return the text of the passage found, without the answer below where that is shown."""
        return self.text[: self.asked.end - self.start] if self.asked else self.text


class Thresholds(Record):
    """The confidence from which Onrecord answers, shows what comes close, and names a speaker."""

    answer: Confidence = 0.3
    close: Confidence = 0.1
    speaker: Confidence = 0.6


class Change(StrEnum):
    """What adding an article did."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


class Correction(Record):
    """A word that occurs nowhere and the word that was searched instead."""

    typed: str
    used: str


class Filters(NamedTuple):
    """The only article, speaker and days of publication that are asked about; None: any.

    Both days belong to what is asked. The names are those of the arguments of `Library.ask`.
    """

    article: str | None = None
    speaker: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None


class Lack(StrEnum):
    """What a question is held to that the articles do not have."""

    SPEAKER = "speaker"
    """Nobody of that name or role speaks."""

    STATEMENT = "statement"
    """The speaker says nothing that fits the question."""

    DATES = "dates"
    """No article was published on those days."""

    PHRASE = "phrase"
    """A phrase in quotation marks stands nowhere."""

    WORDS = "words"
    """The question has no word to search for."""

    ARTICLE = "article"
    """The articles that the question names say nothing that fits it."""


class Reading(Record):
    """What a question is held to beyond its words, because it says so or was asked so.

    `since` and `until` bound the days of publication, both included; `phrases` must stand in the
    sentence. `articles` are those that the question names by their titles, `publisher` whose
    articles it names. `lacks` is what of this the articles do not have; then `nearest_speakers` are
    the names most like the one asked, `first` and `last` the days between which the articles were
    published, and `missing_phrases` those that stand nowhere. `undated` counts the articles that
    days leave out because it is not known when they were published. `leans` where the question
    needs the one before it to say whom or what it means, which nobody looks at, and so found no
    answer.
    """

    speaker: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    phrases: tuple[str, ...] = ()
    articles: tuple[ArticleCard, ...] = ()
    publisher: str | None = None
    lacks: tuple[Lack, ...] = ()
    nearest_speakers: tuple[str, ...] = ()
    missing_phrases: tuple[str, ...] = ()
    first: datetime.date | None = None
    last: datetime.date | None = None
    undated: int = 0
    leans: bool = False


class Outcome(StrEnum):
    """How a question ended."""

    ANSWER = "answer"
    CLOSE = "close"
    REFUSAL = "refusal"


class Answer(Record):
    """Sentences that answer the question, or, when `outcome` is `close`, that may not.

    `confidence` is the chance that the first one answers. Of a question of which the articles lack
    something (`reading.lacks`) it is that of the rest: then `outcome` is `close` however high.
    """

    question: str
    outcome: Literal[Outcome.ANSWER, Outcome.CLOSE]
    confidence: Confidence
    hits: tuple[Hit, ...]
    unknown_words: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    reading: Reading = Reading()


class Refusal(Record):
    """The answer "the articles do not say", with why."""

    question: str
    outcome: Literal[Outcome.REFUSAL] = Outcome.REFUSAL
    confidence: Confidence
    hits: tuple[Hit, ...] = ()
    unknown_words: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    reading: Reading = Reading()
    nearest: tuple[ArticleCard, ...] = ()


Id = Annotated[int, Field(ge=0, lt=1 << 63)]
"""A number by which Discord knows a server, a channel, a role or a person."""

Days = Annotated[int, Field(ge=0, le=3650)]


class ServerSettings(Record):
    """What those who look after a server have decided for it; the defaults hold until they do.

    No `channels` means all of them, no `language` each person's own, and 0 `feedback_days` that no
    feedback is kept; questions are kept beside it only with `feedback_questions`. `shelves` are the
    channels that have articles of their own. Questions get `threads` in all channels where there
    are no `thread_channels`.
    """

    adding_role: Id | None = None
    channels: tuple[Id, ...] = ()
    shelves: tuple[Id, ...] = ()
    include_public: bool = True
    private_answers: bool = False
    threads: bool = False
    thread_channels: tuple[Id, ...] = ()
    language: str | None = None
    feedback_days: Days = 90
    feedback_questions: bool = False
    gaps: bool = False
    gap_days: Days = 30
    audit_channel: Id | None = None


class Totals(NamedTuple):
    """How many articles there are, and how many sentences they have."""

    articles: int
    sentences: int


class Heading(NamedTuple):
    """What an article is chosen by in a list. It is no record: there may be very many."""

    id: str
    title: str
    publisher: str | None


class Gap(Record):
    """A question that a server's articles did not answer, how often, and when last."""

    question: str
    times: int
    last: datetime.date


class Verdict(Record):
    """What somebody said of an answer in a server, without who that was."""

    server: Id
    day: datetime.date
    useful: bool
    reason: str | None = None
    question: str | None = None


class Feedback(Record):
    """How often the answers in a server were called useful or not, and the latest reasons."""

    useful: int = 0
    useless: int = 0
    reasons: tuple[Verdict, ...] = ()
