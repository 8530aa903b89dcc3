"""The foot of the panel at the right: minimap, points, what is left to do, the end of the phase."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from game.model.orders import Assault
from game.texts import _, ngettext, titled
from game.ui import minimap, playback, prompts, style, view
from game.ui.pen import Look, Pen, Rect
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

WHOLE: Final = (805, 708)  # of the minimap, as the theatre is shaped
TALLEST, LEAST = 224, 110  # that a minimap is
ROOMY: Final = 140  # from which on what stands beside it need not be set close


def draw_foot(pen: Pen, desk: Desk, x: int, inner: int, height: int) -> int:
    """What is left to do, and the button; where the room above ends."""
    button = Rect(x, height - pen.px(16 + style.MAIN_BUTTON), inner, pen.px(style.MAIN_BUTTON))
    _end_button(pen, desk, button)
    base = button.y - pen.px(14)
    if desk.table.mine and (asked := len(prompts.owed(desk.sight))):
        told = ngettext("{count} answer is owed", "{count} answers are owed", asked).format(count=asked)
        base -= pen.px(style.BUTTON + 14)
        pen.button(Rect(x, base + pen.px(12), inner, pen.px(style.BUTTON)), told, "owed", desk.answer)
    if desk.table.mine:
        _left(pen, desk, x, base, inner)
    elif not desk.table.over:
        _speeds(pen, desk, x, base, inner)
    return base - pen.px(24)


def draw_map(pen: Pen, desk: Desk, room: Rect) -> None:
    """The minimap and the side's points at the bottom of some room, as large as it allows."""
    high = min(pen.px(TALLEST), room.height - pen.px(14), room.width * WHOLE[1] // WHOLE[0])
    if high < pen.px(LEAST):
        desk.minimap_rect = Rect(0, 0, 0, 0)
        return
    wide = high * WHOLE[0] // WHOLE[1]
    rect = Rect(room.x, room.bottom - high, wide, high)
    minimap.draw_minimap(pen, desk, rect)
    desk.minimap_rect = rect.move(pen.origin)
    _sidenotes(pen, desk, Rect(rect.right + pen.px(14), rect.y, room.width - wide - pen.px(14), high))


def _end_button(pen: Pen, desk: Desk, button: Rect) -> None:
    """The button that ends the phase, or goes past that of others."""
    if desk.table.over:
        pen.button(button, _("How it ended"), "end", desk.open_result, key=_("Enter"), look="main")
    elif desk.table.mine:
        look: Look = "main" if not isinstance(desk.proposal, Assault) else "normal"
        pen.button(button, _("End phase"), "end", desk.end_phase, key=_("Enter"), look=look)
    else:
        name = (
            titled(desk.theatre.factions[desk.table.active].name) if desk.table.active >= 0 else _("The turn")
        )
        label = _("{faction}: skip").format(faction=name)
        pen.button(button, label, "skip all", desk.clock.skip, key=_("Space"))


def _left(pen: Pen, desk: Desk, x: int, base: int, inner: int) -> None:
    """How many can still act, and what is left to be flown."""
    left = len(desk.composer.waiting())
    sorties = int(desk.sight.state.sorties[view.unspent(desk.sight)].sum())
    parts = [ngettext("{count} unit can still act", "{count} units can still act", left).format(count=left)]
    if sorties:
        parts.append(
            ngettext("{count} sortie unspent", "{count} sorties unspent", sorties).format(count=sorties)
        )
    pen.based((x, base), "  ·  ".join(parts), Face.BODY, 13, style.WARNING if left else style.THIRD)
    pen.keycap(x + inner, base - pen.px(5), "N")


def _speeds(pen: Pen, desk: Desk, x: int, base: int, inner: int) -> None:
    """How fast others are played back, to be chosen."""
    pen.based((x, base), _("Playback speed"), Face.BODY, 13, style.SECOND)
    right = x + inner
    for speed in reversed(playback.SPEEDS):
        told = f"{speed:g} ×"
        wide = pen.type.width(told, Face.LABEL, 12.5) + pen.px(12)
        box = Rect(right - wide, base - pen.px(16), wide, pen.px(22))
        chosen = desk.playback.speed == speed
        if pen.zone(box, f"speed {speed:g}", partial(desk.set_speed, speed)) or chosen:
            pen.box(box, style.ACCENT_GROUND if chosen else style.RAISED, style.ACCENT, 4)
        colour = style.ORDER if chosen else style.SECOND
        pen.based((box.centerx, base), told, Face.LABEL, 12.5, colour, "centre")
        right = box.left - pen.px(3)


def _sidenotes(pen: Pen, desk: Desk, rect: Rect) -> None:
    """Points of the side, beside the minimap."""
    if desk.watching:
        return
    faction = desk.theatre.factions[desk.table.side]
    pen.chip(rect.x, rect.y, faction.letter, desk.counters.livery(desk.table.side), 20)
    points = int(
        sum(
            desk.sight.state.scored[n]
            for n, aim in enumerate(desk.theatre.objectives)
            if aim.faction == desk.table.side
        )
    )
    first, step = (58, 20) if rect.height >= pen.px(ROOMY) else (46, 17)
    base = rect.y + pen.px(first)
    pen.based((rect.x, base), str(points), Face.HEAD, 30)
    pen.based((rect.x, base + pen.px(step - 2)), _("points"), Face.BODY, 12.5, style.SECOND)
    for number, (what, figure) in enumerate(((_("to win"), faction.win), (_("to draw"), faction.draw))):
        y = base + pen.px(2 * step + 6 + step * number)
        pen.based((rect.x, y), what, Face.BODY, 12, style.THIRD)
        pen.based((rect.right, y), str(figure), Face.HEAD, 15, style.SECOND, "right")
