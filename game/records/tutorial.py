"""A tutorial under way: which step is to be done, whether what was done holds it, and what was wrong if not.

A screen tells it what the learner does: `selected`, `looked_at`, `asked_about`, `ordered`, `told`, and
`took_back` when an order is taken back. Each answers with what is to be said; `text`, `hint`, `done` and
`number` tell where the learner stands. Nothing here changes the game: a wrong order is the learner's own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from game.model import text as lines
from game.model.events import Event
from game.model.orders import EndPhase, March, Order
from game.model.state import State
from game.model.theatre import Theatre
from game.model.tutorial import Deed, Lesson, Step, Want
from game.records import positions
from game.terms import OFF_MAP, HexId
from game.texts import _, mark, spoken

FIRST: Final = {
    Deed.SELECT: mark("The step asks to select {wanted} first."),
    Deed.LOOK: mark("The step asks to look at {wanted} first."),
    Deed.ASK: mark("The step asks what would come of it first: {wanted}."),
}
"""What is said where an order is given and something else was to be done."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of something that the learner did: whether it held the step, and what is to be said."""

    advanced: bool = False
    said: str = ""


def _unheard(_number: int) -> None:
    """Nobody keeps to which step the learner came."""


@dataclass(slots=True)
class Tutorial:
    """A learner's way through a lesson."""

    theatre: Theatre
    lesson: Lesson
    number: int = 0  # of the step that is to be done, from 0
    at_window: bool = False  # whether the learner has mouse and keys rather than lines to type
    came_to: Callable[[int], object] = _unheard  # is told of each step that is reached
    _held: list[int] = field(init=False, default_factory=list)  # the step before each order of this phase
    _news: list[Event] = field(init=False, default_factory=list)  # all that the side was told

    # Where the learner stands

    @property
    def done(self) -> bool:
        """Whether every step was held."""
        return self.number >= len(self.lesson.steps)

    @property
    def step(self) -> Step | None:
        """The step that is to be done; None at the end."""
        return None if self.done else self.lesson.steps[self.number]

    @property
    def text(self) -> str:
        """What the learner is to read now, in his language."""
        if self.step is not None:
            return spoken(self.step.text)
        told = _("The tutorial is done; the game goes on.")
        return f"{told} {spoken(self.lesson.done)}" if self.lesson.done else told

    @property
    def hint(self) -> str:
        """How the step is done, in his language; empty if nothing more is to be said."""
        if self.step is None:
            return ""
        told = (self.at_window and self.step.at_window) or self.step.hint
        return spoken(told) if told else ""

    # What the learner does

    def selected(self, units: Sequence[int], here: int = OFF_MAP) -> Answer:
        """Units were selected."""
        step = self.step
        if step is None or step.want.deed is not Deed.SELECT:
            return self.looked_at(here) if here != OFF_MAP else Answer()
        if set(step.want.units) <= set(units):
            return self._advance()
        missing = [self.theatre.units[u].id for u in step.want.units if u not in units]
        return self._wrong(_("The step asks for {units} as well.").format(units="+".join(missing)))

    def looked_at(self, here: int) -> Answer:
        """A hex was looked at."""
        step = self.step
        if step is None or step.want.deed is not Deed.LOOK:
            return Answer()
        if here == step.want.hex:
            return self._advance()
        place = positions.point(self.theatre, step.want.hex)
        return self._wrong(_("The step asks for another place: {place}.").format(place=place))

    def asked_about(self, order: Order, end: int = OFF_MAP) -> Answer:
        """The outlook of an order was asked for; `end` is where a march ends."""
        return self._of_order(Deed.ASK, order, end)

    def ordered(self, order: Order, end: int = OFF_MAP) -> Answer:
        """An order was carried out; `end` is where a march ends."""
        if isinstance(order, EndPhase):
            self._held.clear()
        else:
            self._held.append(self.number)
        return self._of_order(Deed.ORDER, order, end)

    def told(self, events: Sequence[Event]) -> Answer:
        """The side was told of events."""
        self._news += events
        step = self.step
        if step is None or step.want.deed is not Deed.EVENT:
            return Answer()
        held = any(_matches(step.want, event) for event in events)
        return self._advance() if held else Answer()

    def took_back(self) -> Answer:
        """The last order was taken back: the step that it held is to be done again."""
        before = self._held.pop() if self._held else self.number
        if before == self.number:
            return Answer()
        self.number = before
        self.came_to(before)
        return Answer(advanced=False, said=self.text)

    def go_on_from(self, number: int, news: Sequence[Event]) -> None:
        """Take a lesson up again where it was left, with all that the side was told until then."""
        self.number = max(0, min(number, len(self.lesson.steps)))
        self._news += news
        step = self.step
        if step is not None and step.want.deed is Deed.EVENT and self._was_told(step.want):
            self._advance()

    def skip(self) -> Answer:
        """Go on without the step."""
        return Answer() if self.done else self._advance()

    # How a step is held

    def _of_order(self, deed: Deed, order: Order, end: int) -> Answer:
        step = self.step
        if step is None or step.want.deed is Deed.EVENT or (deed is Deed.ASK and step.want.deed is not deed):
            return Answer()
        if step.want.deed is not deed:
            return self._wrong(_(FIRST[step.want.deed]).format(wanted=step.want.line))
        wrong = _unlike(self.theatre, step.want, order, end)
        return self._wrong(wrong) if wrong else self._advance()

    def _advance(self) -> Answer:
        self.number += 1
        step = self.step
        while step is not None and step.earlier and self._was_told(step.want):
            self.number += 1
            step = self.step
        self.came_to(self.number)
        return Answer(advanced=True, said=self.text)

    def _was_told(self, want: Want) -> bool:
        return any(_matches(want, event) for event in self._news)

    def _wrong(self, what: str) -> Answer:
        told = _("This is not yet the step. {what}").format(what=what)
        return Answer(advanced=False, said=f"{told} {self.hint}".rstrip())


