"""Aircraft: the forecast is the strike before the die falls; help on call is in forecast and fight."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.dice import Dice, LoadedDice, Purpose
from game.model import events as ev
from game.model.orders import Assault, Assign, EndPhase, Seize, Strike
from game.rules import combat, coups, strikes
from game.rules.sight import sight
from game.rules.umpire import Umpire
from game.scenario import Setup
from game.terms import HexId, Posture, Site, WingId

JETS, GUNSHIPS, LIFTERS = WingId(0), WingId(1), WingId(2)


def begun(setup: Setup, units: dict[str, str], **postures: Posture) -> Umpire:
    """A game at France's first phase, with units put where they are wanted and J1 known to France."""
    theatre, state = setup.theatre, setup.state.copy()
    for unit, where in units.items():
        state.hex[theatre.unit_named[unit]] = theatre.where(where)
        state.site[theatre.unit_named[unit]] = Site.OPEN
    for unit, posture in postures.items():
        state.posture[theatre.unit_named[unit]] = posture
    umpire = Umpire(theatre, state, Dice(1))
    umpire.begin()
    return umpire


class CoupDice:
    """Keyed dice, but that of a coup shows what is wanted."""

    def __init__(self, shows: int) -> None:
        self.shows = shows

    def roll(self, turn: int, day: int, purpose: Purpose, subject: int, count: int, sides: int) -> int:
        """What is wanted of a coup, else what the keyed dice show."""
        keyed = Dice(1).roll(turn, day, purpose, subject, count, sides)
        return self.shows if purpose == Purpose.COUP else keyed


@pytest.mark.parametrize("roll", range(1, 11))
@pytest.mark.parametrize("wing", [JETS, GUNSHIPS])
@pytest.mark.parametrize("sorties", [1, 3])
def test_every_face_of_a_strike_is_what_the_forecast_said(
    skies: Setup, roll: int, wing: WingId, sorties: int
) -> None:
    theatre = skies.theatre
    umpire = begun(skies, {"J1": "x3y3", "F2": "x2y3"})
    order = Strike(wing, HexId(theatre.where("x3y3")), sorties)
    told = strikes.forecast(theatre, sight(theatre, umpire.state, umpire.side).state, umpire.side, order)
    assert told.exact
    assert list(told.faces) == sorted(told.faces)
    umpire.journal.dice = LoadedDice([roll] if wing == JETS else [roll, 1000])
    events = umpire.submit(order)
    assert isinstance(events, list)
    flown = next(e for e in events if isinstance(e, ev.StrikeFlown))
    assert flown.killed + flown.wounded == told.faces[roll - 1]
    assert told.faces[-1] > 0


def test_massed_men_suffer_twelve_times_as_much_as_dispersed_ones_and_cells_nothing(skies: Setup) -> None:
    theatre = skies.theatre
    band = combat.Element(theatre.unit_type[theatre.unit_named["J1"]].item(), 300, 2, 0, Site.OPEN)
    lost = {
        posture: sum(
            strikes.lost(theatre, JETS, band._replace(posture=posture), 4, face) for face in range(1, 11)
        )
        for posture in (Posture.MASSED, Posture.DISPERSED, Posture.UNDERGROUND)
    }
    assert lost[Posture.MASSED] > 11 * lost[Posture.DISPERSED]
    assert lost[Posture.DISPERSED] > 10 * lost[Posture.UNDERGROUND]


@pytest.mark.parametrize(("length", "turns"), [(1, 12), (2, 6), (3, 4)])
def test_sorties_are_the_same_in_turns_of_any_length(
    make: Callable[..., Setup], length: int, turns: int
) -> None:
    setup = make("days_a_turn: 2, turns: 6", f"days_a_turn: {length}, turns: {turns}", skies=True)
    umpire = Umpire(setup.theatre, setup.state.copy(), Dice(1))
    umpire.begin()
    while not umpire.over:
        umpire.submit(EndPhase())
    readied = [e.sorties for e in umpire.journal.events if isinstance(e, ev.SortiesReadied)]
    total = [sum(of_one) for of_one in zip(*readied, strict=True)]
    assert total[:4] == [48, 36, 72, 39]  # 3.3 a day of the last


@pytest.mark.parametrize("roll", range(1, 11))
def test_a_fight_with_aircraft_on_call_is_what_the_forecast_said(skies: Setup, roll: int) -> None:
    theatre = skies.theatre
    umpire = begun(skies, {"F1": "x5y2", "F2": "x4y3"})
    assert isinstance(umpire.submit(Assign(JETS)), list)
    units = (theatre.unit_named["F1"], theatre.unit_named["F2"])
    order = Assault(units, HexId(theatre.where("Gao")), Site.TOWN)
    view = sight(theatre, umpire.state, umpire.side)
    told = combat.forecast(theatre, view.state, umpire.side, order)
    assert told.exact
    assert ev.LedgerLine("air", 1) in told.best.ledger
    before = int(umpire.state.sorties[JETS])
    umpire.journal.dice = LoadedDice([roll])
    events = umpire.submit(order)
    assert isinstance(events, list)
    fight = next(e for e in events if isinstance(e, ev.FightResolved))
    assert (fight.column, fight.ledger, fight.outcome) == (
        told.best.column,
        told.best.ledger,
        told.best.faces[roll - 1].outcome,
    )
    assert umpire.state.sorties[JETS] == before - theatre.air.support


def test_whoever_may_have_aircraft_makes_a_forecast_a_range(skies: Setup) -> None:
    theatre = skies.theatre
    umpire = begun(skies, {"J1": "x3y3", "F2": "x2y3"})
    state, insurgents = umpire.state, theatre.faction_named["ANS"]
    order = Assault((theatre.unit_named["J1"],), HexId(theatre.where("x2y3")), Site.OPEN)
    told = combat.forecast(theatre, sight(theatre, state, insurgents).state, insurgents, order)
    assert not told.exact
    assert told.worst.column == told.best.column - 1


@pytest.mark.parametrize("roll", range(1, 11))
def test_a_coup_is_what_its_forecast_said(skies: Setup, roll: int) -> None:
    theatre = skies.theatre
    state = skies.state.copy()
    defender = theatre.unit_named["J1"]
    state.site[defender], state.hex[defender] = Site.AIRFIELD, theatre.where("Gao airfield")
    state.site[theatre.unit_named["F2"]] = Site.OPEN
    state.hex[theatre.unit_named["F2"]] = theatre.where("x3y3")
    umpire = Umpire(theatre, state, Dice(1))
    umpire.begin()
    order = Seize(LIFTERS, (theatre.unit_named["P1"],), theatre.place_named["Gao airfield"])
    told = coups.forecast(theatre, sight(theatre, umpire.state, umpire.side).state, umpire.side, order)
    assert told is not None
    assert isinstance(umpire.submit(order), list)
    umpire.journal.dice = CoupDice(roll)
    while umpire.state.turn == 0:
        umpire.submit(EndPhase())
    fight = next(e for e in umpire.journal.events if isinstance(e, ev.FightResolved))
    face = told.faces[roll - 1]
    assert (fight.column, fight.outcome) == (told.column, face.outcome)
    assert fight.attacker_killed + fight.attacker_wounded == face.attackers_lost
