"""Why, or why not: what the umpire would say to an order, what it costs, and what is to be foreseen.

All of it on what the side knows. A march is followed leg by leg, an assault, raid, coup or strike
forecast from its chart and ledger, a handover by its conditions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import Any, Final

from game.model import orders, text
from game.model.orders import Order
from game.model.theatre import Theatre
from game.records import affairs, bargains, positions, wording
from game.records.fights import OUTCOMES
from game.records.refusal_texts import POSTURES, in_days, refusal_text
from game.rules import baton, combat, coups, foresight, loyalty, offers, posture, raids, relief, strikes
from game.rules.combat import FACES, Prospect
from game.rules.movement import path_to
from game.rules.sight import Sight
from game.rules.umpire import refusal
from game.terms import OFF_MAP, Condition, Halt, Outcome, Posture, Reason, Status
from game.texts import _, articled, mark, ngettext


def ask(view: Sight, line: str) -> Order:
    """The order of a line; `march F05 to Gao` takes the cheapest way that its side knows.

    Where enemies leave none it takes the cheapest way of the ground. Raises BadText.
    """
    theatre, state = view.theatre, view.state
    words = line.split()
    if words[2:3] == ["to"]:
        goal = list(takewhile(lambda word: "=" not in word, words[3:]))
        words[2 : 3 + len(goal)] = ["to=" + "_".join(goal)]
    words, target = text.goal_of(theatre, words) if words[:1] == ["march"] else (words, OFF_MAP)
    if target == OFF_MAP:
        return _order(theatre, " ".join(words))
    march: orders.March = text.read(theatre, " ".join(words))
    unit = march.units[0]
    if state.status[unit] != Status.PRESENT:
        return march  # the umpire will say so
    path = path_to(theatre, state, unit, target) or foresight.way_regardless(theatre, state, unit, target)
    if path is None:
        name = positions.point(theatre, target)
        unit_id = theatre.units[unit].id
        raise text.BadText(_("the ground leaves {unit} no way to {place}").format(unit=unit_id, place=name))
    return orders.March(march.units, path, march.site, march.pace)


def _order(theatre: Theatre, line: str) -> Order:
    order: Order = text.read(theatre, line)
    if type(order) not in text.ORDERS:
        raise text.BadText(_("{line!r} is no order").format(line=line))
    return order


def why(view: Sight, order: Order) -> list[str]:
    """What is to be said of an order: refused and why, or what it costs and brings; a sentence each."""
    wrong = refusal(view.theatre, view.state, view.side, order)
    if wrong is None:
        foreseen = PROSPECTS.get(type(order))
        return [_("It would be carried out."), *(foreseen(view, order) if foreseen else ())]
    told = [_("Refused: {why}").format(why=refusal_text(view.theatre, wrong))]
    if wrong.reason == Reason.NOT_YOUR_PHASE:
        return [*told, _("In your own phase, as things stand:"), *why(_in_own_phase(view), order)]
    if isinstance(order, orders.OfferBaton) and wrong.reason in (Reason.NOT_HOLDER, Reason.ALREADY):
        told += _handover(view, order.place, int(order.to))
    if isinstance(order, orders.Propose | orders.Answer) and wrong.reason in (Reason.TERMS, Reason.LOW_TRACK):
        told += bargains.foreseen(view, order.proposal)
    return told


def _in_own_phase(view: Sight) -> Sight:
    """The same Sight as if the phase were its side's."""
    state = view.state.copy()
    state.active = view.theatre.order_of_phases.index(view.side)
    return Sight(view.theatre, state, view.side)


# Marches


def _march(view: Sight, order: orders.March) -> Iterator[str]:
    theatre, state = view.theatre, view.state
    if not order.path:
        yield _("It only changes the site, and costs no time.")
        return
    seen = foresight.march(theatre, state, order)
    yield _("{legs}, {km} km, {days} days of marching; {tactical} of the legs under threat.").format(
        legs=ngettext("{count} leg", "{count} legs", seen.legs).format(count=seen.legs),
        km=(seen.tenths_km + 5) // 10,
        days=in_days(seen.cost),
        tactical=seen.tactical,
    )
    turns = max(0, seen.spent - 1) // theatre.calendar.budget
    yield _(HALTS[seen.halt]).format(
        place=positions.point(theatre, seen.end),
        date=wording.short_date(theatre, foresight.day(state, seen.spent)),
        barrier=positions.point(theatre, seen.barrier),
        force=_force(view, seen.barrier),
    )
    if turns:
        left = in_days(max(0, theatre.calendar.budget - max(int(state.spent[u]) for u in order.units)))
        template = ngettext(
            "With {left} days left this turn it goes on for {count} turn more.",
            "With {left} days left this turn it goes on for {count} turns more.",
            turns,
        )
        yield template.format(left=left, count=turns)


