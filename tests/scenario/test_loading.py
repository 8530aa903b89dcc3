"""What a sound scenario becomes, from whatever its files come."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from game.match import open_match
from game.paths import scenarios_folder
from game.scenario import ScenarioFaults, Setup, load, load_files, load_text
from game.scenario.shelves import PAGES
from game.terms import NEVER, NOBODY, OFF_MAP, Phase, Posture, Relation, Site, Standing, Status


def folded(setup: Setup) -> tuple[str, str, tuple[str, ...]]:
    """A setup as something that can be compared."""
    movement = setup.theatre.movement
    charts = movement.tactical.tobytes() + movement.safe.tobytes()
    return setup.state.fingerprint(), str(hash(charts)), tuple(unit.name for unit in setup.theatre.units)


def test_units_stand_or_wait(tiny: Path) -> None:
    setup = load(tiny)
    theatre, state = setup.theatre, setup.state
    unit, at = theatre.unit_named, theatre.grid.parse
    assert (state.turn, state.day, state.phase) == (0, 0, Phase.DAWN)
    here = {name: (int(state.hex[u]), int(state.site[u])) for name, u in unit.items()}
    assert here["F1"] == (at("x1y2"), Site.TOWN)
    assert here["M1"] == (at("x1y3"), Site.OPEN)
    assert here["J1"] == (at("x2y0"), Site.AIRFIELD)
    assert here["J2"] == (at("x2y2"), Site.STRONGHOLD)
    assert here["F2"][0] == here["F3"][0] == OFF_MAP
    assert [int(s) for s in state.status] == [
        Status.PRESENT, Status.PENDING, Status.PENDING, Status.PRESENT, Status.PRESENT, Status.PRESENT,
    ]  # fmt: skip
    assert (int(state.due[unit["F2"]]), int(state.due[unit["F3"]])) == (3, NEVER)
    by_road, by_air = theatre.units[unit["F2"]], theatre.units[unit["F3"]]
    assert (by_road.entry, by_road.entry_site) == (at("x0y4"), Site.OPEN)
    assert (by_air.entry, by_air.entry_site) == (at("x2y0"), Site.AIRFIELD)
    assert theatre.boxes[by_road.box].name == "Bamako"


def test_units_have_what_is_said_of_them_or_the_usual(tiny: Path) -> None:
    setup = load(tiny)
    state, unit = setup.state, setup.theatre.unit_named
    faction = setup.theatre.faction_named
    assert state.men.tolist() == [150, 140, 90, 300, 200, 40]
    assert [setup.theatre.units[u].quality.name for u in (0, 1)] == ["VETERAN", "REGULAR"]
    assert (state.faction[unit["M1"]], state.controller[unit["M1"]]) == (faction["MLI"], faction["FRA"])
    assert (state.alarm[unit["M1"]], state.alarm[unit["F1"]]) == (1, 3)
    assert [int(state.posture[unit[u]]) for u in ("F1", "J1", "J2")] == [
        Posture.MOBILE, Posture.MASSED, Posture.UNDERGROUND,
    ]  # fmt: skip
    assert state.standing[unit["J1"]] == Standing.EVACUATE


def test_what_sides_know_at_the_start(tiny: Path) -> None:
    setup = load(tiny)
    state, fra = setup.state, setup.theatre.faction_named["FRA"]
    known = setup.theatre.unit_named["J1"]
    row = int(state.contact_of[fra, known])
    assert (state.contact_of >= 0).sum() == 1
    assert state.contact_hex[fra, row] == setup.theatre.grid.parse("x2y0")
    assert (state.contact_men[fra, row], state.contact_faction[fra, row]) == (
        200,
        setup.theatre.faction_named["ANS"],
    )


def test_places_relations_and_order_of_phases(tiny: Path) -> None:
    setup = load(tiny)
    theatre, state, faction = setup.theatre, setup.state, setup.theatre.faction_named
    holders = {p.name: int(state.holder[n]) for n, p in enumerate(theatre.places)}
    assert holders == {
        "Kidal": faction["ANS"], "Kidal airfield": faction["ANS"], "Gao": faction["FRA"],
        "Tigharghar": NOBODY, "Salt mine": NOBODY,
    }  # fmt: skip
    gao, kidal = theatre.places[theatre.place_named["Kawkaw"]], theatre.places[theatre.place_named["Kidal"]]
    assert (gao.overlap, gao.threat_floor) == (7, 250)
    assert (kidal.overlap, kidal.threat_floor) == (10, 200)  # by its size
    assert [theatre.places[p].name for p in theatre.regions[0].places] == [
        "Kidal",
        "Kidal airfield",
        "Salt mine",
    ]
    relation = state.relation
    assert (relation == relation.T).all()
    assert relation[faction["FRA"], faction["MLI"]] == Relation.ALLIED
    assert relation[faction["FRA"], faction["ANS"]] == Relation.HOSTILE
    assert [theatre.factions[f].id for f in theatre.order_of_phases] == ["ANS", "FRA", "MLI"]


def test_single_keys_of_a_chart_stand_over_the_standard_ones(tiny: Path) -> None:
    theatre = load(tiny).theatre
    assert (theatre.stack_limit, theatre.assault_limit) == (6, 24)


def test_the_files_of_a_scenario_rebuild_it_without_the_disk(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup = load(tiny)
    assert {"scenario.yaml", "forces.yaml", "politics.yaml", "map.tmx", "ground.tsx", "elevation.asc"} <= set(
        setup.files
    )
    monkeypatch.setattr(Path, "read_bytes", None)  # the disk is out of reach
    assert folded(load_files(setup.files)) == folded(setup)


@pytest.mark.parametrize("prefix", ["", "../../assets/tiles/", "C:\\maps\\"])
def test_a_tileset_is_taken_from_the_folder_or_else_from_the_shipped(tiny: Path, prefix: str) -> None:
    same = folded(load(tiny))
    path = tiny / "map.tmx"
    path.write_text(path.read_text().replace('source="ground.tsx"', f'source="{prefix}ground.tsx"'))
    assert folded(load(tiny)) == same


EXTENDING = """
format: 1
name: larger
title: A larger war
extends: tiny
calendar: {turns: 9}
units:
  - {id: F1, men: 50, quality: }
  - {id: J2, remove: true}
  - {id: F9, name: Ninth, type: infantry, faction: FRA, men: 60, at: Kidal}
