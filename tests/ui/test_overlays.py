from collections.abc import Callable

import numpy as np
import pygame
import pytest

from game.model.events import UnitExfiltrated
from game.rules import convoys, supply
from game.scenario import Setup
from game.sheet.mapdata import names_of
from game.terms import NEVER, OFF_MAP, Baton, Status
from game.ui import boxes, legend, mapnames, supplymap
from game.ui.camera import LEVELS
from game.ui.counters import Counters
from game.ui.desk import Desk
from game.ui.layers import Layer, overlay
from game.ui.lettering import Lettering
from game.ui.table import Table


@pytest.mark.parametrize("layer", [Layer.CONTROL, Layer.SUPPLY, Layer.THREAT, Layer.BATON])
def test_the_legend_of_an_overlay_fits_its_card(desk: Callable[..., Desk], layer: Layer) -> None:
    for size, scale in (((1280, 720), 0.8), ((1920, 1080), 1.0)):
        laid, surface = desk("FRA", 3, size, scale), pygame.Surface(size)
        laid.key(layer.value)
        assert laid.layer is layer
        assert laid.draw(surface)
        card = next(panel for panel in laid.panels if panel.fit is not None)
        assert card.rect.height == legend.height(laid, size[1])
        chronicle = next(p for p in laid.panels if any(z.name == "log" for z in p.zones))
        assert not card.rect.colliderect(chronicle.rect)
        laid.key(layer.value)
        laid.draw(surface)
        assert not card.rect.height


def test_lines_run_over_ground_from_an_open_source_to_each_base_that_serves(
    sit: Callable[..., Table],
) -> None:
    table = sit("MLI", 3)
    theatre, state = table.match.theatre, table.view.state
    seen = supply.trace(theatre, state, int(table.side))
    lines = convoys.lines(theatre, state, int(table.side))
    assert {line.place for line in lines} == set(seen.base[seen.base >= 0].tolist())
    assert any(len(line.way) > 5 for line in lines)
    for line in lines:
        assert line.way[-1] == theatre.places[line.place].hex
        if line.cut:
            continue
        assert seen.flows[line.source]
        if theatre.sources[line.source].place is None:
            assert line.way[0] == theatre.sources[line.source].hex
        for here, there in zip(line.way, line.way[1:], strict=False):
            assert there in theatre.neighbours[here]
        assert line.daily == supply.intake(theatre, state, theatre.supply, seen, line.place)


def test_the_card_of_a_hex_names_those_who_would_fall_out_with_it(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("MLI", 3), pygame.Surface((1600, 900))
    laid.layer = Layer.SUPPLY
    named = 0
    for place in laid.theatre.places:
        lost = supply.cut_off(laid.theatre, laid.sight.state, int(laid.table.side), place.hex)
        laid.camera.centre_on(place.hex)
        laid.move(laid.camera.to_screen(place.hex))
        shown = laid.ways.cards()
        assert bool(shown) == bool(lost), place.name
        named += bool(shown)
    assert named
    assert laid.draw(surface)
    assert supplymap.sprites(laid, supplymap.lines_of(laid))


def test_boxes_hold_those_who_are_yet_to_come(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("FRA", 2, (1920, 1080)), pygame.Surface((1920, 1080))
    found = boxes.waiting(laid.sight)
    units = [one.unit for some in found.values() for one in some]
    assert len(units) == len(set(units)) > 5
    state = laid.sight.state
    assert all(int(state.status[unit]) == Status.PENDING for unit in units)
    laid.key(Layer.CONTROL.value)
    laid.draw(surface)
    zone = next(z for panel in laid.panels for z in panel.zones if z.name.startswith("box "))
    laid.click(zone.rect.center)
    assert isinstance(laid.dialogue, boxes.Beyond)
    assert laid.draw(surface)


def test_who_fled_beyond_the_map_is_ordered_back_from_its_box(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("ANS", 2, (1920, 1080)), pygame.Surface((1920, 1080))
    theatre = laid.theatre
    link = next(n for n, one in enumerate(theatre.links) if one.box in theatre.sanctuaries[laid.table.side])
    mine = (laid.sight.state.controller == laid.table.side) & laid.sight.state.present
    unit = int(np.flatnonzero(mine & theatre.unit_irregular)[0])
    event = UnitExfiltrated(unit, int(laid.sight.state.hex[unit]), link, theatre.links[link].box)
    laid.table.match.umpire.journal.record(event)
    laid.table._take([event])
    laid.playback.skip()
    assert int(laid.sight.state.hex[unit]) == OFF_MAP
    laid.show(boxes.Beyond(theatre.links[link].box))
    laid.draw(surface)
    zone = next(z for z in laid.dialogue_zones if z.name == f"back {unit}")
    laid.click(zone.rect.center)
    laid.playback.skip()
    assert int(laid.sight.state.due[unit]) != NEVER


def test_handovers_under_way_are_laid_over_the_map(sit: Callable[..., Table]) -> None:
    table = sit("MLI")
    state = table.view.state
    place = table.match.theatre.place_named["Mopti"]
    before = overlay(table.view, Layer.BATON, (), Counters(table.match.theatre))
    assert before.washes == ()
    state.baton[place], state.giver[place] = Baton.OVERLAP, table.side
    state.receiver[place] = table.match.theatre.faction_named["AU"]
    after = overlay(table.view, Layer.BATON, (), Counters(table.match.theatre))
    assert len(after.washes) == 1
    assert after.washes[0].hexes[table.match.theatre.places[place].hex]


def test_names_of_regions_lie_on_no_other_name(setup: Setup) -> None:
    names = names_of(setup)
    assert {one.text for one in names} >= {"Azawad", "Gourma", "Niger"}
    for level in range(len(LEVELS)):
        placed = mapnames.names_at(names, Lettering(1.0), level)
        assert len(placed) >= 5
        boxes_ = [picture.get_bounding_rect().move(at).inflate(-8, -8) for picture, at in placed]
        assert all(not a.colliderect(b) for n, a in enumerate(boxes_) for b in boxes_[n + 1 :])
