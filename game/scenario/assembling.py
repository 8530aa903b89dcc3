"""Makes the theatre of a scenario in which no fault was found."""

from __future__ import annotations

from typing import Final

import numpy as np

from game.model.charts import (
    CacheChart,
    CombatChart,
    Demolition,
    MineChart,
    NightChart,
    PoliticsChart,
    SearchChart,
    SightChart,
    SupplyChart,
)
from game.model.declarations import Track
from game.model.land import Drawn, Link, Place, Region, Source
from game.model.roster import Faction, HomeClock, Unit, UnitType
from game.model.theatre import Theatre
from game.scenario.affairs import FactionPart, TrackPart
from game.scenario.charts import Combat, Politics, SightPart, per_mille
from game.scenario.declaring import contingent, declared, objective, proposal
from game.scenario.document import Document
from game.scenario.fields import CONDITIONS, SIZES
from game.scenario.flying import air_chart, boxes, climate, wing, wing_type
from game.scenario.forces import UnitPart, UnitTypePart
from game.scenario.ground import Ground, bridge_names, movement_chart
from game.scenario.hidden import MinePart
from game.scenario.numbering import Numbers
from game.scenario.peopling import towns_chart
from game.scenario.plan import Plan
from game.scenario.supply import SupplyPart
from game.terms import (
    NO_TRACK,
    NO_UNIT,
    NOBODY,
    BoxId,
    FactionId,
    HexId,
    Outcome,
    PlaceId,
    Posture,
    Quality,
    Relation,
    Right,
    Site,
    TargetClass,
    TrackId,
    TypeId,
    UnitId,
)

KG_A_TON: Final = 1000


def theatre_of(document: Document, plan: Plan, ground: Ground) -> Theatre:
    """The theatre of a sound scenario."""
    numbers = Numbers(document, plan)
    order = document.phases or [part.id for part in document.factions]
    limits = document.limits
    return Theatre(
        name=document.name,
        title=document.title,
        calendar=numbers.calendar,
        grid=plan.grid,
        km_a_hex=plan.km_a_hex,
        terrains=tuple(document.ground),
        terrain=ground.terrain,
        road=ground.road,
        road_km=ground.road_km,
        crossing=ground.crossing,
        roads=document.road_classes,
        movement=movement_chart(plan, ground, document),
        sight=_sight(document.sight, document),
        combat=_combat(document.combat, document),
        politics=_politics(document.politics),
        air=air_chart(document.air),
        stack_limit=limits.stack,
        assault_limit=limits.assault_steps,
        assault_time=limits.assault,
        patrol_time=limits.patrol,
        posture_time=limits.posture,
        danger_radius=limits.danger,
        factions=tuple(_faction(part, numbers) for part in document.factions),
        sovereign=numbers.faction(document.sovereign) if document.sovereign else FactionId(NOBODY),
        order_of_phases=numbers.faction_ids(order),
        types=tuple(_type(part, document) for part in document.types),
        units=tuple(_unit(part, numbers) for part in document.units),
        groups={name: numbers.unit_ids(units) for name, units in document.groups.items()},
        places=_places(document, plan, numbers),
        boxes=boxes(numbers),
        regions=_regions(plan, numbers),
        objectives=tuple(objective(part, numbers) for part in document.objectives),
        events=tuple(declared(part, numbers) for part in document.events),
        tracks=tuple(_track(part, numbers) for part in document.tracks),
        proposals=tuple(proposal(part, numbers) for part in document.proposals),
        contingents=tuple(contingent(part, numbers) for part in document.contingents),
        supply=_supply(document.supply, document),
        sources=_sources(numbers),
        texts=dict(document.texts),
        links=tuple(Link(e.name, BoxId(numbers.boxes[e.box]), e.here) for e in plan.exits),
        sanctuaries=_sanctuaries(document, numbers),
        night=NightChart(**document.night.model_dump()) if document.night else None,
        search=SearchChart(**document.search.model_dump()) if document.search else None,
        caches=CacheChart(**document.caches.model_dump(exclude={"laid"})) if document.caches else None,
        mines=_mines(document.mines, plan, ground) if document.mines else None,
        wing_types=tuple(wing_type(part) for part in document.wing_types),
        wings=tuple(wing(part, numbers) for part in document.wings),
        climate=climate(document.weather, numbers),
        towns=towns_chart(document.towns, plan, numbers) if document.towns else None,
        drawn=tuple(Drawn(part.drawn, part.colour or "") for part in document.ground.values()),
    )


