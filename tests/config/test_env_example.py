from __future__ import annotations

import tomllib
from pathlib import Path

from config.env_example import explanations, render
from config.settings import DEFAULTS, Settings, load

ROOT = Path(__file__).parents[2]


def test_every_setting_is_explained() -> None:
    """`default.toml` holds every setting, in the model's order, each under its explanation."""
    names = list(Settings.model_fields)
    assert list(tomllib.loads(DEFAULTS.read_text())) == names
    assert list(explanations()) == names


def test_example_in_the_repository_is_current() -> None:
    """`.env.example` is what `python -m config.env_example` prints."""
    assert (ROOT / ".env.example").read_text() == render()


def test_example_with_every_line_taken_in_is_the_defaults() -> None:
    """Taking the # away from every line of the example changes no setting."""
    defaults = load().model_dump()
    Path(".env").write_text(render().replace("# ONRECORD_", "ONRECORD_"))
    assert load().model_dump() == defaults
