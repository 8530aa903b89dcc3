"""Supply: a hex that falls, tons that do not vanish, and turns of any length."""

from __future__ import annotations

import numpy as np
import pytest

from game.match import Match, open_match
from game.model import events as ev
from game.model import text
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import provision, supply
from game.rules.apply import apply
from game.rules.sight import redact
from game.scenario import Setup, load, load_text
from game.terms import (
    NO_UNIT,
    OFF_MAP,
    Day,
    FactionId,
    HexId,
    PlaceId,
    Posture,
    Quality,
    Site,
    Status,
    TypeId,
    UnitId,
)

LINE = """
format: 1
name: line
title: A line of supply
map: |
  rS r. rX r. r. r. r. r. r. r. rA r.
   r. r. r. r. r. r. r. r. r. r. r. r.
legend:
  S: {place: Source, size: capital}
  X: {link: southern road, box: Depot, km: 100}
  A: {place: Alpha, size: capital}
calendar: {start: 2013-01-11, days_a_turn: DAYS, turns: 12}
factions:
  - {id: FRA, name: France, letter: F, colour: "#1B63B5"}
  - {id: ANS, name: Ansar Dine, letter: D, colour: "#1C1C1C"}
holders: {Source: FRA, Alpha: FRA}
supply:
  {trucks: wheeled, reach: 900, gate: {capital: 3}, built_gate: 20, work: {}, reserve: 2, load: 2,
   load_at_start: 50, short: 2, out: 4, slow: 150, short_columns: 1, out_columns: 2, worn_columns: 1,
   thirst: 100, forced: 50, forced_wear: 100, strain: 50, repair: 60, worn: 300, worn_out: 600}
sources: [{id: depot, faction: FRA, via: southern road, tons: 4}]
bases: [{place: Source, faction: FRA, stock: 6, built: true}]
types:
  - {id: company, name: Company, movement: wheeled, attack: {soft: 3}, defence: {soft: 4}, sees: 2,
     needs: {rest: 10, march: 20, fight: 30}}
  - {id: infantry, name: Infantry, movement: foot, attack: {soft: 3}, defence: {soft: 4}, sees: 2,
     needs: {rest: 10, march: 12, fight: 30}}
units:
  - {id: F1, name: First, type: company, faction: FRA, men: 100, at: Source}
  - {id: F2, name: Second, type: company, faction: FRA, men: 150, at: x1y1}
  - {id: F3, name: Third, type: infantry, faction: FRA, men: 120, at: x2y0}
"""
COLUMNS = ("hex", "men", "supply", "lacking", "load", "wear", "stock", "waiting", "status")
FRA = FactionId(0)


def line(days: int) -> Setup:
    return load_text(LINE.replace("DAYS", str(days)))


# A hex that falls


@pytest.fixture(scope="module")
def moments() -> list[tuple[Theatre, State]]:
    """States of the campaign along a game between staffs."""
    setup = load("northern-mali")
    match, _ = open_match(Setup(setup.theatre, setup.state.copy(), setup.files), 3, {})
    match.begin()
    found = {}
    for _ in match.play():
        state = match.umpire.state
        if state.turn in (2, 7, 14, 24) and state.turn not in found:
            found[state.turn] = (setup.theatre, state.copy())
        if state.turn > 24:
            break
    return list(found.values())


def really_fall(theatre: Theatre, state: State, side: FactionId, here: HexId) -> State:
    """A state after an enemy has taken a hex, by the events of it; the side knows him there."""
    out = state.copy()
    enemy = FactionId(theatre.faction_named["ANS"])
    for unit in np.flatnonzero(out.hex == here).tolist():
        apply(out, ev.UnitDestroyed(UnitId(unit)))
    taker = int(np.flatnonzero((out.faction == enemy) & (out.status != Status.DESTROYED))[0])
    apply(out, ev.UnitArrived(UnitId(taker), here, Site.OPEN, Day(out.day), 0))
    apply(out, ev.PostureTaken(UnitId(taker), Posture.MASSED, Posture.MASSED, 0))
    free = int(np.flatnonzero(out.contact_hex[side] == OFF_MAP)[-1])
    kind = TypeId(theatre.units[taker].type)
    seen = (here, Site.OPEN, Day(out.day), enemy, kind, 100, Posture.MASSED, Quality.REGULAR)
    apply(out, ev.ContactSeen(side, free, NO_UNIT, *seen))  # type: ignore[arg-type]
    for place in np.flatnonzero(theatre.place_hex == here).tolist():
        was = FactionId(int(out.holder[place]))
        apply(out, ev.PlaceCaptured(PlaceId(place), was, enemy, (UnitId(taker),), Day(out.day)))
    return out


