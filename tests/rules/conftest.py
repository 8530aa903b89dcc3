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


AIR = {
    "rN r. e. r. r.": "rN rB e. r. rX",
    "roads: [[": "  B: {place: Base, site: airfield}\n  X: {link: South road, box: Away, km: 60}\nroads: [[",
    "standing: blend_in, alarm: 1}": """standing: blend_in, alarm: 1}
  - {id: P1, name: Paratroops, type: paras, faction: FRA, men: 90, at: Away, arrives: 2013-01-11,
     via: Gao airfield}
  - {id: P2, name: Commandos, type: paras, faction: FRA, men: 60, at: Base}
  - {id: E1, name: Engineers, type: pioneers, faction: FRA, men: 60, at: Base}
wing_types:
  - {id: jets, name: Jets, sorties: 100, range: 20,
     strike: {soft: 100, armoured: 100, dispersed: 100, fortified: 50},
     support: {soft: 1, armoured: 1}, sees: 3, risk: 0}
  - {id: gunships, name: Gunships, sorties: 150, range: 6, runway: closed,
     strike: {soft: 100, armoured: 120, dispersed: 200, fortified: 40},
     support: {soft: 1, armoured: 2, dispersed: 1}, sees: 2, risk: 60}
  - {id: lifters, name: Lifters, sorties: 200, range: 30, runway: light, lift: 3}
  - {id: choppers, name: Choppers, sorties: 110, range: 8, runway: closed, lift: 2}
wings:
  - {id: W1, name: Jet flight, type: jets, faction: FRA, aircraft: 4, base: Away}
  - {id: W2, name: Gunship flight, type: gunships, faction: FRA, aircraft: 2, base: Base}
  - {id: W3, name: Lift flight, type: lifters, faction: FRA, aircraft: 3, base: Away}
  - {id: W4, name: Chopper flight, type: choppers, faction: FRA, aircraft: 3, base: Base}
  - {id: W5, name: Trainers, type: jets, faction: MLI, aircraft: 1, base: Away, from: 2013-01-13}
weather: {radius: 2, slows: 200, chance: {january: 300}}""",
    "holders: {": "holders: {Base: FRA, ",
    "types:\n": """types:
  - {id: paras, name: Paras, movement: foot, attack: {soft: 4, dispersed: 3},
     defence: {soft: 4, dispersed: 4}, sees: 2, quality: elite, weight: 2, traits: [airborne]}
  - {id: pioneers, name: Pioneers, movement: wheeled, attack: {soft: 1}, defence: {soft: 2}, sees: 1,
     weight: 6, traits: [engineer]}
""",
}


def _with_air(text: str) -> str:
    for old, new in AIR.items():
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


@pytest.fixture
def make() -> Callable[..., Setup]:
    """The crossroads, perhaps with skies, with one text replaced by another."""

    def made(old: str, new: str, *, skies: bool = False) -> Setup:
        text = _with_air(CROSSROADS) if skies else CROSSROADS
        assert old in text
        return load_text(text.replace(old, new))

    return made


@pytest.fixture
def skies() -> Setup:
    """The crossroads with an air base, wings over it and sandstorms."""
    return load_text(_with_air(CROSSROADS))


@pytest.fixture
def towns() -> Setup:
    """The crossroads with people in its towns."""
    return load_text(CROSSROADS + TOWNS)


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
