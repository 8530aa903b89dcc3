"""What a test starts from: its `given`, over that of its file, over the scenario that the file names.

The three are joined by the scenario format's own means. A `given` becomes the file `given.yaml` of a
scenario of its own, which extends the one below; it is the text of the tests' file with everything
else blanked out, so that whatever is wrong with it is found where its author wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from ruamel.yaml.nodes import Node

from game.scenario import Fault, ScenarioFaults, Setup, load_files
from game.scenario.faults import Faults, Mark
from game.scenario.shelves import MAIN, FolderShelf
from game.trials.document import TrialFile, line_of, shown_path

OF_FILE: Final = "given-of-the-file"  # the scenario that a file's own `given` makes
GIVEN: Final = "given.yaml"


def setup_of(file: TrialFile, number: int) -> Setup:
    """The theatre and first state of a file's test. Raises ScenarioFaults."""
    base, beside = _base(file)
    shelf = FolderShelf(beside / "-")
    if base is not None and shelf.find(f"{base}/{MAIN}") is None:
        faults = Faults()
        faults.add(
            file.mark("scenario"),
            "no such scenario beside this file or among the shipped",
            file.part.scenario,
        )
        file.stop_if_faulty(faults)
    files = {
        **_layer(f"{OF_FILE}/", OF_FILE, base, file.text, file.node("given")),
        **_layer("", "scenario-test", OF_FILE, file.text, file.node("tests", number, "given")),
    }
    try:
        return _loaded(tuple(sorted(files.items())), beside)
    except ScenarioFaults as error:
        raise ScenarioFaults(_rewritten(file, number, shelf, fault) for fault in error.faults) from None


@lru_cache(maxsize=16)
def _loaded(files: tuple[tuple[str, bytes], ...], beside: Path) -> Setup:
    return load_files(dict(files), beside)


@lru_cache(maxsize=4)
def reloaded(files: tuple[tuple[str, bytes], ...]) -> Setup:
    """A scenario from the files that a save keeps, and from nothing else."""
    return load_files(dict(files))


def _base(file: TrialFile) -> tuple[str | None, Path]:
    """Name of the scenario that a file plays, and the folder in which to look for it first."""
    name, here = file.part.scenario, file.path.parent
    if name is None or re.fullmatch(r"[\w-]+", name):
        return name, here
    folder = (here / name).resolve()
    return folder.name, folder.parent


def _layer(prefix: str, name: str, base: str | None, text: str, given: Node | None) -> Mapping[str, bytes]:
    """The files of a scenario that lays a `given` over another scenario."""
    head = f"format: 1\nname: {name}\ntitle: {name}\n"
    if base is not None:
        head += f"extends: {base}\n"
    if given is None:
        return {f"{prefix}{MAIN}": head.encode()}
    alone = _blanked(text, given.start_mark.index, given.end_mark.index)
    return {f"{prefix}{MAIN}": f"{head}include: [{GIVEN}]\n".encode(), f"{prefix}{GIVEN}": alone.encode()}


def _blanked(text: str, start: int, end: int) -> str:
    """A text with blanks for everything outside a piece of it; its lines stay."""
    before, after = re.sub(r"[^\r\n]", " ", text[:start]), re.sub(r"[^\r\n]", " ", text[end:])
    return before + text[start:end] + after


def _rewritten(file: TrialFile, number: int, shelf: FolderShelf, fault: Fault) -> Fault:
    """A fault as the author of the tests knows its place."""
    shown = shown_path(file.path)
    if fault.file in (GIVEN, f"{OF_FILE}/{GIVEN}"):
        return replace(fault, file=shown)
    if fault.file in (MAIN, f"{OF_FILE}/{MAIN}"):
        named = fault.file != MAIN and "scenario" in file.tree
        mark: Mark = file.mark("scenario") if named else file.mark("tests", number)
        return replace(
            fault, file=shown, line=mark.line, column=mark.column, source=line_of(file.text, mark.line)
        )
    return replace(fault, file=shelf.display(fault.file))