events:
  - {id: split, remove: true}
  - {id: reinforced, when: {turn: 2}}
holders: {Kidal: }
"""


def test_extends_merges_by_id(tiny: Path) -> None:
    larger = tiny.parent / "larger"
    larger.mkdir()
    (larger / "scenario.yaml").write_text(EXTENDING)
    setup = load(larger)
    theatre, state = setup.theatre, setup.state
    assert [unit.id for unit in theatre.units] == ["F1", "F2", "F3", "M1", "J1", "F9"]
    assert (int(state.men[0]), theatre.units[0].quality.name) == (50, "REGULAR")
    assert [event.id for event in theatre.events] == ["reinforced"]
    assert (theatre.calendar.turns, theatre.calendar.days_a_turn) == (9, 2)
    assert state.holder[theatre.place_named["Kidal"]] == NOBODY
    assert "tiny/map.tmx" in setup.files
    assert folded(load_files(setup.files)) == folded(setup)


LATER = """
format: 1
name: later
title: The war from its fifth day on
extends: tiny
without: [objectives]
calendar: {start: 2013-01-15, turns: 3}
happened: {split: 2013-01-13}
units:
  - {id: F2, arrives: 2013-01-16}
objectives:
  - {id: fra-kidal, faction: FRA, hold_at_end: [Kidal], points: 10}
events:
  - {id: late, when: {fired: split, within: 3}, then: [{track: accord, add: 1}]}
  - {id: too-late, when: {fired: split, within: 1}, then: [{track: accord, add: 1}]}
