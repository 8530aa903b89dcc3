"""Sentences about fights.

A fight takes two: who met whom, where and at which odds; then what became of it, with the losses of
both sides and where the beaten went. What follows a fight as events of their own is folded in.
"""

from __future__ import annotations

from typing import Final

from game.model import events as ev
from game.records import positions, wording
from game.records.page import Battle, Page, Rank
from game.terms import FactionId, FightKind, IncidentKind, Outcome, UnitId, Units
from game.texts import _, mark

OPENINGS: Final = {
    FightKind.ASSAULT: mark("{attackers} attacked {defenders} {where} at {odds}."),
    FightKind.AMBUSH: mark("{attackers} ambushed {defenders} {where} at {odds}."),
    FightKind.RAID: mark("{attackers} raided {defenders} {where} by night at {odds}."),
    FightKind.FLUSH: mark("{attackers} flushed out {defenders} {where} at {odds}."),
    FightKind.COUP: mark("{attackers} came down on {defenders} {where} by night at {odds}."),
    FightKind.CONTACT: mark("{defenders} walked into {attackers} {where} and met fire at {odds}."),
}
OUTCOMES: Final = {
    Outcome.HELD: mark("{faction} held its ground"),
    Outcome.RETREATED: mark("{faction} gave way"),
    Outcome.ROUTED: mark("{faction} was routed"),
    Outcome.MELTED: mark("{faction} melted away"),
    Outcome.SURRENDERED: mark("{faction} surrendered"),
    Outcome.DESTROYED: mark("{faction} was destroyed"),
}
RETREATS: Final = {
    Outcome.RETREATED: mark("{faction} fell back to {places}"),
    Outcome.ROUTED: mark("{faction} was routed and fled to {places}"),
    Outcome.MELTED: mark("{faction} melted away toward {places}"),
}
LOST_WHOLE: Final = (Outcome.SURRENDERED, Outcome.DESTROYED)
INCIDENTS: Final = {
    IncidentKind.CLASH: mark("Armed men of wary neighbours came to blows {where}."),
    IncidentKind.RAID: mark("Armed men struck by night {where}."),
    IncidentKind.SUICIDE: mark("Suicide attack by night {where}."),
}
"""A fight that disturbs a place is told as a fight."""


# Events


def sought(page: Page, event: ev.UnitFought) -> None:
    """Units that went to fight; if no fight follows they found nobody."""
    page.sought.setdefault(event.hex, []).append(event.unit)


def fight(page: Page, event: ev.FightResolved) -> None:
    """A fight, of which the consequences follow."""
    men = {unit: int(page.state.men[unit]) for unit in (*event.attackers, *event.defenders)}
    page.battles.append(Battle(event, men))
    if event.kind == FightKind.ASSAULT:
        page.sought.pop(event.hex, None)


def _battle(page: Page, unit: int) -> Battle | None:
    """The last fight, if the unit was in it."""
    if page.battles and unit in page.battles[-1].men:
        return page.battles[-1]
    return None


def losses(page: Page, event: ev.LossesTaken) -> None:
    """Men lost, in a fight or otherwise."""
    if page.struck is not None and page.struck.unit == event.unit:
        page.struck = None
        return
    battle = _battle(page, event.unit)
    if battle is None:
        words = {"toll": wording.toll(event.killed, event.wounded, event.captured)}
        page.tell(Rank.FIGHT, page.hex_of(event.unit), _("{units} had {toll}."), words, units=(event.unit,))
    else:
        battle.losses.append(event)


def destroyed(page: Page, event: ev.UnitDestroyed) -> None:
    """A unit lost, in a fight or otherwise."""
    battle = _battle(page, event.unit)
    if battle is None:
        page.tell(Rank.FIGHT, page.hex_of(event.unit), _("{units} ceased to exist."), {}, units=(event.unit,))
    else:
        battle.destroyed.append(event.unit)


def fell_back(page: Page, event: ev.UnitRetreated | ev.UnitMelted) -> None:
    """Where a beaten unit went."""
    battle = _battle(page, event.unit)
    if battle is None:
        ends = {"origin": event.origin, "target": event.target}
        words = {name: positions.point(page.theatre, end) for name, end in ends.items()}
        template = _("{units} fell back from {origin} to {target}.")
        page.tell(Rank.FIGHT, event.target, template, words, units=(event.unit,))
    else:
        battle.retreats.append(event.target)


