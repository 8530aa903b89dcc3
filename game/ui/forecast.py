"""An assault foreseen, as figures for the screen: strengths, ledger, faces of the die, losses.

All of it comes from the forecast of the rules; here it is only arranged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.model.orders import Assault
from game.records import wording
from game.rules import combat
from game.rules.combat import FACES, Prospect
from game.rules.sight import Sight
from game.terms import MEN_A_STEP, Outcome
from game.texts import _, mark

OUTCOMES: Final = {
    Outcome.HELD: mark("Stands"),
    Outcome.RETREATED: mark("Withdraws"),
    Outcome.ROUTED: mark("Routed"),
    Outcome.MELTED: mark("Melts away"),
    Outcome.SURRENDERED: mark("Surrenders"),
    Outcome.DESTROYED: mark("Destroyed"),
}
MOST: Final = 3  # steps lost that have a column of their own


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A line of the ledger: its name and the columns it is worth."""

    name: str
    columns: int


@dataclass(frozen=True, slots=True)
class Chance:
    """An outcome with its chance and the mean losses in it."""

    outcome: Outcome
    per_cent: int
    ours: float  # steps
    theirs: float


@dataclass(frozen=True, slots=True)
class Picture:
    """One prospect, arranged."""

    attack: int
    defence: int
    base: str  # odds column before the ledger
    column: str  # on which it is fought
    shift: int
    rows: tuple[LedgerRow, ...]
    faces: tuple[Outcome, ...]
    chances: tuple[Chance, ...]
    ours: tuple[int, ...]  # per cent of losing 0, 1, 2, 3 or more steps
    theirs: tuple[int, ...]
    mean: tuple[float, float]
    taken: int  # per cent in which the defender does not hold


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a side foresees of an assault."""

    exact: bool
    best: Picture
    worst: Picture


def assess(view: Sight, order: Assault) -> Assessment:
    """The forecast of an assault that would not be refused."""
    seen = combat.forecast(view.theatre, view.state, view.side, order)
    return Assessment(seen.exact, _picture(view, seen.best), _picture(view, seen.worst))


def _picture(view: Sight, fight: Prospect) -> Picture:
    chart = view.theatre.combat
    base = combat.odds_column(view.theatre, fight.attack * 1000 // max(1, fight.defence))
    faces = tuple(face.outcome for face in fight.faces)
    rows = tuple(
        LedgerRow(_(wording.CIRCUMSTANCES.get(line.name, line.name)), line.columns) for line in fight.ledger
    )
    sum_ = base + sum(row.columns for row in rows)
    if sum_ != fight.column:  # the chart ends there
        rows = (*rows, LedgerRow(_("end of the chart"), fight.column - sum_))
    each = 100 // FACES
    chances = []
    for outcome in dict.fromkeys(faces):
        some = [face for face in fight.faces if face.outcome == outcome]
        ours = sum(face.attackers_lost for face in some) / len(some) / MEN_A_STEP
        theirs = sum(face.defenders_lost for face in some) / len(some) / MEN_A_STEP
        chances.append(Chance(outcome, len(some) * each, ours, theirs))
    lost = [[face.attackers_lost for face in fight.faces], [face.defenders_lost for face in fight.faces]]
    spread = [tuple(sum(_step(men) == n for men in side) * each for n in range(MOST + 1)) for side in lost]
    means = [sum(side) / len(side) / MEN_A_STEP for side in lost]
    return Picture(
        attack=fight.attack,
        defence=fight.defence,
        base=_name(chart.names, base),
        column=chart.names[fight.column],
        shift=fight.column - base,
        rows=rows,
        faces=faces,
        chances=tuple(chances),
        ours=spread[0],
        theirs=spread[1],
        mean=(means[0], means[1]),
        taken=sum(face != Outcome.HELD for face in faces) * each,
    )


def _step(men: int) -> int:
    """Steps that a number of men lost comes to, rounded to the nearest; all above the most are one."""
    return min(MOST, (men + MEN_A_STEP // 2) // MEN_A_STEP)


def _name(names: tuple[str, ...], column: int) -> str:
    """The name of a column; those below the chart's first are counted down from it."""
    if column < 0:
        return _("{column} and {below} below").format(column=names[0], below=-column)
    return names[min(column, len(names) - 1)]
