"""The game in a terminal: the same table, orders and refusals as at the window, in words. No pygame here.

It shows what the side knows and nothing else. Orders are written as in a scenario's tests or a save, a march
also as `march F05 to Gao`; what is not an order is one of the commands that `help` lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from game.model.orders import EndPhase
from game.model.text import BadText
from game.records import aims, wording
from game.records.keeping import Keeping
from game.records.reasons import explain
from game.records.refusal_texts import refusal_text
from game.records.why import ask as order_of
from game.records.why import why
from game.rules import choices
from game.rules.sight import Sight
from game.terms import OFF_MAP, Baton
from game.texts import _, mark, ngettext
from game.ui import listing, situation, view, words
from game.ui.table import Table

LINES: Final = 12  # of the chronicle, when it is asked for

COMMANDS: Final = {
    "help": mark("this list"),
    "brief": mark("the situation"),
    "aims": mark("the side's aims and how they stand; `aims ID` tells one fact by fact"),
    "units": mark("the side's units; `units all` those without time too"),
    "coming": mark("units that are still to come"),
    "wings": mark("aircraft, their bases and sorties"),
    "look": mark("a hex in words and who is known there: `look Gao`, `look x12y30`"),
    "known": mark("all others whom the side knows of"),
    "places": mark("who holds what"),
    "tracks": mark("politics"),
    "asked": mark("what the side is asked, and how to answer"),
    "why": mark("whether an order would be carried out, what it costs and brings: `why march F05 to Gao`"),
    "log": mark("the latest lines of the chronicle"),
    "undo": mark("take the last order back, if that can be"),
    "save": mark("keep the game under a name: `save NAME`"),
    "end": mark("end the phase"),
    "quit": mark("leave; the game is kept"),
}
"""What may be typed beside orders."""


@dataclass(slots=True)
class Terminal:
    """One person at one table, in words.

    read: asks for a line with a prompt, and raises EOFError when there will be none
    say: tells a line
    """

    table: Table
    keeping: Keeping | None
    read: Callable[[str], str]
    say: Callable[[str], None]
    told: int = 0  # entries of the chronicle that were told
    left: bool = False
    acts: dict[str, Callable[[str], None]] = field(init=False)

    def __post_init__(self) -> None:
        """Know the commands."""
        self.acts = {name: getattr(self, f"_{name}") for name in COMMANDS}

    @property
    def sight(self) -> Sight:
        """What the side knows."""
        return self.table.view

    def run(self) -> None:
        """Play until the game ends or the player leaves."""
        self._brief("")
        self.say(_("Type `help` for what can be typed."))
        while not self.left:
            self.table.show_all()
            if self.table.over:
                self._tell()
                self._result()
                return
            if self.table.mine:
                self._tell()
                self._turn()
            else:
                self.table.step()

    def _turn(self) -> None:
        """Ask for a line, and do what it says."""
        try:
            line = self.read(self._prompt()).strip()
        except EOFError:
            self.left = True
            return
        word, _space, rest = line.partition(" ")
        if word in self.acts:
            self.acts[word](rest.strip())
        elif line:
            self._order(line)

    def _prompt(self) -> str:
        theatre, state = self.sight.theatre, self.sight.state
        able = len(view.able(self.sight))
        units = ngettext("{count} unit can act", "{count} units can act", able).format(count=able)
        return _("{date}, {faction}, {units}> ").format(
            date=wording.short_date(theatre, int(state.day)),
            faction=theatre.factions[self.table.side].id,
            units=units,
        )

    def _order(self, line: str) -> None:
        try:
            order = order_of(self.sight, line)
        except BadText as error:
            self.say(_("{error}. `help` tells what can be typed.").format(error=words.capital(str(error))))
            return
        wrong = self.table.submit(order)
        if wrong is not None:
            self.say(_("Refused: {why}").format(why=refusal_text(self.sight.theatre, wrong)))
            return
        self.table.show_all()
        told = self._tell()
        if not told:
            self.say(_("Done."))

    def _tell(self) -> bool:
        """Tell what the chronicle has told since; whether it was anything."""
        entries = self.table.entries
        fresh, self.told = entries[min(self.told, len(entries)) :], len(entries)
        before = -1
        for entry in fresh:
            if entry.line.day != before:
                before = int(entry.line.day)
                self.say(wording.long_date(self.sight.theatre, before))
            self.say(f"  {entry.line.text}")
        return bool(fresh)

    def _result(self) -> None:
        for line in aims.result_lines(self.sight.theatre, self.sight.state):
            self.say(line)

    def _rows(self, rows: Iterable[situation.Row]) -> None:
        """Rows of three columns."""
        shown = list(rows)
        if not shown:
            self.say(_("None."))
            return
        wide = [max(len(row[column]) for row in shown) for column in (0, 1)]
        for name, what, where in shown:
            self.say(f"  {name:<{wide[0]}}  {what:<{wide[1]}}  {where}".rstrip())

    # Commands

    def _help(self, _rest: str) -> None:
        for name, meaning in COMMANDS.items():
            self.say(f"  {name:<8} {_(meaning)}")
        self.say(_("All else is an order: `march F05 to Gao`, `assault F05+F06 hex=x30y40`, `patrol F05`,"))
        self.say(_("`adopt F05 posture=entrenched`, `offer-baton Sevare to=MLI`, as in a scenario's tests."))

    def _brief(self, _rest: str) -> None:
        view_ = self.sight
        for line in situation.situation(view_.theatre, view_.state, view_.side):
            self.say(line)

    def _aims(self, rest: str) -> None:
        theatre, state = self.sight.theatre, self.sight.state
        mine = [n for n, aim in enumerate(theatre.objectives) if aim.faction == self.table.side]
        if rest:
            mine = [n for n in mine if theatre.objectives[n].id == rest]
            if not mine:
                self.say(_("No aim of the side has the id {name}.").format(name=rest))
        for number in mine:
            told = explain(theatre, state, number)
            self.say(f"  {theatre.objectives[number].id}: {told[0]}")
            for line in told[1:] if rest else ():
                self.say(f"    {line}")

    def _units(self, rest: str) -> None:
        self._rows(listing.units(self.sight, every=rest == "all"))

    def _coming(self, _rest: str) -> None:
        self._rows(situation.coming(self.sight.theatre, self.sight.state, self.table.side))

    def _wings(self, _rest: str) -> None:
        self._rows(listing.wings(self.sight))

    def _look(self, rest: str) -> None:
        here = self.sight.theatre.where(rest)
        if here == OFF_MAP:
            self.say(
                _("{name} is no place of the map, and no position such as x12y30.").format(name=rest or "?")
            )
            return
        self.say("; ".join(words.hex_line(self.sight, here)))

    def _known(self, _rest: str) -> None:
        self._rows(listing.known(self.sight))

    def _places(self, _rest: str) -> None:
        for line in aims.holder_lines(self.sight.theatre, self.sight.state):
            self.say(line)

    def _tracks(self, _rest: str) -> None:
        for line in aims.track_lines(self.sight.theatre, self.sight.state):
            self.say(line)

    def _asked(self, _rest: str) -> None:
        theatre, state, side = self.sight.theatre, self.sight.state, int(self.table.side)
        told = False
        for event in choices.waiting(theatre, state, side):
            told = True
            self.say(theatre.events[event].text or theatre.events[event].id)
            for option in choices.options(theatre, event):
                self.say(f"  choose {theatre.events[event].id} option={option.id}   {option.text}")
        offered = (state.baton == int(Baton.OFFERED)) & (state.receiver == side)
        for place in np.flatnonzero(offered).tolist():
            told = True
            one = theatre.places[place]
            giver = wording.faction(theatre, int(state.giver[place]))
            self.say(_("{giver} offers {place}:").format(giver=giver, place=one.name))
            self.say(
                f"  accept-baton {one.name.replace(' ', '_')}   decline-baton {one.name.replace(' ', '_')}"
            )
        if not told:
            self.say(_("Nothing is asked."))

    def _why(self, rest: str) -> None:
        if not rest:
            self.say(_("Say of which order: `why march F05 to Gao`."))
            return
        try:
            told = why(self.sight, order_of(self.sight, rest))
        except BadText as error:
            told = [words.capital(str(error))]
        for line in told:
            self.say(line)

    def _log(self, _rest: str) -> None:
        self.told = max(0, len(self.table.entries) - LINES)
        if not self._tell():
            self.say(_("Nothing has been told yet."))

    def _undo(self, _rest: str) -> None:
        past = self.table.past
        if self.table.undo():
            self.told = min(self.told, len(self.table.entries))
            self.say(_("Taken back."))
        elif past.barrier is not None:
            self.say(_("It cannot be taken back: {why}.").format(why=_(past.barrier.value)))
        else:
            self.say(_("There is nothing to take back."))

    def _save(self, rest: str) -> None:
        if self.keeping is None or not rest:
            self.say(_("Say under which name: `save NAME`."))
            return
        try:
            path = self.keeping.archive.save_as(rest, self.keeping.save())
        except OSError as error:
            self.say(f"{error.filename}: {error.strerror}")
            return
        self.say(_("Written to {path}").format(path=path))

    def _end(self, _rest: str) -> None:
        self.table.submit(EndPhase())

    def _quit(self, _rest: str) -> None:
        self.left = True