HALTS: Final = {
    Halt.ARRIVED: mark("It arrives at {place} on {date}, if nobody unknown stops it."),
    Halt.ZONE: mark("It stops for good at {place} on {date}, in the zone of {force}."),
    Halt.CLOSED: mark("It stops at {place} on {date}: the way to {barrier} is barred or full ({force})."),
}


def _force(view: Sight, here: int) -> str:
    """The known enemies at or beside a hex, in words."""
    theatre, state, side = view.theatre, view.state, int(view.side)
    known = state.contact_hex[side] != OFF_MAP
    known &= state.contact_day[side] >= state.day - theatre.fresh
    near = [r for r in known.nonzero()[0].tolist() if _beside(view, here, r)]
    if not near:
        return _("no known force")
    men = int(state.contact_men[side, near].sum())
    factions = wording.listed(
        dict.fromkeys(wording.faction(theatre, int(state.contact_faction[side, row])) for row in near)
    )
    return _("about {men} of {faction}").format(men=wording.men(men), faction=factions)


def _beside(view: Sight, here: int, row: int) -> bool:
    return view.theatre.grid.distance(here, int(view.state.contact_hex[view.side, row])) <= 1


# Assaults


def _assault(view: Sight, order: orders.Assault) -> Iterator[str]:
    theatre = view.theatre
    days = in_days(theatre.assault_time)
    yield _("It costs {units} {days} days each.").format(units=wording.units(theatre, order.units), days=days)
    seen = combat.forecast(theatre, view.state, view.side, order)
    if seen.exact:
        yield _("Every enemy there was seen today: {odds}.").format(odds=_odds(theatre, seen.best))
        yield _fight(seen.best)
        return
    yield _("Not every enemy there was seen today; half of those reported to half as many again.")
    for template, fight in ((_("At best {odds}."), seen.best), (_("At worst {odds}."), seen.worst)):
        yield template.format(odds=_odds(theatre, fight))
        yield _fight(fight)


def _odds(theatre: Theatre, fight: Prospect) -> str:
    return _("{attack} against {defence}, column {column} ({ledger})").format(
        attack=fight.attack,
        defence=fight.defence,
        column=theatre.combat.names[fight.column],
        ledger=wording.ledger(fight.ledger) or _("nothing moves it"),
    )


