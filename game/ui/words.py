"""What the screen calls things: grounds, roads, qualities, postures, hexes."""

from __future__ import annotations

import re
from typing import Final

from game.model.declarations import Track
from game.model.theatre import Theatre
from game.records import positions, wording
from game.records.refusal_texts import POSTURES
from game.rules.sight import Sight
from game.terms import DAY, OFF_MAP, Crossing, Posture, Quality, Runway, Site, SupplyState
from game.texts import _, decimal, mark, titled
from game.ui import view

# Behind which the name of a track is cut, in each language.
JOINT: Final = re.compile(" (?:of|between|de|du|des|entre|d’) ?")

GROUND: Final = {
    "reg": mark("gravel plain"),
    "sand": mark("sand"),
    "erg": mark("dunes"),
    "steppe": mark("steppe"),
    "savanna": mark("savanna"),
    "hills": mark("hills"),
    "rocky": mark("rocky ground"),
    "massif": mark("massif"),
    "wadi": mark("wadi"),
    "escarpment": mark("escarpment"),
    "sebkha": mark("salt flat"),
    "dry_lake": mark("dry lake"),
    "irrigated": mark("irrigated land"),
    "delta": mark("delta"),
}
ROADS: Final = {"paved": mark("paved road"), "graded": mark("graded road"), "piste": mark("piste")}
QUALITIES: Final = {
    Quality.LEVY: mark("levy"),
    Quality.CONSCRIPT: mark("conscript"),
    Quality.REGULAR: mark("regular"),
    Quality.VETERAN: mark("veteran"),
    Quality.ELITE: mark("elite"),
}
SUPPLIES: Final = {
    SupplyState.SUPPLIED: mark("supplied"),
    SupplyState.STRETCHED: mark("stretched"),
    SupplyState.SHORT: mark("short"),
    SupplyState.OUT: mark("out"),
}
RUNWAYS: Final = {
    Runway.CLOSED: mark("airfield closed"),
    Runway.LIGHT: mark("airfield for light aircraft"),
    Runway.OPEN: mark("airfield open"),
}
SITES: Final = {
    Site.TOWN: mark("town"),
    Site.AIRFIELD: mark("airfield"),
    Site.STRONGHOLD: mark("stronghold"),
}


capital = wording.capital


def sentence(text: str) -> str:
    """A text with a capital at its beginning and a full stop at its end."""
    return wording.sentence(capital(text))


def track(part: Track) -> str:
    """The name of a track where there is little room."""
    return titled(part.short) if part.short else JOINT.split(titled(part.name), maxsplit=1)[0]


def ground(theatre: Theatre, here: int) -> str:
    """What kind of ground a hex has."""
    return ground_name(theatre.terrains[int(theatre.terrain[here])])


def ground_name(kind: str) -> str:
    """A kind of ground."""
    return _(GROUND[kind]) if kind in GROUND else kind.replace("_", " ")


def road(name: str) -> str:
    """A class of road."""
    return _(ROADS[name]) if name in ROADS else name


def best_road(theatre: Theatre, here: int) -> str:
    """The best road through a hex; empty if there is none."""
    classes = [number for number in theatre.road[here].tolist() if number]
    return road(theatre.roads[min(classes) - 1]) if classes else ""


def river(theatre: Theatre, here: int) -> bool:
    """Whether a river runs along the hex."""
    return any(side != Crossing.FREE for side in theatre.crossing[here].tolist())


def days(thousandths: int) -> str:
    """Thousandths of a day as days with two decimals."""
    return decimal(f"{thousandths / DAY:.2f}")


def hex_title(theatre: Theatre, here: int) -> str:
    """The name of a hex: that of its town, or where it lies."""
    places = view.places_of(theatre, here)
    return titled(theatre.places[places[0]].name) if places else capital(positions.describe(theatre, here))


def hex_line(sight: Sight, here: int) -> list[str]:
    """The hex in words, part by part: number, name, ground, who is known there."""
    theatre = sight.theatre
    if here == OFF_MAP:
        return []
    column, row = theatre.grid.column_row(here)
    parts = [_("Hex {column} · {row}  {name}").format(column=column, row=row, name=hex_title(theatre, here))]
    kinds = [ground(theatre, here), best_road(theatre, here), _("river bank") if river(theatre, here) else ""]
    parts.append(", ".join(kind for kind in kinds if kind))
    parts += _holders(sight, here)
    return [*parts, _known(sight, here)]


def _holders(sight: Sight, here: int) -> list[str]:
    places = view.places_of(sight.theatre, here)
    if not places:
        return []
    holder = int(sight.state.holder[places[0]])
    sealed = int(sight.state.sealed[places[0]])
    out = [_("held by {faction}").format(faction=wording.faction(sight.theatre, holder))]
    if sealed >= 0:
        out.append(_("sealed by {faction}").format(faction=wording.faction(sight.theatre, sealed)))
    return out


def _known(sight: Sight, here: int) -> str:
    stack = view.stacks(sight).get(int(here))
    if stack is None:
        return _("nobody known")
    told = []
    for faction in range(len(sight.theatre.factions)):
        cards = [card for card in (*stack.cards, *stack.reports) if card.faction == faction]
        if cards:
            total, _full = view.total_steps(cards)
            words = _("{faction}: {steps} steps").format(
                faction=wording.faction(sight.theatre, faction), steps=total
            )
            age = min(card.age for card in cards)
            told.append(
                words if not age else _("{words}, {age} ago").format(words=words, age=wording.days(age))
            )
    return _("; ").join(told)


def posture(number: int) -> str:
    """A posture."""
    return _(POSTURES[Posture(number)])
