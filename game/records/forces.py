"""Forces that a side knows of near a hex, in words: `about 120 men of Ansar Dine`."""

from __future__ import annotations

import numpy as np

from game.records import wording
from game.records.page import Page
from game.rules import relations
from game.terms import OFF_MAP, Right
from game.texts import _


def known_near(page: Page, unit: int, here: int, radius: int, *, enemies: bool = True) -> str:
    """The strongest force within some hexes that a unit's side knows of, or the reader; empty if none.

    enemies: only those whom the side may attack, else everybody who gives it no right to enter
    """
    theatre, state = page.theatre, page.state
    side = int(state.controller[unit]) if page.side is None else int(page.side)
    right = relations.rights(theatre, state, side, Right.ATTACK if enemies else Right.ENTER)
    counted = right if enemies else ~right
    men: dict[int, int] = {}
    for row in np.flatnonzero(state.contact_hex[side] != OFF_MAP).tolist():
        faction = int(state.contact_faction[side, row])
        fresh = state.contact_day[side, row] >= state.day - theatre.fresh
        near = theatre.grid.distance(here, int(state.contact_hex[side, row])) <= radius
        if fresh and near and counted[faction]:
            men[faction] = men.get(faction, 0) + int(state.contact_men[side, row])
    if not men:
        return ""
    who = max(men, key=lambda faction: (men[faction], -faction))
    about = wording.men(max(10, round(men[who], -1)))
    return _("about {men} of {faction}").format(men=about, faction=wording.faction(theatre, who))
