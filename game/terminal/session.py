"""A seat at the terminal: a line in, lines out, until the game is over or the player leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from game.model.events import Event
from game.model.orders import EndPhase, March, Order
from game.model.text import BadText
from game.records import aims, save
from game.records.chronicle import Chronicle
from game.records.keeping import Keeping
from game.records.refusal_texts import SITES, refusal_text
from game.records.tutorial import Answer, Tutorial, end_of
from game.records.why import why
from game.rules.sight import Sight
from game.terminal import reading, showing
from game.terms import OFF_MAP, Site, UnitId, Units
from game.texts import _, spoken
from game.ui import view as models
from game.ui.table import Table


class Kind(Enum):
    """What a line is, for those who colour it."""

    PLAIN = "plain"
    HEADING = "heading"
    NEWS = "news"
    REFUSAL = "refusal"
    LESSON = "lesson"


class Said(NamedTuple):
    """One line."""

    text: str
    kind: Kind = Kind.PLAIN


@dataclass(slots=True)
class Session:
    """One person's game.

    file: where `save` writes when it names no file
    notice: what the player should know before going on; empty for nothing
    """

    table: Table
    keeping: Keeping
    tutorial: Tutorial | None = None
    file: Path | None = None
    notice: str = ""
    selected: Units = ()
    left: bool = field(init=False, default=False)  # the player has gone
    told_of_end: bool = field(init=False, default=False)
    _chronicle: Chronicle = field(init=False)

    def __post_init__(self) -> None:
        """Begin to tell from what the side knows now."""
        self._chronicle = Chronicle(self.table.match.theatre, self.table.view)

    @property
    def view(self) -> Sight:
        """What the side knows."""
        return self.table.view

    @property
    def over(self) -> bool:
        """Whether no more lines are wanted."""
        return self.left or self.table.over

    # Beginning and going on

    def open(self) -> list[Said]:
        """What is said first; the others play until it is the seat's phase."""
        theatre = self.view.theatre
        name = spoken(theatre.factions[self.view.side].name)
        opening = [
            Said(
                _("{title}. You lead {faction}.").format(title=spoken(theatre.title), faction=name),
                Kind.HEADING,
            )
        ]
        opening += [Said(self.notice, Kind.REFUSAL)] if self.notice else []
        return [*opening, *self.go_on(), Said(_("`help` tells what can be said here."))]

    def go_on(self) -> list[Said]:
        """Let the others play until the seat may give orders; what the side is told of it."""
        taught = self.tutorial is not None and not self.tutorial.done
        out = self._news()
        while not self.table.mine and not self.table.over:
            self.table.step()
            out += self._news()
        told = [said for said in out if said.kind is not Kind.LESSON]  # the last of them is said below
        told += self._verdict() if self.table.over else map(Said, showing.status(self.view))
        return [*told, *(self._lesson_text() if taught else ())]

    def _news(self) -> list[Said]:
        """Let everything that is left happen, and tell it."""
        told: list[Event] = []
        while self.table.showing:
            event = self.table.advance()
            if event is not None:
                told.append(event)
                self._chronicle.add(event)
        lines = self._chronicle.flush() if told else []
        out = [Said(line.text, Kind.HEADING if line.kind == "heading" else Kind.NEWS) for line in lines]
        return out + self._learnt(self.tutorial.told(told) if self.tutorial else None)

    def _verdict(self) -> Iterator[Said]:
        """The result, once."""
        if not self.told_of_end:
            self.told_of_end = True
            umpire = self.table.match.umpire
            yield Said(_("The game is over."), Kind.HEADING)
            yield from map(Said, aims.result_lines(umpire.theatre, umpire.state))

    # Orders

    def give(self, line: str) -> list[Said]:
        """Give the order of a line: what came of it, or why it was refused."""
        try:
            order = reading.order_of(self.view, line, self.selected)
        except BadText as error:
            return [Said(_("Not understood: {why}").format(why=error), Kind.REFUSAL)]
        note = [] if "site=" in line else self._outside(order)
        out = self.order(order)
        return out if out[0].kind is Kind.REFUSAL else [*out, *note]

    def _outside(self, order: Order) -> list[Said]:
        """What is to be known of a march to a place that does not say which site of it."""
        end = end_of(self.view.theatre, self.view.state, order)
        if not isinstance(order, March) or order.site != Site.OPEN or end == OFF_MAP:
            return []
        sites = [site for site in Site if (end, int(site)) in self.view.theatre.place_at]
        told = _("It is to stop outside the {site}; `site={word}` would lead into it.")
        return [Said(told.format(site=_(SITES[site]), word=site.name.lower())) for site in sites[:1]]

    def order(self, order: Order) -> list[Said]:
        """Give an order."""
        end = end_of(self.view.theatre, self.view.state, order)
        wrong = self.table.submit(order)
        if wrong is not None:
            why_not = refusal_text(self.view.theatre, wrong)
            return [Said(_("Refused: {why}").format(why=why_not), Kind.REFUSAL)]
        learnt = self.tutorial.ordered(order, end) if self.tutorial else None
        if isinstance(order, EndPhase):
            self.selected = ()
            wrong_step = [] if learnt is None or learnt.advanced else self._learnt(learnt)
            return [*wrong_step, *self.go_on()]
        out = [*self._news(), *self._learnt(learnt)]
        self._prune()
        return out or [Said(_("Done."))]

    def ask(self, line: str) -> list[Said]:
        """Say what the umpire would say to an order, and what is foreseen of it."""
        try:
            order = reading.order_of(self.view, line, self.selected)
        except BadText as error:
            return [Said(_("Not understood: {why}").format(why=error), Kind.REFUSAL)]
        out = [Said(text) for text in why(self.view, order)]
        end = end_of(self.view.theatre, self.view.state, order)
        return out + self._learnt(self.tutorial.asked_about(order, end) if self.tutorial else None)

    def undo(self) -> list[Said]:
        """Take the last order back, or say what bars it."""
        if self.table.undo():
            self._chronicle = Chronicle(self.view.theatre, self.view)
            self._prune()
            back = self._learnt(self.tutorial.took_back() if self.tutorial else None)
            return [Said(_("Taken back.")), *back]
        barrier = self.table.past.barrier
        if barrier is None:
            return [Said(_("There is nothing to take back."), Kind.REFUSAL)]
        words = _("It cannot be taken back: {why}.").format(why=_(barrier.value))
        return [Said(words, Kind.REFUSAL)]

    def redo(self) -> list[Said]:
        """Give again what was taken back last."""
        undone = self.table.past.undone
        return self.order(undone[-1]) if undone else [Said(_("Nothing was taken back."), Kind.REFUSAL)]

    def end(self, *, ask: bool) -> list[Said]:
        """End the phase; first, if asked, say what would be left undone."""
        left = showing.undone(self.view) if ask else []
        if not left:
            return self.order(EndPhase())
        head = Said(_("Before the phase ends, this is left undone:"), Kind.HEADING)
        return [head, *map(Said, left), Said(_("`end now` ends it all the same."))]

    # Selecting

    def select(self, units: Units) -> list[Said]:
        """Select units of the side that stand together."""
        mine = models.controlled(self.view)
        state, theatre = self.view.state, self.view.theatre
        strange = [theatre.units[u].id for u in units if u not in mine]
        if strange:
            told = _("{units}: not on the map, or not yours to order.").format(units=", ".join(strange))
            return [Said(told, Kind.REFUSAL)]
        if len({int(state.hex[u]) for u in units}) > 1:
            return [Said(_("They do not stand in one hex."), Kind.REFUSAL)]
        self.selected = units
        out = [Said(showing.unit_line(self.view, u)) for u in units] or [Said(_("Nothing is selected."))]
        here = int(state.hex[units[0]]) if units else OFF_MAP
        return out + self._learnt(self.tutorial.selected(units, here) if self.tutorial else None)

    def looked_at(self, here: int) -> list[Said]:
        """The player looked at a hex: what the tutorial says to it."""
        return self._learnt(self.tutorial.looked_at(here) if self.tutorial else None)

    def _prune(self) -> None:
        """Drop from the selection whoever is no longer there to be ordered."""
        mine = set(models.controlled(self.view))
        kept = tuple(UnitId(u) for u in self.selected if u in mine)
        self.selected = kept if len({int(self.view.state.hex[u]) for u in kept}) == 1 else ()

    # The lesson

    def skip_step(self) -> list[Said]:
        """Go on without the step of the tutorial."""
        return self._learnt(self.tutorial.skip() if self.tutorial else None)

    def lesson(self) -> list[Said]:
        """The step of the tutorial, and how it is done."""
        if self.tutorial is None:
            return [Said(_("There is no tutorial in this game; `play --text --tutorial` begins one."))]
        return [
            *self._lesson_text(),
            *([Said(self.tutorial.hint, Kind.LESSON)] if self.tutorial.hint else []),
        ]

    def _lesson_text(self) -> list[Said]:
        lesson = self.tutorial
        if lesson is None:
            return []
        if lesson.done:
            return [Said(lesson.text, Kind.LESSON)]
        count = len(lesson.lesson.steps)
        told = _("Step {n} of {count}. {text}").format(n=lesson.number + 1, count=count, text=lesson.text)
        return [Said(told, Kind.LESSON)]

    def _learnt(self, answer: Answer | None) -> list[Said]:
        """What the tutorial says to what was done."""
        if answer is None or self.tutorial is None or not answer.said:
            return []
        return self._lesson_text() if answer.advanced else [Said(answer.said, Kind.LESSON)]

    # Keeping

    def save(self, path: Path | None) -> list[Said]:
        """Write the game to a file."""
        target = path or self.file
        if target is None:
            return [Said(_("`save FILE`: say where to."), Kind.REFUSAL)]
        try:
            save.write(target, self.keeping.save())
        except OSError as error:
            told = _("It cannot be saved: {file}: {why}").format(file=target, why=error.strerror)
            return [Said(told, Kind.REFUSAL)]
        return [Said(_("Saved: {file}").format(file=target))]


def plain(texts: Iterable[str]) -> list[Said]:
    """Texts as plain lines."""
    return [Said(text) for text in texts]
