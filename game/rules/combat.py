"""Chapter 7, combat: strength, odds and forecast.

Strength is steps (thirty men, rounded up) times the type's factor against the classes of target it
meets, in proportion to their steps, times quality; dispersed men count half. The ratio of attack
to defence gives a column of the chart (below its least odds, each halving counts one less), and a
named ledger of circumstances moves it. A ten-sided
die on that column gives the share of men that each side loses and what becomes of the defenders:
held, retreated, routed, melted away (irregulars), surrendered. Of the men lost some are killed,
some wounded, and when beaten some captured. Whoever must fall back and cannot is lost. Those in a
stronghold do not retreat: they stand at close quarters, and pay for it with more men.

The forecast is made from the same chart and ledger: exact where all enemies there were seen today,
a range from half to one and a half times the reported men where they were not, at its worst with
all the aircraft that the enemy may have on call. What an enemy lacks is not known, and is left out
of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from game.model.events import LedgerLine
from game.model.orders import Assault
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import relations, support, wear
from game.terms import (
    MEN_A_STEP,
    Crossing,
    FightKind,
    Outcome,
    Posture,
    Right,
    Site,
    TargetClass,
)

FACES = 10
THREE_SIDES = 3
SURPRISES = (FightKind.AMBUSH, FightKind.CONTACT, FightKind.RAID, FightKind.COUP)
DISPERSED_SHARE = 50  # per cent of strength


class Element(NamedTuple):
    """A unit, or a report of one, as it counts in a fight."""

    type: int
    men: int
    quality: int
    posture: int
    site: int
    want: int = 0  # odds columns lost by want of supply
    wear: int = 0  # ... and by wear


class Face(NamedTuple):
    """What one face of the die brings."""

    roll: int
    outcome: Outcome
    attackers_lost: int  # men
    defenders_lost: int


@dataclass(frozen=True, slots=True)
class Prospect:
    """A fight before the die falls: strengths, ledger, column and what each face brings."""

    attack: int
    defence: int
    column: int
    ledger: tuple[LedgerLine, ...]
    faces: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """A fight as a side can foresee it; where strengths are unknown, from weak to strong enemies."""

    exact: bool
    best: Prospect
    worst: Prospect


def steps(men: int) -> int:
    """Steps of thirty men, rounded up."""
    return -(-int(men) // MEN_A_STEP)


# Strength and ledger: one source for forecast and result


def target_class(theatre: Theatre, element: Element) -> TargetClass:
    """What an element is to those who shoot at it."""
    if element.posture == Posture.ENTRENCHED or element.site == Site.STRONGHOLD:
        return TargetClass.FORTIFIED
    if element.posture == Posture.DISPERSED:
        return TargetClass.DISPERSED
    return theatre.types[element.type].target


def chief_class(theatre: Theatre, force: list[Element]) -> TargetClass:
    """What most steps of a force are to those who shoot at it; the first class of equals."""
    count = dict.fromkeys(TargetClass, 0)
    for one in force:
        count[target_class(theatre, one)] += steps(one.men)
    return max(TargetClass, key=lambda kind: (count[kind], -kind))


def strength(theatre: Theatre, force: list[Element], foe: list[Element], *, attacking: bool) -> int:
    """Strength of a force against a foe."""
    against = [(target_class(theatre, e), steps(e.men)) for e in foe]
    whole = sum(n for _, n in against) or 1
    total = 0
    for element in force:
        kind = theatre.types[element.type]
        factors = kind.attack if attacking else kind.defence
        each = sum(factors[target] * n for target, n in against)
        share = DISPERSED_SHARE if element.posture == Posture.DISPERSED else 100
        total += steps(element.men) * each * int(theatre.combat.quality[element.quality]) * share
    return total // (whole * 100)  # a factor of 1 at full quality counts 100


def outmatches(theatre: Theatre, force: list[Element], foe: list[Element]) -> bool:
    """Whether the attack of a force is so much stronger than a foe's defence that he would not stand."""
    attack = strength(theatre, force, foe, attacking=True)
    return attack * 1000 >= theatre.alarm_ratio * strength(theatre, foe, force, attacking=False)


def ledger(
    theatre: Theatre,
    hexes: list[int],
    where: tuple[int, int],
    force: list[Element],
    foe: list[Element],
    kind: FightKind,
    air: int = 0,
) -> tuple[LedgerLine, ...]:
    """The circumstances of an attack from some hexes on a (hex, site), and what each is worth."""
    target, site = where
    shift = theatre.combat.shifts
    lines = [("terrain", int(theatre.combat.terrain[theatre.terrain[target]]))]
    if site in (Site.TOWN, Site.STRONGHOLD):
        name = Site(site).name.lower()
        lines.append((name, shift.get(name, 0)))
    if any(e.posture == Posture.ENTRENCHED for e in foe):
        lines.append(("entrenched", shift.get("entrenched", 0)))
    if kind in SURPRISES:
        lines.append(("surprise", shift.get("surprise", 0)))
    if kind == FightKind.RAID:
        lines.append(("night", shift.get("night", 0)))
    sides = sorted(set(hexes) - {target})
    crossings = [int(theatre.crossing[h, theatre.grid.direction(h, target)]) for h in sides]
    if target not in hexes and crossings and all(c != Crossing.FREE for c in crossings):
        lines.append(("river", shift.get("river", 0)))
    if len(set(hexes)) >= THREE_SIDES:
        lines.append(("three_sides", shift.get("three_sides", 0)))
    lines.append(("air", air))
    lines += [(name, _lost(foe, name) - _lost(force, name)) for name in ("want", "wear")]
    return tuple(LedgerLine(name, columns) for name, columns in lines if columns)


