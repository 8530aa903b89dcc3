"""Edges of ground look natural, yet a hex keeps its ground; any kind and any map can be drawn."""

from __future__ import annotations

import numpy as np
import pytest

from game.scenario import Setup, load_text
from game.sheet.geometry import Pixels, View, centre, nearest
from game.sheet.ground import Ground, Samples, shares
from game.sheet.mapdata import map_data
from game.sheet.painting import Painter
from game.sheet.relief import Relief
from game.sheet.styles import STYLES
from tests.sheet.conftest import SKETCH


def strongest(setup: Setup) -> tuple[View, np.ndarray]:
    """For each sample of a map the kind of ground that shows most."""
    data = map_data(setup)
    view = Pixels(data.grid, 32).whole()
    found = shares(data, view)
    kinds = np.array([kind for kind, _ in found])
    return view, kinds[np.argmax([share for _, share in found], axis=0)]


def test_a_hex_keeps_its_ground_about_its_centre(sketch: Setup) -> None:
    view, shown = strongest(sketch)
    x, y = view.positions()
    for here, kind in enumerate(sketch.theatre.terrain.tolist()):
        cx, cy = centre(*sketch.theatre.grid.column_row(here))
        inner = np.hypot(x - cx, y - cy) < 0.2
        assert (shown[inner] == kind).mean() > 0.97, sketch.theatre.grid.name(here)


def test_no_ground_lies_farther_than_half_a_hex_from_a_hex_of_its_kind(sketch: Setup) -> None:
    view, shown = strongest(sketch)
    x, y = view.positions()
    for kind in np.unique(sketch.theatre.terrain).tolist():
        hexes = np.flatnonzero(sketch.theatre.terrain == kind).tolist()
        middles = [centre(*sketch.theatre.grid.column_row(here)) for here in hexes]
        away = np.min([np.hypot(x - cx, y - cy) for cx, cy in middles], axis=0)
        inland = (x > 0.5) & (x < 6) & (y > 0.5) & (y < 4)
        assert away[(shown == kind) & inland].max() < 0.578 + 0.5


def test_edges_do_not_follow_the_hexes(sketch: Setup) -> None:
    view, shown = strongest(sketch)
    own = sketch.theatre.terrain[nearest(sketch.theatre.grid, *view.positions())]
    assert (shown != own).mean() > 0.05


@pytest.mark.parametrize("across", [112, 14])
def test_every_style_has_a_look_of_its_own(sketch: Setup, across: int) -> None:
    text = SKETCH.replace("e. e. eN r. m. m.", "r. r. rN r. r. r.").replace("m. k.", "r. r.")
    assert {part.style for part in sketch.theatre.drawn} == set(STYLES)
    painter, bare = Painter(map_data(sketch)), Painter(map_data(load_text(text)))
    view = View(across, across * 4, 0, across * 2, across)
    massif, plain = (one.paint(view).mean(axis=2) for one in (painter, bare))
    assert massif.mean() < plain.mean() - 20
    assert massif.std() > 2 * plain.std()


def test_a_kind_may_have_a_colour_of_its_own_and_none_is_known_by_name() -> None:
    moor = """
ground:
  bog: {drawn: marsh, colour: "#FF00FF"}
  reg: {}
movement:
  foot: {roads: {}, ground: {bog: 10, reg: 20}}
map: |
  r. r. r. r.
   r. r. r. r.
"""
    head = SKETCH.split("map: |")[0]
    data = map_data(load_text(head + moor))
    assert [part.style for part in data.drawn] == ["marsh", "plain"]
    assert data.drawn[0].colour == "#FF00FF"
    samples = Samples(data, View(16, 0, 0, 40, 40))
    assert float(samples.fields["marsh"].max()) == 0


def test_without_elevation_mountains_still_rise_from_the_plain(sketch: Setup) -> None:
    data = map_data(sketch)
    assert data.elevation is None
    view = Pixels(data.grid, 28).whole()
    relief = Relief(data, Ground(Samples.under(data, view), view))
    heights = relief.heights
    top, left = relief.samples.top, relief.samples.left
    massif, plain = centre(5, 0), centre(3, 1)
    at = [heights[int(y * 8) - top, int(x * 8) - left] for x, y in (massif, plain)]
    assert at[0] > at[1] + 150
