import ast
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from game.hexes import Grid
from game.model.orders import Assault, Order
from game.paths import assets_folder
from game.rules import foresight
from game.scenario import Setup
from game.terms import HexId
from game.ui import edition, hotkeys, keyboard, symbols, window
from game.ui.camera import LEVELS, Camera, centre
from game.ui.composer import Composer
from game.ui.edition import NoWindow, check_edition
from game.ui.forecast import assess
from game.ui.ink import dashes, smooth
from game.ui.reach import reach, stretches, way
from game.ui.table import Table


@pytest.mark.parametrize("level", range(len(LEVELS)))
def test_the_pixel_of_every_hexs_centre_is_in_that_hex(level: int) -> None:
    grid = Grid(57, 58)
    camera = Camera(grid, (0, 56, 1500, 900), level, 100, 40)
    for here in range(len(grid)):
        x, y = centre(grid, here, LEVELS[level])
        assert camera.hex_at((x - camera.x, y - camera.y + 56)) == here


def test_zooming_keeps_the_hex_under_the_pointer() -> None:
    grid = Grid(57, 58)
    camera = Camera(grid, (0, 0, 1500, 900), 1)
    camera.centre_on(grid.at(30, 30))
    at = (700.0, 500.0)
    before = camera.hex_at(at)
    camera.zoom(1, at)
    assert camera.hex_at(at) == before
    camera.zoom(-1, at)
    assert camera.hex_at(at) == before


def test_two_pygames_side_by_side_are_refused_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition, "installed", lambda _package: True)
    with pytest.raises(NoWindow, match="uninstall -y pygame"):
        check_edition()
    monkeypatch.setattr(edition, "installed", lambda _package: False)
    with pytest.raises(NoWindow, match="pip install pygame-ce"):
        check_edition()


def test_every_kind_of_unit_and_wing_has_its_picture(setup: Setup) -> None:
    kinds = [*setup.theatre.types, *setup.theatre.wing_types]
    for kind in kinds:
        file = assets_folder() / "symbols" / f"{symbols.plain(kind.symbol)}.svg"
        assert file.is_file(), f"{kind.id}: run tools/build_art.py"
        assert "<text" not in file.read_text("utf-8"), "SDL draws no text in SVG"


def test_the_stretches_of_a_march_add_up(sit: Callable[..., Table]) -> None:
    table = sit("FRA")
    unit = table.match.theatre.unit_named["F01"]
    for name in ("Niono", "Hombori", "Bandiagara"):
        order = way(table.view, (unit,), table.match.theatre.where(name))
        seen = foresight.march(table.match.theatre, table.view.state, order)
        rows = stretches(table.match.theatre, seen)
        assert sum(row.cost for row in rows) == seen.cost
        assert sum(row.tenths_km for row in rows) == seen.tenths_km


def test_this_turns_reach_is_within_the_next_ones(sit: Callable[..., Table]) -> None:
    table = sit("FRA")
    found = reach(table.view, (table.match.theatre.unit_named["F01"],))
    assert found.now.sum() > 10
    assert not (found.now & ~found.later).any()
    assert found.later.sum() > found.now.sum()


def test_a_forecasts_ledger_and_chances_add_up(sit: Callable[..., Table]) -> None:
    table = sit("MLI", 4)
    theatre, state, composer = table.match.theatre, table.view.state, Composer(table)
    checked = 0
    for unit in range(len(theatre.units)):
        if state.controller[unit] != table.side or not state.present[unit]:
            continue
        composer.select((unit,))
        for target in theatre.neighbours[int(state.hex[unit])].tolist():
            order = composer.assault_on(HexId(target)) if target >= 0 else None
            if not isinstance(order, Assault) or composer.why_not(order):
                continue
            seen = assess(table.view, order)
            for one in (seen.best, seen.worst):
                assert sum(row.columns for row in one.rows) == one.shift
                assert sum(chance.per_cent for chance in one.chances) == 100
                assert sum(one.ours) == sum(one.theirs) == 100
                checked += 1
    assert checked


def test_dashes_keep_their_lengths() -> None:
    parts = dashes([(0, 0), (10, 0)], (2, 1))
    assert [round(b[0] - a[0], 6) for a, b in ((part[0], part[-1]) for part in parts)] == [2, 2, 2, 1]


def test_a_smooth_way_goes_through_its_points() -> None:
    points = [(0.0, 0.0), (10.0, 5.0), (20.0, -3.0), (30.0, 4.0)]
    assert set(points) <= {(round(x, 9), round(y, 9)) for x, y in smooth(points)}


def test_every_kind_of_order_can_be_given_at_the_table() -> None:
    made: set[str] = set()
    for file in (Path(window.__file__).parent).glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "orders"
            ):
                made.add(node.attr)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                made.add(node.func.id)
    assert {kind.__name__ for kind in get_args(Order)} - made == set()


def test_each_key_of_the_table_has_one_deed_and_is_known_to_the_options() -> None:
    keys = list(hotkeys.KEYS.values())
    assert len(keys) == len(set(keys))
    known = {action.key for action in keyboard.ACTIONS.values()} | set(keyboard.FIXED)
    assert set(keys) <= known
