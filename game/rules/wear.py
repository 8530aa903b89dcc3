"""Chapter 9, supply: want and wear.

A unit that went without supply for a day is *stretched*, and nothing else follows. After the days
of the chart it is *short*: its legs take longer, and it loses odds columns whether it attacks or is
attacked. After more days it is *out*: vehicles stand still, it fights worse still, and unless it
stands in the hex of a town, where there are wells, it loses a share of its men each day. A day's
full supply puts all of that right.

Wear is per mille of vehicles and men that are worn out. Each hundred make a leg take a tenth longer;
from the chart's figure on a unit loses a column. A forced march goes half again as fast, also by
those who are short (not by vehicles that are out), and wears for the time it takes; marching in want
wears too. A day's rest, in supply and in the hex of a built base, repairs some of it. Units that are
worn to the chart's limit are driven no harder. All columns of a side are those of its units by their
men, rounded down.
"""

from __future__ import annotations

from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import ground
from game.terms import Pace, Reason, SupplyState, UnitId

WHOLE = ground.USUAL
NOTCH = 100  # per mille of wear that make a leg take a tenth longer
WORN_OUT = 1000


def state_after(theatre: Theatre, lacking: int) -> SupplyState:
    """How a unit fares that went without supply for so many days."""
    chart = theatre.supply
    if chart is None or lacking == 0:
        return SupplyState.SUPPLIED
    if lacking < chart.short:
        return SupplyState.STRETCHED
    return SupplyState.SHORT if lacking < chart.out else SupplyState.OUT


def pace(theatre: Theatre, state: State, unit: int, driven: Pace = Pace.USUAL) -> int:
    """Per cent of the usual time that a leg takes a unit."""
    chart = theatre.supply
    if chart is None:
        return WHOLE
    out = WHOLE + 10 * (int(state.wear[unit]) // NOTCH)
    if driven == Pace.FORCED:
        return out * chart.forced // WHOLE
    return out * chart.slow // WHOLE if int(state.supply[unit]) >= SupplyState.SHORT else out


def refusal_to_march(theatre: Theatre, state: State, unit: UnitId, driven: Pace) -> Refusal | None:
    """Why a unit may not march at a pace for want of supply or for wear; None if it may."""
    chart = theatre.supply
    if chart is None:
        return None if driven == Pace.USUAL else Refusal(Reason.NOT_PLAYED, unit)
    if int(state.supply[unit]) == SupplyState.OUT and not chart.on_foot[theatre.unit_movement[unit]]:
        return Refusal(Reason.OUT_OF_SUPPLY, unit, have=int(state.lacking[unit]), need=chart.out)
    if driven == Pace.FORCED and state.wear[unit] >= chart.worn_out:
        return Refusal(Reason.WORN_OUT, unit, have=int(state.wear[unit]), need=chart.worn_out)
    return None


def worn_by(theatre: Theatre, state: State, unit: int, time: int) -> int:
    """The wear of a unit after so much time on a forced march."""
    chart = theatre.supply
    added = 0 if chart is None else time * chart.forced_wear // 1000
    return min(WORN_OUT, int(state.wear[unit]) + added)


def columns(theatre: Theatre, state: State, unit: int) -> tuple[int, int]:
    """Odds columns that a unit loses by want and by wear."""
    chart = theatre.supply
    if chart is None:
        return 0, 0
    lost, fares = 0, int(state.supply[unit])
    if fares >= SupplyState.SHORT:
        lost = chart.short_columns if fares == SupplyState.SHORT else chart.out_columns
    return lost, chart.worn_columns if state.wear[unit] >= chart.worn else 0
