"""When to hand over: the same games played three ways, and what each way brings.

The factions named hand places on as soon as somebody takes them, once the forecast is good, or never;
everything else is as in the scenario, seed by seed. So each way is compared with another by the
differences of pairs.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import sqrt
from statistics import mean, stdev
from typing import Final, get_args

from game.ai.doctrine import MARK, Handovers
from game.batch import games
from game.match import Match
from game.model import events as ev
from game.model.theatre import Theatre
from game.rules import victory
from game.scenario import Setup
from game.terms import Status
from game.texts import _, mark, spoken

WAYS: Final[tuple[Handovers, ...]] = get_args(Handovers)
NAMES: Final = {
    "ready": mark("once the forecast is good"),
    "at_once": mark("as early as possible"),
    "never": mark("never"),
}
NORMAL: Final = 1.96  # standard errors on either side of a mean within which it lies in 95 cases of 100


@dataclass(frozen=True, slots=True)
class Row:
    """What one game came to."""

    points: tuple[int, ...]  # by faction
    won: tuple[bool, ...]
    passed: tuple[int, ...]  # batons, by giver
    kept: tuple[int, ...]
    dropped: tuple[int, ...]
    home: tuple[int, ...]  # men who went home, by faction
    wills: tuple[int, ...]  # tracks at the end


@dataclass(frozen=True, slots=True)
class Difference:
    """The mean of the differences of pairs, and how far it may be off in 95 cases of 100."""

    mean: float
    margin: float

    @property
    def clear(self) -> bool:
        """Whether it is not by chance."""
        return abs(self.mean) > self.margin


def handing_over(setup: Setup, way: Handovers, factions: Sequence[str]) -> Setup:
    """The scenario with some factions that hand over in another way."""
    theatre = setup.theatre
    changed = [
        dataclasses.replace(one, doctrine=one.doctrine.partition(MARK)[0] + MARK + way)
        if one.id in factions
        else one
        for one in theatre.factions
    ]
    return dataclasses.replace(setup, theatre=dataclasses.replace(theatre, factions=tuple(changed)))


def play(
    setup: Setup, seeds: Sequence[int], factions: Sequence[str], workers: int = 0
) -> Iterator[tuple[Handovers, Row]]:
    """Every game of every way, way by way."""
    for way in WAYS:
        changed = partial(handing_over, way=way, factions=tuple(factions))
        for row in games.play(setup, seeds, outcome, workers, changed):
            yield way, row


def outcome(match: Match) -> Callable[[], Row]:
    """Listen to a match for what becomes of its handovers."""
    factions = range(len(match.theatre.factions))
    counts = {kind: [0] * len(factions) for kind in (ev.BatonPassed, ev.BatonKept, ev.BatonDropped)}

    def hear(events: list[ev.Event]) -> None:
        for event in events:
            if type(event) in counts:
                counts[type(event)][event.giver] += 1  # type: ignore[union-attr,index]

    def row() -> Row:
        theatre, state = match.theatre, match.umpire.state
        gone = state.status == int(Status.HOME)
        return Row(
            points=tuple(victory.points(theatre, state, f) for f in factions),
            won=tuple(victory.verdict(theatre, state, f) == victory.Verdict.WON for f in factions),
            passed=tuple(counts[ev.BatonPassed]),
            kept=tuple(counts[ev.BatonKept]),
            dropped=tuple(counts[ev.BatonDropped]),
            home=tuple(int(state.men[gone & (state.faction == f)].sum()) for f in factions),
            wills=tuple(int(value) for value in state.track),
        )

    match.readers.append(hear)
    return row


def difference(some: Sequence[int], others: Sequence[int]) -> Difference:
    """By how much some results are above those of the same seeds played in another way."""
    pairs = [one - other for one, other in zip(some, others, strict=True)]
    return Difference(mean(pairs), NORMAL * stdev(pairs) / sqrt(len(pairs)))


def lines(theatre: Theatre, played: Mapping[Handovers, Sequence[Row]], faction: str) -> Iterator[str]:
    """The comparison from one faction's side, as a page."""
    side = theatre.faction_named[faction]
    will = theatre.factions[side].will
    columns = (_("points"), _("won"), _("passed"), _("kept"), _("dropped"), _("home"), _("will"))
    yield f"{spoken(theatre.factions[side].name):<28}" + "".join(f"{name:>10}" for name in columns)
    for way in WAYS:
        rows = played[way]
        figures = (
            f"{mean(row.points[side] for row in rows):.1f}",
            f"{mean(row.won[side] for row in rows):.0%}",
            *(
                f"{mean(getattr(row, name)[side] for row in rows):.2f}"
                for name in ("passed", "kept", "dropped")
            ),
            f"{mean(row.home[side] for row in rows):.0f}",
            f"{mean(row.wills[will] for row in rows):.1f}" if will >= 0 else "",
        )
        yield f"{_(NAMES[way]):<28}" + "".join(f"{figure:>10}" for figure in figures)
    yield ""
    for one, other in (("ready", "at_once"), ("at_once", "never"), ("ready", "never")):
        some, others = ([row.points[side] for row in played[way]] for way in (one, other))  # type: ignore[index]
        told = difference(some, others)
        yield _("{one} against {other}: {mean:+.1f} ± {margin:.1f} points").format(
            one=_(NAMES[one]), other=_(NAMES[other]), mean=told.mean, margin=told.margin
        )
