"""The dialogue in which a place is handed over: its conditions, the days of both, what comes after.

Everything in it is the forecast of the rules on what the side knows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import pygame

from game.model import orders
from game.model.events import Shortfall
from game.model.orders import Order
from game.records import affairs, wording
from game.records.why import CONDITIONS
from game.rules import baton
from game.terms import Baton, Condition, FactionId, PlaceId
from game.texts import _, titled
from game.ui import dialogue, ink, overlapping, style, words
from game.ui.pen import Pen, Rect, Zone
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

WIDE, HIGH, FOOT = 1160, 736, 72
MOST_ANSWERS = 4  # buttons


@dataclass(unsafe_hash=True, slots=True)
class Handover:
    """The place that is spoken of, and to whom it would go."""

    place: PlaceId
    receiver: FactionId | None = field(default=None, compare=False)

    def draw(self, surface: pygame.Surface, desk: Desk) -> list[Zone]:
        """Draw it over the dimmed desk; the zones in it."""
        return draw(surface, desk, self)

    def key(self, desk: Desk, name: str) -> None:
        """The letter of a faction chooses it, Enter does what the first button does."""
        able = partners(desk, self.place)
        for faction in able:
            if name == desk.theatre.factions[faction].letter.lower():
                self.receiver = faction
        shown = answers(desk, self)
        if name == "return" and shown:
            _give(desk, shown[0][1])


def partners(desk: Desk, place: PlaceId) -> list[FactionId]:
    """Those to whom the side could offer a place, or with whom its handover is under way."""
    state = desk.sight.state
    if int(state.baton[place]) != Baton.NONE:
        return [FactionId(int(state.receiver[place]))]
    every = [FactionId(f) for f in range(len(desk.theatre.factions)) if f != desk.table.side]
    return [f for f in every if not desk.composer.why_not(orders.OfferBaton(place, f))]


def draw(surface: pygame.Surface, desk: Desk, talk: Handover) -> list[Zone]:
    """The dialogue over a dimmed desk; the zones in it."""
    pen, rect = dialogue.begin(surface, desk, WIDE, HIGH)
    able = partners(desk, talk.place)
    if talk.receiver not in able:
        talk.receiver = able[0] if able else None
    _head(pen, desk, talk, able, rect)
    if talk.receiver is None:
        _nobody(pen, desk, talk, rect)
    else:
        side, receiver = int(desk.table.side), talk.receiver
        seen = baton.forecast(desk.theatre, desk.sight.state, side, talk.place, int(talk.receiver))
        left, top = rect.x + pen.px(32), rect.y + pen.px(112)
        _summary(pen, desk, seen, rect)
        _conditions(pen, seen, Rect(left, top, pen.px(410), rect.bottom - pen.px(FOOT + 6) - top))
        across = left + pen.px(458)
        box = Rect(across, top, rect.right - pen.px(32) - across, pen.px(400))
        overlapping.draw_calendar(pen, desk, (talk.place, receiver), seen, box)
    _foot(pen, desk, talk, rect)
    return pen.zones


def _head(pen: Pen, desk: Desk, talk: Handover, able: list[FactionId], rect: Rect) -> None:
    theatre, state = desk.theatre, desk.sight.state
    left, place = rect.x + pen.px(32), theatre.places[talk.place]
    pen.based(
        (left, rect.y + pen.px(50)),
        _("Pass the baton: {place}").format(place=titled(place.name)),
        Face.HEAD,
        30,
    )
    base, x = rect.y + pen.px(82), left
    x += pen.based((x, base), _("From"), Face.BODY, 14, style.SECOND) + pen.px(8)
    holder = int(state.holder[talk.place])
    if holder >= 0:
        one = theatre.factions[holder]
        x += pen.chip(x, base - pen.px(14), one.letter, desk.counters.livery(holder), 19) + pen.px(8)
        x += pen.based((x, base), titled(one.name), Face.KEY, 14) + pen.px(14)
    x += pen.based((x, base), _("to"), Face.BODY, 14, style.SECOND) + pen.px(12)
    for faction in able:
        one = theatre.factions[faction]
        width = pen.type.width(titled(one.name), Face.KEY, 14) + pen.px(52)
        box = Rect(x, base - pen.px(20), width, pen.px(30))
        chosen = faction == talk.receiver
        over = pen.zone(box, f"receiver {one.id}", partial(setattr, talk, "receiver", faction))
        fill, edge = (style.ACCENT_GROUND, style.ACCENT) if chosen else (style.RAISED, style.STRONG)
        pen.box(box, style.HOVER if over and not chosen else fill, edge, 4)
        pen.chip(box.x + pen.px(8), box.y + pen.px(6), one.letter, desk.counters.livery(faction), 18)
        pen.based(
            (box.x + pen.px(34), base), titled(one.name), Face.KEY, 14, style.ORDER if chosen else style.TEXT
        )
        x = box.right + pen.px(8)
    pen.rule(rect.x, rect.y + pen.px(100), rect.width)


def _summary(pen: Pen, desk: Desk, seen: baton.Forecast, rect: Rect) -> None:
    """How many conditions are met, and when it could pass, at the head's right."""
    met, every = len(seen.conditions) - len(seen.missing), len(seen.conditions)
    told = _("{met} of {all} conditions met").format(met=met, all=every)
    right = rect.right - pen.px(32)
    colour = style.GOOD if met == every else style.WARNING
    pen.based((right, rect.y + pen.px(50)), told, Face.HEAD, 22, colour, "right")
    told = _("Earliest pass: dusk of {date}").format(date=wording.short_date(desk.theatre, seen.earliest))
    pen.based((right, rect.y + pen.px(78)), told, Face.BODY, 13.5, style.SECOND, "right")


