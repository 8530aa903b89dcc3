"""Small games for the staff: a sketch with a few units, played by staffs against idle neighbours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from game.match import Match, open_match
from game.model.theatre import Theatre
from game.scenario import Setup, load_text

FRAME = """
format: 1
name: sketch
title: A sketch for the staff
calendar: {start: 2013-01-11, days_a_turn: 2, turns: 15}
factions:
  - {id: FRA, name: France, letter: F, colour: "#1B63B5", doctrine: expeditionary, win: 20, draw: 5}
  - {id: MLI, name: Mali, letter: M, colour: "#56B4E9", doctrine: sovereign, win: 10, draw: 5}
  - {id: MNL, name: MNLA, letter: N, colour: "#B3261E", doctrine: separatist, win: 10, draw: 5}
  - {id: ANS, name: Ansar Dine, letter: D, colour: "#1C1C1C", doctrine: insurgent, win: 10, draw: 0}
sovereign: MLI
relations:
  - {between: [FRA, MLI], is: allied}
  - {between: [FRA, MNL], is: wary}
  - {between: [MLI, MNL], is: wary}
types:
  - {id: company, name: Company, symbol: "10031000151211040000", movement: wheeled, irregular: false,
     target: soft, attack: {soft: 8, armoured: 5, dispersed: 5, fortified: 6},
     defence: {soft: 9, armoured: 6, dispersed: 9, fortified: 9}, sees: 2, visible: 0, quality: veteran}
  - {id: katiba, name: Katiba, symbol: "10061000151211040000", movement: technicals, irregular: true,
     target: soft, attack: {soft: 4, armoured: 1, dispersed: 3, fortified: 3},
     defence: {soft: 3, armoured: 1, dispersed: 3, fortified: 3}, sees: 2, visible: 0, quality: regular}
  - {id: paras, name: Paras, movement: foot, attack: {soft: 6}, defence: {soft: 6}, sees: 1, weight: 2,
     traits: [airborne], quality: elite}
  - {id: pioneers, name: Pioneers, movement: wheeled, attack: {soft: 1}, defence: {soft: 2},
     traits: [engineer]}
  - {id: cell, name: Cell, symbol: "10061100001104001900", movement: foot, irregular: true,
     target: dispersed, attack: {soft: 2, armoured: 1, dispersed: 1, fortified: 2},
     defence: {soft: 1, armoured: 1, dispersed: 1, fortified: 1}, sees: 1, visible: 0, quality: regular}
"""


def _unit(name: str, faction: str, at: str, men: int = 150, **more: Any) -> str:
    """A unit's entry: a company, or for the irregular factions a katiba that stands massed."""
    irregular = faction in ("MNL", "ANS")
    entry: dict[str, Any] = {"type": "company", "contingent": faction}
    if irregular:
        entry |= {"type": "katiba", "posture": "massed"}
    entry |= {"id": name, "name": name, "faction": faction, "men": men, "at": at, **more}
    return "  - {" + ", ".join(f"{key}: {value}" for key, value in entry.items()) + "}"


def _scene(body: str, *units: str) -> Setup:
    """A scenario of the frame, a body with map, holders and objectives, and units."""
    return load_text(FRAME + body + "\nunits:\n" + "\n".join(units) + "\n")


@dataclass
class Played:
    """A game after some turns."""

    match: Match
    theatre: Theatre

    def told(self, *kinds: type) -> list[Any]:
        """Events of some kinds, in order."""
        return [event for event in self.match.umpire.journal.events if isinstance(event, kinds)]

    def holder(self, place: str) -> str:
        """Who holds a place."""
        holder = int(self.match.umpire.state.holder[self.theatre.place_named[place]])
        return self.theatre.factions[holder].id if holder >= 0 else "nobody"

    def of(self, name: str, column: str) -> int:
        """A column of a unit's row."""
        return int(getattr(self.match.umpire.state, column)[self.theatre.unit_named[name]])

    def steps(self, name: str, where: str) -> int:
        """Hexes from a unit to a place or position."""
        return self.theatre.grid.distance(self.of(name, "hex"), self.theatre.where(where))


@pytest.fixture
def unit() -> Callable[..., str]:
    """Write a unit's entry."""
    return _unit


@pytest.fixture
def scene() -> Callable[..., Setup]:
    """Load a scene."""
    return _scene


@pytest.fixture
def play() -> Callable[..., Played]:
    """Play a scene for some turns: staffs for the factions named, idle commanders for the others."""

    def played(setup: Setup, turns: int, *staffs: str, seed: int = 1, watch: Any = None) -> Played:
        ai = {f.id: "staff" if f.id in staffs else "idle" for f in setup.theatre.factions}
        match, _ = open_match(setup, seed, ai)
        if watch is not None:
            match.readers.append(lambda events: watch(match, events))
        match.begin()
        for _ in match.play():
            if match.umpire.state.turn >= turns:
                break
        assert match.refusals == 0
        return Played(match, setup.theatre)

    return played
