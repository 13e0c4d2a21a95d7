"""What the bot says in its own words, in one language: a catalogue is a file in `bot/locales`.

`en.toml` is complete; another language says what it has, and English the rest. A message with
`{names}` takes values; one that depends on a number has a form for each plural of its language.
`</articles add>` becomes a command that can be clicked, or where its id is not known, its name.
"""

from __future__ import annotations

import copy
import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

FOLDER: Final = Path(__file__).with_name("locales")
SOURCE: Final = "en"
_COMMAND = re.compile(r"</([a-z ]+)>")


class Words:
    """The messages of one language, by their keys: `words("answer.also_in", names="...")`."""

    def __init__(
        self, language: str, messages: Mapping[str, str], source: Mapping[str, str]
    ) -> None:
        self.language = language
        self._messages = messages
        self._source = source
        self._locale = Locale.parse(language, sep="-")
        self._commands: Mapping[str, int] = {}

    def with_commands(self, ids: Mapping[str, int]) -> Words:
        """Return these words with commands that can be clicked, by the ids that Discord gave."""
        words = copy.copy(self)
        words._commands = ids
        return words

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the message of that key with `values` in it. Raises `KeyError` for no such key."""
        message = self.find(key)
        if message is None:
            raise KeyError(key)
        return _COMMAND.sub(self._mention, message).format(**values)

    def find(self, key: str) -> str | None:
        """Return the message of that key as it stands in the catalogue, or None."""
        return self._messages.get(key, self._source.get(key))

    def own(self, key: str) -> str | None:
        """Return the message of that key in this very language, or None."""
        return self._messages.get(key)

    def count(self, key: str, number: int, /, **values: object) -> str:
        """Return the form of a message that goes with `number`, which it calls `{count}`."""
        form = f"{key}.{self._locale.plural_form(number)}"
        known = form if self.find(form) is not None else f"{key}.other"
        return self(known, count=format_decimal(number, locale=self._locale), **values)

    def _mention(self, found: re.Match[str]) -> str:
        command = found[1]
        first = command.split(" ")[0]
        if id_ := self._commands.get(first):
            return f"</{command}:{id_}>"
        names = (self._name(name) for name in dict.fromkeys([first, command]))
        return f"`/{' '.join(names)}`"

    def _name(self, command: str) -> str:
        return self.own(f"commands.{command}.name") or command.split(" ")[-1]

    def date(self, day: datetime.date) -> str:
        """Return a day as it is written in this language."""
        return format_date(day, self("date.format"), locale=self._locale)


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that there are catalogues of, English first."""
    others = sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != SOURCE)
    return SOURCE, *others


@cache
def words_of(language: str) -> Words:
    """Return the words of a language that there is a catalogue of."""
    return Words(language, read(language), read(SOURCE))


def english() -> Words:
    """Return what the bot says in English, the language of the command line."""
    return words_of(SOURCE)


def words_for(*locales: str | None) -> Words:
    """Return the words of the first of Discord's `locales` ("de", "pt-BR") that are there."""
    for locale in filter(None, locales):
        for language in (locale, locale.partition("-")[0]):
            if language in languages():
                return words_of(language)
    return english()


@cache
def read(language: str) -> Mapping[str, str]:
    """Return the messages of a catalogue by their keys, as "section.name"."""
    text = (FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    return dict(_flat(tomllib.loads(text)))


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, str):
            yield before + key, value
        else:
            yield from _flat(value, f"{before}{key}.")