@pytest.mark.parametrize("name", ["FRA", "MLI", "AU"])
def test_who_would_be_cut_off_is_who_is_cut_off(moments: list[tuple[Theatre, State]], name: str) -> None:
    """The forecast, on the side's Sight, against really flipping the hex."""
    dice, cut = np.random.default_rng(9), 0
    for theatre, state in moments:
        side = theatre.faction_named[name]
        view = redact(theatre, state, side)
        before = supply.trace(theatre, state, side)
        ours = np.unique(
            theatre.place_hex[(state.holder >= 0) & (state.holder != theatre.faction_named["ANS"])]
        )
        for here in [*ours.tolist(), *dice.choice(len(theatre.grid), 60).tolist()]:
            foreseen = supply.cut_off(theatre, view, side, HexId(here))
            flipped = really_fall(theatre, state, side, HexId(here))
            after = supply.trace(theatre, flipped, side)
            lost = supply.served(before) & ~supply.served(after) & (flipped.status == Status.PRESENT)
            assert foreseen == tuple(np.flatnonzero(lost).tolist())
            cut += len(foreseen)
    assert cut > 10  # else nothing was tested


def test_a_side_traces_the_same_on_its_sight(moments: list[tuple[Theatre, State]]) -> None:
    for theatre, state in moments:
        for name in ("FRA", "MLI", "AU"):
            side = theatre.faction_named[name]
            whole = supply.trace(theatre, state, side)
            seen = supply.trace(theatre, redact(theatre, state, side), side)
            assert all(np.array_equal(a, b) for a, b in zip(whole, seen, strict=True))


def test_what_lies_at_bases_is_secret(moments: list[tuple[Theatre, State]]) -> None:
    for theatre, state in moments:
        assert state.stock.any()
        for name, sees in (("FRA", True), ("AU", True), ("ANS", False)):
            view = redact(theatre, state, theatre.faction_named[name])
            assert bool(view.stock.any()) == sees
            assert bool(view.waiting.any()) == sees


# Tons and days


def test_lorries_cross_no_bridge_that_is_blown() -> None:
    rivers = "rivers: [[x3y0, E], [x3y1, E], [x4y1, W], [x3y1, NE]]\nbridges: [[x3y0, E]]\ncalendar:"
    text = LINE.replace("DAYS", "1").replace("calendar:", rivers).replace("reach: 900", "reach: 1000")
    text = text.replace("at: x1y1", "at: x4y0")
    setup = load_text(text)
    theatre, state = setup.theatre, setup.state
    far = theatre.unit_named["F2"]

    served = supply.trace(theatre, state, FRA).base[far]
    apply(state, ev.BridgeBlown(0, HexId(int(theatre.bridges[0][0])), int(theatre.bridges[0][1]), (), 1000))

    assert theatre.places[served].name == "Source"
    assert supply.trace(theatre, state, FRA).base[far] < 0


def begun(setup: Setup) -> Match:
    match, _ = open_match(
        Setup(setup.theatre, setup.state.copy(), setup.files), 1, {"FRA": "idle", "ANS": "idle"}
    )
    match.begin()
    return match


def pass_day_or_turn(match: Match) -> None:
    """The rest of the turn without orders."""
    turn = match.umpire.state.turn
    for _ in match.play():
        if match.umpire.state.turn != turn:
            return


def test_no_ton_appears_or_vanishes() -> None:
    """What entered is in stocks and loads, waits, or was used up by men at rest."""
    match = begun(line(1))
    state, theatre = match.umpire.state, match.theatre
    for _ in range(8):
        before = int(state.stock.sum() + state.load.sum() + state.waiting.sum())
        resting = np.zeros(3, np.int32)
        needs = int(provision.need(theatre, state, np.arange(3), resting, resting > 0).sum())
        pass_day_or_turn(match)
        after = int(state.stock.sum() + state.load.sum() + state.waiting.sum())
        lacking = [unit for unit in range(3) if state.lacking[unit]]
        assert not lacking
        assert after == before + theatre.sources[0].daily - needs


ORDERS = {0: "march F1 path=E,E,E,E,E,E,E,E,E", 2: "march F3 path=E,E,E", 8: "march F2 path=W"}


def kept(days: int, orders: dict[int, str]) -> dict[int, State]:
    """The state at each second dawn of a game in turns of so many days."""
    match, found = begun(line(days)), {}
    for day in range(0, 12, days):
        assert match.umpire.state.day == day
        found[day] = match.umpire.state.copy()
        if day in orders:
            match.submit(text.read(match.theatre, orders[day]))
        pass_day_or_turn(match)
    return found


@pytest.mark.parametrize("orders", [{}, ORDERS], ids=["at rest", "on the march"])
def test_turns_of_one_day_and_of_two_are_one_war(orders: dict[int, str]) -> None:
    """The same marches out of supply and back: the same clocks, loads, stocks and men, day by day."""
    ones, twos = kept(1, orders), kept(2, orders)
    for day, two in twos.items():
        for name in COLUMNS:
            assert np.array_equal(getattr(ones[day], name), getattr(two, name)), (day, name)
    assert bool(twos[10].supply.any()) == bool(orders)
