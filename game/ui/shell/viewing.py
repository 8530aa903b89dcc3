"""What is seen of a recording: the moment one is at, and whose eyes see it. It draws nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from game.records.chronicle import Chronicle
from game.records.recording import Recording
from game.rules.sight import Sight, redact
from game.rules.telling import TOLD, listener
from game.terms import OFF_MAP, FactionId

REFEREE: Final = -1  # whose eyes see everything


@dataclass(slots=True)
class Viewing:
    """A recording under the eyes of the referee, or of a side.

    persons: the factions that people lead, whose eyes alone may see a game under way
    """

    recording: Recording
    persons: list[FactionId]
    at: int = 0
    eyes: int = field(init=False)
    _sight: tuple[object, Sight | None] = (None, None)
    _lines: tuple[object, list[str]] = (None, [])

    def __post_init__(self) -> None:
        """See with the eyes of the first person."""
        self.eyes = int(self.persons[0]) if self.persons else REFEREE

    @property
    def whole_truth(self) -> bool:
        """Whether everything may be shown: the game has ended, or nobody sits in it."""
        return self.recording.over or not self.persons

    @property
    def allowed(self) -> list[int]:
        """Whose eyes may see it now."""
        if self.whole_truth:
            return [REFEREE, *range(len(self.recording.theatre.factions))]
        return [int(side) for side in self.persons]

    @property
    def sight(self) -> Sight:
        """What is seen at the moment."""
        key = self.at, self.eyes
        if self._sight[0] != key or self._sight[1] is None:
            theatre, state = self.recording.theatre, self.recording.at(self.at)
            if self.eyes == REFEREE:
                state.contact_hex[:] = OFF_MAP
                seen = Sight(theatre, state, FactionId(0))
            else:
                seen = Sight(theatre, redact(theatre, state, self.eyes), FactionId(self.eyes))
            self._sight = key, seen
            return seen
        return self._sight[1]

    def go(self, number: int) -> None:
        """Go to a moment."""
        self.at = max(0, min(number, len(self.recording.moments) - 1))

    def go_to_turn(self, step: int) -> None:
        """Go to the beginning of a turn before or after."""
        moments = self.recording.moments
        turn = moments[self.at].turn
        first = self.recording.first_of_turn(turn)
        if step < 0 and self.at > first:
            self.go(first)
        else:
            self.go(self.recording.first_of_turn(max(0, turn + step)))

    def look_with(self, eyes: int) -> None:
        """See the game with a side's eyes, or the referee's."""
        self.eyes = eyes

    def where(self) -> int:
        """The hex of the first thing that the viewer is told of the moment."""
        theatre = self.recording.theatre
        for event in self._told():
            here = getattr(event, "hex", getattr(event, "target", None))
            if here is None and hasattr(event, "place"):
                here = theatre.places[event.place].hex
            if here is not None and int(here) >= 0 and hasattr(event, "units"):
                return int(here)
        return OFF_MAP

    def _told(self) -> list[object]:
        moment = self.recording.moments[self.at]
        if self.eyes == REFEREE or not self.at:
            return list(moment.events) if self.eyes == REFEREE else []
        theatre, before = self.recording.theatre, self.recording.at(self.at - 1)
        who = listener(theatre, redact(theatre, before, self.eyes), self.eyes)
        return [one for event in moment.events if (one := TOLD[type(event)](event, who)) is not None]

    def lines(self) -> list[str]:
        """What the chronicle tells of the moment."""
        key = self.at, self.eyes
        if self._lines[0] != key:
            told: list[str] = []
            if self.at:
                theatre, before = self.recording.theatre, self.recording.at(self.at - 1)
                side = None if self.eyes == REFEREE else FactionId(self.eyes)
                chronicle = Chronicle(theatre, before, side)
                for event in self._told():
                    chronicle.add(event)  # type: ignore[arg-type]
                told = [line.text for line in chronicle.flush() if line.kind != "heading"]
            self._lines = key, told
        return self._lines[1]
