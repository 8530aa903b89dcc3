"""Operational control: who stands beside a stronger ally's fight is lent to him for it, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.model import events as ev
from game.scenario import Setup

Play = Callable[..., Any]
Unit = Callable[..., str]
Scene = Callable[..., Setup]
GATE = """
map: |
  rB r. r. r. rG r. r. r. r. rX
   r. r. r. r. r. r. r. r. r. r.
legend:
  B: {place: Base, site: town, size: town}
  G: {place: Gate, site: town, size: town}
  X: {place: Xanadu, site: town, size: village}
roads: [[x0y0, x9y0, graded, 180]]
holders: {Base: MLI, Gate: ANS, Xanadu: MLI}
objectives:
  - {id: ours, faction: FRA, hold_at_end: [Gate], points: 20}
  - {id: theirs, faction: MLI, hold_at_end: [Gate], points: 20}
known: [{side: FRA, units: [J1]}, {side: MLI, units: [J1]}]
"""


def scenery(scene: Scene, unit: Unit, foes: int) -> Setup:
    """Two allies beside a town that some men hold who do not leave it."""
    foe = unit("J1", "ANS", "Gate", foes, standing="hold", quality="veteran")
    return scene(GATE, unit("F1", "FRA", "x3y0", 240), unit("M1", "MLI", "x5y0", 180), foe)


def passed(game: Any) -> list[tuple[str, str]]:
    """From whom to whom control passed."""
    ids = [faction.id for faction in game.theatre.factions]
    return [(ids[e.was], ids[e.now]) for e in game.told(ev.ControlPassed)]


def test_two_attack_as_one_whom_neither_could_beat(play: Play, unit: Unit, scene: Scene) -> None:
    game = play(scenery(scene, unit, 330), 5, "FRA", "MLI")
    assert passed(game)[0] == ("MLI", "FRA")
    fight = game.told(ev.FightResolved)[0]
    assert set(fight.attackers) == {game.theatre.unit_named[name] for name in ("F1", "M1")}
    assert passed(game)[-1] == ("FRA", "MLI"), "and is taken back"


def test_who_can_beat_them_alone_borrows_nobody(play: Play, unit: Unit, scene: Scene) -> None:
    assert passed(play(scenery(scene, unit, 60), 3, "FRA", "MLI")) == []