def _faction(part: FactionPart, numbers: Numbers) -> Faction:
    will = TrackId(numbers.tracks[part.will]) if part.will else NO_TRACK
    funds = TrackId(numbers.tracks[part.funds]) if part.funds else NO_TRACK
    home = part.home and HomeClock(numbers.calendar.day(part.home.since), part.home.every, part.home.men)
    named = {"will": will, "funds": funds, "upkeep": part.upkeep or 0, "home": home}
    return Faction(**{**part.model_dump(), **named})


def _track(part: TrackPart, numbers: Numbers) -> Track:
    faction = numbers.faction(part.faction) if part.faction else NOBODY
    return Track(**{**part.model_dump(), "faction": faction})


def _mines(part: MinePart, plan: Plan, ground: Ground) -> MineChart:
    plain = Demolition(part.bridge_loads, part.restore)
    own = {name: Demolition(**bridge.model_dump()) for name, bridge in part.bridges.items()}
    bridges = tuple(own.get(name, plain) for name in bridge_names(plan, ground))
    given = part.model_dump(exclude={"bridge_loads", "restore", "bridges"})
    return MineChart(**given, bridges=bridges)


def _sanctuaries(document: Document, numbers: Numbers) -> tuple[frozenset[BoxId], ...]:
    """The boxes in which each faction is safe."""
    safe = document.sanctuaries
    boxes = (safe.get(part.id, ()) for part in document.factions)
    return tuple(frozenset(BoxId(numbers.boxes[box]) for box in names) for names in boxes)


def _sight(part: SightPart, document: Document) -> SightChart:
    words = [posture.name.lower() for posture in Posture]
    seen = (getattr(part, word) for word in words)
    return SightChart(
        by_posture=np.array([-1 if hexes == "never" else hexes for hexes in seen], np.int32),
        hides=np.array([ground.hides for ground in document.ground.values()], np.int32),
        chance=np.array([getattr(part.chance, word) for word in words], np.int32),
        patrol=part.patrol,
    )


def _combat(part: Combat, document: Document) -> CombatChart:
    outcomes = [[Outcome[word.upper()] for word in row] for row in part.outcome]
    return CombatChart(
        names=tuple(part.odds),
        odds=np.array([per_mille(text) for text in part.odds[1:]], np.int32),
        attacker=np.array(part.attacker, np.int32),
        defender=np.array(part.defender, np.int32),
        outcome=np.array(outcomes, np.int32),
        quality=np.array([getattr(part.quality, quality.name.lower()) for quality in Quality], np.int32),
        stand=part.stand,
        captured=np.array([getattr(part.captured, outcome.name.lower()) for outcome in Outcome], np.int32),
        shifts=part.shifts.model_dump(),
        terrain=np.array([ground.assault for ground in document.ground.values()], np.int32),
    )


def _politics(part: Politics) -> PoliticsChart:
    rights = [
        [right.name.lower() in getattr(part.rights, relation.name.lower()) for right in Right]
        for relation in Relation
    ]
    baton = part.baton
    return PoliticsChart(
        rights=np.array(rights, np.bool_),
        quiet=baton.quiet,
        clock=baton.clock,
        incident_days=baton.incident_days,
        men_an_incident=baton.men_an_incident,
        pay=baton.pay,
        kept=baton.kept,
        dropped=baton.dropped,
        broken=baton.broken,
        whole=baton.whole,
        breach=baton.breach,
        clash=part.clash,
    )