def _lost(elements: list[Element], name: str) -> int:
    """Columns that a force loses by want or wear: those of its elements by their men, rounded down."""
    return sum(e.men * int(getattr(e, name)) for e in elements) // (sum(e.men for e in elements) or 1)


def prospect(
    theatre: Theatre, force: list[Element], foe: list[Element], lines: tuple[LedgerLine, ...]
) -> Prospect:
    """The fight of a force against a foe under a ledger."""
    chart = theatre.combat
    attack = strength(theatre, force, foe, attacking=True)
    defence = strength(theatre, foe, force, attacking=False)
    ratio = attack * 1000 // max(1, defence)
    column = odds_column(theatre, ratio) + sum(line.columns for line in lines)
    column = max(0, min(column, len(chart.names) - 1))
    ours, theirs = sum(e.men for e in force), sum(e.men for e in foe)
    faces = []
    tables = (table[column].tolist() for table in (chart.outcome, chart.attacker, chart.defender))
    for roll, (result, our_share, their_share) in enumerate(zip(*tables, strict=True), start=1):
        outcome, stand = _outcome(theatre, foe, Outcome(result))
        lost = theirs * their_share * (chart.stand if stand else 100) // 100_000
        faces.append(Face(roll, outcome, ours * our_share // 1000, min(lost, theirs)))
    return Prospect(attack, defence, column, lines, tuple(faces))


def _outcome(theatre: Theatre, foe: list[Element], outcome: Outcome) -> tuple[Outcome, bool]:
    """What becomes of a foe, and whether it stood in a stronghold, at the price of that.

    Regulars rout where irregulars would melt away.
    """
    if outcome in (Outcome.HELD, Outcome.RETREATED) and all(e.site == Site.STRONGHOLD for e in foe):
        return Outcome.HELD, True
    if outcome == Outcome.MELTED and not all(theatre.types[e.type].irregular for e in foe):
        return Outcome.ROUTED, False
    return outcome, False


def odds_column(theatre: Theatre, ratio: int) -> int:
    """The column of a ratio of attack to defence, per mille, before the ledger moves it.

    Below the least odds of the chart each halving counts a column less than its first, so that a
    few men who surprise many do not fight them as equals.
    """
    chart = theatre.combat
    column = int(np.searchsorted(chart.odds, ratio, side="right"))
    while ratio * 2 < chart.odds[0] and column > -len(chart.names):
        ratio, column = ratio * 2, column - 1
    return column


def element(theatre: Theatre, state: State, unit: int) -> Element:
    """A unit as it counts in a fight."""
    return Element(
        int(theatre.unit_type[unit]),
        int(state.men[unit]),
        int(theatre.units[unit].quality),
        int(state.posture[unit]),
        int(state.site[unit]),
        *wear.columns(theatre, state, unit),
    )


# What a side may ask


def opponents(theatre: Theatre, state: State, side: int, here: int) -> list[int]:
    """Rows of a side's fresh contacts in a hex with enemies who would fight."""
    enemies, since = relations.rights(theatre, state, side, Right.ATTACK), state.day - theatre.fresh
    return [
        row
        for row in (state.contact_hex[side] == here).nonzero()[0].tolist()
        if enemies[state.contact_faction[side, row]]
        and state.contact_day[side, row] >= since
        and int(state.contact_posture[side, row]) != Posture.UNDERGROUND
    ]


def targets(theatre: Theatre, state: State, side: int, here: int, site: int) -> list[int]:
    """Rows of a side's contacts with enemies on a site who could be assaulted."""
    rows = opponents(theatre, state, side, here)
    return [row for row in rows if int(state.contact_site[side, row]) == site]


def forecast(theatre: Theatre, state: State, side: int, order: Assault) -> Forecast:
    """What a side can foresee of an assault. The order must not be refused."""
    rows = targets(theatre, state, side, order.hex, order.site)
    force = [element(theatre, state, unit) for unit in order.units]
    seen = all(state.contact_day[side, row] == state.day for row in rows)
    foe_faction = int(state.contact_faction[side, rows[0]])
    fear = support.possible(theatre, state, side, foe_faction, chief_class(theatre, force))
    hexes = [int(state.hex[unit]) for unit in order.units]

    def against(per_cent: int, theirs: int) -> Prospect:
        foe = _that_fight([report(state, side, row, per_cent) for row in rows], theatre.assault_limit)
        ours = support.best(theatre, state, side, (foe_faction, chief_class(theatre, foe)), order.hex)
        where, air = (order.hex, order.site), ours.columns - theirs
        lines = ledger(theatre, hexes, where, force, foe, FightKind.ASSAULT, air)
        return prospect(theatre, force, foe, lines)

    best, worst = against(100 if seen else 50, 0), against(100 if seen else 150, fear)
    return Forecast(seen and not fear, best, worst)


def report(state: State, side: int, row: int, per_cent: int = 100) -> Element:
    """A side's contact as it would count in a fight, with so many per cent of the men reported."""
    return Element(
        int(state.contact_type[side, row]),
        int(state.contact_men[side, row]) * per_cent // 100,
        int(state.contact_quality[side, row]),
        int(state.contact_posture[side, row]),
        int(state.contact_site[side, row]),
    )


def _that_fight(foe: list[Element], limit: int) -> list[Element]:
    """The elements of a side that fight within the limit of steps, the strongest in men first."""
    chosen: list[Element] = []
    for one in sorted(foe, reverse=True, key=lambda e: e.men):
        if not chosen or sum(steps(e.men) for e in chosen) + steps(one.men) <= limit:
            chosen.append(one)
    return chosen
