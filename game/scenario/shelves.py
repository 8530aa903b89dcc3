"""Where the files of a scenario come from, and which of them were read.

A file has one name wherever it comes from: `forces.yaml` for the scenario's own, and
`northern-mali/forces.yaml` for those of a scenario that it extends. Saves keep the files under
these names, so a game can be rebuilt from them without the disk.

Scenario files come from strangers. Only files that lie in a scenario's own folder are read, never
larger than stated; the sole exception is the map's tileset, which is looked up by its bare name
among the shipped ones when the folder has none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from game.paths import assets_folder, scenarios_folder
from game.scenario.faults import Faults, Mark

MAIN: Final = "scenario.yaml"
# The charts of a scenario that brings none of its own; the dot keeps it apart from files of authors.
STANDARD: Final = ".standard.yaml"

PAGES: Final = Path(__file__).with_name("pages")  # standard charts, guide and example

LARGEST: Final[Mapping[str, int]] = {  # bytes
    ".yaml": 1 << 20,
    ".tmx": 8 << 20,
    ".tsx": 1 << 20,
    ".asc": 8 << 20,
    ".mo": 1 << 20,
}
MOST_FILES: Final = 64

SCENARIO_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
FILE_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.(yaml|tmx|tsx|asc|mo)")


class Shelf(Protocol):
    """Gives the bytes of files by name."""

    def find(self, name: str) -> Path | bytes | None:
        """The file of that name: where it lies, or its bytes, or None."""

    def display(self, name: str) -> str:
        """How the author knows a file."""


@dataclass(frozen=True)
class FolderShelf:
    """A scenario's folder, the folders beside it, and what is shipped."""

    folder: Path

    def find(self, name: str) -> Path | None:
        """The path of a file that exists, is a file, and lies inside its folder."""
        scenario, _, bare = name.rpartition("/")
        if name == STANDARD:
            return PAGES / "standard.yaml"
        if not FILE_NAME.fullmatch(bare) or (scenario and not SCENARIO_NAME.fullmatch(scenario)):
            return None
        for folder in self._folders(scenario):
            path = folder / bare
            if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                return path
        shipped = assets_folder() / "tiles" / bare
        return shipped if bare.endswith(".tsx") and shipped.is_file() else None

    def _folders(self, scenario: str) -> tuple[Path, ...]:
        if not scenario:
            return (self.folder,)
        return (self.folder.parent / scenario, scenarios_folder() / scenario)

    def display(self, name: str) -> str:
        """The path from the working directory if the file lies below it, else the whole path."""
        path = self.find(name) or self.folder / name
        here = Path.cwd()
        return str(path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path)


@dataclass(frozen=True)
class BytesShelf:
    """Files held in memory, and perhaps a folder for what else they name."""

    files: Mapping[str, bytes]
    folder: FolderShelf | None = None

    def find(self, name: str) -> Path | bytes | None:
        """The bytes of a file."""
        if name in self.files:
            return self.files[name]
        if name == STANDARD:
            return PAGES / "standard.yaml"
        return self.folder.find(name) if self.folder else None

    def display(self, name: str) -> str:
        """The name itself, for files that lie nowhere."""
        return name


@dataclass
class Library:
    """Reads files off a shelf within bounds and keeps what it read."""

    shelf: Shelf
    faults: Faults
    read: dict[str, bytes] = field(default_factory=dict)
    whole: bool = True  # whether every file named could be read; if not, names may be missing

    def text(self, name: str, wanted_at: Mark) -> str | None:
        """The text of a file; None after a fault, which is put where the file is named."""
        data = self._bytes(name, wanted_at)
        if data is None:
            return None
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self.faults.add(Mark(name, line, 1), "this file is not UTF-8 text")
            return None

    def _bytes(self, name: str, wanted_at: Mark) -> bytes | None:
        if name in self.read:
            return self.read[name]
        if len(self.read) >= MOST_FILES:
            self.faults.add(wanted_at, f"more than {MOST_FILES} files")
            return None
        found = self.shelf.find(name)
        if found is None:
            scenario, _, bare = name.rpartition("/")
            if bare == MAIN:
                self.faults.add(wanted_at, "no such scenario beside this one or among the shipped", scenario)
            else:
                self.faults.add(wanted_at, "no such file in the scenario's folder", bare)
            return None
        bound = LARGEST.get(Path(name).suffix, 0)
        size = len(found) if isinstance(found, bytes) else found.stat().st_size
        if size > bound:
            self.faults.add(Mark(name, 1, 1), f"larger than {bound:,} bytes", f"{size:,} bytes")
            return None
        self.read[name] = found if isinstance(found, bytes) else found.read_bytes()
        return self.read[name]

    def catalogue(self, name: str) -> bytes | None:
        """The bytes of a compiled catalogue, which a scenario may have or not."""
        return None if self.shelf.find(name) is None else self._bytes(name, Mark(name, 1, 1))

    def shown_text(self, name: str) -> str:
        """The text of a file that was read, whatever its bytes, to show its lines; a catalogue has none."""
        if name.endswith(".mo"):
            return ""
        return self.read.get(name, b"").decode("utf-8-sig", "replace")
