"""Say how Onrecord is set up, whether its store opens, and what is missing to go live."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from pydantic import SecretStr

from bot.serving.deliveries import Delivery, counts
from bot.terminal.answers import QUIET, amount
from bot.terminal.console import Line, line
from bot.terminal.corpus import open_library
from bot.terminal.safekeeping import find_problems, problem_lines
from config.env_example import explanations
from config.errors import SettingsError
from config.settings import Settings
from index.errors import OnrecordError, PipelineError
from index.safekeeping.soundness import Problem

_TOKENLESS = (
    "There is no bot token. Make one at https://discord.com/developers/applications, "
    "then set ONRECORD_TOKEN, or ONRECORD_TOKEN_FILE to a file that holds it."
)


class Setting(NamedTuple):
    """A setting as it may be shown, and where its value came from."""

    name: str
    value: str
    origin: str
    explanation: str


class Report(NamedTuple):
    """How Onrecord is set up. `fault` says why the store cannot be used, `missing` what lacks.

    `problems` are those that looking through the whole store found, None where nobody looked.
    """

    settings: Sequence[Setting]
    data: str
    articles: int
    sentences: int
    fault: str
    missing: Sequence[str]
    problems: Sequence[Problem] | None = None
    answers: Mapping[Delivery, int] = MappingProxyType({})

    def record(self) -> dict[str, object]:
        """Return the report as JSON has it."""
        return {
            "settings": [setting._asdict() for setting in self.settings],
            "store": {
                "data": self.data,
                "articles": self.articles,
                "sentences": self.sentences,
                "fault": self.fault or None,
            },
            **self._found(),
            "answers": {name.value: number for name, number in self.answers.items()},
            "missing": list(self.missing),
            "ready": not self.missing and not self.fault and not self.problems,
        }

    def _found(self) -> dict[str, object]:
        if self.problems is None:
            return {}
        return {"problems": [problem.model_dump(mode="json") for problem in self.problems]}


def check(settings: Settings, *, deep: bool = False) -> Report:
    """Look at the settings, and open the store, which makes it where there is none.

    With `deep`, look through all that is stored.
    """
    (articles, sentences), answers, fault = _open(settings)
    problems = find_problems(settings) if deep and not fault else None
    missing = [*([] if settings.token else [_TOKENLESS]), *_missing_pipeline(settings.pipeline)]
    shown = [*_settings(settings)]
    data = str(settings.data)
    return Report(shown, data, articles, sentences, fault, missing, problems, answers)


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
    yield line("Store", "bold")
    counts = f"{amount(report.articles, 'article')}, {amount(report.sentences, 'sentence')}"
    yield line(report.fault or f"{report.data}: {counts}", "red" if report.fault else "", indent=2)
    if report.problems is not None:
        yield from problem_lines(report.problems, report.articles)
    yield Line()
    if any(report.answers.values()):
        yield line("Answers in Discord", "bold")
        in_time, late, lost = (report.answers.get(way, 0) for way in Delivery)
        yield line(f"{amount(in_time, 'answer')} in time, {late:,} late, {lost:,} lost", indent=2)
        yield Line()
    yield line("To go live", "bold")
    for missing in report.missing:
        yield line(missing, "yellow", indent=2)
    if not report.missing:
        yield line("Nothing is missing: `python -m bot run` starts the bot.", QUIET, indent=2)


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


def _open(settings: Settings) -> tuple[tuple[int, int], Mapping[Delivery, int], str]:
    try:
        with open_library(settings) as library:
            return library.totals(), counts(library), ""
    except OnrecordError as error:
        return (0, 0), {}, str(error)


def _missing_pipeline(name: str) -> Iterator[str]:
    """Yield why the spaCy pipeline that the settings name cannot be used, if it cannot."""
    if not name:
        return
    from index.language.pipeline import load_pipeline  # brings spaCy, which takes a second

    try:
        load_pipeline(name)
    except PipelineError as error:
        yield str(error)
