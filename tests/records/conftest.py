"""A small theatre for the readers of events: two towns on a road, a third and its airfield far off."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.model import text
from game.records.chronicle import Chronicle
from game.records.page import Line
from game.scenario import Setup, load_text
from game.terms import FactionId

BEND = """
format: 1
name: bend
title: Three towns
map: |
  r. r. rK r. r. rS r. r. r. r. r. r. r. r.
   r. r. r. r. r. r. r. r. r. r. r. r. r. r.
  r. r. r. r. r. r. r. r. r. r. r. r. rG rA
legend:
  K: {place: Konna, site: town, size: village}
  S: [{place: Sevare, site: town, size: town}, {place: Sevare airfield, site: airfield}]
  G: {place: Gao, site: town, size: capital}
  A: {place: Gao airfield, site: airfield}
roads: [[x2y0, x5y0, paved, 75]]
calendar: {start: 2013-01-11, days_a_turn: 2, turns: 3}
factions:
  - {id: FRA, name: France, letter: F, colour: "#1B63B5", doctrine: plain, win: 20, draw: 5}
  - {id: MLI, name: Mali, letter: M, colour: "#56B4E9", doctrine: plain, win: 10, draw: 5}
  - {id: MNL, name: MNLA, letter: N, colour: "#B3261E", doctrine: plain, win: 10, draw: 5}
  - {id: ANS, name: Ansar Dine, letter: D, colour: "#1C1C1C", doctrine: plain, win: 10, draw: 0}
sovereign: MLI
relations:
  - {between: [FRA, MLI], is: allied}
  - {between: [FRA, MNL], is: wary}
types:
  - {id: company, name: Company, symbol: "10031000151211040000", movement: wheeled, irregular: false,
     target: soft, attack: {soft: 3, armoured: 1, dispersed: 2, fortified: 2},
     defence: {soft: 4, armoured: 2, dispersed: 3, fortified: 4}, sees: 2, visible: 0, quality: veteran}
  - {id: katiba, name: Katiba, symbol: "10031000151211040000", movement: technicals, irregular: true,
     target: soft, attack: {soft: 3, armoured: 1, dispersed: 2, fortified: 1},
     defence: {soft: 2, armoured: 1, dispersed: 2, fortified: 3}, sees: 2, visible: 0, quality: regular}
units:
  - {id: F1, name: First company, type: company, faction: FRA, contingent: France, men: 150, at: Sevare}
  - {id: F2, name: Second company, type: company, faction: FRA, contingent: France, men: 150, at: Sevare}
  - {id: F3, name: Third company, type: company, faction: FRA, contingent: France, men: 150, at: Sevare}
  - {id: F4, name: Fourth company, type: company, faction: FRA, contingent: France, men: 150, at: Sevare}
  - {id: F5, name: Fifth company, type: company, faction: FRA, contingent: France, men: 150, at: Sevare}
  - {id: F6, name: Sixth company, type: company, faction: FRA, contingent: France, men: 150, at: Sevare}
  - {id: M1, name: Sevare battalion, type: company, faction: MLI, contingent: Mali, men: 300, at: Sevare}
  - {id: J1, name: Konna katiba, type: katiba, faction: ANS, contingent: AQIM, men: 120, at: Konna,
     posture: massed}
  - {id: J2, name: Konna band, type: katiba, faction: ANS, contingent: AQIM, men: 60, at: Konna,
     posture: massed}
wing_types:
  - {id: jets, name: Jets, sorties: 100, range: 20, strike: {soft: 100}, support: {soft: 1}, sees: 2}
wings:
  - {id: W1, name: Mirage flight, type: jets, faction: FRA, aircraft: 4, base: Sevare airfield}
weather: {radius: 2, slows: 200}
groups: {GTIA1: [F1, F2], Reserve: [F3, F4, F5, F6, M1], Konna: [J1, J2]}
holders: {Sevare: MLI, Sevare airfield: MLI, Konna: ANS, Gao: ANS}
tracks:
  - {id: accord, name: Accord, start: 30}
objectives:
  - {id: mli-gao, faction: MLI, hold_at_end: [Gao], points: 10}
  - {id: fra-konna, faction: FRA, take_by: [Konna], date: 2013-01-14, points: 6}
  - {id: fra-baton, faction: FRA, hand_over: [Konna], points: 4}
  - {id: mli-baton, faction: MLI, receive: [Konna], points: 4}
  - {id: ans-alive, faction: ANS, keep_alive: 500, points: 20}
  - {id: ans-fra, faction: ANS, destroy: FRA, share: 900, points: 5}
  - {id: ans-konna, faction: ANS, deny: [Konna], to: MLI, points: 5}
  - {id: ans-hold, faction: ANS, hold: [Gao], points: 1}
  - {id: ans-unsafe, faction: ANS, unsafe: [Gao, Konna], points: 2}
events:
  - id: split
    when: {date: 2013-01-13}
    then: [{message: split-text}, {relation: {between: [MNL, ANS], is: wary}}, {track: accord, add: 5}]
    text: A faction leaves Ansar Dine
    source: RFI 24 Jan 2013
texts: {split-text: Its leader speaks of peace}
"""


KNOWN = """
known: [{side: FRA, units: [J1, J2]}, {side: MLI, units: [J1, J2]}]
towns: {loyalty: {Sevare: 100}, informers: 50}
"""


@pytest.fixture
def bend_text() -> str:
    """The scenario's text, for tests that change it."""
    return BEND


@pytest.fixture(scope="session")
def bend() -> Setup:
    """The theatre and its first state; the tests copy the state before they change it."""
    return load_text(BEND)


@pytest.fixture(scope="session")
def bend_known() -> Setup:
    """The same where France and Mali know who stands at Konna, and the people of Sevare are loyal."""
    return load_text(BEND + KNOWN)


@pytest.fixture
def lines_of(bend: Setup) -> Callable[..., list[Line]]:
    """What a chronicle from the start tells of events, given by their lines of text."""

    def lines(*events: str, side: FactionId | None = None) -> list[Line]:
        chronicle = Chronicle(bend.theatre, bend.state, side)
        for event in events:
            chronicle.add(text.read(bend.theatre, event))
        return chronicle.flush()

    return lines


@pytest.fixture
def told(lines_of: Callable[..., list[Line]]) -> Callable[..., list[str]]:
    """The paragraphs without the headings."""

    def paragraphs(*events: str, side: FactionId | None = None) -> list[str]:
        return [line.text for line in lines_of(*events, side=side) if line.kind != "heading"]

    return paragraphs
