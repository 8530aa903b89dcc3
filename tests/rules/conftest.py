"""A crossroads in the desert where everything may happen: two allies, a third party, insurgents."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game import kernels
from game.scenario import Setup, load_text

CROSSROADS = """
format: 1
name: crossroads
title: Crossroads
map: |
  r. r. s. r. r. r. r. r. r. h.
   r. rK r. r. r. m. m. r. r. r.
  r. r. r. r. rG mT m. r. rL r.
   r. r. r. r. rA r. r. r. r. r.
  rN r. e. r. r. r. r. r. r. r.
legend:
  K: {place: Konna, site: town, size: village}
  G: {place: Gao, site: town, size: capital}
  A: {place: Gao airfield, site: airfield}
  T: {place: Valley, site: stronghold}
  L: {place: Lere, site: town, size: village}
  N: {place: Niono, site: town, size: town}
roads: [[x1y1, x4y2, paved, 70], [x4y2, x8y2, piste, 90], [x0y4, x1y1, graded, 65]]
rivers: [[x3y1, E], [x3y2, E], [x3y3, E]]
bridges: [[x3y2, E]]
calendar: {start: 2013-01-11, days_a_turn: 2, turns: 6}
factions:
  - {id: FRA, name: France, letter: F, colour: "#1B63B5", doctrine: expeditionary, win: 20, draw: 5}
  - {id: MLI, name: Mali, letter: M, colour: "#56B4E9", doctrine: sovereign, win: 10, draw: 5}
  - {id: MNL, name: MNLA, letter: N, colour: "#B3261E", doctrine: separatist, win: 10, draw: 5}
  - {id: ANS, name: Ansar Dine, letter: D, colour: "#1C1C1C", doctrine: insurgent, win: 10, draw: 0}
sovereign: MLI
relations:
  - {between: [FRA, MLI], is: allied}
  - {between: [FRA, MNL], is: cooperating}
  - {between: [MLI, MNL], is: wary}
types:
  - {id: company, name: Company, symbol: "10031000151211040000", movement: wheeled, irregular: false,
     target: soft, attack: {soft: 3, armoured: 1, dispersed: 2, fortified: 2},
     defence: {soft: 4, armoured: 2, dispersed: 3, fortified: 4}, sees: 2, visible: 0, quality: veteran}
  - {id: katiba, name: Katiba, symbol: "10031000151211040000", movement: technicals, irregular: true,
     target: soft, attack: {soft: 3, armoured: 1, dispersed: 2, fortified: 1},
     defence: {soft: 2, armoured: 1, dispersed: 2, fortified: 3}, sees: 2, visible: 0, quality: regular}
units:
  - {id: F1, name: First company, type: company, faction: FRA, contingent: France, men: 150, at: Konna}
  - {id: F2, name: Second company, type: company, faction: FRA, contingent: France, men: 150, at: x2y1}
  - {id: M1, name: Konna battalion, type: company, faction: MLI, contingent: Mali, men: 300, at: Konna,
     quality: conscript}
  - {id: M2, name: Niono company, type: company, faction: MLI, contingent: Mali, men: 120, at: Niono,
     quality: conscript, standing: evacuate, alarm: 2}
  - {id: N1, name: Border group, type: katiba, faction: MNL, contingent: MNLA, men: 80, at: Lere,
     posture: massed}
  - {id: J1, name: Gao katiba, type: katiba, faction: ANS, contingent: AQIM, men: 150, at: Gao,
     posture: massed, standing: evacuate, alarm: 2}
  - {id: J2, name: Roadside band, type: katiba, faction: ANS, contingent: AQIM, men: 60, at: x3y2,
     posture: dispersed, standing: ambush, alarm: 1}
  - {id: J3, name: Valley garrison, type: katiba, faction: ANS, contingent: AQIM, men: 120, at: Valley,
     posture: massed, quality: elite}
  - {id: J4, name: Cell, type: katiba, faction: ANS, contingent: AQIM, men: 20, at: Niono,
     posture: underground, standing: blend_in, alarm: 1}
