"""Wings, their chart and the climate, from how they are written to how the rules read them."""

from __future__ import annotations

import numpy as np

from game.model.charts import AirChart
from game.model.land import Box, Climate
from game.model.roster import Wing, WingType
from game.scenario.air import AirPart, WeatherPart, WingPart, WingTypePart
from game.scenario.fields import CONDITIONS, Part
from game.scenario.numbering import Numbers
from game.terms import NO_PLACE, BoxId, HexId, PlaceId, Posture, Site, TargetClass


def air_chart(part: AirPart) -> AirChart:
    """The chart of what aircraft do."""
    return AirChart(
        strike=np.array(part.strike, np.int32),
        posture=np.array([getattr(part.posture, p.name.lower()) for p in Posture], np.int32),
        site=np.array([getattr(part.site, s.name.lower()) for s in Site], np.int32),
        most=part.most,
        support=part.support,
        daylight=part.daylight,
        scout=part.scout,
        lift=part.lift,
        link_up=part.coup.link_up,
        cut_off=part.coup.cut_off,
        repair=np.array([part.repair.light, part.repair.open], np.int32),
    )


def wing_type(part: WingTypePart) -> WingType:
    """A kind of wings."""
    return WingType(
        id=part.id,
        name=part.name,
        symbol=part.symbol,
        sorties=part.sorties,
        range=part.range,
        runway=CONDITIONS.index(part.runway),
        strike=_by_target(part.strike),
        support=_by_target(part.support),
        sees=part.sees,
        lift=part.lift,
        risk=part.risk,
    )


def _by_target(part: Part) -> tuple[int, int, int, int]:
    soft, armoured, dispersed, fortified = (getattr(part, target.name.lower()) for target in TargetClass)
    return soft, armoured, dispersed, fortified


def wing(part: WingPart, numbers: Numbers) -> Wing:
    """A wing by numbers."""
    spot, calendar = numbers.places.get(part.base), numbers.calendar
    return Wing(
        id=part.id,
        name=part.name,
        faction=numbers.faction(part.faction),
        type=numbers.wing_types[part.type],
        aircraft=part.aircraft,
        box=BoxId(numbers.boxes[part.base] if spot is None else -1),
        place=NO_PLACE if spot is None else PlaceId(spot),
        first=calendar.day(part.from_) if part.from_ else 0,
        last=calendar.day(part.until) if part.until else calendar.days_a_turn * calendar.turns,
        source=part.source,
    )


def boxes(numbers: Numbers) -> tuple[Box, ...]:
    """The areas beyond the map, with how far beyond its edge each lies."""
    plan = numbers.plan
    return tuple(
        Box(name, tuple((HexId(e.here), e.km // plan.km_a_hex) for e in plan.exits if e.box == name))
        for name in numbers.boxes
    )


def climate(part: WeatherPart | None, numbers: Numbers) -> Climate | None:
    """When sandstorms rise; None if there are none."""
    if part is None:
        return None
    storms = []
    for storm in part.storms:
        spot = numbers.spot(storm.at)
        here = spot.here if spot else numbers.plan.grid.parse(storm.at)
        storms.append((here, numbers.calendar.day(storm.from_), numbers.calendar.day(storm.until)))
    chances = tuple(getattr(part.chance, month) for month in type(part.chance).model_fields)
    return Climate(part.radius, part.slows, chances, tuple(storms))
