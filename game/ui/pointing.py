"""The mouse at the desk: what lies under a point, and what a click or a step back does there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.terms import OFF_MAP
from game.ui.composer import Mode
from game.ui.pen import Zone

if TYPE_CHECKING:
    from game.ui.desk import Desk

Point = tuple[int, int]


def zone_at(desk: Desk, point: Point) -> Zone | None:
    """The zone of the chrome under a point, the last drawn first."""
    zones = [zone for panel in desk.panels for zone in panel.zones]
    if desk.dialogue is not None:
        zones = desk.dialogue_zones
    inner = [zone for zone in reversed(zones) if zone.rect.collidepoint(point)]
    return next((zone for zone in inner if zone.act is not None), inner[0] if inner else None)


def on_map(desk: Desk, point: Point) -> bool:
    """Whether a point lies on the map rather than on a panel."""
    return (
        desk.camera.sees(point)
        and desk.dialogue is None
        and not any(panel.rect.collidepoint(point) for panel in desk.panels)
    )


def move(desk: Desk, point: Point) -> None:
    """The pointer has moved."""
    desk.hovered = zone_at(desk, point)
    desk.hint = desk.hovered.hint if desk.hovered else ""
    desk.composer.point_at(desk.camera.hex_at(point) if on_map(desk, point) else OFF_MAP)


def click(desk: Desk, point: Point, *, add: bool) -> None:
    """The left button, pressed and let go in one place."""
    if desk.following.on:
        desk.following.stop()
        return
    zone = zone_at(desk, point)
    if zone is not None and zone.act is not None:
        zone.act()
    elif desk.minimap_rect.collidepoint(point):
        desk.drag_minimap(point)
    elif on_map(desk, point):
        if desk.table.showing:
            desk.playback.skip()
            return
        desk.choices = None
        if desk.recap.open:
            desk.toggle_recap()
        desk.composer.click(desk.camera.hex_at(point), add=add)
    move(desk, point)


def right(desk: Desk, point: Point) -> None:
    """The right button: one step back; where there is none, what can be done at the hex."""
    if not desk.busy and desk.table.mine and on_map(desk, point):
        desk.open_options(desk.camera.hex_at(point))
    else:
        cancel(desk)


def cancel(desk: Desk) -> None:
    """The right button or Escape: one step back."""
    if desk.following.on:
        desk.following.stop()
        return
    if desk.dialogue is not None:
        desk.close_dialogue()
    elif desk.air_open and desk.composer.mode is Mode.FREE:
        desk.open_air()
    elif desk.choices is not None:
        desk.choices = None
        desk.composer.version += 1
    elif desk.recap.open and not desk.composer.busy:
        desk.toggle_recap()
    else:
        desk.composer.cancel()
