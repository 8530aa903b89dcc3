"""Looks units over: each stands where it can be, or has a way in."""

from __future__ import annotations

from typing import Final

from game.scenario.checking import key_mark_at, mark_at
from game.scenario.forces import UnitPart
from game.scenario.look import Look
from game.terms import OFF_MAP, HexId, Site

# Postures of irregulars; the others are of regulars.
IRREGULAR: Final = ("massed", "dispersed", "underground")


def stands(look: Look, unit: UnitPart) -> None:
    """A unit is somewhere where it can be, with a way in if that is a box."""
    station = look.numbers.station(unit)
    if station.box >= 0:
        _in_box(look, unit)
    elif station.here != OFF_MAP:
        for key in ("arrives", "via"):
            if getattr(unit, key) is not None:
                what = f"units.{unit.id}: it stands on the map, and `{key}` is for units in boxes"
                look.faults.add(key_mark_at(look.tree, "units", unit.id, key), what)
    here = station.here if station.box < 0 else station.entry
    if here == OFF_MAP:
        return
    if station.site != Site.OPEN and not _site(look, here, station.site):
        what = f"units.{unit.id}: there is no {station.site.name.lower()} in {look.hex_name(here)}"
        look.faults.add(mark_at(look.tree, "units", unit.id, "site"), what)
    _kind(look, unit, here)


def _in_box(look: Look, unit: UnitPart) -> None:
    if unit.via is None:
        links = [exit_.name for exit_ in look.plan.exits if exit_.box == unit.at]
        hint = f"links of {unit.at}: {', '.join(links)}" if links else ""
        what = f"units.{unit.id}: in a box, and `via` is missing"
        look.faults.add(mark_at(look.tree, "units", unit.id, "at"), what, unit.at, hint)


def _site(look: Look, here: HexId, site: Site) -> bool:
    return any((spot.here, spot.site) == (here, site) for spot in look.plan.places)


def _kind(look: Look, unit: UnitPart, here: HexId) -> None:
    """Its type can stand on that ground in that posture."""
    number = look.numbers.types.get(unit.type)
    if number is None:
        return
    kind = look.document.types[number]
    if not look.passable(here, kind.movement):
        ground = list(look.document.ground)[look.ground.terrain[here]]
        what = f"units.{unit.id}: {kind.movement} cannot be on the {ground} of {look.hex_name(here)}"
        look.faults.add(mark_at(look.tree, "units", unit.id, "at"), what, unit.at)
    if unit.posture and (unit.posture in IRREGULAR) != kind.irregular:
        side = "irregulars" if unit.posture in IRREGULAR else "regulars"
        what = f"units.{unit.id}: a posture of {side}, which {kind.id!r} are not"
        look.faults.add(mark_at(look.tree, "units", unit.id, "posture"), what, unit.posture)
