"""A player's options: what they are, and the file in which they last.

A file that cannot be read is put aside under another name and said; play goes on with the defaults.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from game.texts import _
from game.ui import keyboard

FILE: Final = "options.json"
SCALES: Final = (75, 90, 100, 110, 125, 150, 175, 200)
SPEEDS: Final = (0, 50, 100, 200, 400, 800)
VOLUMES: Final = (0, 25, 50, 75, 100)
LANGUAGES: Final = {"": "", "en": "English", "fr": "Français"}  # each by its own name


class Options(BaseModel):
    """What a player has chosen."""

    model_config = ConfigDict(extra="ignore", validate_assignment=True)

    ui_scale: Annotated[int, Field(ge=75, le=200)] = 100  # per cent of the size that suits the window
    full_screen: bool = False
    animation: Annotated[int, Field(ge=0, le=1000)] = 100  # per cent of the usual speed; 0 shows nothing
    sound: Annotated[int, Field(ge=0, le=100)] = 75  # per cent of full volume; 0 is silent
    sound_orders: Annotated[int, Field(ge=0, le=100)] = 100  # per cent of that, for answers to orders
    sound_events: Annotated[int, Field(ge=0, le=100)] = 100  # and for what happens
    captions: bool = False  # whether a line of text stands for each sound
    edge_pan: bool = True  # whether a pointer at the window's edge moves the map
    language: Literal["", "en", "fr"] = ""  # empty: the system's
    palette: Literal["standard", "contrast"] = "standard"
    keys: dict[str, str] = {}

    def gain(self, *, orders: bool) -> float:
        """How loud the answers to orders are, or else what happens, 0 to 1."""
        return self.sound * (self.sound_orders if orders else self.sound_events) / 10_000

    @field_validator("keys")
    @classmethod
    def _known(cls, keys: dict[str, str]) -> dict[str, str]:
        bindings = keyboard.Bindings()
        for action, key in keys.items():
            if action not in keyboard.ACTIONS:
                msg = f"no action {action!r}"
                raise ValueError(msg)
            bindings.own[action] = key
        for action, key in keys.items():
            wrong = bindings.conflict(action, key)
            if wrong:
                msg = f"key {key!r} is taken: {wrong}"
                raise ValueError(msg)
        return keys


def read_options(folder: Path) -> tuple[Options, str]:
    """The options in a folder, and what was wrong with the file, in one line; empty if nothing."""
    path = folder / FILE
    if not path.exists():
        return Options(), ""
    try:
        return Options.model_validate_json(path.read_bytes()), ""
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        why = f"{where}: {first['msg']}" if where else first["msg"]
    except OSError as error:
        return Options(), _("{file} cannot be read ({why}); the options are the defaults.").format(
            file=path, why=error.strerror
        )
    aside = path.with_suffix(".damaged.json")
    told = _("{file}: {why}. It was put aside as {aside}; the options are the defaults.")
    try:
        path.replace(aside)
    except OSError:
        aside = path
    return Options(), told.format(file=path, why=why, aside=aside.name)


def write_options(folder: Path, options: Options) -> str:
    """Write the options; why that could not be done, in one line, or nothing."""
    path = folder / FILE
    partial = path.with_name(f"{FILE}.{os.getpid()}.part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(options.model_dump(), indent=1, ensure_ascii=False, sort_keys=True)
        partial.write_text(text + "\n", encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        return _("The options could not be kept: {file}: {why}").format(file=path, why=error.strerror)
    return ""
