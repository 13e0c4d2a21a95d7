from __future__ import annotations

import traceback
from pathlib import Path

import platformdirs
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pydantic import ValidationError

from config.errors import Problem, SettingsError
from config.settings import Settings, load
from index.models import Thresholds

TOKEN = "MTA4NzY1NDMyMTA5ODc2NTQz.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789ABCD"


def problems(toml: Path | None = None, **options: object) -> dict[str, Problem]:
    """Return what is wrong with the settings, by name."""
    with pytest.raises(SettingsError) as caught:
        load(toml, **options)
    return {problem.name: problem for problem in caught.value.problems}


def test_defaults_are_those_of_the_library() -> None:
    """The thresholds that nobody set are the library's own."""
    chosen = load()
    assert Thresholds() == Thresholds(
        answer=chosen.answer_threshold,
        close=chosen.close_threshold,
        speaker=chosen.speaker_threshold,
    )


def test_data_defaults_to_the_platform_folder() -> None:
    """Without a data setting, the platform says where application data belong."""
    settings = load()
    assert settings.data == platformdirs.user_data_path("onrecord", appauthor=False)
    assert settings.origin("data") == "default"


def test_each_place_comes_before_the_next(untouched: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An option comes before the environment, that before .env, that before the TOML file."""
    toml = untouched / "my.toml"
    toml.write_text('log_level = "error"')
    found = [(load(toml).log_level, load(toml).origin("log_level"))]
    Path(".env").write_text("ONRECORD_LOG_LEVEL=warning\n")
    found.append((load(toml).log_level, load(toml).origin("log_level")))
    monkeypatch.setenv("ONRECORD_LOG_LEVEL", "debug")
    found.append((load(toml).log_level, load(toml).origin("log_level")))
    settings = load(toml, log_level="info")
    found.append((settings.log_level, settings.origin("log_level")))
    assert found == [
        ("error", str(toml)),
        ("warning", ".env"),
        ("debug", "environment"),
        ("info", "--log_level"),
    ]


@pytest.mark.parametrize("wrong", ["-1", "many", "1.5", "1000001"])
def test_a_pace_is_a_whole_number(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """How often people may ask is a number of questions, 0 for any."""
    monkeypatch.setenv("ONRECORD_PERSON_PACE", "0")
    assert load().person_pace == 0
    monkeypatch.setenv("ONRECORD_SERVER_PACE", wrong)
    assert "a whole number" in problems()["ONRECORD_SERVER_PACE"].reason


@pytest.mark.parametrize("empty", ["", None])
def test_empty_means_not_set(empty: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty variable, as containers pass it on, leaves the next place to speak."""
    monkeypatch.setenv("ONRECORD_LOG_LEVEL", empty or "")
    Path(".env").write_text("ONRECORD_LOG_LEVEL=error\n")
    assert load(data=empty).log_level == "error"


def test_names_of_other_programs_in_dotenv_are_left_alone() -> None:
    """A `.env` that other programs share is no mistake."""
    Path(".env").write_text("POSTGRES_PASSWORD=x\nONRECORD_PIPELINE=en_core_web_sm\n")
    assert load().pipeline == "en_core_web_sm"


def test_every_problem_is_reported_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each problem has its name as written, its value, its place and what is allowed."""
    monkeypatch.setenv("ONRECORD_ANSWER_THRESHOLD", "1.5")
    Path(".env").write_text("ONRECORD_DIRECT_MESSAGES=perhaps\n")
    Path("my.toml").write_text('log_format = "xml"\n')
    assert problems(Path("my.toml")) == {
        "ONRECORD_ANSWER_THRESHOLD": Problem(
            "ONRECORD_ANSWER_THRESHOLD", "'1.5'", "environment", "must be a number from 0 to 1"
        ),
        "ONRECORD_DIRECT_MESSAGES": Problem(
            "ONRECORD_DIRECT_MESSAGES", "'perhaps'", ".env", "must be true or false"
        ),
        "log_format": Problem("log_format", "'xml'", "my.toml", "must be text or json"),
    }


def test_unknown_name_names_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    """A misspelt name is an error wherever it stands, and is answered in that place's spelling."""
    monkeypatch.setenv("ONRECORD_TOKNE", TOKEN)
    Path(".env").write_text("ONRECORD_LOGLEVEL=debug\n")
    Path("my.toml").write_text("direct_mesages = false\n")
    found = problems(Path("my.toml"))
    assert found["ONRECORD_TOKNE"].reason.endswith("the nearest is ONRECORD_TOKEN")
    assert found["ONRECORD_LOGLEVEL"].reason.endswith("the nearest is ONRECORD_LOG_LEVEL")
    assert found["direct_mesages"].reason.endswith("the nearest is direct_messages")


def test_a_name_that_is_like_no_other_names_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no setting is near, none is offered, but where all of them stand."""
    monkeypatch.setenv("ONRECORD_FOO", "1")
    reason = problems()["ONRECORD_FOO"].reason
    assert reason == "there is no such setting; .env.example lists all that there are"


def test_close_threshold_is_at_most_the_answer_threshold() -> None:
    """What comes close cannot need more confidence than an answer."""
    [problem] = problems(answer_threshold=0.4, close_threshold=0.6).values()
    assert problem.reason == "must be a number from 0 to answer_threshold, which is 0.4"


def test_what_clashes_with_a_default_is_what_was_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the default is called wrong, but the value that does not go with it."""
    monkeypatch.setenv("ONRECORD_ANSWER_THRESHOLD", "0.05")
    [problem] = problems().values()
    assert problem[:3] == ("ONRECORD_ANSWER_THRESHOLD", "'0.05'", "environment")
    assert problem.reason == (
        "must not be below close_threshold, which is 0.1 by default: "
        "set ONRECORD_CLOSE_THRESHOLD too"
    )


def test_a_path_has_no_nul() -> None:
    """TOML can write a path that no file can have; it is refused before anybody opens it."""
    Path("my.toml").write_text('data = "a\\u0000b"')
    assert "no path has a NUL" in problems(Path("my.toml"))["data"].reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "cannot be read: No such file or directory"),
        (b"log_level = ", "is not TOML"),
        (b"log_level = '\xe9'", "it is not UTF-8 text"),
    ],
)
def test_unreadable_settings_file_is_a_problem(content: bytes | None, reason: str) -> None:
    """A settings file that is missing, broken or wrongly encoded is named, with why."""
    path = Path("my.toml")
    if content is not None:
        path.write_bytes(content)
    assert reason in problems(path)["my.toml"].reason


