"""The schema and the reference page, made from the models."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from game.paths import assets_folder, scenarios_folder
from game.scenario.reference import reference, write_pages
from game.scenario.schema import schema
from game.scenario.shelves import PAGES

ROOT = Path(__file__).parents[2]
TINY = Path(__file__).parent / "tiny"
SOUND = [
    PAGES / "example.yaml",
    PAGES / "standard.yaml",
    *(TINY / name for name in ("scenario.yaml", "forces.yaml", "politics.yaml")),
    *(
        scenarios_folder() / "northern-mali" / f"{name}.yaml"
        for name in ("scenario", "charts", "forces", "politics", "towns")
    ),
]


def plain(value: Any) -> Any:
    """What an editor makes of YAML: dates are text to JSON Schema."""
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def read(text: str) -> Any:
    return plain(YAML(typ="safe", pure=True).load(text))


@pytest.mark.parametrize("path", SOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_schema_takes_every_sound_file(path: Path) -> None:
    Draft202012Validator.check_schema(schema())
    errors = Draft202012Validator(schema()).iter_errors(read(path.read_text(encoding="utf-8")))
    assert [error.message for error in errors] == []


@pytest.mark.parametrize(
    "text",
    [
        "titel: A war",
        "calendar: {turns: five}",
        "units: [{id: F1, strenght: 3}]",
        "units: [{id: F1, quality: bravest}]",
        "units: [{name: no id}]",
        "objectives: [{id: a, hold: [Gao], hold_at_end: [Gao]}]",
        "events: [{id: a, when: {month: 3}}]",
        "limits: {stack: 0}",
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(text: str) -> None:
    assert not Draft202012Validator(schema()).is_valid(read(text))


@pytest.mark.parametrize("text", ["units: [{id: F1, men: 3}, {id: F2, remove: true}]", "limits: {stack: 3}"])
def test_the_schema_takes_what_changes_another_scenario(text: str) -> None:
    assert Draft202012Validator(schema()).is_valid(read(text))


def test_the_schema_tells_meaning_and_unit() -> None:
    men = schema()["$defs"]["UnitPart"]["properties"]["men"]
    assert (men["description"], men["maximum"]) == ("fit for duty (men)", 100_000)
    assert json.loads((assets_folder() / "scenario.schema.json").read_text(encoding="utf-8")) == schema()


def test_the_reference_page_has_every_key_and_the_example() -> None:
    page = reference()
    mappings = [schema(), *schema()["$defs"].values()]
    keys = {key for mapping in mappings for key in mapping["properties"]} - {"remove"}
    assert [key for key in sorted(keys) if f"| `{key}` |" not in page] == []
    assert (PAGES / "example.yaml").read_text(encoding="utf-8").strip() in page
    assert "{{" not in page
    assert "*required* |  |" not in page, "every key has a meaning"


def test_pages_are_written_where_they_are_not_current(tmp_path: Path) -> None:
    both = ["assets/scenario.schema.json", "docs/scenario-reference.md"]
    assert write_pages(tmp_path, check=True) == both
    assert not list(tmp_path.iterdir())
    assert write_pages(tmp_path) == both
    assert write_pages(tmp_path) == []
    (tmp_path / both[1]).write_text("old")
    assert write_pages(tmp_path, check=True) == [both[1]]


def test_the_pages_of_the_checkout_are_current() -> None:
    assert write_pages(ROOT, check=True) == []
