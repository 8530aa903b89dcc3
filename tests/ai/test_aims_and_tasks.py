"""What places and men are worth, and who is given what to do."""

from __future__ import annotations

from collections.abc import Callable

from game.ai import tasks
from game.ai.aims import POINT, Aims
from game.ai.cover import threatened
from game.ai.doctrine import PLAIN, doctrine
from game.ai.estimate import MEMORY, Estimate
from game.ai.staff import Staff
from game.rules.sight import sight
from game.scenario import Setup
from game.terms import OFF_MAP

Unit = Callable[..., str]
Scene = Callable[..., Setup]
LAND = """
map: |
  rB r. r. r. rG r. r. r. r. rX
   r. r. r. r. r. r. r. r. r. r.
  r. r. r. r. r. r. r. r. r. rZ
legend:
  B: {place: Base, site: town, size: town, country: ML}
  G: {place: Gate, site: town, size: town, country: ML}
  X: {place: Xanadu, site: town, size: capital, country: ML}
  Z: {place: Zinder, site: town, size: capital, country: NE}
roads: [[x0y0, x9y0, graded, 180]]
"""


def aims_of(setup: Setup, side: str, school: str = "plain") -> Aims:
    number = setup.theatre.faction_named[side]
    return Aims(Estimate(sight(setup.theatre, setup.state, number)), doctrine(school))


def test_places_of_one_objective_share_its_points_until_the_last_is_missing(unit: Unit, scene: Scene) -> None:
    body = LAND + "objectives: [{id: all, faction: FRA, hold_at_end: [Base, Gate, Xanadu], points: 12}]\n"
    units = (unit("F1", "FRA", "Base"), unit("J1", "ANS", "Xanadu"))
    some = scene(body + "holders: {Base: FRA, Gate: ANS, Xanadu: ANS}\n", *units)
    last = scene(body + "holders: {Base: FRA, Gate: FRA, Xanadu: ANS}\n", *units)
    xanadu = some.theatre.place_named["Xanadu"]
    assert aims_of(some, "FRA").worth[xanadu] == 6 * POINT
    assert aims_of(last, "FRA").worth[xanadu] == 12 * POINT


def test_presence_counts_only_in_the_country_that_the_objectives_name(unit: Unit, scene: Scene) -> None:
    body = LAND + "objectives: [{id: gate, faction: FRA, hold_at_end: [Gate], points: 12}]\n"
    setup = scene(
        body + "holders: {Base: FRA, Xanadu: ANS, Zinder: ANS}\n",
        unit("F1", "FRA", "Base"),
        unit("J1", "ANS", "Xanadu"),
    )
    aims = aims_of(setup, "FRA")
    named = setup.theatre.place_named
    assert aims.taking[named["Xanadu"]] == PLAIN.presence * 4
    assert aims.taking[named["Zinder"]] == 0


def test_what_a_neighbour_claims_is_not_taken_for_presence(unit: Unit, scene: Scene) -> None:
    """The wary MNLA wants Xanadu; France, which does not, leaves it alone."""
    body = (
        LAND
        + """
objectives: [{id: gate, faction: FRA, hold_at_end: [Gate], points: 12},
             {id: claim, faction: MNL, hold_at_end: [Xanadu], points: 5}]
holders: {Base: FRA, Xanadu: ANS}
"""
    )
    setup = scene(body, unit("F1", "FRA", "Base"), unit("J1", "ANS", "Xanadu"))
    assert aims_of(setup, "FRA").taking[setup.theatre.place_named["Xanadu"]] == 0


def test_men_are_dearer_the_fewer_may_still_be_lost(unit: Unit, scene: Scene) -> None:
    body = (
        LAND + "objectives: [{id: alive, faction: FRA, keep_alive: 900, points: 9}]\nholders: {Base: FRA}\n"
    )
    setup = scene(body, unit("F1", "FRA", "Base", 300), unit("J1", "ANS", "Xanadu"))
    before = aims_of(setup, "FRA").man
    setup.state.men[0] = 275
    after = aims_of(setup, "FRA")
    assert after.man > 2 * before
    assert after.last_men


