"""Expectations of the state at the end of a test: who stands, holds and knows what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.model.state import State
from game.model.theatre import Theatre
from game.rules import victory
from game.scenario.faults import Faults, Mark, meant
from game.terms import NOBODY, OFF_MAP, Site, Status
from game.trials.document import ExpectPart, TrialFile
from game.trials.failing import Mismatch

GONE: Final = tuple(s.name.lower() for s in Status if s != Status.PRESENT)
Read = Callable[[State], object]


@dataclass(frozen=True)
class Fact:
    """Something that must read so at the end."""

    mark: Mark
    what: str
    wanted: object
    read: Read
    tell: Read  # what was found, in words

    def mismatch(self, state: State) -> Mismatch | None:
        """How a state departs from it, if it does."""
        met = self.read(state) == self.wanted
        return None if met else Mismatch(self.mark, self.what, str(self.tell(state)))


class _Unknown(Exception):
    """A name or position that means nothing."""

    def __init__(self, what: str, got: str, known: Iterable[str]) -> None:
        super().__init__(what)
        self.got, self.hint = got, meant(got, known)


def facts_of(file: TrialFile, number: int, theatre: Theatre, faults: Faults) -> list[Fact]:
    """What a test expects of the state; what cannot be read is left out after a fault."""
    part: ExpectPart = file.part.tests[number].expect
    facts = []
    for key, make in MAKERS.items():
        entries: Mapping[str, object] = getattr(part, key)
        for name, wanted in entries.items():
            mark = file.mark("tests", number, "expect", key, name)
            try:
                facts.append(make(theatre, mark, name, wanted))
            except _Unknown as unknown:
                faults.add(mark, f"expect.{key}.{name}: {unknown}", unknown.got, unknown.hint)
    return facts


def _number(name: str, known: Mapping[str, int], what: str) -> int:
    if name not in known:
        raise _Unknown(f"unknown {what}", name, known)
    return int(known[name])


def _spot(theatre: Theatre, words: str) -> tuple[int, int | None]:
    """Hex and site of a place's name, of `x2y0` (site None) or of `x2y0 town`."""
    if words in theatre.place_named:
        place = theatre.places[theatre.place_named[words]]
        return int(place.hex), int(place.site)
    position, _, site = words.partition(" ")
    here = int(theatre.grid.parse(position))
    sites = [s.name.lower() for s in Site]
    if here == OFF_MAP or (site and site not in sites):
        raise _Unknown("a place, `x2y0` or `x2y0 town` is wanted", words, theatre.place_named)
    return here, sites.index(site) if site else None


def _told_spot(theatre: Theatre, here: int, site: int) -> str:
    place = theatre.place_at.get((here, site))
    named = f"{theatre.places[place].name}, " if place is not None else ""
    return f"{named}{theatre.hex_name(here)} {Site(site).name.lower()}"


def _at(theatre: Theatre, mark: Mark, name: str, wanted: object) -> Fact:
    unit, words = _number(name, theatre.unit_named, "unit"), str(wanted)

    def tell(state: State) -> str:
        if state.status[unit] != Status.PRESENT:
            return Status(int(state.status[unit])).name.lower()
        return _told_spot(theatre, int(state.hex[unit]), int(state.site[unit]))

    if words in GONE:
        return Fact(mark, f"{name} {words}", words, tell, tell)
    here, site = _spot(theatre, words)

    def read(state: State) -> object:
        return int(state.hex[unit]), None if site is None else int(state.site[unit])

    return Fact(mark, f"{name} at {words}", (here, site), read, tell)


def _men(theatre: Theatre, mark: Mark, name: str, wanted: object) -> Fact:
    unit = _number(name, theatre.unit_named, "unit")
    return _plain(mark, f"{name} of {wanted} men", wanted, lambda state: int(state.men[unit]))


def _holder(theatre: Theatre, mark: Mark, name: str, wanted: object) -> Fact:
    place = _number(name, theatre.place_named, "place")
    factions = {**theatre.faction_named, "nobody": NOBODY}
    _number(str(wanted), factions, "faction")
    ids = {int(number): faction for faction, number in factions.items()}
    return _plain(mark, f"{name} held by {wanted}", wanted, lambda state: ids[int(state.holder[place])])


def _track(theatre: Theatre, mark: Mark, name: str, wanted: object) -> Fact:
    track = _number(name, theatre.track_named, "track")
    return _plain(mark, f"{name} at {wanted}", wanted, lambda state: int(state.track[track]))


def _loyalty(theatre: Theatre, mark: Mark, name: str, wanted: object) -> Fact:
    place = _number(name, theatre.place_named, "place")
    return _plain(mark, f"{name} at a loyalty of {wanted}", wanted, lambda state: int(state.loyalty[place]))


def _points(theatre: Theatre, mark: Mark, name: str, wanted: object) -> Fact:
    side = _number(name, theatre.faction_named, "faction")
    return _plain(
        mark, f"{wanted} points of {name}", wanted, lambda state: victory.points(theatre, state, side)
    )


def _plain(mark: Mark, what: str, wanted: object, read: Read) -> Fact:
    return Fact(mark, what, wanted, read, read)


def _knows(theatre: Theatre, mark: Mark, name: str, wanted: object) -> Fact:
    side = _number(name, theatre.faction_named, "faction")
    assert isinstance(wanted, dict)  # noqa: S101 -- the model says so
    spots = {_number(u, theatre.unit_named, "unit"): _spot(theatre, words) for u, words in wanted.items()}

    def believed(state: State) -> dict[int, tuple[int, int]]:
        rows = {int(u): int(state.contact_of[side, u]) for u in np.flatnonzero(state.contact_of[side] >= 0)}
        return {
            u: (int(state.contact_hex[side, r]), int(state.contact_site[side, r])) for u, r in rows.items()
        }

    def read(state: State) -> object:
        coarse = {unit for unit, (_, site) in spots.items() if site is None}
        return {
            unit: (here, None if unit in coarse else site) for unit, (here, site) in believed(state).items()
        }

    def tell(state: State) -> str:
        found = [
            f"{theatre.units[u].id} at {_told_spot(theatre, *spot)}" for u, spot in believed(state).items()
        ]
        return "; ".join(found) or "nobody"

    known = "; ".join(f"{unit} at {words}" for unit, words in wanted.items()) or "nobody"
    return Fact(mark, f"{name} to know of {known} and no other", spots, read, tell)


MAKERS: Final = {
    "at": _at,
    "men": _men,
    "holders": _holder,
    "tracks": _track,
    "loyalty": _loyalty,
    "points": _points,
    "knows": _knows,
}
