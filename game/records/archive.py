"""The archive: the folder of a player's games, what it holds, and the ring of saves kept by itself.

Saves that a person named lie in `saves`, those of the last turns in `autosaves`, recovery logs in
`recovery`, crash bundles in `crashes`. A file that cannot be read is listed with the reason and never
written over: where the ring comes round to one it is put aside under another name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from game.records import bundle, recovery, save
from game.records.save import BadSave, Head, Save

SUFFIX: Final = ".baton"
RING: Final = 10  # autosaves kept
LOGS: Final = 6  # recovery logs kept
UNSAFE: Final = re.compile(r"[^\w .,()'-]")
LONGEST: Final = 60  # characters of a name

Kind = Literal["save", "autosave", "recovery"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A game in the archive."""

    path: Path
    kind: Kind
    written: float  # seconds since 1970
    head: Head
    fault: str = ""  # why it cannot be opened, in one line

    @property
    def name(self) -> str:
        """Its name without the folder."""
        return self.path.stem


def read_game(path: Path) -> tuple[Save, str]:
    """The game in a save, a recovery log or a crash bundle, and what of it could not be read.

    Raises BadSave, which names the file.
    """
    if path.name.endswith(recovery.SUFFIX):
        found = recovery.recover(path)
        return found.save, found.lost
    if path.name.endswith(bundle.SUFFIX):
        return bundle.read_bundle(path).save, ""
    return save.read(path), ""


class Archive:
    """The games of a player, in a folder."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, which need not exist yet."""
        self.folder = folder

    # Looking

    def saves(self) -> list[Kept]:
        """Saves, named and of the ring, the newest first."""
        named = [self._kept(path, "save") for path in self._files("saves", SUFFIX)]
        ring = [self._kept(path, "autosave") for path in self._files("autosaves", SUFFIX)]
        return sorted(named + ring, key=lambda kept: -kept.written)

    def last_game(self) -> Path | None:
        """The recovery log of the game that was played last."""
        logs = self._files("recovery", recovery.SUFFIX)
        return max(logs, key=lambda path: (_time(path), path.name), default=None)

    def _files(self, part: str, suffix: str) -> list[Path]:
        folder = self.folder / part
        return sorted(folder.glob(f"*{suffix}")) if folder.is_dir() else []

    @staticmethod
    def _kept(path: Path, kind: Kind) -> Kept:
        try:
            return Kept(path, kind, _time(path), save.read_head(path))
        except BadSave as error:
            return Kept(path, kind, _time(path), Head(), str(error).removeprefix(f"{path}: "))

    # Keeping

    def save_as(self, name: str, game: Save) -> Path:
        """Keep a game under a name, in place of one of that name. Raises OSError."""
        path = self.path_of(name)
        _spare_damaged(path)
        save.write(path, game)
        return path

    def path_of(self, name: str) -> Path:
        """Where a save of a name lies."""
        plain = UNSAFE.sub("_", name).strip(" .")[:LONGEST].rstrip(" .") or "game"
        return self.folder / "saves" / f"{plain}{SUFFIX}"

    def autosave(self, game: Save) -> Path:
        """Keep a game in the ring, in place of the oldest. Raises OSError."""
        ring = self.folder / "autosaves"
        places = [ring / f"turn-{number:02}{SUFFIX}" for number in range(1, RING + 1)]
        path = next((p for p in places if not p.exists()), None) or min(places, key=_time)
        _spare_damaged(path)
        save.write(path, game)
        return path

    def delete(self, kept: Kept) -> None:
        """Throw a save away, which its owner asked for. Raises OSError."""
        kept.path.unlink()

    def new_log(self, stamp: str, game: Save) -> recovery.RecoveryLog:
        """Begin the recovery log of a game, named by a time; the oldest go. Raises OSError."""
        logs = sorted(self._files("recovery", recovery.SUFFIX), key=lambda path: (_time(path), path.name))
        for path in logs[: 1 - LOGS]:
            path.unlink(missing_ok=True)
        return recovery.RecoveryLog(_free(self.folder / "recovery" / f"{stamp}{recovery.SUFFIX}"), game)

    def crash_path(self, stamp: str) -> Path:
        """Where a crash bundle of a time goes."""
        return _free(self.folder / "crashes" / f"{stamp}{bundle.SUFFIX}")


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _spare_damaged(path: Path) -> None:
    """Put a file that cannot be read under another name before its place is taken."""
    if not path.exists():
        return
    try:
        save.read_head(path)
    except BadSave:
        path.rename(_free(path.with_name(f"{path.stem} (damaged){path.suffix}")))


def _free(path: Path) -> Path:
    """The path, or one like it that nothing has yet."""
    first, dot, rest = path.name.partition(".")
    number = 2
    while path.exists():
        path = path.with_name(f"{first}-{number}{dot}{rest}")
        number += 1
    return path