def test_the_nearer_of_two_companies_is_sent(unit: Unit, scene: Scene) -> None:
    body = (
        LAND
        + """
objectives: [{id: gate, faction: FRA, hold_at_end: [Gate], points: 12}]
holders: {Base: FRA, Gate: ANS, Xanadu: FRA}
"""
    )
    units = (
        unit("F1", "FRA", "x8y0"),
        unit("F2", "FRA", "x3y1"),
        unit("J1", "ANS", "x9y2", 30, posture="dispersed"),
    )
    setup = scene(body, *units)
    aims = aims_of(setup, "FRA")
    met, _ = tasks.assign(aims.estimate, aims, tasks.takes(aims.estimate, aims), [0, 1])
    assert met[0].hex == setup.theatre.where("Gate")
    assert met[0].units[0] == 1


def test_an_incident_is_worth_the_days_that_it_makes_others_places_unsafe(unit: Unit, scene: Scene) -> None:
    setup = scene(
        LAND
        + "holders: {Base: FRA, Gate: ANS}\n"
        + "objectives: [{id: unsafe, faction: ANS, unsafe: [Base, Gate], points: 2}]\n",
        unit("F1", "FRA", "Base"),
        unit("J1", "ANS", "Gate"),
    )
    base, gate = (setup.theatre.place_named[name] for name in ("Base", "Gate"))
    quiet = setup.theatre.politics.quiet
    assert aims_of(setup, "ANS").unsettling[[base, gate]].tolist() == [2 * quiet * POINT, 0]
    setup.state.incident[base, 0] = setup.state.day
    assert not aims_of(setup, "ANS").unsettling.any()


def garrisoned(unit: Unit, scene: Scene) -> tuple[Setup, int]:
    """A strong garrison that a weaker column beside it knows of, and its hex."""
    setup = scene(
        LAND + "holders: {Gate: MLI}\nknown: [{side: ANS, units: [M1]}]\n",
        unit("M1", "MLI", "Gate", 400),
        unit("J1", "ANS", "x5y0", 100),
    )
    return setup, setup.theatre.where("Gate")


def test_a_column_fears_a_stronger_enemy_but_not_the_one_it_is_bound_for(unit: Unit, scene: Scene) -> None:
    setup, gate = garrisoned(unit, scene)
    aims = aims_of(setup, "ANS", "insurgent")
    column = [setup.theatre.unit_named["J1"]]
    assert threatened(aims.estimate, aims, column, {}) == [column]
    assert threatened(aims.estimate, aims, column, {column[0]: gate}) == []


def test_a_garrison_seen_no_more_has_dug_in_and_is_reckoned_with(unit: Unit, scene: Scene) -> None:
    setup, gate = garrisoned(unit, scene)
    staff, side = Staff(), setup.theatre.faction_named["ANS"]

    def expected() -> int:
        estimate = Estimate(sight(setup.theatre, setup.state, side))
        staff.recall(estimate)
        return int(estimate.expected_defence[estimate.atlas.spot_at[gate]])

    reported = expected()
    setup.state.contact_hex[side] = OFF_MAP
    assert expected() == reported > 0
    setup.state.day += MEMORY + 1
    assert expected() < reported


def test_few_are_expected_at_an_airfield_whose_town_others_hold(unit: Unit, scene: Scene) -> None:
    def expected(holder: str) -> int:
        land = LAND.replace(
            "{place: Xanadu, site: town, size: capital, country: ML}",
            "[{place: Xanadu, size: capital}, {place: Field, site: airfield, size: capital}]",
        )
        setup = scene(land + f"holders: {{Xanadu: {holder}, Field: ANS}}\n", unit("F1", "FRA", "Base"))
        estimate = Estimate(sight(setup.theatre, setup.state, setup.theatre.faction_named["FRA"]))
        xanadu = int(setup.theatre.place_hex[setup.theatre.place_named["Xanadu"]])
        return int(estimate.expected_defence[estimate.atlas.spot_at[xanadu]])

    assert 0 < expected("MNL") * 5 < expected("ANS")
