"""Cards that float over the map: a march with its legs, an assault with its ledger and chances."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pygame

from game.model.orders import Assault, March
from game.records import positions, wording
from game.rules import foresight, wear
from game.terms import Halt, Outcome, Pace
from game.texts import _, decimal, ngettext
from game.ui import ink, reach, style, view, words
from game.ui.forecast import OUTCOMES, Assessment, Picture, assess
from game.ui.pen import Pen, Rect
from game.ui.style import Colour, Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

MARCH_WIDTH, ASSAULT_WIDTH, BRIEF_WIDTH = 330, 736, 560
MOST_LEGS: Final = 7
LOOKS: Final[dict[Outcome, tuple[Colour, str]]] = {
    Outcome.HELD: (style.BAD, "hatched"),
    Outcome.RETREATED: (style.rgb("#9FD0BC"), "plain"),
    Outcome.ROUTED: (style.GOOD, "plain"),
    Outcome.MELTED: (style.WARNING, "dotted"),
    Outcome.SURRENDERED: (style.TEXT, "plain"),
    Outcome.DESTROYED: (style.rgb("#C9C0AF"), "plain"),
}


def floating(size: tuple[int, int], pen: Pen) -> tuple[pygame.Surface, int]:
    """An empty card with its shadow, and by how much the shadow goes beyond it."""
    blur = pen.px(12)
    out = pygame.Surface((size[0] + 2 * blur, size[1] + 2 * blur), pygame.SRCALPHA)
    out.blit(ink.shadow(size, 8, blur, 150), (0, pen.px(3)))
    out.blit(ink.rounded(size, pen.px(7), style.PANEL, style.STRONG, 1), (blur, blur))
    return out, blur


def inside(card: pygame.Surface, blur: int, pen: Pen) -> Pen:
    """The pen for a card, whose words may not leave it for its shadow."""
    return Pen(card, pen.type, room=card.get_rect().inflate(-2 * blur, -2 * blur))


# A march


def march_card(pen: Pen, desk: Desk, order: March) -> tuple[pygame.Surface, int]:
    """The way to a hex: what each stretch is, how long, how fast, how many days; they add up."""
    theatre = desk.theatre
    seen = foresight.march(theatre, desk.sight.state, order)
    why = desk.composer.why_not(order)
    rows = reach.stretches(theatre, seen)
    shown = rows[:MOST_LEGS] if len(rows) <= MOST_LEGS else rows[: MOST_LEGS - 1]
    notes = _march_notes(pen, desk, order, seen, why)
    height = (
        pen.px(78)
        + pen.px(20) * (len(shown) + (len(rows) > len(shown)))
        + pen.px(19) * len(notes)
        + pen.px(14)
    )
    card, blur = floating((pen.px(MARCH_WIDTH), height), pen)
    inner = inside(card, blur, pen)
    left, right = blur + pen.px(14), blur + pen.px(MARCH_WIDTH - 14)
    _march_head(inner, desk, seen, (left, blur, right), refused=bool(why))
    y = blur + pen.px(76)
    for row in shown:
        name = words.capital(words.road(row.ground) if row.road else words.GROUND.get(row.ground, row.ground))
        _leg(inner, (left, right), y, (name, row.tenths_km, row.rate, row.cost))
        y += pen.px(20)
    if len(rows) > len(shown):
        rest = rows[len(shown) :]
        total, cost = sum(r.tenths_km for r in rest), sum(r.cost for r in rest)
        _leg(inner, (left, right), y, (_("{count} more stretches").format(count=len(rest)), total, 0, cost))
        y += pen.px(20)
    for text, colour in notes:
        inner.based((left, y + pen.px(3)), text, Face.BODY, 12.5, colour)
        y += pen.px(19)
    return card, blur


def _march_head(
    pen: Pen, desk: Desk, seen: foresight.Foreseen, box: tuple[int, int, int], *, refused: bool
) -> None:
    """Where to, how many days, how far and until when."""
    theatre, state = desk.theatre, desk.sight.state
    left, blur, right = box
    title = _march_title(desk, desk.composer.hover if refused else seen.end)
    days = _("{days} days").format(days=words.days(seen.cost))
    wide = pen.based((right, blur + pen.px(27)), days, Face.HEAD, 19, style.ACCENT, "right")
    room = right - left - wide - pen.px(10)
    pen.based((left, blur + pen.px(27)), pen.type.fit(title, Face.HEAD, 19, room), Face.HEAD, 19)
    km = (seen.tenths_km + 5) // 10
    for date in (wording.short_date, wording.day_and_month):
        day = date(theatre, foresight.day(state, seen.spent))
        told = ngettext(
            "{legs} hex, {km} km. Arrives {date}.", "{legs} hexes, {km} km. Arrives {date}.", seen.legs
        ).format(legs=seen.legs, km=km, date=day)
        if pen.type.width(told, Face.BODY, 12.5) <= right - left:
            break
    pen.based((left, blur + pen.px(47)), told, Face.BODY, 12.5, style.SECOND)
    pen.rule(left, blur + pen.px(57), right - left)


def _march_title(desk: Desk, target: int) -> str:
    name = words.hex_title(desk.theatre, target)
    return _("March to {place}").format(place=name) if view.places_of(desk.theatre, target) else name


def _leg(pen: Pen, sides: tuple[int, int], base: int, leg: tuple[str, int, int, int]) -> None:
    left, right = sides
    name, tenths, rate, cost = leg
    pen.based((left, base), name, Face.BODY, 13)
    pen.based((left + pen.px(170), base), f"{(tenths + 5) // 10} km", Face.BODY, 13, style.TEXT, "right")
    if rate:
        told = _("at {rate} a day").format(rate=rate)
        pen.based((left + pen.px(258), base), told, Face.BODY, 12.5, style.THIRD, "right")
    pen.based((right, base), words.days(cost), Face.HEAD, 15.5, style.TEXT, "right")


def _march_notes(
    pen: Pen, desk: Desk, order: March, seen: foresight.Foreseen, why: str
) -> list[tuple[str, Colour]]:
    theatre = desk.theatre
    room = pen.px(MARCH_WIDTH - 28)
    notes: list[tuple[str, Colour]] = []
    if why:
        notes += [(line, style.BAD) for line in pen.type.wrapped(why, Face.BODY, 12.5, room)]
    elif seen.halt == Halt.ZONE:
        text = _("It stops at {place}, in the zone of a known enemy.").format(
            place=words.hex_title(theatre, seen.end)
        )
        notes += [(line, style.WARNING) for line in pen.type.wrapped(text, Face.BODY, 12.5, room)]
    elif seen.halt == Halt.CLOSED:
        text = _("The way on to {place} is barred or full.").format(
            place=words.hex_title(theatre, seen.barrier)
        )
        notes += [(line, style.WARNING) for line in pen.type.wrapped(text, Face.BODY, 12.5, room)]
    if order.pace == Pace.FORCED:
        worn = max(wear.worn_by(theatre, desk.sight.state, unit, seen.cost) for unit in order.units)
        text = _("A forced march; wear rises to {share} in 10.").format(share=worn // 100)
        notes.append((text, style.WARNING))
    if seen.tactical:
        text = _("{count} of {legs} legs under threat, at the slower rate.").format(
            count=seen.tactical, legs=seen.legs
        )
        notes.append((text, style.SECOND))
    turns = max(0, seen.spent - 1) // theatre.calendar.budget
    if turns:
        text = ngettext(
            "It takes {count} turn more than this one.", "It takes {count} turns more than this one.", turns
        )
        notes.append((text.format(count=turns), style.SECOND))
    return notes


# An assault


def assault_card(pen: Pen, desk: Desk, order: Assault) -> tuple[pygame.Surface, int]:
    """Odds, the ledger that adds up, the faces of the die, losses; or why it would be refused."""
    why = desk.composer.why_not(order)
    if why:
        return _refused(pen, desk, order, why)
    seen = assess(desk.sight, order)
    one = seen.worst if desk.show_worst else seen.best
    if desk.short and desk.composer.pinned is None:
        return _brief(pen, desk, order, seen, one)
    # the ledger and the outcomes stand side by side; the longer of them sets the height
    rows = max(len(one.rows) * 20 + 70, len(one.chances) * 24 + 156)
    height = pen.px(172 + rows + 62)
    card, blur = floating((pen.px(ASSAULT_WIDTH), height), pen)
    inner = inside(card, blur, pen)
    left, right = blur + pen.px(22), blur + pen.px(ASSAULT_WIDTH - 22)
    _assault_head(inner, desk, order, seen, one, (left, blur, right))
    middle = left + pen.px(330)
    top = blur + pen.px(156)
    _ledger(inner, one, left, top, middle - pen.px(36) - left)
    _die(inner, one, middle, top, right - middle)
    base = blur + height - pen.px(24)
    inner.rule(left, base - pen.px(24), right - left)
    inner.based((left, base), _assault_note(seen, desk), Face.BODY, 12.5, style.SECOND)
    inner.based(
        (right, base), _("Same table, same ledger as the fight."), Face.BODY, 12.5, style.THIRD, "right"
    )
    return card, blur


def _brief(
    pen: Pen, desk: Desk, order: Assault, seen: Assessment, one: Picture
) -> tuple[pygame.Surface, int]:
    """The head of the card alone, where the window is too low for all of it beside its hex."""
    wide, high = pen.px(BRIEF_WIDTH), pen.px(186)
    card, blur = floating((wide, high), pen)
    inner = inside(card, blur, pen)
    left, right = blur + pen.px(18), blur + wide - pen.px(18)
    _assault_head(inner, desk, order, seen, one, (left, blur, right))
    base = blur + high - pen.px(18)
    told = _("Steps lost: {ours} own, {theirs} enemy.").format(
        ours=decimal(f"{one.mean[0]:.1f}"), theirs=decimal(f"{one.mean[1]:.1f}")
    )
    inner.based((left, base), told, Face.BODY, 13, style.SECOND)
    inner.based((right, base), _("F: the whole forecast"), Face.BODY, 13, style.THIRD, "right")
    return card, blur


def _assault_note(seen: Assessment, desk: Desk) -> str:
    if seen.exact:
        return _("Click: assault.   F: pin, to choose who takes part.")
    if desk.show_worst:
        return _("At worst: half as many again as reported.   V: at best.")
    return _("At best: half of those reported.   V: at worst.")


def _refused(pen: Pen, desk: Desk, order: Assault, why: str) -> tuple[pygame.Surface, int]:
    room = pen.px(300)
    lines = pen.type.wrapped(why, Face.BODY, 13, room - pen.px(28))
    card, blur = floating((room, pen.px(48) + pen.px(19) * len(lines)), pen)
    inner = inside(card, blur, pen)
    title = _("Assault on {place}").format(place=positions.point(desk.theatre, order.hex))
    inner.based((blur + pen.px(14), blur + pen.px(26)), title, Face.HEAD, 19)
    for number, line in enumerate(lines):
        at = (blur + pen.px(14), blur + pen.px(48 + 19 * number))
        inner.based(at, line, Face.BODY, 13, style.BAD)
    return card, blur


def _assault_head(
    pen: Pen, desk: Desk, order: Assault, seen: Assessment, one: Picture, box: tuple[int, int, int]
) -> None:
    left, top, right = box
    place = positions.point(desk.theatre, order.hex)
    chance = f"{one.taken} %"
    pen.based((right, top + pen.px(46)), chance, Face.HEAD, 34, style.TEXT, "right")
    pen.based((right, top + pen.px(68)), _("the defender gives way"), Face.BODY, 13, style.SECOND, "right")
    pen.based((left, top + pen.px(42)), _("Assault on {place}").format(place=place), Face.HEAD, 28)
    count = len(order.units)
    told = ngettext(
        "{count} unit, {days} days. {known}", "{count} units, {days} days each. {known}", count
    ).format(
        count=count,
        days=words.days(desk.theatre.assault_time),
        known=_("Every enemy there was seen today.")
        if seen.exact
        else _("Not every enemy there was seen today."),
    )
    pen.based((left, top + pen.px(66)), told, Face.BODY, 13, style.SECOND)
    band = Rect(left, top + pen.px(84), right - left, pen.px(52))
    pen.box(band, style.INSET, None, 4)
    _sides(pen, desk, order, one, band)


def _sides(pen: Pen, desk: Desk, order: Assault, one: Picture, band: Rect) -> None:
    theatre, state, side = desk.theatre, desk.sight.state, int(desk.table.side)
    base, x = band.centery + pen.px(6), band.x + pen.px(12)
    for faction in dict.fromkeys(int(state.faction[unit]) for unit in order.units):
        letter = theatre.factions[faction].letter
        x += pen.chip(x, band.centery - pen.px(9), letter, desk.counters.livery(faction), 18) + pen.px(4)
    x += pen.px(6)
    x += pen.based((x, base + pen.px(1)), decimal(f"{one.attack / 100:.1f}"), Face.HEAD, 23) + pen.px(10)
    steps = sum(-(-int(state.men[unit]) // 30) for unit in order.units)
    x += pen.based((x, base), _("{steps} steps in attack").format(steps=steps), Face.BODY, 13, style.TEXT)
    x += pen.px(24)
    x += pen.based((x, base), _("against"), Face.BODY, 13, style.THIRD) + pen.px(24)
    rows = desk.enemies(order)
    foe = int(state.contact_faction[side, rows[0]])
    x += pen.chip(x, band.centery - pen.px(9), theatre.factions[foe].letter, desk.counters.livery(foe), 18)
    x += pen.px(10)
    x += pen.based((x, base + pen.px(1)), decimal(f"{one.defence / 100:.1f}"), Face.HEAD, 23) + pen.px(10)
    men = int(state.contact_men[side, rows].sum())
    pen.based((x, base), _("{steps} steps").format(steps=-(-men // 30)), Face.BODY, 13)
    right = band.right - pen.px(14)
    wide = pen.based((right, base + pen.px(2)), one.column, Face.HEAD, 24, style.ACCENT, "right")
    pen.based((right - wide - pen.px(12), base), _("column"), Face.BODY, 13, style.SECOND, "right")


def _ledger(pen: Pen, one: Picture, x: int, y: int, width: int) -> None:
    y = pen.heading(x, y, width, _("ledger"), _("columns"))
    right, zero = x + width, x + width - pen.px(84)
    base = y + pen.px(12)
    ratio = one.attack / max(1, one.defence)
    odds = _("Odds {ratio} to 1, rounded").format(ratio=decimal(f"{ratio:.2f}"))
    pen.based((x, base), odds, Face.BODY, 13)
    pen.based((right, base), one.base, Face.HEAD, 16, style.TEXT, "right")
    for row in one.rows:
        base += pen.px(20)
        pen.based((x, base), words.capital(row.name), Face.BODY, 13, style.SECOND)
        colour = style.GOOD if row.columns > 0 else style.BAD
        wide = min(pen.px(36), pen.px(12) * abs(row.columns))
        bar = Rect(zero if row.columns > 0 else zero - wide, base - pen.px(9), wide, pen.px(10))
        _cell(pen, bar, colour, "plain" if row.columns > 0 else "hatched")
        pen.based((right, base), wording.signed(row.columns), Face.HEAD, 16, colour, "right")
    if one.rows:
        pen.post(zero, y + pen.px(18), base - y - pen.px(12), style.STRONG)
    base += pen.px(14)
    pen.rule(x, base, width, style.ACCENT)
    base += pen.px(21)
    shift = _("Sum {shift}: fought on column").format(shift=wording.signed(one.shift))
    pen.based((x, base), shift, Face.KEY, 13.5)
    pen.based((right, base), one.column, Face.HEAD, 20, style.ACCENT, "right")


def _die(pen: Pen, one: Picture, x: int, y: int, width: int) -> None:
    y = pen.heading(x, y, width, _("result of the die"), _("one face is 10 %"))
    cell = (width + pen.px(3)) // len(one.faces)
    for number, outcome in enumerate(one.faces, start=1):
        rect = Rect(x + (number - 1) * cell, y, cell - pen.px(3), pen.px(26))
        colour, pattern = LOOKS[outcome]
        _cell(pen, rect, colour, pattern)
        top = rect.centery - pen.type.height(Face.BOLD, 14) / 2
        pen.text((rect.centerx, top), str(number), Face.BOLD, 14, style.DESK, "centre")
    y += pen.px(38)
    most = max(chance.per_cent for chance in one.chances)
    for chance in one.chances:
        base = y + pen.px(13)
        pen.based((x, base), _(OUTCOMES[chance.outcome]), Face.BODY, 13)
        bar = Rect(x + pen.px(92), y + pen.px(3), pen.px(112), pen.px(11))
        pen.surface.fill(style.INSET, bar)
        colour, pattern = LOOKS[chance.outcome]
        _cell(
            pen, Rect(bar.x, bar.y, bar.width * chance.per_cent // max(most, 40), bar.height), colour, pattern
        )
        pen.based((x + pen.px(252), base), f"{chance.per_cent} %", Face.HEAD, 16, style.TEXT, "right")
        told = decimal(f"−{chance.ours:.1f} / −{chance.theirs:.1f}")
        pen.based((x + width, base), told, Face.BODY, 12.5, style.THIRD, "right")
        y += pen.px(24)
    _losses(pen, one, x, y + pen.px(6), width)


def _losses(pen: Pen, one: Picture, x: int, y: int, width: int) -> None:
    columns = [x + pen.px(118 + 52 * n) for n in range(len(one.ours))]
    base = y + pen.px(11)
    pen.caps((x, base), _("steps lost"), style.ACCENT, 13)
    for number, at in enumerate(columns):
        label = str(number) if number < len(columns) - 1 else f"{number}+"
        pen.based((at, base), label, Face.BODY, 12.5, style.THIRD, "centre")
    pen.based((x + width, base), _("mean"), Face.BODY, 12.5, style.THIRD, "right")
    for number, (label, shares, mean) in enumerate(
        ((_("own"), one.ours, one.mean[0]), (_("enemy"), one.theirs, one.mean[1]))
    ):
        base = y + pen.px(34 + 25 * number)
        pen.based((x, base), label, Face.BODY, 13, style.SECOND)
        for at, share in zip(columns, shares, strict=True):
            rect = Rect(at - pen.px(22), base - pen.px(15), pen.px(44), pen.px(20))
            pen.surface.fill(style.INSET, rect)
            tall = rect.height * share // 100
            pen.surface.fill(style.STRONG, (rect.x, rect.bottom - tall, rect.width, tall))
            told = f"{share} %" if share else "–"
            pen.based((at, base), told, Face.HEAD, 13.5, style.TEXT if share else style.FAINT, "centre")
        pen.based((x + width, base), decimal(f"{mean:.1f}"), Face.HEAD, 17, style.TEXT, "right")


def _cell(pen: Pen, rect: Rect, colour: Colour, pattern: str) -> None:
    """A box in a colour and a pattern, so that neither is needed alone."""
    if rect.width <= 0:
        return
    pen.surface.fill(colour, rect)
    dark = style.mix(colour, style.DESK, 0.45)
    clip = pen.surface.get_clip()
    pen.surface.set_clip(rect.clip(clip))
    if pattern == "hatched":
        for start in range(-rect.height, rect.width, pen.px(6)):
            a, b = (rect.x + start, rect.bottom), (rect.x + start + rect.height, rect.y)
            pygame.draw.aaline(pen.surface, dark, a, b)
            pygame.draw.aaline(pen.surface, dark, (a[0] + 1, a[1]), (b[0] + 1, b[1]))
    elif pattern == "dotted":
        for dx in range(pen.px(4), rect.width, pen.px(7)):
            pygame.draw.circle(pen.surface, dark, (rect.x + dx, rect.y + pen.px(3)), 1)
            pygame.draw.circle(pen.surface, dark, (rect.x + dx - pen.px(3), rect.bottom - pen.px(4)), 1)
    pen.surface.set_clip(clip)
