"""The orders of the selected units as buttons, and the choices behind some of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from game.advice.naming import DIRECTIONS, STANDINGS
from game.model import orders
from game.model.orders import Order
from game.records.refusal_texts import POSTURES
from game.rules import choices, proposals
from game.rules import posture as postures
from game.terms import FactionId, Pace, PlaceId, Posture, ProposalId, RegionId, Standing, UnitId
from game.texts import _, titled
from game.ui import style, view, words
from game.ui.composer import Mode
from game.ui.pen import Act, Look, Pen, Rect

if TYPE_CHECKING:
    from game.ui.desk import Desk

GAP: Final = 8
ALARMED: Final = (Standing.EVACUATE, Standing.BLEND_IN)  # by a stronger enemy within the alarm
ALARMS: Final = (1, 2, 3, 5)  # hexes


@dataclass(frozen=True, slots=True)
class Choice:
    """One way on: an order, with its key and what keeps it from being given."""

    label: str
    order: Order
    key: str = ""


@dataclass(frozen=True, slots=True)
class Verb:
    """A button of the orders."""

    label: str
    name: str
    key: str
    act: Act
    look: Look = "normal"
    hint: str = ""


def draw_orders(pen: Pen, desk: Desk, rect: Rect) -> int:
    """Buttons in columns, a long one over a whole row; choices that do not fit stand on further pages."""
    offered = desk.choices
    y = rect.y
    if offered is not None:
        y = pen.heading(rect.x, y, rect.width, desk.choices_title, _("Esc: back"))
    elif rect.height >= height(pen, desk, rect.width):
        y = pen.heading(rect.x, y, rect.width, _("orders"))
    shown = offers(desk)
    low = y
    for verb, at in zip(shown, _laid(pen, shown, rect.width, 3 if offered is None else 2), strict=True):
        at.move_ip(rect.x, y)
        if at.bottom > rect.bottom:
            break
        pen.button(at, verb.label, verb.name, verb.act, key=verb.key, look=verb.look, hint=verb.hint)
        low = at.bottom
    return low


def offers(desk: Desk) -> list[Verb]:
    """The buttons that are to be shown now."""
    offered = desk.choices
    return verbs(desk) if offered is None else [_as_verb(desk, n, c) for n, c in enumerate(offered)]


def height(pen: Pen, desk: Desk, wide: int) -> int:
    """How high the orders are with their heading."""
    laid = _laid(pen, offers(desk), wide, 3 if desk.choices is None else 2)
    return pen.px(30) + max((at.bottom for at in laid), default=0)


def _laid(pen: Pen, shown: list[Verb], room: int, columns: int) -> list[Rect]:
    """Where each button goes, from the top left of its room."""
    wide, high = (room - pen.px(GAP) * (columns - 1)) // columns, pen.px(style.BUTTON)
    at, out = Rect(0, 0, wide, high), []
    for verb in shown:
        long = not pen.fits(verb.label, wide, key=bool(verb.key))
        if at.x > 0 and (long or at.right > room):
            at = Rect(0, at.bottom + pen.px(7), wide, high)
        at.width = room if long else wide
        out.append(at.copy())
        at = Rect(at.right + pen.px(GAP), at.y, wide, high)
    return out


def _as_verb(desk: Desk, number: int, choice: Choice) -> Verb:
    why = desk.composer.why_not(choice.order)
    key = choice.key or (str(number + 1) if number < 9 else "")
    return Verb(
        choice.label,
        f"choice {number}",
        key,
        partial(choose, desk, choice.order),
        "off" if why else "normal",
        why,
    )


def verbs(desk: Desk) -> list[Verb]:
    """What can be done with the selected units."""
    composer, units = desk.composer, desk.composer.selected
    mode = composer.mode

    def look(order: Order | None, *, chosen: bool = False) -> tuple[Look, str]:
        if chosen:
            return "chosen", ""
        if not desk.table.mine:
            return "off", _("It is another faction's phase.")
        why = composer.why_not(order) if order is not None else ""
        return ("off", why) if why else ("normal", "")

    def verb(
        label: str, name: str, key: str, act: Act, order: Order | None = None, *, chosen: bool = False
    ) -> Verb:
        how, why = look(order, chosen=chosen)
        return Verb(label, name, key, act, how, why)

    patrol, halt = orders.Patrol(units), orders.Halt(units)
    guarding = bool(set(units) & composer.queue.guarding)
    march, attack, forced = mode is Mode.MARCH, mode is Mode.ASSAULT, composer.pace is Pace.FORCED
    return [
        verb(_("March"), "march", "M", partial(composer.begin, Mode.MARCH), chosen=march),
        verb(_("Assault"), "assault", "A", partial(composer.begin, Mode.ASSAULT), chosen=attack),
        verb(_("Forced"), "forced", "D", composer.force, chosen=forced),
        verb(_("Posture"), "posture", "T", partial(choose_posture, desk)),
        verb(_("Standing"), "standing", "O", partial(choose_standing, desk)),
        verb(_("More"), "more", "E", partial(choose_more, desk)),
        verb(_("Guard"), "guard", "G", composer.guard, chosen=guarding),
        verb(_("Wait"), "wait", "W", composer.wait),
        verb(_("Skip"), "skip", _("Space"), composer.skip),
        verb(_("Patrol"), "patrol", "R", partial(composer.give, patrol), patrol),
        verb(_("Halt"), "halt", "H", partial(composer.give, halt), halt),
        verb(_("Group"), "group", "Q", composer.group),
        verb(_("Baton", "order"), "baton", "B", desk.open_handover),
        verb(_("Possible"), "options", "I", desk.open_options),
        verb(_("Advice"), "advice", "S", desk.open_advice),
    ]


# The choices behind a button


def choose_posture(desk: Desk) -> None:
    """Offer the postures."""
    _offer(desk, _("posture, and its price in days"), posture_choices(desk))


def choose_standing(desk: Desk) -> None:
    """Offer the standing orders."""
    _offer(desk, _("standing order"), standing_choices(desk))


def choose_more(desk: Desk) -> None:
    """Offer whatever else can be ordered."""
    _offer(desk, _("other orders"), more_choices(desk))


def _offer(desk: Desk, title: str, offered: list[Choice]) -> None:
    if not offered:
        desk.composer.said = _("There is nothing else that these units could do now.")
    desk.choices, desk.choices_title = offered or None, title
    desk.composer.version += 1


def choose(desk: Desk, order: Order) -> None:
    """Give an order out of the choices."""
    desk.choices = None
    desk.composer.give(order)


def posture_choices(desk: Desk) -> list[Choice]:
    """The postures that units of the selected kinds take, and what each costs."""
    units = desk.composer.selected
    theatre, state = desk.theatre, desk.sight.state
    irregular = bool(theatre.unit_irregular[units[0]])
    out = []
    for one in Posture:
        if (one in postures.IRREGULAR) == irregular:
            price = max(postures.price(theatre, state, unit, one) for unit in units)
            label = f"{words.capital(_(POSTURES[one]))}  {words.days(price)}"
            out.append(Choice(label, orders.Adopt(units, one)))
    return out


def standing_choices(desk: Desk) -> list[Choice]:
    """Standing orders; those that an alarm sets off, with each distance of it."""
    units = desk.composer.selected
    irregular = bool(desk.theatre.unit_irregular[units[0]])
    every = Standing if irregular else (Standing.HOLD, Standing.EVACUATE)
    now = int(desk.sight.state.alarm[units[0]])
    out = []
    for one in every:
        label = words.capital(_(STANDINGS[one]))
        if one not in ALARMED:
            out.append(Choice(label, orders.StandBy(units, one, now)))
            continue
        for alarm in ALARMS:
            km = alarm * desk.theatre.km_a_hex
            told = _("{order} within {km} km").format(order=label, km=km)
            out.append(Choice(told, orders.StandBy(units, one, alarm)))
    return out


def more_choices(desk: Desk) -> list[Choice]:
    """The answers that the side owes, and everything else that the selected units may be ordered now."""
    every = [*_answers(desk), *_proposals(desk), *_more(desk)]
    return [choice for choice in every if not desk.composer.why_not(choice.order)]


def _answers(desk: Desk) -> Iterator[Choice]:
    """What may be answered to declared events that ask the side for a choice."""
    theatre, state = desk.theatre, desk.sight.state
    for event in choices.waiting(theatre, state, int(desk.table.side)):
        for option in choices.options(theatre, event):
            yield Choice(titled(option.text) or option.id, orders.Choose(event, option.id))


def _proposals(desk: Desk) -> Iterator[Choice]:
    """What the side may answer, propose and break off."""
    theatre, side = desk.theatre, int(desk.table.side)
    for number, part in enumerate(theatre.proposals):
        if side in proposals.parties(part):
            proposal, text = ProposalId(number), titled(part.text) or part.id
            yield Choice(_("Agree: {text}").format(text=text), orders.Answer(proposal, accept=True))
            yield Choice(_("Decline: {text}").format(text=text), orders.Answer(proposal, accept=False))
            yield Choice(_("Propose: {text}").format(text=text), orders.Propose(proposal))
            yield Choice(_("Break off: {place}").format(place=text), orders.BreakOff(proposal))


def _more(desk: Desk) -> Iterator[Choice]:
    theatre, state, units = desk.theatre, desk.sight.state, desk.composer.selected
    here = int(state.hex[units[0]])
    for place in map(PlaceId, view.places_of(theatre, here)):
        name = titled(theatre.places[place].name)
        yield Choice(_("Repair {place}").format(place=name), orders.Repair(units, place))
        yield Choice(_("Base at {place}").format(place=name), orders.BuildBase(units, place))
        yield Choice(_("Infiltrate {place}").format(place=name), orders.Infiltrate(units, place))
        for faction in range(len(theatre.factions)):
            to = titled(theatre.factions[faction].name)
            label = _("Offer {place} to {faction}").format(place=name, faction=to)
            yield Choice(label, orders.OfferBaton(place, FactionId(faction)))
            for number, region in enumerate(theatre.regions):
                if place in region.places:
                    label = _("Offer {region} whole to {faction}").format(
                        region=titled(region.name), faction=to
                    )
                    yield Choice(label, orders.OfferRegion(RegionId(number), FactionId(faction)))
        yield Choice(_("Accept {place}").format(place=name), orders.AcceptBaton(place))
        yield Choice(_("Decline {place}").format(place=name), orders.DeclineBaton(place))
        yield Choice(_("Break off: {place}").format(place=name), orders.CancelBaton(place))
    yield from _hidden(desk, units, here)
    for faction in range(len(theatre.factions)):
        label = _("Lend to {faction}").format(faction=titled(theatre.factions[faction].name))
        yield Choice(label, orders.Lend(units, FactionId(faction)))
    yield Choice(_("Recall"), orders.Recall(units))
    yield Choice(_("Go home"), orders.GoHome(units))
    yield Choice(_("Go home"), orders.GoHome(units))


def _hidden(desk: Desk, units: tuple[UnitId, ...], here: int) -> Iterator[Choice]:
    """Deeds by night, caches, mines, bridges and ways out of the map."""
    theatre, grid = desk.theatre, desk.theatre.grid
    if theatre.night is not None:
        for place in map(PlaceId, range(len(theatre.places))):
            if grid.distance(here, theatre.places[place].hex) <= 3:
                name = titled(theatre.places[place].name)
                yield Choice(_("Raid {place}").format(place=name), orders.Raid(units, place))
                yield Choice(
                    _("Suicide attack: {place}").format(place=name), orders.SuicideAttack(units, place)
                )
    if theatre.caches is not None:
        yield Choice(_("Lay a cache"), orders.Cache(units))
    if theatre.mines is not None:
        for direction, name in enumerate(map(_, DIRECTIONS)):
            yield Choice(_("Mine the road {direction}").format(direction=name), orders.Mine(units, direction))
            yield Choice(
                _("Blow the bridge {direction}").format(direction=name), orders.Blow(units, direction)
            )
            yield Choice(
                _("Restore the bridge {direction}").format(direction=name), orders.Restore(units, direction)
            )
    for number, box in enumerate(theatre.boxes):
        yield Choice(_("Leave for {box}").format(box=titled(box.name)), orders.Exfiltrate(units, number))  # type: ignore[arg-type]
