"""Why the staff of irregulars hides, raids, sabotages and crosses borders, and why one searches for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from game.advice.figures import (
    Telling,
    about,
    enemies_near,
    men_within,
    ours_at,
    points,
    ratio,
    served,
    weight,
    where,
)
from game.ai import cells, night, sabotage
from game.ai.thought import Part, Thought
from game.model import orders
from game.records import wording
from game.texts import _, articled


def _emerge(mind: Thought, order: Any) -> Iterator[str]:
    days = int(mind.estimate.state.day - mind.estimate.state.since[order.units[0]])
    yield enemies_near(mind, where(mind, order))
    yield _("They have been here for {days}; who stays too long is found.").format(days=wording.days(days))


def _shelter(_mind: Thought, _order: Any) -> Iterator[str]:
    yield _("They lost men since the last phase with no troops near: from the air, which finds massed men.")


def _raid_by_day(mind: Thought, order: Any) -> Iterator[str]:
    """What unrest is worth where bands gather for it."""
    aims, places = mind.aims, np.flatnonzero(mind.aims.raidable).tolist()
    if not places:
        return
    best = max(places, key=lambda place: int(aims.unsettling[place]))
    template = _("To make {place} unsafe is worth {points} now.")
    name = articled(mind.estimate.theatre.places[best].name)
    yield template.format(place=name, points=points(int(aims.unsettling[best])))
    yield from served(mind, [best])
    yield enemies_near(mind, where(mind, order))


def _forage(mind: Thought, _order: Any) -> Iterator[str]:
    if mind.aims.last_men:
        yield _("Hardly another man may be lost: they get out of reach.")
    else:
        yield _("Nobody feeds them where they are: they go where they are fed, or over the border.")


def _lurk(mind: Thought, order: Any) -> Iterator[str]:
    yield _("No task needs them: they keep out of sight, and wait beside the roads that the enemy uses.")
    yield enemies_near(mind, where(mind, order))


def _sow(mind: Thought, _order: Any) -> Iterator[str]:
    places = cells.prizes(mind.estimate, mind.aims)
    if places:
        value = int(mind.aims.taking[places[0]])
        template = _("{place} counts at the end, {points}: a band hides there and rises in the last nights.")
        name = wording.capital(articled(mind.estimate.theatre.places[places[0]].name))
        yield template.format(place=name, points=points(value))
        yield from served(mind, places[:1])


def _bridge(mind: Thought, order: Any) -> Iterator[str]:
    """Who threatens to use a bridge."""
    estimate, here = mind.estimate, np.array([where(mind, order)], np.int32)
    close = estimate.atlas.distance(here, estimate.foe_hex)[0] <= sabotage.EXPECTED
    km = sabotage.EXPECTED * estimate.theatre.km_a_hex
    men = about(int(estimate.foe_men[close].sum()))
    template = _("{men} of the enemy within {km} km may come to use it; without it they must go round.")
    yield template.format(men=wording.capital(men), km=km)


def _restore(mind: Thought, order: Any) -> Iterator[str]:
    men = men_within(mind, where(mind, order), sabotage.SERVED)
    km = sabotage.SERVED * mind.estimate.theatre.km_a_hex
    template = _("A bridge is down; {men} of ours and of partners within {km} km live on what comes over it.")
    yield template.format(men=wording.men(men), km=km)


def _cache(mind: Thought, order: Any) -> Iterator[str]:
    spot = mind.estimate.atlas.spot_at.get(where(mind, order))
    if spot is None or not len(mind.estimate.foes):
        return
    km = int(mind.estimate.foe_steps[spot].min()) * mind.estimate.theatre.km_a_hex
    yield _("The enemy is {km} km away: arms and food are put by before he comes.").format(km=km)


def _return(_mind: Thought, _order: Any) -> Iterator[str]:
    yield _("They have rested, friends feed them on this side of the border, and no enemy is known near it.")


def _leave(mind: Thought, order: Any) -> Iterator[str]:
    here = where(mind, order)
    if pressing := weight(mind, here):
        template = _("Enemies near by have {ratio} times their strength; nobody follows over the border.")
        yield template.format(ratio=ratio(pressing, mind.estimate.defence_of(ours_at(mind, here))))


def _mine(mind: Thought, order: Any) -> Iterator[str]:
    yield _("The road leads to where the enemy is, or to a place of his.")
    yield enemies_near(mind, where(mind, order))


def _patrol(mind: Thought, order: Any) -> Iterator[str]:
    estimate, here = mind.estimate, where(mind, order)
    spot = estimate.atlas.spot_at.get(here)
    if (estimate.foe_hex == here).any():
        yield _("Men in hiding are reported in this very hex.")
    elif spot is not None and estimate.suspected[spot]:
        yield _("Men in hiding were reported here or beside it, or something happened here lately.")
    else:
        yield _("A road that leads from here is known to be mined.")


def _unrest(mind: Thought, order: Any) -> Iterator[str]:
    estimate, place = mind.estimate, int(order.place)
    template = _("Unrest in {place} is reckoned at {points}.")
    value = points(night.unrest(estimate, mind.aims, place))
    yield template.format(place=articled(estimate.theatre.places[place].name), points=value)
    yield from served(mind, [place])


def _rise(mind: Thought, order: Any) -> Iterator[str]:
    estimate, place = mind.estimate, int(order.place)
    known = cells.thin(estimate, mind.aims, place) or 0
    men = int(estimate.state.men[order.units[0]])
    template = _("{known} of the enemy are known there, {men} of ours rise; to have it is worth {points}.")
    value = points(int(mind.aims.taking[place]))
    told = wording.capital(wording.men(known))
    yield template.format(known=told, men=wording.men(men), points=value)
    yield from served(mind, [place])


OF_PART: Final[dict[Part, Telling]] = {
    Part.EMERGE: _emerge,
    Part.SHELTER: _shelter,
    Part.RAID: _raid_by_day,
    Part.FORAGE: _forage,
    Part.LURK: _lurk,
    Part.SOW: _sow,
    Part.RUIN: _bridge,
    Part.RESTORE: _restore,
}
OF_KIND: Final[dict[type, Telling]] = {
    orders.Blow: _bridge,
    orders.Restore: _restore,
    orders.Cache: _cache,
    orders.Return: _return,
    orders.Exfiltrate: _leave,
    orders.Mine: _mine,
    orders.Patrol: _patrol,
    orders.Raid: _unrest,
    orders.SuicideAttack: _unrest,
    orders.Infiltrate: _rise,
}
