"""Say how Onrecord is set up, whether its store opens, and what is missing to go live."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pydantic import SecretStr

from bot.codes import Code
from bot.opening import has_store, open_library
from bot.serving.deliveries import Delivery, counts
from bot.terminal.answers import QUIET, amount
from bot.terminal.console import Line, line
from bot.terminal.safekeeping import find_problems, problem_lines
from bot.tokens import BROKEN, PORTAL, QUOTED, fault_of
from config.env_example import explanations
from config.errors import SettingsError
from config.settings import Settings
from index.errors import OnrecordError, PipelineError
from index.language.model import load, stored_in
from index.safekeeping.soundness import Problem
from index.store.opening import FILE, check_makeable, is_writable

_TOKENLESS = (
    f"There is no bot token. Make one at {PORTAL}, "
    "then set ONRECORD_TOKEN, or ONRECORD_TOKEN_FILE to a file that holds it."
)
_UNUSABLE = "The store cannot be used: first put right what is said about it above."
_READ_ONLY = (
    "cannot be written: a bot answers from it, but nothing can be added, changed or counted. If "
    "that is not what you want, give this user the right to write the file and its directory."
)
_EMPTY = (
    "No article is stored yet: `python -m bot add PATHS` stores some, and so does /articles add "
    "in Discord."
)


class Setting(NamedTuple):
    """A setting as it may be shown, and where its value came from."""

    name: str
    value: str
    origin: str
    explanation: str


class StoreState(NamedTuple):
    """What is stored for all, and whether anything is in any collection.

    `note` says what else there is to know of the store, `fault` why it cannot be used.
    """

    articles: int = 0
    sentences: int = 0
    answers: Mapping[Delivery, int] = MappingProxyType({})
    empty: bool = True
    made: bool = False
    writable: bool = True
    note: str = ""
    fault: str = ""


class Report(NamedTuple):
    """How Onrecord is set up; `missing` says what lacks to go live.

    `problems` are those that looking through the whole store found, None where nobody looked.
    """

    settings: Sequence[Setting]
    data: str
    stored: StoreState
    missing: Sequence[str]
    problems: Sequence[Problem] | None = None

    @property
    def code(self) -> Code:
        """Return the exit code: a token that is not there yet is no fault, a broken one is."""
        if self.stored.fault or self.problems:
            return Code.FAILED
        return Code.CONFIGURATION if {BROKEN, QUOTED} & {*self.missing} else Code.OK

    def record(self) -> dict[str, object]:
        """Return the report as JSON has it."""
        return {
            "settings": [setting._asdict() for setting in self.settings],
            "store": {
                "data": self.data,
                "made": self.stored.made,
                "writable": self.stored.writable,
                "articles": self.stored.articles,
                "sentences": self.stored.sentences,
                "fault": self.stored.fault or None,
            },
            **self._found(),
            "answers": {name.value: number for name, number in self.stored.answers.items()},
            "missing": list(self.missing),
            "ready": not self.missing and self.code is Code.OK,
        }

    def _found(self) -> dict[str, object]:
        if self.problems is None:
            return {}
        return {"problems": [problem.model_dump(mode="json") for problem in self.problems]}


def check(settings: Settings, *, deep: bool = False) -> Report:
    """Look at the settings, and open the store, where there is one; make nothing.

    With `deep`, look through all that is stored.
    """
    stored = _open(settings)
    problems: list[Problem] | None = None
    if deep and not stored.fault:
        problems = find_problems(settings) if stored.made else []
    missing = [*_missing_token(settings), *_missing_pipeline(settings.pipeline)]
    return Report([*_settings(settings)], str(settings.data), stored, missing, problems)


def problem_record(error: SettingsError) -> dict[str, object]:
    """Return as JSON has it what is wrong with the settings."""
    return {"problems": [problem._asdict() for problem in error.problems], "ready": False}


def report_lines(report: Report) -> Iterator[Line]:
    """Yield the report for people."""
    yield line("Settings", "bold")
    names = max(len(setting.name) for setting in report.settings)
    origins = max(len(setting.origin) for setting in report.settings)
    for name, value, origin, _ in report.settings:
        yield line(f"{name:{names}}  {origin:{origins}}  {value}", indent=2)
    yield Line()
    yield from _store_lines(report)
    yield Line()
    if any(report.stored.answers.values()):
        yield line("Answers in Discord", "bold")
        in_time, late, lost = (report.stored.answers.get(way, 0) for way in Delivery)
        yield line(f"{amount(in_time, 'answer')} in time, {late:,} late, {lost:,} lost", indent=2)
        yield Line()
    yield line("To go live", "bold")
    hints = [_EMPTY] if report.stored.empty and not report.stored.fault else []
    for missing in [*report.missing, *hints]:
        yield line(missing, "yellow", indent=2)
    if report.stored.fault and report.stored.fault not in report.missing:
        yield line(_UNUSABLE, "yellow", indent=2)
    elif not report.missing:
        nothing = "Nothing else" if hints else "Nothing"
        yield line(f"{nothing} is missing: `python -m bot run` starts the bot.", QUIET, indent=2)


def _store_lines(report: Report) -> Iterator[Line]:
    stored = report.stored
    yield line("Store", "bold")
    counts = f"{amount(stored.articles, 'article')}, {amount(stored.sentences, 'sentence')}"
    if stored.fault:
        yield line(stored.fault, "red", indent=2)
    elif stored.made:
        yield line(f"{report.data}: {counts}", indent=2)
    if stored.note:
        yield line(stored.note, "yellow", indent=2)
    if report.problems is not None:
        yield from problem_lines(report.problems, stored.articles)


def _settings(settings: Settings) -> Iterator[Setting]:
    said = explanations()
    for name in Settings.model_fields:
        value = getattr(settings, name)
        yield Setting(name, _shown(value), settings.origin(name), said[name])


def _shown(value: object) -> str:
    if isinstance(value, SecretStr):
        return "(hidden)"
    if isinstance(value, bool):
        return str(value).lower()
    return "(not set)" if value in (None, "") else str(value)


def _open(settings: Settings) -> StoreState:
    try:
        if not has_store(settings):
            return _unmade(settings.data)
        with open_library(settings) as library:
            articles, sentences = library.totals()
            found = StoreState(articles, sentences, counts(library), not library.largest(1, 1))
    except OnrecordError as error:
        return StoreState(fault=str(error))
    if is_writable(settings.data):
        return found._replace(made=True)
    note = f"{settings.data / FILE} {_READ_ONLY}"
    return found._replace(made=True, writable=False, note=note)


def _unmade(data: Path) -> StoreState:
    """Return what is to be said where there is no store. Raises what would keep one from use."""
    check_makeable(data)
    if weights := stored_in(data):
        load(weights)
    if data.exists():
        return StoreState(note=f"{data}: no store yet; `add` and `run` make one.")
    return StoreState(note=f"{data}: not there yet; `add` and `run` make it.")


def _missing_token(settings: Settings) -> Iterator[str]:
    if not settings.token:
        yield _TOKENLESS
    elif fault := fault_of(settings.token.get_secret_value()):
        yield fault


def _missing_pipeline(name: str) -> Iterator[str]:
    """Yield why the spaCy pipeline that the settings name cannot be used, if it cannot."""
    if not name:
        return
    from index.language.pipeline import load_pipeline  # brings spaCy, which takes a second

    try:
        load_pipeline(name)
    except PipelineError as error:
        yield str(error)