def _nobody(pen: Pen, desk: Desk, talk: Handover, rect: Rect) -> None:
    """Why the place can be offered to nobody: by partner."""
    y = rect.y + pen.px(140)
    for faction in range(len(desk.theatre.factions)):
        if faction != desk.table.side:
            why = desk.composer.why_not(orders.OfferBaton(talk.place, FactionId(faction)))
            text = _("{faction}: {why}").format(faction=titled(desk.theatre.factions[faction].name), why=why)
            pen.based((rect.x + pen.px(32), y), text, Face.BODY, 14, style.SECOND)
            y += pen.px(26)


def _conditions(pen: Pen, seen: baton.Forecast, rect: Rect) -> None:
    met = len(seen.conditions) - len(seen.missing)
    note = _("{met} of {all} met").format(met=met, all=len(seen.conditions))
    y = pen.heading(rect.x, rect.y, rect.width, _("conditions"), note)
    step = min(pen.px(80), (rect.bottom - y) // max(1, len(seen.conditions)))
    for one in seen.conditions:
        _condition(pen, one, one not in seen.missing, rect, y + pen.px(4))
        y += step


def _condition(pen: Pen, one: Shortfall, met: bool, rect: Rect, y: int) -> None:  # noqa: FBT001
    left, base = rect.x + pen.px(38), y + pen.px(17)
    colour = style.GOOD if met else style.BAD
    _sign(pen, (rect.x + pen.px(13), y + pen.px(14)), met=met)
    pen.based((left, base), _(CONDITIONS[one.condition]), Face.KEY, 14.5)
    have, need = max(0, one.have), one.need
    if one.condition == Condition.SEALED:
        figure = _("clear") if met else _("{count} near").format(count=-one.have)
    elif one.condition == Condition.GARRISON:
        figure = _("{have} of {need} men").format(have=have, need=need)
    elif one.condition in (Condition.SUPPLY, Condition.REGION):
        figure = _("all ready") if met else _("{count} not ready").format(count=-one.have)
    elif one.condition == Condition.PAY:
        figure = _("{have} of {need}").format(have=have, need=need)
    else:
        figure = _("{have} of {need} days").format(have=have, need=need)
    pen.based((rect.right, base), figure, Face.HEAD, 18, colour, "right")
    most = max(have, need, 1) * 1.12
    bar = Rect(left, y + pen.px(25), rect.right - left, pen.px(9))
    pen.surface.fill(style.INSET, bar)
    share = 1.0 if met and not need else have / most
    filled = Rect(bar.x, bar.y, round(bar.width * min(1.0, share)), bar.height)
    pen.surface.fill(colour, filled)
    if not met:
        pen.hatch(filled)
    if need:
        at = bar.x + round(bar.width * need / most)
        pen.surface.fill(style.ORDER, (at, bar.y - pen.px(3), max(1, pen.px(2)), bar.height + pen.px(6)))
    told = _("Met as things stand.") if met else words.capital(affairs.shortfall(one)) + "."
    pen.based(
        (left, y + pen.px(53)),
        pen.type.fit(told, Face.BODY, 13, rect.right - left),
        Face.BODY,
        13,
        style.SECOND,
    )


def _sign(pen: Pen, at: tuple[int, int], *, met: bool) -> None:
    """A tick or a cross in a ring."""
    side, colour = pen.px(24), style.GOOD if met else style.BAD
    ring = ink.disc(side, style.PANEL, colour, 1.6)
    pen.surface.blit(ring, ring.get_rect(center=at))
    x, y, r = at[0], at[1], side * 0.22
    lines = [[(x - r, y), (x - r * 0.2, y + r * 0.8), (x + r * 1.1, y - r * 0.8)]]
    if not met:
        lines = [[(x - r, y - r), (x + r, y + r)], [(x - r, y + r), (x + r, y - r)]]
    for points in lines:
        drawn, corner = ink.line(points, [(pen.px(2), colour, 1)])
        pen.surface.blit(drawn, corner)


# The buttons


def _foot(pen: Pen, desk: Desk, talk: Handover, rect: Rect) -> None:
    top = rect.bottom - pen.px(FOOT)
    pen.rule(rect.x, top, rect.width)
    x, y = rect.right - pen.px(32), top + pen.px(18)
    able = answers(desk, talk)
    for number, (label, order) in enumerate(able):
        width = pen.type.width(label, Face.KEY, 14) + pen.px(48)
        at = Rect(x - width, y, width, pen.px(38))
        act = partial(_give, desk, order)
        pen.button(at, label, f"baton {number}", act, look="main" if not number else "normal")
        x = at.left - pen.px(10)
    at = Rect(x - pen.px(112), y, pen.px(112), pen.px(34))
    pen.button(at, _("Close"), "baton close", desk.close_dialogue, key="Esc")
    told = _("What is missing is told at each dusk. Nothing is lost by an offer that waits.")
    pen.based((rect.x + pen.px(32), y + pen.px(22)), told, Face.BODY, 13, style.SECOND)


def answers(desk: Desk, talk: Handover) -> list[tuple[str, Order]]:
    """What may be ordered about the place now, each with its label."""
    shown: list[tuple[str, Order]] = []
    if talk.receiver is not None:
        to = titled(desk.theatre.factions[talk.receiver].name)
        shown.append(
            (_("Offer to {faction}").format(faction=to), orders.OfferBaton(talk.place, talk.receiver))
        )
    shown += [
        (_("Accept"), orders.AcceptBaton(talk.place)),
        (_("Decline"), orders.DeclineBaton(talk.place)),
        (_("Break off"), orders.CancelBaton(talk.place)),
    ]
    return [(label, order) for label, order in shown if not desk.composer.why_not(order)][:MOST_ANSWERS]


def _give(desk: Desk, order: Order) -> None:
    if desk.composer.give(order):
        desk.close_dialogue()
