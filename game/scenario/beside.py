"""Files that lie beside a scenario and are no part of it: the record of the war, a tutorial."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from game.paths import scenarios_folder
from game.scenario.checking import part_faults
from game.scenario.faults import Fault, Faults, ScenarioFaults
from game.scenario.fields import Part
from game.scenario.yamltext import Block, read_yaml

P = TypeVar("P", bound=Part)
Told = TypeVar("Told")


def path_beside(scenario: str, file: str) -> Path:
    """Where a file beside a scenario lies, by the scenario's name or folder, whether it is there or not."""
    folder = Path(scenario)
    return (folder if folder.is_dir() else scenarios_folder() / scenario) / file


def read_beside(path: Path, missing: str, model: type[P], make: Callable[[P, Block, Faults], Told]) -> Told:
    """What a file says: its shape checked by a model, then made into something with what it names.

    missing: what is wrong if there is no file. `make` notes further faults. Raises ScenarioFaults with
    all that is wrong.
    """
    if not path.is_file():
        raise ScenarioFaults([Fault(str(path), 1, 1, missing)])
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ScenarioFaults([Fault(str(path), 1, 1, "this file is not UTF-8 text")]) from None
    faults = Faults()
    tree = read_yaml(str(path), text, faults)
    told = None if tree is None else _told(tree, model, make, faults)
    faults.check(lambda _: text, lambda name: name)
    assert told is not None  # noqa: S101 -- without faults it was read
    return told


def _told(
    tree: Block, model: type[P], make: Callable[[P, Block, Faults], Told], faults: Faults
) -> Told | None:
    try:
        part = model.model_validate(tree)
    except ValidationError as error:
        part_faults(model, tree, error, faults)
        return None
    return make(part, tree, faults)
