"""The way from files to theatre and first state."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from game.model.state import State
from game.model.theatre import Theatre
from game.paths import scenarios_folder
from game.scenario.assembling import theatre_of
from game.scenario.checking import checked, mark_at
from game.scenario.faults import Fault, Faults, ScenarioFaults
from game.scenario.gathering import gather
from game.scenario.ground import lay_out
from game.scenario.mapfile import mapped
from game.scenario.names import Names, calendar_of, ids_of
from game.scenario.opening import state_of
from game.scenario.plan import Plan
from game.scenario.shelves import FILE_NAME, MAIN, BytesShelf, FolderShelf, Library, Shelf
from game.scenario.sketch import Letters, draw, legend_names, sketched
from game.scenario.sound import look_over
from game.scenario.speaking import learn_catalogues
from game.scenario.yamltext import Block
from game.terms import Crossing, Site


@dataclass(frozen=True)
class Setup:
    """A game ready to begin."""

    theatre: Theatre
    state: State
    files: Mapping[str, bytes]  # every file that was read, by name


def load(scenario: Path | str) -> Setup:
    """The scenario in a folder, or of a name among the shipped ones.

    Raises ScenarioFaults with everything that is wrong with its files.
    """
    folder = Path(scenario)
    if isinstance(scenario, str) and not folder.is_dir():
        folder = scenarios_folder() / scenario
    if not (folder / MAIN).is_file():
        shipped = sorted(path.parent.name for path in scenarios_folder().glob(f"*/{MAIN}"))
        what = f"no such scenario; shipped: {', '.join(shipped) or 'none'}"
        raise ScenarioFaults([Fault(str(folder / MAIN), 1, 1, what)])
    return _load(FolderShelf(folder), folder.resolve().name)


def load_files(files: Mapping[str, bytes], beside: Path | None = None) -> Setup:
    """The scenario of the bytes of files, without the disk. Raises ScenarioFaults.

    `beside` is a folder of scenarios in which one that is extended is looked for, if it is not among
    the files, before the shipped ones are.
    """
    return _load(BytesShelf(files, FolderShelf(beside / "-") if beside else None))


def load_text(text: str) -> Setup:
    """The scenario of one text, such as a test with a sketched map. Raises ScenarioFaults."""
    return load_files({MAIN: text.encode()}, scenarios_folder())


def _load(shelf: Shelf, folder_name: str | None = None) -> Setup:
    faults = Faults()
    library = Library(shelf, faults)

    def stop_if_faulty() -> None:
        faults.check(library.shown_text, shelf.display)

    tree = gather(library)
    if tree is None:
        stop_if_faulty()
        raise AssertionError("a scenario that cannot be read has faults")
    if folder_name is not None and isinstance(tree.get("name"), str) and tree["name"] != folder_name:
        faults.add(
            mark_at(tree, "name"), f"a scenario bears its folder's name, {folder_name!r}", tree["name"]
        )
    plan, letters = _plan(library, tree)
    document = checked(tree, _names(tree, plan, whole=library.whole), faults, whole=library.whole)
    if document is None or plan is None:
        stop_if_faulty()
        raise AssertionError("a scenario without a document or a plan has faults")
    if letters is not None:
        draw(plan, letters, document, tree, faults)
    ground = lay_out(plan, document, faults)
    look_over(document, tree, plan, ground, faults)
    learn_catalogues(library)
    stop_if_faulty()
    theatre = theatre_of(document, plan, ground)
    return Setup(theatre, state_of(theatre, document, plan), dict(library.read))


def _plan(library: Library, tree: Block) -> tuple[Plan | None, Letters | None]:
    """The map, and the letters of a sketch, whose legend is still to be drawn."""
    value, at = tree.get("map"), mark_at(tree, "map")
    if not isinstance(value, str):
        return None, None
    if value.endswith(".tmx"):
        if not FILE_NAME.fullmatch(value):
            library.faults.add(at, "a plain file name `*.tmx` in the scenario's own folder is wanted", value)
            return None, None
        folder = at.file.rpartition("/")[0]
        return mapped(library, f"{folder}/{value}".lstrip("/"), at), None
    drawn = sketched(value, at, library.shown_text(at.file), library.faults)
    return drawn or (None, None)


def _names(tree: Block, plan: Plan | None, *, whole: bool) -> Names:
    """Everything that can be named; of a scenario not read as a whole, only what the map names."""
    places, ways, boxes = legend_names(tree)
    if plan is not None:
        spots = {name for spot in plan.places for name in spot.names}
        fields = {name for spot in plan.places if spot.site == Site.AIRFIELD for name in spot.names}
        exits, beyond = {exit_.name for exit_ in plan.exits}, {exit_.box for exit_ in plan.exits}
        faulty = plan.named - spots - exits - beyond
        places, ways, boxes = places | spots | faulty, ways | fields | exits | faulty, boxes | beyond
    found: dict[str, AbstractSet[str] | None] = {
        "faction": ids_of(tree, "factions"),
        "type": ids_of(tree, "types"),
        "unit": ids_of(tree, "units"),
        "event": ids_of(tree, "events"),
        "track": ids_of(tree, "tracks"),
        "proposal": ids_of(tree, "proposals"),
        "text": ids_of(tree, "texts"),
        "wing_type": ids_of(tree, "wing_types"),
        "wing": ids_of(tree, "wings"),
        "class": ids_of(tree, "movement"),
        "ground": ids_of(tree, "ground"),
        "road": ids_of(tree, "roads"),
    }
    if not whole:
        found = {}
    if plan is not None:
        found |= {
            "place": places,
            "bridge": {bridge.side.name for bridge in plan.bridges if bridge.kind == Crossing.BRIDGE},
            "spot": places,
            "station": places | boxes,
            "way": ways,
            "base": ways | boxes,
            "box": boxes,
        }
    known = {kind: frozenset(names) for kind, names in found.items() if names is not None}
    start, end = calendar_of(tree)
    return Names(known, plan.grid if plan else None, start, end)