def _fight(fight: Prospect) -> str:
    """The outcomes of a fight with their chances, and the losses of both sides from face to face."""
    faces = [face.outcome for face in fight.faces]
    told = {o: faces.count(o) * 100 // FACES for o in Outcome if o in faces}
    chances = wording.listed(
        _("{outcome} {chance} per cent").format(
            outcome=_(OUTCOMES[o]).format(faction=_("the defender")), chance=c
        )
        for o, c in told.items()
    )
    ours = [face.attackers_lost for face in fight.faces]
    theirs = [face.defenders_lost for face in fight.faces]
    return _("{chances}; we lose {a} to {b} men, they {c} to {d}.").format(
        chances=chances[:1].upper() + chances[1:], a=min(ours), b=max(ours), c=min(theirs), d=max(theirs)
    )


# By air and by night


def _strike(view: Sight, order: orders.Strike) -> Iterator[str]:
    seen = strikes.forecast(view.theatre, view.state, int(view.side), order)
    template = (
        _("Every enemy there was seen today: {a} to {b} men of the unit hit hardest, {mean} in the mean.")
        if seen.exact
        else _("Going by old reports: {a} to {b} men of the unit hit hardest, {mean} in the mean.")
    )
    mean = (sum(seen.faces) + FACES // 2) // FACES
    yield template.format(a=min(seen.faces), b=max(seen.faces), mean=mean)


def _by_night(view: Sight, fight: Prospect | None) -> Iterator[str]:
    if fight is None:
        yield _("Nobody is known to stand there.")
        return
    yield _("Of those known there, tonight: {odds}.").format(odds=_odds(view.theatre, fight))
    yield _fight(fight)


def _raid(view: Sight, order: orders.Raid) -> Iterator[str]:
    return _by_night(view, raids.forecast(view.theatre, view.state, int(view.side), order))


def _seize(view: Sight, order: orders.Seize) -> Iterator[str]:
    return _by_night(view, coups.forecast(view.theatre, view.state, int(view.side), order))


# Handovers


def _handover(view: Sight, place: int, receiver: int) -> Iterator[str]:
    theatre, state = view.theatre, view.state
    seen = baton.forecast(theatre, state, int(view.side), place, receiver)
    for one in seen.conditions:
        met = one not in seen.missing
        words = _("met") if met else affairs.shortfall(one)
        yield _("{condition}: {words}.").format(condition=_(CONDITIONS[one.condition]), words=words)
    kept = wording.short_date(theatre, seen.clock_end)
    earliest = wording.short_date(theatre, seen.earliest)
    yield _("It could pass on {earliest} at the earliest, and must then be kept until {kept}.").format(
        earliest=earliest, kept=kept
    )
    yield _("If it lasts we have {points} for it, and {forgone} less for the place at the end.").format(
        points=ngettext("{count} point", "{count} points", seen.points).format(count=seen.points),
        forgone=seen.forgone,
    )
    if seen.lost:
        yield ngettext(
            "If it is dropped we lose {count} point.", "If it is dropped we lose {count} points.", seen.lost
        ).format(count=seen.lost)
    if seen.kept or seen.dropped:
        template = _("Our will moves by {kept} if it lasts and by {dropped} if the baton is dropped.")
        yield template.format(kept=f"{seen.kept:+d}", dropped=f"{seen.dropped:+d}")
    if seen.risk or seen.alone:
        template = _(
            "An attack would drop it in {risk} of 1,000 cases with those there now, "
            "in {alone} without our men."
        )
        yield template.format(risk=seen.risk, alone=seen.alone)
    if seen.relieved:
        yield _("It releases {men} of ours.").format(men=wording.men(seen.relieved))


def _region(view: Sight, order: orders.OfferRegion) -> Iterator[str]:
    for place in offers.of_region(view.theatre, view.state, int(view.side), order.region):
        yield articled(view.theatre.places[place].name)
        yield from _handover(view, place, int(order.to))


def _home(view: Sight, order: orders.GoHome) -> Iterator[str]:
    theatre, state, side = view.theatre, view.state, int(view.side)
    clock = theatre.factions[side].home
    if clock is None:
        return
    after = state.copy()
    after.status[list(order.units)] = Status.HOME
    now, then = (relief.toll(theatre, some, side) for some in (state, after))
    days = wording.days(clock.every)
    text = _("Every {days} our will then falls by {then} instead of {now}.")
    yield text.format(days=days, then=then, now=now)


CONDITIONS: Final = {
    Condition.PRESENCE: mark("Both on the spot"),
    Condition.GARRISON: mark("Garrison of the receiver"),
    Condition.SEALED: mark("No open enemy near"),
    Condition.QUIET: mark("Days without an incident"),
    Condition.SUPPLY: mark("Supply of the receiver's men"),
    Condition.PAY: mark("Pay"),
    Condition.REGION: mark("The rest of its region"),
}


def _answer(view: Sight, order: orders.AcceptBaton) -> Iterator[str]:
    return _handover(view, order.place, int(view.state.receiver[order.place]))


# The rest


def _adopt(view: Sight, order: orders.Adopt) -> Iterator[str]:
    for unit in order.units:
        days = in_days(posture.price(view.theatre, view.state, unit, order.posture))
        yield _("It costs {unit} {days} days.").format(unit=view.theatre.units[unit].id, days=days)


def _patrol(view: Sight, order: orders.Patrol) -> Iterator[str]:
    theatre, here = view.theatre, int(view.state.hex[order.units[0]])
    yield _("It costs {days} days.").format(days=in_days(theatre.patrol_time))
    people = loyalty.informers(theatre, view.state, int(view.side), here)
    for hidden in (Posture.DISPERSED, Posture.UNDERGROUND):
        chance = min(1000, int(theatre.sight.chance[hidden]) + theatre.sight.patrol + people)
        template = _(
            "An enemy there who is {posture} is found in {chance} of 1,000 cases ({people} by the people)."
        )
        yield template.format(posture=_(POSTURES[hidden]), chance=max(0, chance), people=f"{people:+d}")


PROSPECTS: Final[dict[type, Callable[[Sight, Any], Iterator[str]]]] = {
    orders.March: _march,
    orders.Assault: _assault,
    orders.Strike: _strike,
    orders.Raid: _raid,
    orders.Seize: _seize,
    orders.OfferBaton: lambda view, order: _handover(view, order.place, int(order.to)),
    orders.OfferRegion: _region,
    orders.AcceptBaton: _answer,
    orders.Propose: lambda view, order: bargains.foreseen(view, order.proposal),
    orders.Answer: lambda view, order: bargains.foreseen(view, order.proposal),
    orders.BreakOff: lambda view, order: bargains.breach(view, order.proposal),
    orders.GoHome: _home,
    orders.Adopt: _adopt,
    orders.Patrol: _patrol,
}
"""What is foreseen of each kind of order that costs or risks something."""