def end_of(theatre: Theatre, state: State, order: Order) -> HexId:
    """The hex in which a march ends, as things stand before it; OFF_MAP of other orders."""
    if not isinstance(order, March) or not order.units:
        return OFF_MAP
    here = HexId(int(state.hex[order.units[0]]))
    for direction in order.path:
        here = theatre.grid.neighbour(here, direction) if here != OFF_MAP else here
    return here


def _matches(want: Want, record: object) -> bool:
    """Whether an event is of the kind and has the fields that a step names."""
    return type(record) is want.record and all(_has(record, name, want.fields[name]) for name in want.fields)


def _has(record: object, name: str, wanted: object) -> bool:
    """Whether a record's field is as wanted; units may be more than those wanted."""
    got = getattr(record, name)
    if name == "units" and isinstance(wanted, tuple):
        return set(wanted) <= set(got)
    return bool(got == wanted)


def _unlike(theatre: Theatre, want: Want, order: Order, end: int) -> str:
    """In what an order is not the one that a step asks for; empty if it is."""
    record = want.record
    assert record is not None  # noqa: S101 -- a step on orders names their kind
    if type(order) is not record:
        return _("The step asks for {wanted}, this is {given}.").format(
            wanted=lines.kind_of(record), given=lines.kind_of(type(order))
        )
    if isinstance(order, March) and want.to not in (OFF_MAP, end):
        return _("The step asks for a march to {wanted}, this one ends at {given}.").format(
            wanted=positions.point(theatre, want.to), given=positions.point(theatre, end)
        )
    given = lines.values(theatre, order)
    for name, wanted in want.fields.items():
        if not _has(order, name, wanted):
            asked = lines.values(theatre, record(**{**_fields(order), name: wanted}))[name]
            return _("The step asks for {field} {wanted}, this order has {given}.").format(
                field=name, wanted=asked, given=given[name]
            )
    return ""


def _fields(order: Order) -> dict[str, object]:
    return {name: getattr(order, name) for name in order.__dataclass_fields__}
