"""A new scenario to begin with: the small one of the reference page, with tests beside it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from game.paths import assets_folder
from game.scenario.shelves import MAIN, PAGES, SCENARIO_NAME

TESTS: Final = "tests/first.scenario-test.yaml"


class NotWritten(Exception):
    """Why no scenario could be begun in a folder."""


def begin(folder: Path) -> tuple[Path, Path]:
    """Write a small, sound scenario and its tests into a new folder, whose name it bears; the two files.

    Raises NotWritten, and writes nothing, if the folder has something in it or a name that no scenario bears.
    """
    name = folder.resolve().name
    if not SCENARIO_NAME.fullmatch(name):
        raise NotWritten(
            f"{name}: a scenario's name has small letters, digits, - and _ only, such as two-towns"
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotWritten(f"{folder}: is there already and not empty; name a new folder")
    scenario = (PAGES / "example.yaml").read_text(encoding="utf-8")
    scenario = re.sub(r"(?m)^name: .*$", f"name: {name}", scenario, count=1)
    schema = (assets_folder() / "scenario.schema.json").resolve().as_uri()  # editors check by it as one types
    scenario = re.sub(r"\$schema=\S+", f"$schema={schema}", scenario, count=1)
    written = folder / MAIN, folder / TESTS
    tests = (PAGES / "example.scenario-test.yaml").read_text(encoding="utf-8")
    for file, text in zip(written, (scenario, tests), strict=True):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return written
