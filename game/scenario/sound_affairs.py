"""Looks factions, relations, names, objectives and events over."""

from __future__ import annotations

from typing import Final

from game.scenario.affairs import Deny, Destroy
from game.scenario.checking import key_mark_at, mark_at
from game.scenario.conditions import by_date_alone
from game.scenario.effects import ChoiceEffect, OptionPart, OwnerEffect, PostureEffect, WithdrawalEffect
from game.scenario.fields import Part
from game.scenario.look import Look, earlier
from game.scenario.sound_effects import effect
from game.terms import NEVER, Site


def factions(look: Look) -> None:
    """Letters are unique, pairs and phases name each faction once, draws come before wins, wills stand."""
    for part, others in earlier(look.document.factions):
        if part.letter in {other.letter for other in others}:
            at = mark_at(look.tree, "factions", part.id, "letter")
            look.faults.add(at, "another faction has this letter", part.letter)
        if part.draw > part.win:
            at = mark_at(look.tree, "factions", part.id, "draw")
            look.faults.add(at, f"a draw takes no more points than a win, {part.win}", part.draw)
        if part.will in [track.id for track in look.document.tracks if not track.start]:
            at = mark_at(look.tree, "factions", part.id, "will")
            hint = "let the track start above 0"
            look.faults.add(at, "this will is broken before the war begins", part.will, hint)
    for number, (relation, others_) in enumerate(earlier(look.document.relations)):
        pair = set(relation.between)
        at = mark_at(look.tree, "relations", number)
        if len(pair) < 2:
            look.faults.add(at, "a relation is between two factions", relation.between[0])
        if pair in [set(other.between) for other in others_]:
            look.faults.add(at, "this relation is given already", " and ".join(relation.between))
    phases, declared = look.document.phases, [part.id for part in look.document.factions]
    if phases and not look.holes("factions") and sorted(phases) != sorted(declared):
        look.faults.add(mark_at(look.tree, "phases"), f"each faction once: {', '.join(declared)}")


def names_used_twice(look: Look) -> None:
    """A place bears several names, but is spoken of once; a unit marches in a group once."""
    numbers = look.numbers.places
    named = {"holders": list(look.document.holders), "places": [part.name for part in look.document.places]}
    for key, names in named.items():
        for name, others in earlier(names):
            if name in numbers and numbers[name] in [numbers.get(other) for other in others]:
                at = key_mark_at(look.tree, key, name)
                look.faults.add(at, f"{key}: this place is named already", name)
    for group, units in look.document.groups.items():
        for number, (unit, others) in enumerate(earlier(units)):
            if unit in others:
                at = mark_at(look.tree, "groups", group, number)
                look.faults.add(at, "this unit is in the group already", unit)


def knowledge(look: Look) -> None:
    """Sides know of others, and of those on the map."""
    units = {unit.id: unit for unit in look.document.units}
    for number, part in enumerate(look.document.known):
        for index, name in enumerate(part.units):
            unit = units.get(name)
            at = mark_at(look.tree, "known", number, "units", index)
            if unit and unit.faction == part.side:
                look.faults.add(at, "a side knows its own units anyway", name)
            elif unit and look.numbers.station(unit).box >= 0:
                look.faults.add(at, "this unit is not on the map", name)


def towns(look: Look) -> None:
    """Loyalty is toward a sovereign, of people who live in a town of his country, and given once a town."""
    part, numbers = look.document.towns, look.numbers.places
    if part is None:
        return
    if look.document.sovereign is None:
        look.faults.add(mark_at(look.tree, "towns"), "towns: there is no `sovereign` to be loyal to")
    seen: set[int] = set()
    for name in part.loyalty:
        at = key_mark_at(look.tree, "towns", "loyalty", name)
        spot = look.plan.places[numbers[name]] if name in numbers else None
        if spot is None:
            continue
        if numbers[name] in seen:
            look.faults.add(at, "towns.loyalty: this place is named already", name)
        elif spot.site != Site.TOWN or part.country not in ("", spot.country):
            look.faults.add(at, "towns.loyalty: this is no town of the sovereign's country", name)
        seen.add(numbers[name])


def aims(look: Look) -> None:
    """Objectives against a faction are not one's own."""
    for aim in look.document.objectives:
        key = "to" if isinstance(aim, Deny) else "destroy" if isinstance(aim, Destroy) else None
        if key and getattr(aim, key) == aim.faction:
            at = mark_at(look.tree, "objectives", aim.id, key)
            look.faults.add(at, f"objectives.{aim.id}: another faction is wanted", aim.faction)


def past(look: Look) -> None:
    """What lies behind the war happened before its first day; what lies ahead waits for something."""
    calendar, happened = look.numbers.calendar, look.document.happened
    for name, date in happened.items():
        at = mark_at(look.tree, "happened", name)
        if calendar.day(date) >= 0:
            hint = f"which begins on {calendar.start}"
            look.faults.add(at, f"happened.{name}: this date does not lie before the game", date, hint)
        elif calendar.day(date) <= NEVER:
            look.faults.add(at, f"happened.{name}: at most {-NEVER - 1} days before the game", date)
    for event in look.document.events:
        for key in ("when", "then") if event.id not in happened else ():
            if not getattr(event, key):
                at = mark_at(look.tree, "events", event.id, key)
                what = f"events.{event.id}: {key!r} is missing"
                look.faults.add(at, what, hint="or the event is to be named in `happened`")


DEEDS: Final[dict[type[Part], str]] = {
    OwnerEffect: "owner",
    PostureEffect: "posture",
    WithdrawalEffect: "withdrawal",
}
"""Effects on units in the field, which no date alone brings about."""


def choices(look: Look) -> None:
    """An event asks one question, whose options differ and ask no further."""
    for event in look.document.events:
        asked = [(n, then) for n, then in enumerate(event.then) if isinstance(then, ChoiceEffect)]
        for number, _ in asked[1:]:
            at = key_mark_at(look.tree, "events", event.id, "then", number, "choice")
            look.faults.add(at, f"events.{event.id}: an event asks one choice")
        for number, then in asked:
            for index, (option, others) in enumerate(earlier(then.options)):
                place = ("events", event.id, "then", number, "options", index)
                if option.id in [other.id for other in others]:
                    what = f"events.{event.id}: this option is given already"
                    look.faults.add(mark_at(look.tree, *place), what, option.id)
                _option(look, option, place)


def _option(look: Look, option: OptionPart, place: tuple[str | int, ...]) -> None:
    """An option asks no further, and does nothing to those in the field."""
    if any(isinstance(then, (ChoiceEffect, *DEEDS)) for then in option.then):
        what = "an option neither asks again, nor changes owners or postures, nor withdraws units"
        look.faults.add(mark_at(look.tree, *place), f"events.{place[1]}: {what}", option.id)
    for number, then in enumerate(option.then):
        effect(look, then, (*place, "then", number))


def events(look: Look) -> None:
    """Nobody changes sides or posture or leaves by date alone; nobody arrives who is there."""
    datable = by_date_alone(look.numbers)
    for event in look.document.events:
        for number, then in enumerate(event.then):
            place = ("events", event.id, "then", number)
            deed = DEEDS.get(type(then))
            if deed and event.id in datable:
                does = "withdraws nobody" if deed == "withdrawal" else f"changes no {deed}"
                what = f"events.{event.id}: its condition can come true by date alone, which {does}"
                hint = "let `when` depend on a place as well"
                look.faults.add(key_mark_at(look.tree, *place, deed), what, hint=hint)
            effect(look, then, place)
