"""What an operator may set, and the one place that reads it.

Options of the command line come before the environment (`ONRECORD_*`), then a file `.env` in the
working directory, then the TOML file named with `--config`, then `config/default.toml`, which
explains each setting. An empty value means "not set" in all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import platformdirs
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PrivateAttr,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from config.errors import Problem, SettingsError
from config.layers import (
    Chosen,
    Layer,
    choose,
    from_dotenv,
    from_environment,
    from_options,
    from_toml,
    unknown,
)
from config.secrets import read_token, shown
from config.shards import Shards

DEFAULTS = Path(__file__).with_name("default.toml")
DEFAULT_ORIGIN = "default"
_PATHS = ("data", "token_file")


class Allowed(NamedTuple):
    """What a setting may be, in words that fit after "must be"."""

    words: str


def _unset(value: object) -> object:
    return None if value == "" else value


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _shards(value: object) -> object:
    return Shards.read(value) if value and isinstance(value, str) else value or None


def _data_folder(value: object) -> object:
    return value or platformdirs.user_data_path("onrecord", appauthor=False)


def _nameable(path: Path) -> Path:
    if "\0" in str(path):
        raise ValueError("must be a path, and no path has a NUL in it")
    return path


Place = Annotated[Path, AfterValidator(_nameable)]
Threshold = Annotated[float, Field(ge=0, le=1), Allowed("a number from 0 to 1")]
Pace = Annotated[int, Field(ge=0, le=1_000_000), Allowed("a whole number from 0 to 1000000")]
Switch = Annotated[bool, Allowed("true or false")]
Megabytes = Annotated[int, Field(ge=1), Allowed("a whole number of megabytes, at least 1")]
LogLevel = Annotated[
    Literal["debug", "info", "warning", "error"],
    BeforeValidator(_lower),
    Allowed("debug, info, warning or error"),
]
LogFormat = Annotated[Literal["text", "json"], BeforeValidator(_lower), Allowed("text or json")]


class Settings(BaseSettings):
    """Hold every setting. `Settings()` is the defaults; `load` reads what an operator set."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    token: Annotated[SecretStr | None, BeforeValidator(_unset), Allowed("text")]
    token_file: Annotated[Place | None, BeforeValidator(_unset), Allowed("the path of a file")]
    data: Annotated[Place, BeforeValidator(_data_folder), Allowed("the path of a folder")]
    answer_threshold: Threshold
    close_threshold: Threshold
    speaker_threshold: Threshold
    pipeline: Annotated[str, Allowed("the name of a spaCy pipeline")]
    index_memory: Megabytes
    direct_messages: Switch
    person_pace: Pace
    server_pace: Pace
    shards: Annotated[Shards | None, BeforeValidator(_shards), Allowed("shards, such as 0-3/16")]
    log_level: LogLevel
    log_format: LogFormat

    _origins: Mapping[str, str] = PrivateAttr(default_factory=dict)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take the defaults from `default.toml`; `load` reads the rest and keeps its origin."""
        return init_settings, TomlConfigSettingsSource(settings_cls, DEFAULTS)

    @field_validator("token")
    @classmethod
    def _is_one_word(cls, token: SecretStr | None) -> SecretStr | None:
        text = token.get_secret_value() if token else "token"
        if not text.isascii() or len(text.split()) != 1 or text != text.strip():
            raise ValueError("must be the bot's token alone, without spaces")
        return token

    @field_validator("close_threshold")
    @classmethod
    def _is_not_above_answer(cls, close: float, info: ValidationInfo) -> float:
        answer = info.data.get("answer_threshold", 1)
        if close > answer:
            raise ValueError(f"must be a number from 0 to answer_threshold, which is {answer}")
        return close

    def origin(self, name: str) -> str:
        """Return where the value of the setting `name` came from."""
        return self._origins.get(name, DEFAULT_ORIGIN)


def load(toml: Path | None = None, **options: object) -> Settings:
    """Read the settings; `options` are those of the command line, None where not given.

    Raises `SettingsError` with every problem there is.
    """
    layers = [*from_options(options), from_environment(), from_dotenv(Path(".env"))]
    layers += [from_toml(toml)] if toml else []
    problems = [problem for layer in layers for problem in layer.problems]
    problems += [problem for layer in layers for problem in unknown(layer, Settings.model_fields)]
    chosen = choose(layers, Settings.model_fields, paths=_PATHS)
    problems += _take_token_from_file(chosen)
    try:
        settings = Settings.model_validate({name: choice.value for name, choice in chosen.items()})
    except ValidationError as error:
        problems += [_problem(detail, chosen) for detail in error.errors()]
        settings = None
    if problems or settings is None:
        raise SettingsError(problems)
    settings._origins = {name: choice.layer.origin for name, choice in chosen.items()}
    return settings


def _take_token_from_file(chosen: dict[str, Chosen]) -> Iterator[Problem]:
    """Let a token file stand for the token, unless a stronger layer has the token itself."""
    file, token = chosen.get("token_file"), chosen.get("token")
    if file is None or not isinstance(file.value, Path) or (token and token.rank < file.rank):
        return
    name = file.layer.spelling("token_file")
    if token and token.rank == file.rank:
        reason = f"set only one of this and {file.layer.spelling('token')}"
        yield Problem(name, shown(file.value), file.layer.origin, reason)
        return
    try:
        chosen["token"] = file._replace(value=read_token(file.value))
    except ValueError as error:
        yield Problem(name, shown(file.value), file.layer.origin, str(error))


def _problem(detail: ErrorDetails, chosen: Mapping[str, Chosen]) -> Problem:
    """Say in our words what pydantic found wrong with one setting."""
    name = str(detail["loc"][0])
    if name == "close_threshold" and name not in chosen and "answer_threshold" in chosen:
        return _below_close(detail["input"], chosen["answer_threshold"])
    value, layer, _ = chosen.get(name, Chosen(detail["input"], Layer(DEFAULT_ORIGIN), 0))
    own_words = detail.get("ctx", {}).get("error")
    reason = str(own_words) if own_words else f"must be {_allowed(name)}"
    return Problem(layer.spelling(name), shown(value), layer.origin, reason)


def _below_close(close: object, answer: Chosen) -> Problem:
    """Say what is wrong with an answer threshold below the close one, which nobody set."""
    layer, lower = answer.layer, answer.layer.spelling("close_threshold")
    reason = f"must not be below close_threshold, which is {close} by default: set {lower} too"
    return Problem(layer.spelling("answer_threshold"), shown(answer.value), layer.origin, reason)


def _allowed(name: str) -> str:
    notes = Settings.model_fields[name].metadata
    return next(note.words for note in notes if isinstance(note, Allowed))
