"""The crash bundle: a game up to the moment at which the program failed, in one file to be sent on.

A zip with the save, the order that was being carried out, if any, and the account of the error. Whoever
has it can play the game again up to the failure: `python main.py replay FILE`.
"""

from __future__ import annotations

import json
import platform
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.records.save import LARGEST, LARGEST_FILE, BadSave, Save, pack, unpack
from game.texts import _

SUFFIX: Final = ".crash.zip"
GAME, ACCOUNT, ABOUT = "game.baton", "error.txt", "about.json"


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a bundle holds."""

    save: Save
    order: str  # the order that was being carried out, in its text form; empty if none was
    error: str  # the account of the error


def write_bundle(path: Path, bundle: Bundle) -> None:
    """Write a bundle. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    about = {
        "order": bundle.order,
        "orders before": len(bundle.save.orders),
        "scenario": bundle.save.scenario,
        "seed": bundle.save.seed,
        "rules": bundle.save.rules,
        "python": platform.python_version(),
        "system": platform.platform(),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(GAME, pack(bundle.save))
        file.writestr(ABOUT, json.dumps(about, indent=1))
        file.writestr(ACCOUNT, bundle.error)


def read_bundle(path: Path) -> Bundle:
    """The bundle in a file. Raises BadSave, which names the file."""
    try:
        with zipfile.ZipFile(path) as file:
            about = json.loads(_part(file, ABOUT))
            return Bundle(
                save=unpack(_part(file, GAME)),
                order=str(about["order"]),
                error=_part(file, ACCOUNT).decode("utf-8", "replace"),
            )
    except BadSave as error:
        msg = f"{path}: {error}"
        raise BadSave(msg) from error
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        msg = _("{path}: this is no crash bundle, or it is damaged ({kind})").format(
            path=path, kind=type(error).__name__
        )
        raise BadSave(msg) from error


def _part(file: zipfile.ZipFile, name: str) -> bytes:
    if file.getinfo(name).file_size > min(LARGEST, LARGEST_FILE):
        msg = _("{name} is larger than {size} MiB").format(name=name, size=LARGEST_FILE >> 20)
        raise BadSave(msg)
    return file.read(name)
