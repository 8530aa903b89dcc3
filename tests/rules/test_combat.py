"""The forecast is the fight before the die falls: same chart, same ledger, same faces."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from game.dice import Dice, LoadedDice
from game.model import events as ev
from game.model.orders import Assault
from game.model.state import State
from game.rules import combat
from game.rules.umpire import Umpire, refusal
from game.scenario import Setup
from game.terms import FightKind, HexId, Outcome, Posture, Site, UnitId


def ready(setup: Setup, umpire: Umpire) -> State:
    """France's phase, with Gao's garrison known and F1 and F2 beside it."""
    theatre, state = setup.theatre, umpire.state
    assert umpire.side == theatre.faction_named["FRA"]
    return state


def place_beside(setup: Setup, units: dict[str, str]) -> Umpire:
    state = setup.state.copy()
    for unit, where in units.items():
        state.hex[setup.theatre.unit_named[unit]] = setup.theatre.where(where)
        state.site[setup.theatre.unit_named[unit]] = Site.OPEN
    umpire = Umpire(setup.theatre, state, Dice(1))
    umpire.begin()
    return umpire


@pytest.mark.parametrize("roll", range(1, 11))
@pytest.mark.parametrize("hexes", [("x5y2", "x4y3"), ("x3y1", "x4y1"), ("x4y2", "x4y1")])
def test_every_face_is_what_the_forecast_said(crossroads: Setup, roll: int, hexes: tuple[str, str]) -> None:
    theatre = crossroads.theatre
    umpire = place_beside(crossroads, {"F1": hexes[0], "F2": hexes[1]})
    units = (theatre.unit_named["F1"], theatre.unit_named["F2"])
    order = Assault(units, theatre.where("Gao"), Site.TOWN)
    wrong = refusal(theatre, umpire.state, umpire.side, order)
    if wrong is not None:
        pytest.fail(f"{hexes} was to allow the assault: {wrong}")
    told = combat.forecast(theatre, umpire.state, umpire.side, order)
    assert told.exact
    assert told.best == told.worst
    umpire.journal.dice = LoadedDice([roll])
    events = umpire.submit(order)
    assert isinstance(events, list)
    fight = next(e for e in events if isinstance(e, ev.FightResolved))
    face = told.best.faces[roll - 1]
    assert (fight.kind, fight.attack, fight.defence) == (
        FightKind.ASSAULT,
        told.best.attack,
        told.best.defence,
    )
    assert (fight.column, fight.ledger, fight.outcome) == (told.best.column, told.best.ledger, face.outcome)
    assert fight.attacker_killed + fight.attacker_wounded == face.attackers_lost
    assert fight.defender_killed + fight.defender_wounded + fight.defender_captured == face.defenders_lost


def test_losses_told_are_losses_taken(crossroads: Setup) -> None:
    theatre = crossroads.theatre
    umpire = place_beside(crossroads, {"F1": "x5y2", "F2": "x4y3"})
    before = umpire.state.men.copy()
    umpire.journal.dice = LoadedDice([9])
    order = Assault((theatre.unit_named["F1"], theatre.unit_named["F2"]), theatre.where("Gao"), Site.TOWN)
    events = umpire.submit(order)
    assert isinstance(events, list)
    fight = next(e for e in events if isinstance(e, ev.FightResolved))
    taken = [e for e in events if isinstance(e, ev.LossesTaken)]
    assert fight.attacker_killed == sum(e.killed for e in taken if e.unit in fight.attackers)
    assert fight.defender_killed == sum(e.killed for e in taken if e.unit in fight.defenders)
    for loss in taken:
        assert before[loss.unit] - loss.men == loss.killed + loss.wounded + loss.captured


def test_an_old_report_gives_a_range(crossroads: Setup) -> None:
    theatre = crossroads.theatre
    umpire = place_beside(crossroads, {"F1": "x5y2", "F2": "x4y3"})
    state, side = umpire.state, umpire.side
    rows = combat.targets(theatre, state, side, theatre.where("Gao"), Site.TOWN)
    state.contact_day[side, rows] -= 1
    order = Assault((theatre.unit_named["F1"],), theatre.where("Gao"), Site.TOWN)
    told = combat.forecast(theatre, state, side, order)
    assert not told.exact
    assert told.best.defence < told.worst.defence
    assert told.best.column >= told.worst.column


def test_strength_grows_with_men_and_quality_and_halves_when_dispersed(crossroads: Setup) -> None:
    theatre = crossroads.theatre
    company, katiba = 0, 1
    foe = [combat.Element(katiba, 120, 2, Posture.MASSED, Site.OPEN)]

    def attack(men: int, quality: int, posture: Posture) -> int:
        own = [combat.Element(company, men, quality, posture, Site.OPEN)]
        return combat.strength(theatre, own, foe, attacking=True)

    for (few, many), quality in itertools.product(((30, 60), (90, 150)), range(5)):
        assert attack(few, quality, Posture.MOBILE) < attack(many, quality, Posture.MOBILE)
    assert attack(150, 1, Posture.MOBILE) < attack(150, 4, Posture.MOBILE)
    assert attack(150, 2, Posture.DISPERSED) * 2 == attack(150, 2, Posture.MOBILE)


def test_regulars_rout_where_irregulars_melt_away(make: Callable[[str, str], Setup]) -> None:
    theatre = make("quality: elite}", "quality: elite}").theatre
    company, katiba = 0, 1
    force = [combat.Element(company, 600, 4, Posture.MOBILE, Site.OPEN)]
    for kind, never in ((company, Outcome.MELTED), (katiba, Outcome.ROUTED)):
        foe = [combat.Element(kind, 60, 1, Posture.MASSED, Site.OPEN)]
        fight = combat.prospect(theatre, force, foe, ())
        written = set(theatre.combat.outcome[fight.column].tolist())
        if never == Outcome.ROUTED and Outcome.ROUTED in written:
            continue
        assert never not in {face.outcome for face in fight.faces}


def test_twenty_four_steps_of_a_side_fight(crossroads: Setup) -> None:
    theatre = crossroads.theatre
    umpire = place_beside(crossroads, {"F1": "x5y2", "F2": "x5y2"})
    state = umpire.state
    for unit, men in (("F1", 600), ("F2", 150)):
        state.men[theatre.unit_named[unit]] = men
    units = (theatre.unit_named["F1"], theatre.unit_named["F2"])
    order = Assault(units, HexId(theatre.where("Gao")), Site.TOWN)
    wrong = refusal(theatre, state, umpire.side, order)
    assert wrong is not None
    assert (wrong.reason.name, wrong.have, wrong.need) == ("TOO_MANY_STEPS", 25, 24)
    alone = Assault((UnitId(units[0]),), order.hex, order.site)
    assert refusal(theatre, state, umpire.side, alone) is None


def test_few_who_surprise_many_do_not_fight_them_as_equals(crossroads: Setup) -> None:
    theatre = crossroads.theatre
    least = int(theatre.combat.odds[0])
    columns = [
        combat.odds_column(theatre, ratio) for ratio in (least, least - 1, least // 2 - 1, least // 8, 0)
    ]
    assert columns == [1, 0, -1, -3, -len(theatre.combat.names)]
    katiba = 1
    many = [combat.Element(0, 900, 3, Posture.MOBILE, Site.OPEN)]
    few = [combat.Element(katiba, 30, 2, Posture.DISPERSED, Site.OPEN)]
    surprise = combat.ledger(theatre, [0], (0, Site.OPEN), few, many, FightKind.AMBUSH)
    assert combat.prospect(theatre, few, many, surprise).column == 0