def test_byte_order_mark_is_no_part_of_a_name() -> None:
    """Files saved by Windows editors are read like any others."""
    Path(".env").write_text("ONRECORD_LOG_LEVEL=debug\n", encoding="utf-8-sig")
    assert load().log_level == "debug"


def test_relative_paths_start_where_they_are_written(untouched: Path) -> None:
    """A path in a TOML file counts from that file's folder."""
    folder = untouched / "etc"
    folder.mkdir()
    (folder / "my.toml").write_text('data = "articles"')
    assert load(folder / "my.toml").data == folder / "articles"


def test_token_is_read_from_its_file(untouched: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A container's secret file stands for the token, and its line end is no part of it."""
    (untouched / "secret").write_text(f"{TOKEN}\n")
    monkeypatch.setenv("ONRECORD_TOKEN_FILE", str(untouched / "secret"))
    Path(".env").write_text("ONRECORD_TOKEN=weaker\n")
    settings = load()
    assert settings.token is not None
    assert settings.token.get_secret_value() == TOKEN
    assert settings.origin("token") == "environment"


def test_stronger_token_comes_before_a_weaker_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A token in the environment is used although .env names a file that is not there."""
    monkeypatch.setenv("ONRECORD_TOKEN", "stronger")
    Path(".env").write_text("ONRECORD_TOKEN_FILE=missing\n")
    token = load().token
    assert token is not None
    assert token.get_secret_value() == "stronger"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "cannot be read: No such file"),
        (b" \n", "the file is empty"),
        (b"\xff\xfe\x00", "it is not text"),
    ],
)
def test_unusable_token_file_is_a_problem(
    content: bytes | None, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A token file that is missing, empty or binary is named, with why."""
    monkeypatch.setenv("ONRECORD_TOKEN_FILE", "secret")
    if content is not None:
        Path("secret").write_bytes(content)
    problem = problems()["ONRECORD_TOKEN_FILE"]
    assert problem.value == "secret"
    assert reason in problem.reason


def test_token_and_token_file_in_one_place_contradict(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two tokens of equal standing are a mistake to report, not to guess about."""
    monkeypatch.setenv("ONRECORD_TOKEN", "one")
    monkeypatch.setenv("ONRECORD_TOKEN_FILE", "other")
    assert "set only one" in problems()["ONRECORD_TOKEN_FILE"].reason


@pytest.mark.parametrize("variable", ["ONRECORD_TOKEN_FILE", "ONRECORD_DATA", "ONRECORD_LOG_LEVEL"])
def test_token_pasted_into_another_setting_is_not_shown(
    variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What looks like a token is hidden, whichever setting it was pasted into."""
    monkeypatch.setenv(variable, TOKEN)
    monkeypatch.setenv("ONRECORD_LOG_FORMAT", TOKEN)
    with pytest.raises(SettingsError) as caught:
        load()
    assert TOKEN not in str(caught.value)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=8))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_token_is_never_shown(monkeypatch: pytest.MonkeyPatch, secret: str) -> None:
    """No token is in the settings' text, nor in the traceback when it or another is refused."""
    monkeypatch.setenv("ONRECORD_LOG_LEVEL", "info")
    monkeypatch.setenv("ONRECORD_TOKEN", f"{secret}~")
    assert f"{secret}~" not in repr(load())
    monkeypatch.setenv("ONRECORD_TOKEN", f"{secret}~ {secret}~")
    monkeypatch.setenv("ONRECORD_LOG_LEVEL", "loud")
    with pytest.raises(SettingsError) as caught:
        load()
    report = traceback.TracebackException.from_exception(caught.value, capture_locals=False)
    assert f"{secret}~" not in "".join(report.format())


def test_settings_are_frozen() -> None:
    """Nothing can change a setting after it was read."""
    settings = Settings()
    with pytest.raises(ValidationError):
        setattr(settings, "log_level", "debug")  # noqa: B010 - mypy knows that it cannot be set


def test_settings_made_in_code_read_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only `load` reads what an operator set."""
    monkeypatch.setenv("ONRECORD_LOG_LEVEL", "debug")
    assert Settings().log_level == "info"
