"""What a side has and knows, as rows of words. No pygame here."""

from __future__ import annotations

from collections.abc import Iterator

from game.records import positions, wording
from game.rules.sight import Sight
from game.terms import Standing, SupplyState
from game.texts import _, ngettext
from game.ui import situation, view, words
from game.ui.situation import Row


def units(sight: Sight, *, every: bool) -> Iterator[Row]:
    """The side's units on the map that have time left, or every one: id, what it is, where."""
    theatre, state = sight.theatre, sight.state
    budget = theatre.calendar.budget
    for unit in view.controlled(sight) if every else view.able(sight):
        fixed, here = theatre.units[unit], int(state.hex[unit])
        left = words.days(max(0, budget - int(state.spent[unit])))
        parts = [
            wording.men(int(state.men[unit])),
            words.posture(int(state.posture[unit])),
            _(words.STANDINGS[Standing(int(state.standing[unit]))]),
            _("{days} days left").format(days=left),
        ]
        if int(state.supply[unit]) != SupplyState.SUPPLIED:
            parts.append(_(words.SUPPLIES[SupplyState(int(state.supply[unit]))]))
        where = f"{theatre.hex_name(here)}, {positions.describe(theatre, here)}"
        yield fixed.id, f"{fixed.name}: {', '.join(parts)}", where


def wings(sight: Sight) -> Iterator[Row]:
    """The side's wings: id, what it is, its base and sorties."""
    theatre, state = sight.theatre, sight.state
    mine = [n for n, wing in enumerate(theatre.wings) if wing.faction == sight.side and state.aircraft[n]]
    for number, row in zip(mine, situation.wings(theatre, state, sight.side), strict=True):
        count = int(state.sorties[number])
        sorties = ngettext("{count} sortie", "{count} sorties", count).format(count=count)
        yield theatre.wings[number].id, f"{row[0]}: {row[1]}", f"{row[2]}, {sorties}"


def known(sight: Sight) -> Iterator[Row]:
    """All others whom the side knows of: whose, what, where."""
    theatre = sight.theatre
    for here, stack in sorted(view.stacks(sight).items()):
        for card in (*stack.cards, *stack.reports):
            if card.faction == sight.side:
                continue
            age = _("{words} old").format(words=wording.days(card.age)) if card.age else _("seen now")
            steps = ngettext("{count} step", "{count} steps", card.steps).format(count=card.steps)
            where = f"{theatre.hex_name(here)}, {positions.describe(theatre, here)}"
            yield theatre.factions[card.faction].name, f"{card.name}, {steps}, {age}", where