def _supply(part: SupplyPart | None, document: Document) -> SupplyChart | None:
    if part is None or part.unlimited:
        return None
    given = part.model_dump(
        exclude={"unlimited", "trucks", "on_foot", "gate", "built_gate", "work", "load_at_start"}
    )
    classes = list(document.movement)
    return SupplyChart(
        **given,
        trucks=classes.index(part.trucks),
        on_foot=np.array([name in part.on_foot for name in classes], np.bool_),
        gate=np.array([getattr(part.gate, size) * KG_A_TON for size in SIZES], np.int32),
        built_gate=part.built_gate * KG_A_TON,
        work=np.array([getattr(part.work, condition) for condition in CONDITIONS], np.int32),
        bare=part.work.none,
    )


def _sources(numbers: Numbers) -> tuple[Source, ...]:
    sources = []
    for part in numbers.document.sources:
        here, site = numbers.ways[part.via]
        sources.append(
            Source(
                part.id,
                numbers.faction(part.faction),
                here,
                part.tons * KG_A_TON,
                part.waiting * KG_A_TON,
                PlaceId(numbers.places[part.via]) if site == Site.AIRFIELD else None,
                UnitId(numbers.units[part.comes_with]) if part.comes_with else NO_UNIT,
            )
        )
    return tuple(sources)


def _type(part: UnitTypePart, document: Document) -> UnitType:
    words = [target.name.lower() for target in TargetClass]
    attack, defence = ([getattr(table, word) for word in words] for table in (part.attack, part.defence))
    return UnitType(
        id=part.id,
        name=part.name,
        symbol=part.symbol,
        movement=list(document.movement).index(part.movement),
        irregular=part.irregular,
        target=TargetClass[part.target.upper()],
        attack=(attack[0], attack[1], attack[2], attack[3]),
        defence=(defence[0], defence[1], defence[2], defence[3]),
        sees=part.sees,
        visible=part.visible,
        killed=part.killed,
        traits=tuple(part.traits),
        weight=part.weight,
        needs=(part.needs.rest, part.needs.march, part.needs.fight),
    )


def _unit(part: UnitPart, numbers: Numbers) -> Unit:
    kind = numbers.document.types[numbers.types[part.type]]
    station = numbers.station(part)
    return Unit(
        id=part.id,
        name=part.name,
        type=TypeId(numbers.types[part.type]),
        contingent=part.contingent,
        quality=Quality[(part.quality or kind.quality).upper()],
        box=BoxId(station.box),
        entry=station.entry,
        entry_site=station.site,
        leader=part.leader,
        source=part.source,
        uncertain=tuple(part.uncertain),
        men=part.men,
        travel=_travel(part, kind.movement, numbers),
    )


def _travel(part: UnitPart, movement: str, numbers: Numbers) -> int:
    """Days by road from a unit's box to where it enters, at its best speed; who flies is there that day."""
    speeds = numbers.document.movement[movement]
    best = max((*speeds.safe_roads.values(), *speeds.roads.values()), default=0)
    km = next((way.km for way in numbers.plan.exits if way.name == part.via), 0)
    return -(-km // best) if best else 0


def _places(document: Document, plan: Plan, numbers: Numbers) -> tuple[Place, ...]:
    baton = document.politics.baton
    added = {numbers.places[part.name]: part for part in document.places}
    out = []
    for number, spot in enumerate(plan.places):
        size, own = SIZES[spot.size], added.get(number)
        overlap = own.overlap if own and own.overlap is not None else getattr(baton.overlap, size)
        threat = own.threat if own and own.threat is not None else getattr(baton.threat, size)
        out.append(
            Place(
                spot.name,
                HexId(spot.here),
                spot.site,
                spot.size,
                spot.population,
                spot.country,
                spot.aliases,
                overlap,
                threat,
                CONDITIONS.index(own.condition) if own and own.condition else spot.condition,
            )
        )
    return tuple(out)


def _regions(plan: Plan, numbers: Numbers) -> tuple[Region, ...]:
    """The regions that the map outlines, and those that are listed; a list goes before an outline."""

    def inside(hexes: frozenset[int]) -> tuple[PlaceId, ...]:
        return tuple(PlaceId(number) for number, spot in enumerate(plan.places) if spot.here in hexes)

    found = {area.name: inside(area.hexes) for area in plan.areas}
    found |= {name: numbers.place_ids(places) for name, places in numbers.document.regions.items()}
    return tuple(Region(name, places) for name, places in found.items())
