"""The state: everything that changes during a game, as columns of small integers.

A structure of arrays: copying it takes microseconds, and look-ahead, undo, redaction and tests live
on that. Only `game.rules.apply` writes to it, and only to carry out an event.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from typing import Self

import numpy as np

from game.dice import Purpose
from game.model.theatre import Theatre
from game.terms import (
    NEVER,
    NO_PLACE,
    NO_REGION,
    NOBODY,
    OFF_MAP,
    Bools,
    Bytes,
    Condition,
    Ints,
    NightPlan,
    Phase,
    Posture,
    Site,
    Standing,
    Status,
)

ROUTE_LEGS = 96  # legs that a standing march may still have before it
INCIDENTS = 16  # latest incidents of a place that are remembered
SPARE_CONTACTS = 32  # rows for contacts with nobody behind them
CACHES = 24  # of a side
MINES = 24  # of a side


@dataclass(slots=True, eq=False)
class State:
    """One moment of a game. (units,) and so on give the shape of each column; all are int32."""

    turn: int  # from 0
    day: int  # from 0, the day of the game; within a turn it runs on at Night and Dusk
    phase: int  # `Phase`
    active: int  # index in the theatre's order of phases
    storm: int  # HexId about which a sandstorm stands, or OFF_MAP

    # Units
    faction: Ints  # (units,) owner
    controller: Ints  # (units,) who gives its orders
    status: Ints  # (units,) `Status`
    due: Ints  # (units,) day on which a pending unit may arrive; NEVER if only an event brings it
    hex: Ints  # (units,) HexId or OFF_MAP
    site: Ints  # (units,) `Site`
    men: Ints  # (units,) fit men
    posture: Ints  # (units,) `Posture`
    standing: Ints  # (units,) `Standing`
    alarm: Ints  # (units,) hexes within which a stronger enemy sets off the standing order
    spent: Ints  # (units,) thousandths of a day used this turn; beyond the turn it is owed
    marched: Ints  # (units,) of these, thousandths marched in the unit's present day
    headway: Ints  # (units,) thousandths already spent on the leg to `heading`
    heading: Ints  # (units,) direction of that leg, or -1
    route: Bytes  # (units, ROUTE_LEGS) int8 directions of a standing march, then -1
    route_site: Ints  # (units,) `Site` to enter at its end
    assault_hex: Ints  # (units,) hex last assaulted, or OFF_MAP
    assault_day: Ints  # (units,) day of that
    since: Ints  # (units,) day on which a unit came to its present hex
    plan: Ints  # (units,) `NightPlan`
    plan_target: Ints  # (units,) PlaceId or NO_PLACE
    dropped: Ints  # (units,) day on which it came down on an enemy's airfield, until relieved; or NEVER
    away: Ints  # (units,) link by which a unit left for a sanctuary, or -1
    released: Ints  # (units,) day on which a baton released it, or NEVER

    # Supply of units
    supply: Ints  # (units,) `SupplyState`
    lacking: Ints  # (units,) days without supply
    load: Ints  # (units,) kg that it carries
    wear: Ints  # (units,) per mille of its vehicles and men that are worn out
    evening: Ints  # (units, days of a turn) hex in which it is at the end of each day of the turn

    # What each side knows of the others: rows of contacts, whose numbers do not tell the unit
    contact_of: Ints  # (factions, units) row of the side's contact with a unit, or -1
    contact_hex: Ints  # (factions, contacts) HexId, OFF_MAP in a free row
    contact_site: Ints  # (factions, contacts) `Site`
    contact_day: Ints  # (factions, contacts) day last seen
    contact_faction: Ints  # (factions, contacts)
    contact_type: Ints  # (factions, contacts) TypeId
    contact_men: Ints  # (factions, contacts) men as reported
    contact_posture: Ints  # (factions, contacts) `Posture`
    contact_quality: Ints  # (factions, contacts) `Quality`

    # What sides have hidden: rows of their own
    cache_hex: Ints  # (factions, caches) HexId, OFF_MAP in a free row
    cache_loads: Ints  # (factions, caches)
    mine_hex: Ints  # (factions, mines) HexId of the leg with the lower direction, OFF_MAP in a free row
    mine_direction: Ints  # (factions, mines) 0 to 2
    mine_known: Ints  # (factions, mines) who knows of them, a bit a faction

    bridge: Ints  # (bridges,) thousandths of a day of work to restore it; 0 where it stands

    # Places
    holder: Ints  # (places,) FactionId or NOBODY
    held_since: Ints  # (places,) day
    sealed: Ints  # (places,) FactionId that seals it, or NOBODY
    incident: Ints  # (places, INCIDENTS) days of its latest incidents, NEVER where none
    baton: Ints  # (places,) `Baton`
    giver: Ints  # (places,) FactionId of the handover under way, or NOBODY
    receiver: Ints  # (places,)
    bundle: Ints  # (places,) RegionId with which its handover is to be completed, or NO_REGION
    overlap: Ints  # (places,) days on which both have stood there
    missing: Ints  # (places, conditions) how much its handover lacked of each when last told
    clock_end: Ints  # (places,) last day on which a passed baton can be dropped
    condition: Ints  # (places,) `Runway` of an airfield
    works: Ints  # (places,) thousandths of a day of work done on it toward the next condition

    # Wings
    wing_place: Ints  # (wings,) airfield, or NO_PLACE in its box
    aircraft: Ints  # (wings,) left
    sorties: Ints  # (wings,) left this turn
    duty: Ints  # (wings,) `Duty`

    # People
    loyalty: Ints  # (places,) hundredths of a point toward the sovereign, -200 to 200

    # Supply at places
    stock: Ints  # (factions, places) kg of a faction's that lie there
    waiting: Ints  # (sources,) kg that wait to be carried from where they enter
    base: Ints  # (places,) days of work done on a forward base

    # Politics
    relation: Ints  # (factions, factions) `Relation`
    track: Ints  # (tracks,) 0 to 100
    fired: Ints  # (declared events,) day on which it fired, or NEVER
    came_true: Ints  # (spans,) day on which a lasting condition first came true, or NEVER
    answer_by: Ints  # (declared events,) last day for the answer it waits for, or NEVER
    talks: Ints  # (proposals,) `Talks`
    proposer: Ints  # (proposals,) FactionId who made it, while it is made or agreed, or NOBODY
    talks_day: Ints  # (proposals,) last day to answer, or of the agreement, or before it may be made again
    withdrawn: Ints  # (contingents,) day on which it withdrew from the field, or NEVER
    scored: Ints  # (objectives,) points earned so far
    ended: Ints  # (factions,) day on which a faction's war ended, or NEVER
    rolls: Ints  # (purposes, units) how often dice fell about a unit for a purpose

    @property
    def present(self) -> Bools:
        """(units,) which units are on the map."""
        out: Bools = self.status == int(Status.PRESENT)
        return out

    def copy(self) -> Self:
        """A state that shares nothing with this one."""
        out = object.__new__(type(self))  # dataclasses.replace takes as long again
        for name in SCALARS:
            setattr(out, name, getattr(self, name))
        for name in COLUMNS:
            setattr(out, name, getattr(self, name).copy())
        return out

    def take_over(self, other: State) -> None:
        """Become equal to another state, whose columns are then shared."""
        for name in (*SCALARS, *COLUMNS):
            setattr(self, name, getattr(other, name))

    def fingerprint(self) -> str:
        """16 hex digits that differ if any field differs."""
        digest = hashlib.blake2b(digest_size=8)
        digest.update(np.array([getattr(self, name) for name in SCALARS], "<i4").tobytes())
        for name in COLUMNS:
            digest.update(np.ascontiguousarray(getattr(self, name)).tobytes())
        return digest.hexdigest()

    def differences(self, other: State) -> list[str]:
        """Names of the fields in which two states differ, with the first place of difference."""
        found = [name for name in SCALARS if getattr(self, name) != getattr(other, name)]
        for name in COLUMNS:
            ours, theirs = getattr(self, name), getattr(other, name)
            if ours.shape != theirs.shape:
                found.append(f"{name}: shapes {ours.shape} and {theirs.shape}")
            elif (unlike := np.argwhere(ours != theirs)).size:
                at = tuple(int(i) for i in unlike[0])
                found.append(f"{name}{list(at)}: {int(ours[at])} and {int(theirs[at])}")
        return found


SCALARS = ("turn", "day", "phase", "active", "storm")
COLUMNS = tuple(f.name for f in fields(State) if f.name not in SCALARS)


def blank(theatre: Theatre) -> State:
    """A state of a theatre with every unit pending and nothing known, held or begun."""
    units, factions, places = len(theatre.units), len(theatre.factions), len(theatre.places)
    wings = len(theatre.wings)
    contacts = units + SPARE_CONTACTS

    def filled(shape: int | tuple[int, ...], value: int = 0) -> Ints:
        return np.full(shape, value, np.int32)

    known = (factions, contacts)
    return State(
        turn=0,
        day=0,
        phase=Phase.DAWN,
        active=0,
        storm=OFF_MAP,
        faction=filled(units),
        controller=filled(units),
        status=filled(units, Status.PENDING),
        due=filled(units, NEVER),
        hex=filled(units, OFF_MAP),
        site=filled(units, Site.OPEN),
        men=filled(units),
        posture=filled(units, Posture.MOBILE),
        standing=filled(units, Standing.HOLD),
        alarm=filled(units),
        spent=filled(units),
        marched=filled(units),
        headway=filled(units),
        heading=filled(units, -1),
        route=np.full((units, ROUTE_LEGS), -1, np.int8),
        route_site=filled(units, Site.OPEN),
        assault_hex=filled(units, OFF_MAP),
        assault_day=filled(units, NEVER),
        since=filled(units, NEVER),
        plan=filled(units, NightPlan.NONE),
        plan_target=filled(units, NO_PLACE),
        dropped=filled(units, NEVER),
        away=filled(units, -1),
        released=filled(units, NEVER),
        supply=filled(units),
        lacking=filled(units),
        load=filled(units),
        wear=filled(units),
        evening=filled((units, theatre.calendar.days_a_turn), OFF_MAP),
        contact_of=filled((factions, units), -1),
        contact_hex=filled(known, OFF_MAP),
        contact_site=filled(known),
        contact_day=filled(known, NEVER),
        contact_faction=filled(known, NOBODY),
        contact_type=filled(known),
        contact_men=filled(known),
        contact_posture=filled(known),
        contact_quality=filled(known),
        cache_hex=filled((factions, CACHES), OFF_MAP),
        cache_loads=filled((factions, CACHES)),
        mine_hex=filled((factions, MINES), OFF_MAP),
        mine_direction=filled((factions, MINES)),
        mine_known=filled((factions, MINES)),
        bridge=filled(len(theatre.bridges)),
        holder=filled(places, NOBODY),
        held_since=filled(places),
        sealed=filled(places, NOBODY),
        incident=filled((places, INCIDENTS), NEVER),
        baton=filled(places),
        giver=filled(places, NOBODY),
        receiver=filled(places, NOBODY),
        bundle=filled(places, NO_REGION),
        overlap=filled(places),
        missing=filled((places, len(Condition))),
        clock_end=filled(places, NEVER),
        condition=np.array([p.condition for p in theatre.places], np.int32),
        works=filled(places),
        wing_place=filled(wings, NO_PLACE),
        aircraft=filled(wings),
        sorties=filled(wings),
        duty=filled(wings),
        loyalty=filled(places),
        stock=filled((factions, places)),
        waiting=filled(len(theatre.sources)),
        base=filled(places),
        relation=filled((factions, factions)),
        track=np.array([t.start for t in theatre.tracks], np.int32),
        fired=filled(len(theatre.events), NEVER),
        came_true=filled(len(theatre.spans), NEVER),
        answer_by=filled(len(theatre.events), NEVER),
        talks=filled(len(theatre.proposals)),
        proposer=filled(len(theatre.proposals), NOBODY),
        talks_day=filled(len(theatre.proposals), NEVER),
        withdrawn=filled(len(theatre.contingents), NEVER),
        scored=filled(len(theatre.objectives)),
        ended=filled(factions, NEVER),
        rolls=filled((len(Purpose), units)),
    )
