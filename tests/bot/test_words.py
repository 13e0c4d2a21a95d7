"""The catalogues: complete, alike, within Discord's limits, and the only place of words."""

from __future__ import annotations

import ast
import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import discord
import pytest
from discord import app_commands

import bot
from bot.client import OnrecordBot
from bot.messages.limits import width
from bot.serving.desk import Desk
from bot.translation import CommandTranslator, key_of
from bot.words import SOURCE, english, languages, read, words_for, words_of
from index.library import Library
from index.search.lexicon import table
from tests.discord_server import limits

OTHERS = [language for language in languages() if language != SOURCE]
OF_COMMANDS = ("commands.", "choices.")
OF_NAMES = ("is said by the speaker that the question names", "holds every name of the question")
LABELS = {"button.": limits.BUTTON_LABEL, "form.": limits.MODAL_LABEL}


def placeholders(message: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in Formatter().parse(message) if name}


def stem(key: str) -> str:
    """Return a key without its plural form: languages have different ones."""
    return re.sub(r"\.(zero|one|two|few|many|other)$", "", key)


def own(language: str) -> dict[str, str]:
    """Return the messages of a catalogue without what belongs to commands."""
    messages = read(language)
    return {key: text for key, text in messages.items() if not key.startswith(OF_COMMANDS)}


def used() -> Iterator[str]:
    """Yield the key of every message that the code asks for by `words(...)` and its methods.

    A key that is put together at run time is given as far as it is known, with a star.
    """
    for path in Path(bot.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and _asks(node.func):
                yield from _keys(node.args[0])


def _asks(function: ast.expr) -> bool:
    if isinstance(function, ast.Attribute) and function.attr in {"find", "count"}:
        function = function.value
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name == "words"


def _keys(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        yield from _keys(node.body)
        yield from _keys(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "*" for part in node.values]
        yield "".join(map(str, parts))


def test_every_message_that_is_asked_for_is_there_and_none_is_idle() -> None:
    """The code asks for no message that English lacks, and English has none that nobody says."""
    known, asked = {stem(key) for key in own(SOURCE)}, set(used())
    patterns = [re.compile(re.escape(key).replace(r"\*", ".+")) for key in asked]
    assert [pattern.pattern for pattern in patterns if not any(map(pattern.fullmatch, known))] == []
    idle = {key for key in known if not any(pattern.fullmatch(key) for pattern in patterns)}
    assert idle - {"date.format"} == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_is_complete(language: str) -> None:
    """Every language says everything that English says, and nothing else."""
    assert {stem(key) for key in own(language)} == {stem(key) for key in own(SOURCE)}


@pytest.mark.parametrize("language", languages())
def test_what_the_search_says_of_a_sentence_is_said_in_every_language(language: str) -> None:
    """Each remark on what a question asks for has words of that language, and no others do."""
    known = {key for key in own(language) if key.startswith("why.notes.")}
    shown = {*table("question", "shows").values(), *OF_NAMES}
    assert known == {f"why.notes.{remark}" for remark in shown}


@pytest.mark.parametrize("language", OTHERS)
def test_messages_take_the_same_values(language: str) -> None:
    """What a message puts in, it puts in in every language."""
    english_ones = own(SOURCE)
    for key, message in own(language).items():
        other = english_ones.get(key) or english_ones[f"{stem(key)}.other"]
        assert placeholders(message) == placeholders(other), key


@pytest.mark.parametrize("language", languages())
async def test_the_commands_that_are_named_are_there(language: str) -> None:
    """What a message calls a command is one, and the same in every language."""
    with Library.open() as library:
        async with OnrecordBot(Desk(library)) as client:
            await client.add_commands()
            known = {command.qualified_name for command in client.tree.walk_commands()}
    english_ones = own(SOURCE)
    for key, message in own(language).items():
        named = set(re.findall("</([^>]*)>", message))
        other = english_ones.get(key) or english_ones[f"{stem(key)}.other"]
        assert named == set(re.findall("</([^>]*)>", other)), key
        assert named <= known, key


@pytest.mark.parametrize("language", languages())
def test_help_names_the_entries_in_the_menu_of_a_message(language: str) -> None:
    """They are called in the help what Discord's menu calls them in that language."""
    words = words_of(language)
    for entry in ("Ask about this message", "Who said this?"):
        assert f"**{words.own(f'commands.{entry}.name') or entry}**" in words("help.long")


@pytest.mark.parametrize("language", languages())
def test_labels_fit(language: str) -> None:
    """The words on a button fit on it, and those of a form in it."""
    for section, limit in LABELS.items():
        labels = {key: text for key, text in own(language).items() if key.startswith(section)}
        assert labels
        assert [key for key, text in labels.items() if width(text) > limit] == []


async def test_every_command_is_translated_and_nothing_else() -> None:
    """Each language names every command and option, and describes them; names are allowed ones."""
    translator = _Noting()
    with Library.open() as library:
        async with OnrecordBot(Desk(library)) as client:
            await client.add_commands()
            for command in client.tree.get_commands():
                await command.get_translated_payload(client.tree, translator)
    for language in OTHERS:
        written = {key: text for key, text in read(language).items() if key.startswith(OF_COMMANDS)}
        assert written.keys() == translator.keys, language
        names = [text for key, text in written.items() if key in translator.slash_names]
        assert [name for name in names if not re.fullmatch(r"[-_'\w]{1,32}", name)] == []
        assert [name for name in names if name != name.lower()] == []
        assert [text for text in written.values() if not 0 < width(text) <= 100] == []


class _Noting(CommandTranslator):
    """A translator that notes what it is asked for."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self.slash_names: set[str] = set()

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
        /,
    ) -> str | None:
        key = key_of(string.message, context)
        self.keys.add(key)
        if key.endswith(".name") and not isinstance(context.data, app_commands.ContextMenu):
            self.slash_names.add(key)
        return await super().translate(string, locale, context)


@pytest.mark.parametrize(
    ("locale", "language"),
    [("de", "de"), ("fr", "fr"), ("en-GB", "en"), ("pt-BR", "en"), (None, "en"), ("xx", "en")],
)
def test_a_locale_finds_its_language(locale: str | None, language: str) -> None:
    """Who reads a language that there is no catalogue of reads English."""
    assert words_for(locale).language == language


def test_the_first_locale_that_is_there_counts() -> None:
    """What a server chose comes before what a person reads."""
    assert words_for(None, "ja", "fr", "de").language == "fr"


def test_dates_are_written_as_people_write_them() -> None:
    """The month has its name in each language."""
    day = datetime.date(2031, 3, 1)
    written = [words_of(language).date(day) for language in ("en", "de", "fr")]
    assert written == ["1 March 2031", "1. März 2031", "1 mars 2031"]


def test_no_such_message_is_an_error() -> None:
    """A key that does not exist is a mistake of the code's."""
    with pytest.raises(KeyError):
        english()("nothing.at_all")
