"""A part of the map in letters, and the same in sentences for those who cannot see letters in rows.

A hex is four characters: its ground, its place, and who is known there with how many steps. Every second row
is set in by half a hex, as on the map.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.records import wording
from game.rules.sight import Sight
from game.scenario.sketch import GROUND
from game.terminal import showing
from game.terms import Site
from game.texts import _, spoken
from game.ui import view as models
from game.ui import words

LETTERS: Final = {name: letter for letter, name in GROUND.items()}
PLACES: Final = {Site.TOWN: "#", Site.AIRFIELD: "+", Site.STRONGHOLD: "^"}
WIDE: Final = 6  # hexes to each side of the middle
HIGH: Final = 4  # ... and above and below it
CELL: Final = 5  # characters


def chart(view: Sight, middle: int, wide: int = WIDE, high: int = HIGH) -> Iterator[str]:
    """The hexes round one, row by row, with their columns and rows counted, and then in sentences."""
    grid = view.theatre.grid
    column, row = grid.column_row(middle)
    columns = range(max(0, column - wide), min(grid.columns, column + wide + 1))
    rows = range(max(0, row - high), min(grid.rows, row + high + 1))
    known = models.stacks(view)
    yield "     " + "".join(f"x{c}".ljust(CELL) for c in columns).rstrip()
    for y in rows:
        cells = "".join(_cell(view, known, grid.at(x, y)).ljust(CELL) for x in columns)
        yield (f"y{y}".ljust(5) + ("  " if y % 2 else "") + cells).rstrip()
    yield from legend(view, columns, rows, known)


def _cell(view: Sight, known: dict[int, models.Stack], here: int) -> str:
    theatre = view.theatre
    ground = LETTERS.get(theatre.terrains[int(theatre.terrain[here])], "?")
    sites = [site for site in PLACES if (here, int(site)) in theatre.place_at]
    stack = known.get(here)
    if stack is None:
        return ground + (PLACES[sites[0]] if sites else ".")
    cards = stack.cards or stack.reports
    letter = theatre.factions[cards[0].faction].letter
    letter = letter if any(card.known for card in cards) else letter.lower()
    total, _full = models.total_steps(card for card in cards if card.faction == cards[0].faction)
    return ground + (PLACES[sites[0]] if sites else ".") + letter + (str(total) if total < 10 else "*")


def legend(view: Sight, columns: range, rows: range, known: dict[int, models.Stack]) -> Iterator[str]:
    """What the letters stand for, and each hex of the part in which there is a place or anybody."""
    theatre, grid = view.theatre, view.theatre.grid
    here = {grid.at(x, y) for x in columns for y in rows}
    kinds = sorted({theatre.terrains[int(theatre.terrain[h])] for h in here})
    grounds = [f"{LETTERS.get(kind, '?')} {words.ground_name(kind)}" for kind in kinds]
    sides = [f"{faction.letter} {spoken(faction.name)}" for faction in theatre.factions]
    yield _("Ground: {kinds}.").format(kinds=", ".join(grounds))
    yield _(
        "# town, + airfield, ^ stronghold; {sides}, with their steps of thirty men, * ten or more."
    ).format(sides=", ".join(sides))
    yield _("A small letter is a report of some days ago.")
    for spot in sorted(here):
        if models.places_of(theatre, spot) or spot in known:
            name = " ".join([theatre.hex_name(spot), words.hex_title(theatre, spot)])
            facts = _("; ").join(words.hex_line(view, spot)[1:])
            yield _("{name}: {facts}").format(name=name, facts=facts)


def around(view: Sight, here: int) -> Iterator[str]:
    """A hex in sentences: what it is, which of one's units stand there, who is reported, whose places are."""
    yield wording.sentence(_("; ").join(words.hex_line(view, here)))
    for unit in models.controlled(view):
        if int(view.state.hex[unit]) == here:
            yield showing.unit_line(view, unit)
    yield from showing.contacts_at(view, here)
    for place in models.places_of(view.theatre, here):
        holder = wording.faction(view.theatre, int(view.state.holder[place]))
        yield _("{place}: held by {faction}").format(place=view.theatre.places[place].slug, faction=holder)