"""


def test_a_later_start_has_part_of_the_war_behind_it(tiny: Path) -> None:
    later = tiny.parent / "later"
    later.mkdir()
    (later / "scenario.yaml").write_text(LATER)
    setup = load(later)
    theatre, state = setup.theatre, setup.state
    assert [aim.id for aim in theatre.objectives] == ["fra-kidal"]
    fired = {event.id: int(day) for event, day in zip(theatre.events, state.fired, strict=True)}
    assert fired == {"split": -2, "reinforced": NEVER, "late": NEVER, "too-late": NEVER}
    assert theatre.events[0].then == ()
    assert folded(load_files(setup.files)) == folded(setup)
    match, _ = open_match(setup, 1, dict.fromkeys(("FRA", "MLI", "ANS"), "idle"))
    match.begin()
    today = zip(theatre.events, match.umpire.state.fired.tolist(), strict=True)
    assert [event.id for event, day in today if day == 0] == ["reinforced", "late"]


def test_what_the_extended_scenario_lacks_cannot_be_left_out(tiny: Path) -> None:
    wrong = {"scenario.yaml": LATER.replace("[objectives]", "[objective]").encode()}
    with pytest.raises(ScenarioFaults) as caught:
        load_files(wrong, tiny.parent)
    assert "6:11: error: the scenario that is extended has no such key to leave out" in str(caught.value)
    assert "did you mean 'objectives'?" in str(caught.value)


def test_one_key_of_a_mapping_can_be_left_out(tiny: Path) -> None:
    ours = "format: 1\nname: ours\ntitle: Ours\nextends: tiny\nwithout: [{}]\nholders: {{Gao: MLI}}\n"
    theirs, own = (
        load_files({"scenario.yaml": ours.format(left).encode()}, tiny.parent)
        for left in ("relations", "relations, holders.Kidal")
    )
    kidal = theirs.theatre.place_named["Kidal"]
    assert int(theirs.state.holder[kidal]) == theirs.theatre.faction_named["ANS"]
    assert int(own.state.holder[kidal]) == NOBODY
    for name in ("kidal.x", "holders.Kidl", "calendar.begin", "objectives.fra"):
        with pytest.raises(ScenarioFaults, match="no such key to leave out"):
            load_files({"scenario.yaml": ours.format(name).encode()}, tiny.parent)


def test_single_keys_of_mappings_within_a_mapping_are_joined(tiny: Path) -> None:
    ours = "format: 1\nname: ours\ntitle: Ours\nextends: tiny\npolitics: {baton: {quiet: 9}}\n"
    own = load_files({"scenario.yaml": ours.encode()}, tiny.parent).theatre.politics
    assert (own.quiet, own.clock) == (9, load(tiny).theatre.politics.clock)


def test_the_example_of_the_reference_page_loads() -> None:
    setup = load_text((PAGES / "example.yaml").read_text(encoding="utf-8"))
    theatre = setup.theatre
    assert theatre.grid.columns == 5
    places = [theatre.places[theatre.place_named[name]] for name in ("Niafunke", "Kidal airfield")]
    assert [theatre.hex_name(place.hex) for place in places] == ["x2y0", "x3y1"]
    assert folded(load_files(setup.files)) == folded(setup)


def test_another_map_leaves_the_sketch_behind() -> None:
    example = (PAGES / "example.yaml").read_bytes()
    other = """
format: 1
name: other
title: Other
extends: example
map: |
  rG r.
legend: {G: [{place: Gao}, {place: Kidal airfield, site: airfield}, {place: Kidal, site: stronghold}]}
units: [{id: F1, remove: true}, {id: F2, remove: true}]
holders: {Niafunke: }
"""
    theatre = load_files({"scenario.yaml": other.encode(), "example/scenario.yaml": example}).theatre
    assert len(theatre.grid) == 2
    assert not theatre.road.any()
    assert not theatre.crossing.any()
    assert theatre.roads == ("paved", "graded", "piste")


def test_files_without_a_folder_may_extend_a_scenario_beside_another(tiny: Path) -> None:
    larger = {"scenario.yaml": EXTENDING.encode()}
    setup = load_files(larger, tiny.parent)
    assert len(setup.theatre.units) == 6
    with pytest.raises(ScenarioFaults, match=r"no such scenario .*got 'tiny'"):
        load_files(larger)


@pytest.mark.parametrize(
    "name", sorted(path.parent.name for path in scenarios_folder().glob("*/scenario.yaml"))
)
def test_every_shipped_scenario_loads_and_rebuilds(name: str) -> None:
    setup = load(name)
    assert len(setup.theatre.units) == {"konna": 15, "northern-mali": 106, "the-baton": 103}[name]
    assert np.array_equal(setup.theatre.unit_men, setup.state.men)
    assert folded(load_files(setup.files)) == folded(setup)


def test_a_bridge_with_figures_of_its_own_has_them_from_both_its_ends() -> None:
    theatre = load("northern-mali").theatre
    assert theatre.mines is not None
    loads = {}
    for name in ("Tassiga", "Wabaria", "Markala"):
        here = theatre.where(name)
        numbers = {theatre.bridge_at.get((int(here), direction)) for direction in range(6)} - {None}
        loads[name] = [theatre.mines.bridges[number].loads for number in numbers if number is not None]
    assert loads == {"Tassiga": [4], "Wabaria": [40], "Markala": [40]}
    assert [bridge.restore for bridge in theatre.mines.bridges if bridge.loads == 4] == [3000]
