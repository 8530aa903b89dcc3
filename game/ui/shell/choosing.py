"""The choice of a scenario, with a picture of its map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.model.theatre import Theatre
from game.paths import data_folder, scenarios_folder
from game.records import wording
from game.scenario import ScenarioFaults, Setup, load
from game.texts import _, ngettext, titled
from game.ui import style
from game.ui.pen import Look, Rect
from game.ui.shell.page import Page, back_offer
from game.ui.shell.quill import Quill
from game.ui.shell.seating import SeatsPage
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.shell.shell import Shell

ROW = 74


@dataclass(slots=True)
class Entry:
    """A scenario that can be chosen, or why it cannot."""

    path: Path
    setup: Setup | None
    fault: str = ""

    @property
    def title(self) -> str:
        """What it is called."""
        return self.path.name if self.setup is None else titled(self.setup.theatre.title)


def scenarios() -> Iterator[Entry]:
    """The scenarios that came with the game, then a player's own."""
    for folder in (scenarios_folder(), data_folder() / "scenarios"):
        for file in sorted(folder.glob("*/scenario.yaml")):
            try:
                yield Entry(file.parent, load(file.parent))
            except ScenarioFaults as faults:
                yield Entry(file.parent, None, str(faults).splitlines()[0])


class ScenarioPage(Page):
    """Asks which scenario is to be played."""

    def __init__(self, shell: Shell, wanted: str = "northern-mali") -> None:
        """Read the scenarios; the wanted one is shown first."""
        super().__init__(shell)
        self.entries = list(scenarios())
        self.at = next((n for n, entry in enumerate(self.entries) if entry.path.name == wanted), 0)
        self.focus = f"scenario {self.at}"
        self._picture: tuple[object, pygame.Surface | None] = (None, None)

    @property
    def entry(self) -> Entry | None:
        """The scenario that is shown."""
        return self.entries[self.at] if self.entries else None

    def choose(self, number: int) -> None:
        """Show a scenario; once more, and it is taken."""
        if number == self.at:
            self.go_on()
        self.at = number

    def come_to(self, kind: str, number: int) -> None:
        """Show the scenario that the keys have come to."""
        self.at = number if kind == "scenario" else self.at

    def go_on(self) -> None:
        """On to the seats."""
        if self.entry is not None and self.entry.setup is not None:
            self.shell.open(SeatsPage(self.shell, self.entry.setup))

    def paint(self, pen: Quill) -> None:
        """The list on the left, the map and what it is about on the right."""
        body = self.sheet(pen, _("Choose a scenario"))
        list_wide = min(pen.px(360), body.width * 2 // 5)
        view = Rect(body.x, body.y, list_wide, body.height)
        self.scroll(pen, "scenarios", view, self._list)
        left = view.right + pen.px(20)
        if self.entry is not None:
            room = Rect(left, body.y, body.right - left, body.height)
            self.scroll(pen, "about", room, self._about)
        ready = self.entry is not None and self.entry.setup is not None
        own = _("Scenarios of your own: {folder}").format(folder=data_folder() / "scenarios")
        look: Look = "main" if ready else "off"
        self.foot(pen, [back_offer(self), (_("Seats"), "next", self.go_on if ready else None, "", look)], own)

    def _list(self, pen: Quill, room: Rect) -> int:
        y = room.y + pen.px(4)
        for number, entry in enumerate(self.entries):
            rect = Rect(room.x + pen.px(4), y, room.width - pen.px(4), pen.px(ROW))
            on = number == self.at
            over = pen.zone(rect, f"scenario {number}", partial(self.choose, number))
            fill = style.ACCENT_GROUND if on else style.HOVER if over else style.RAISED
            pen.box(rect, fill, style.ACCENT if on or over else style.STRONG, style.CORNER)
            x, inner = rect.x + pen.px(14), rect.width - pen.px(28)
            pen.line((x, y + pen.px(30)), entry.title, inner, Face.HEAD, 19)
            under, colour = entry.fault, style.WARNING
            if entry.setup is not None:
                under, colour = _dates(entry.setup.theatre), style.SECOND
            pen.line((x, y + pen.px(53)), under, inner, Face.BODY, 12.5, colour)
            y = rect.bottom + pen.px(8)
        return y

    def _about(self, pen: Quill, room: Rect) -> int:
        entry = self.entry
        if entry is None or entry.setup is None:
            told = entry.fault if entry is not None else _("There are no scenarios here.")
            return pen.paragraph(room.x, room.y, room.width, told, colour=style.WARNING)
        theatre = entry.setup.theatre
        picture = self._map(entry.setup, (room.width, pen.px(380)))
        y = room.y
        if picture is not None:
            at = room.x + (room.width - picture.get_width()) // 2, y
            pen.surface.blit(picture, at)
            pygame.draw.rect(pen.surface, style.STRONG, picture.get_rect(topleft=at).inflate(2, 2), 1)
            y += picture.get_height() + pen.px(14)
        chip = 22
        x = room.x
        for faction in theatre.factions:
            wide = pen.px(chip + 8) + pen.type.width(titled(faction.name), Face.LABEL, 13.5) + pen.px(18)
            if x + wide > room.right and x > room.x:
                x, y = room.x, y + pen.px(30)
            pen.chip(x, y, faction.letter, style.livery(style.rgb(faction.colour)), chip)
            pen.based((x + pen.px(chip + 8), y + pen.px(16)), titled(faction.name), Face.LABEL, 13.5)
            x += wide
        y += pen.px(38)
        for line in _facts(theatre):
            y = pen.paragraph(room.x, y, room.width, line) + pen.px(3)
        return y

    def _map(self, setup: Setup, room: tuple[int, int]) -> pygame.Surface | None:
        if self._picture[0] != (setup.theatre.name, room):
            whole = self.shell.map_of(setup)
            self._picture = (setup.theatre.name, room), fitted(whole, room)
        return self._picture[1]


def fitted(picture: pygame.Surface, room: tuple[int, int]) -> pygame.Surface:
    """A picture as large as a room takes it whole."""
    share = min(room[0] / picture.get_width(), room[1] / picture.get_height())
    size = max(1, round(picture.get_width() * share)), max(1, round(picture.get_height() * share))
    return pygame.transform.smoothscale(picture, size)


def _dates(theatre: Theatre) -> str:
    calendar = theatre.calendar
    words = _("{first} to {last} {year}, {turns}")
    turns = ngettext("{count} turn", "{count} turns", calendar.turns).format(count=calendar.turns)
    last = calendar.turns * calendar.days_a_turn - 1
    return words.format(
        first=wording.day_and_month(theatre, 0),
        last=wording.day_and_month(theatre, last),
        year=calendar.date(last).year,
        turns=turns,
    )


def _facts(theatre: Theatre) -> list[str]:
    calendar = theatre.calendar
    days = wording.days(calendar.days_a_turn)
    return [
        _("{turns} turns of {days} each, on hexes of {km} km.").format(
            turns=calendar.turns, days=days, km=theatre.km_a_hex
        ),
        _("{units} units, {wings} wings of aircraft, {places} places, {events} declared events.").format(
            units=len(theatre.units),
            wings=len(theatre.wings),
            places=len(theatre.places),
            events=len(theatre.events),
        ),
    ]