def incident(page: Page, event: ev.IncidentOccurred) -> None:
    """What disturbed a place, once for all the places of its hex."""
    if event.kind in INCIDENTS:
        page.incidents.setdefault((page.theatre.places[event.place].hex, event.kind), event.day)


# Told when the page closes


def tell_battles(page: Page) -> None:
    """Tell the fights of a page, and the attacks that met nobody."""
    for battle in page.battles:
        words = {
            "opening": _opening(page, battle),
            "result": _result(page, battle),
            "losses": _(", ").join(_losses(page, battle)),
        }
        page.tell(Rank.FIGHT, battle.fight.hex, _("{opening} {result}; {losses}."), words)
    for here, attackers in page.sought.items():
        words = {"where": positions.at(page.theatre, here)}
        page.tell(Rank.FIGHT, here, _("{units} attacked {where} and found nobody."), words, units=attackers)


def tell_incidents(page: Page) -> None:
    """Tell what disturbed places, but for raids of which the fight is told."""
    fought = {battle.fight.hex for battle in page.battles}
    for (here, kind), day in page.incidents.items():
        if kind != IncidentKind.RAID or here not in fought:
            words = {"where": positions.at(page.theatre, here)}
            page.tell(Rank.FIGHT, here, _(INCIDENTS[kind]), words, day=day)


def _opening(page: Page, battle: Battle) -> str:
    event = battle.fight
    odds = _("odds of {odds}").format(odds=page.theatre.combat.names[event.column])
    if event.ledger:
        odds = _("{odds} ({ledger})").format(odds=odds, ledger=wording.ledger(event.ledger))
    return _(OPENINGS[event.kind]).format(
        attackers=_force(page, battle, event.attackers, event.attacker),
        defenders=_force(page, battle, event.defenders, event.defender),
        where=positions.at(page.theatre, event.hex),
        odds=odds,
    )


def _force(page: Page, battle: Battle, units: Units, faction: FactionId) -> str:
    """Units with their faction and men; of those whom the reader does not see, only the faction."""
    name = wording.faction(page.theatre, faction)
    if not units:
        return name
    men = [battle.men[unit] for unit in units]
    template = _("{units} of {faction} ({men})") if all(men) else _("{units} of {faction}")
    total = wording.men(sum(men))
    return template.format(units=wording.units(page.theatre, units), faction=name, men=total)


def _result(page: Page, battle: Battle) -> str:
    event = battle.fight
    template, where = OUTCOMES[event.outcome], ""
    if battle.retreats and event.outcome in RETREATS:
        template = RETREATS[event.outcome]
        where = wording.listed(dict.fromkeys(positions.point(page.theatre, hex_) for hex_ in battle.retreats))
    return _(template).format(faction=wording.faction(page.theatre, event.defender), places=where)


def _losses(page: Page, battle: Battle) -> list[str]:
    """What each side lost, then the units that are no more.

    The fight's own figures are the least: men of a unit that could not fall back come on top.
    """
    event = battle.fight
    ours = (event.attacker_killed, event.attacker_wounded, event.attacker_captured)
    theirs = (event.defender_killed, event.defender_wounded, event.defender_captured)
    out = []
    sides = ((event.attacker, event.attackers, ours), (event.defender, event.defenders, theirs))
    for faction, units, told in sides:
        taken = [(loss.killed, loss.wounded, loss.captured) for loss in battle.losses if loss.unit in units]
        toll = wording.toll(*(max(least, sum(parts)) for least, *parts in zip(told, *taken, strict=True)))
        out.append(
            _("{faction} had {toll}").format(faction=wording.faction(page.theatre, faction), toll=toll)
        )
    whole = event.outcome in LOST_WHOLE
    gone: list[UnitId] = [unit for unit in battle.destroyed if not (whole and unit in event.defenders)]
    if gone:
        out.append(_("{units} ceased to exist").format(units=wording.units(page.theatre, gone)))
    return out
