"""Looks proposals, contingents and what troops cost over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from game.scenario.checking import key_mark_at, mark_at
from game.scenario.effects import RelationEffect
from game.scenario.fields import Part
from game.scenario.happenings import Losses, Present, Within, inner
from game.scenario.look import Look
from game.scenario.proposing import ProposalPart
from game.scenario.sound_effects import effect
from game.terms import NEVER


def proposals(look: Look) -> None:
    """Somebody else is asked; what ends an agreement says how those stand whom it had brought together."""
    for part in look.document.proposals:
        place = ("proposals", part.id)
        _parties(look, part)
        if part.broken and not part.lasting:
            what = f"proposals.{part.id}: what does not last is not broken off"
            look.faults.add(key_mark_at(look.tree, *place, "broken"), what)
        ends = _pairs(part.broken)
        for pair in sorted(_pairs(part.then) - ends if part.lasting else (), key=sorted):
            what = f"proposals.{part.id}: `broken` must say how they stand then"
            hint = "add a `relation` to it"
            look.faults.add(mark_at(look.tree, *place, "broken"), what, " and ".join(sorted(pair)), hint)
        for key in ("when", "terms"):
            for kind in sorted(_secret(getattr(part, key))):
                what = f"proposals.{part.id}: not every side knows whether `{kind}` is true"
                hint = "ask for places, tracks, dates, relations, agreements or events"
                look.faults.add(mark_at(look.tree, *place, key), what, hint=hint)
        for key in ("then", "declined", "broken"):
            for number, concession in enumerate(getattr(part, key)):
                effect(look, concession, (*place, key, number))


def agreed(look: Look) -> None:
    """What is agreed at the start was agreed before it, and to last."""
    lasting = {part.id: part.lasting for part in look.document.proposals}
    for name, date in look.document.agreed.items():
        at = mark_at(look.tree, "agreed", name)
        if not NEVER < look.numbers.calendar.day(date) < 0:
            hint = f"which begins on {look.numbers.calendar.start}"
            look.faults.add(at, f"agreed.{name}: this date does not lie before the game", date, hint)
        if not lasting.get(name, True):
            look.faults.add(key_mark_at(look.tree, "agreed", name), f"agreed.{name}: this does not last")


def _parties(look: Look, part: ProposalPart) -> None:
    at = mark_at(look.tree, "proposals", part.id)
    if (part.to is None) == (not part.of):
        look.faults.add(at, f"proposals.{part.id}: either `to` or `of` is wanted")
    if part.to == part.by:
        at = mark_at(look.tree, "proposals", part.id, "to")
        look.faults.add(at, f"proposals.{part.id}: another faction is wanted", part.to)
    if part.either and part.to is None:
        at = key_mark_at(look.tree, "proposals", part.id, "either")
        look.faults.add(at, f"proposals.{part.id}: a power beyond the game proposes nothing")


SECRET: Final[dict[type[Part], str]] = {Present: "present", Losses: "losses", Within: "within"}
"""Conditions of which not every side knows whether they are true."""


def _secret(part: Part | None) -> frozenset[str]:
    """The kinds of condition in one that sides cannot know of each other."""
    if part is None:
        return frozenset()
    own = SECRET.get(type(part))
    return frozenset({own}) if own else frozenset().union(*map(_secret, inner(part)))


def _pairs(effects: Iterable[Part]) -> frozenset[frozenset[str]]:
    """The pairs of factions whose relation some effects change."""
    return frozenset(frozenset(e.relation.between) for e in effects if isinstance(e, RelationEffect))


def contingents(look: Look) -> None:
    """A contingent has units, all of its faction, and is willing at the start."""
    starts = {track.id: track.start for track in look.document.tracks}
    for part in look.document.contingents:
        place = ("contingents", part.id)
        owners = {unit.faction for unit in look.document.units if unit.contingent == part.id}
        if not owners and not look.holes("units"):
            look.faults.add(mark_at(look.tree, *place, "id"), "no unit is of this contingent", part.id)
        for other in sorted(owners - {part.faction}):
            what = f"contingents.{part.id}: units of it belong to another faction"
            look.faults.add(mark_at(look.tree, *place, "faction"), what, other)
        if part.will in starts and starts[part.will] <= part.low:
            what = f"contingents.{part.id}: it would withdraw before the war begins"
            hint = f"let the track start above {part.low}"
            look.faults.add(mark_at(look.tree, *place, "will"), what, part.will, hint)


def upkeep(look: Look) -> None:
    """Troops cost those who have funds to pay them from."""
    for part in look.document.factions:
        if part.upkeep and part.funds is None:
            at = key_mark_at(look.tree, "factions", part.id, "upkeep")
            look.faults.add(at, f"factions.{part.id}: without `funds` nobody pays for its troops")