holders: {Konna: MLI, Niono: MLI, Gao: ANS, Gao airfield: ANS, Valley: ANS}
tracks:
  - {id: accord, name: Accord, start: 30}
objectives:
  - {id: mli-gao, faction: MLI, hold_at_end: [Gao], points: 10}
  - {id: fra-gao, faction: FRA, take_by: [Gao], date: 2013-01-18, points: 10}
  - {id: mnl-lere, faction: MNL, hold: [Lere], points: 1}
  - {id: ans-alive, faction: ANS, keep_alive: 500, points: 10}
  - {id: fra-baton, faction: FRA, hand_over: [Gao], points: 4}
events:
  - id: accord
    when: {all: [{date: 2013-01-15}, {held: [Gao], by: [FRA, MLI]}]}
    then: [{relation: {between: [MLI, MNL], is: cooperating}}, {track: accord, add: 5}]
    text: An accord
    source: made up for tests
"""


HIDDEN = """
night: {reach: 3, time: 500, faced: 3, caught: 300, bomber: 2, bomb: 6}
search: {caches: 500, mines: 500, fight: 500, rumour: 300, forget: 2}
caches: {reach: 2, arming: 1, fill: 6, time: 500, hunger: 50, laid: [{side: ANS, at: x3y3, loads: 8},
  {side: ANS, at: x1y3, loads: 3}, {side: MNL, at: Lere, loads: 3}]}
mines: {loads: 1, time: 300, chance: 700, lost: 10, clear: 100, bridge_loads: 1, bridge_time: 300,
  restore: 900}
sanctuaries: {ANS: [Beyond], MNL: [Beyond]}
"""
BORDER = (
    "  N: {place: Niono, site: town, size: town}",
    """  N:
    - {place: Niono, site: town, size: town}
    - {link: West track, box: Beyond}
  B: {link: South track, box: Beyond}""",
)
ENGINEERS = ("0, quality: veteran}", "0, quality: veteran, traits: [engineer]}")
SAPPERS = ("0, quality: regular}", "0, quality: regular, traits: [sapper]}")
TOWNS = """
towns:
  loyalty: {Konna: 90, Gao: -150, Lere: -199, Niono: 199}
  drift: {sovereign: 3, partner: 1, neighbour: -2, enemy: -5, nobody: -1}
  guarded: 4
  disturbed: -7
  silent: 100
  informers: 50
  disloyal: 60
  taken:
    - {by: sovereign, track: accord, village: 1, town: 2, capital: 5}
    - {by: partner, track: accord, capital: 2}
  abuses: {chance: {conscript: 500}, suspected: 100, loyalty: -50, killed: 3, tracks: {MLI: {accord: -1}}}
  harm:
    chance: {assault: 300}
    killed: {capital: 5}
    loyalty: -2
    deaths: 1
    tracks: {FRA: {accord: -1}}
"""


@pytest.fixture(scope="session", autouse=True)
def _warm() -> None:
    kernels.warm_up()


@pytest.fixture
def crossroads() -> Setup:
    """The crossroads, ready to begin."""
    return load_text(CROSSROADS)


def _hideout() -> str:
    text = CROSSROADS.replace(" rN r. e. r. r.", " rN r. e. r. rB")
    for old, new in (BORDER, ENGINEERS, SAPPERS):
        assert old in text
        text = text.replace(old, new)
    return text + HIDDEN


@pytest.fixture(scope="session")
def hideout() -> Setup:
    """The crossroads with all that is hidden: nights, caches, mines, a border."""
    return load_text(_hideout())


@pytest.fixture
def make_hideout() -> Callable[[str, str], Setup]:
    """The hideout with one text replaced by another."""

    def made(old: str, new: str) -> Setup:
        assert old in _hideout()
        return load_text(_hideout().replace(old, new))

    return made


@pytest.fixture
def make() -> Callable[[str, str], Setup]:
    """The crossroads with one text replaced by another."""

    def made(old: str, new: str) -> Setup:
        assert old in CROSSROADS
        return load_text(CROSSROADS.replace(old, new))

    return made


@pytest.fixture
def towns() -> Setup:
    """The crossroads with people in its towns."""
    return load_text(CROSSROADS + TOWNS)
