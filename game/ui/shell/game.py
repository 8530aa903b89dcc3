"""A game that is open: the circle of people, what keeps it, the map it is played on."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

import pygame

from game.match import Match, match_of, new_game, reopen
from game.records.archive import Archive
from game.records.keeping import PERSON, Keeping
from game.records.recovery import RecoveryLog
from game.records.replay import Divergence, Recorder
from game.records.save import RULES, BadSave, Save
from game.scenario import Setup
from game.terms import FactionId
from game.texts import _
from game.ui import style, view
from game.ui.camera import centre, sheet_size
from game.ui.circle import Circle, sit_round
from game.ui.controls import DeskScreen
from game.ui.table import Table
from game.ui.tiles import Tiles

SMALL: Final = (320, 200)  # pixels of the picture in a save
COARSEST: Final = 3
REFERENCE: Final = 14.0  # hex width at which positions are reckoned

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Game:
    """An open game."""

    setup: Setup
    match: Match
    circle: Circle
    keeping: Keeping
    tiles: Callable[[], Tiles]
    notice: str = ""  # what the player should know before going on
    screens: dict[FactionId, DeskScreen] = field(default_factory=dict)
    told_of_end: bool = False
    _small: pygame.Surface | None = None

    @property
    def table(self) -> Table:
        """The table that stands before somebody, or that of the first."""
        return self.circle.now or self.circle.tables[0]

    def picture(self) -> bytes:
        """The map as those at the table know it, small, as a JPEG."""
        out = self.small_map().copy()
        table = self.table
        if len(self.circle.tables) == 1 or table.mine:
            _units(out, table)
        file = io.BytesIO()
        pygame.image.save(out, file, "small.jpg")
        return file.getvalue()

    def small_map(self) -> pygame.Surface:
        """The whole map in the size of a save's picture, cut to its shape."""
        if self._small is None:
            grid = self.setup.theatre.grid
            width, height = sheet_size(grid, REFERENCE)
            share = min(SMALL[0] / width, SMALL[1] / height)
            size = max(1, round(width * share)), max(1, round(height * share))
            self._small = self.tiles().whole(COARSEST, size)
        return self._small

    def close(self) -> None:
        """Put the game away."""
        self.keeping.close()


def _units(out: pygame.Surface, table: Table) -> None:
    """A spot for each hex in which the side knows of somebody."""
    theatre = table.match.theatre
    whole = sheet_size(theatre.grid, REFERENCE)
    for stack in view.stacks(table.view).values():
        card = (stack.cards or stack.reports)[0]
        x, y = centre(theatre.grid, stack.hex, REFERENCE)
        spot = pygame.Rect(0, 0, 5, 5)
        spot.center = round(x * out.get_width() / whole[0]), round(y * out.get_height() / whole[1])
        out.fill(style.PAPER, spot.inflate(2, 2))
        out.fill(style.rgb(theatre.factions[card.faction].colour), spot)


def stamp() -> str:
    """The time as part of a file's name."""
    return time.strftime("%Y-%m-%d %H.%M.%S")


def begin_game(
    setup: Setup, seed: int, seats: Mapping[str, str], archive: Archive, tiles: Callable[[], Tiles]
) -> Game:
    """Begin a new game; `seats` says who leads which faction."""
    save = new_game(setup, seed, seats)
    match = match_of(setup, save)
    circle = sit_round(match, _persons(setup, save))
    recorder = Recorder(save, match.umpire)
    circle.begin(circle.tables[0] if len(circle.tables) == 1 else None)
    recorder.begin()
    return _kept(Game(setup, match, circle, Keeping(recorder, archive, None), tiles))


def resume_game(
    save: Save, archive: Archive, tiles_of: Callable[[Setup], Callable[[], Tiles]], progress: Progress
) -> Game:
    """Open a saved game where it stands. Raises BadSave and ScenarioFaults.

    One that was made under other rules, or that comes out differently, goes on from the last turn whose
    columns it kept, and says so.
    """
    setup = reopen(save)
    match, circle = _seated(setup, save)
    notice = _what_differs(circle, save, progress)
    if notice:
        save = _from_last_turn(save)
        setup = reopen(save)
        match, circle = _seated(setup, save)
        circle.begin_from(save)
    recorder = Recorder(save, match.umpire)
    if notice:
        recorder.begin()
    else:
        recorder.go_on()
    return _kept(Game(setup, match, circle, Keeping(recorder, archive, None), tiles_of(setup), notice))


def _seated(setup: Setup, save: Save) -> tuple[Match, Circle]:
    match = match_of(setup, save)
    return match, sit_round(match, _persons(setup, save))


def _what_differs(circle: Circle, save: Save, progress: Progress) -> str:
    """Play a saved game again; why it cannot go on from where it stands, or nothing."""
    turn = int(save.turns[-1][1]["turn"]) + 1 if save.turns else 1
    if save.rules != RULES:
        words = _(
            "This game was played under rules {old}; it goes on under rules {new} from the start of turn "
            "{turn}."
        )
        return words.format(old=save.rules, new=RULES, turn=turn)
    differs = _play_again(circle, save, progress)
    if differs is None:
        return ""
    words = _(
        "Order {order} ({text}) does not come out as it did: {why}. The game goes on from the start of turn "
        "{turn}."
    )
    return words.format(order=differs.order, text=differs.text, why=differs.why, turn=turn)


def _from_last_turn(save: Save) -> Save:
    """A game that begins where the last turn of another began. Raises BadSave if that was not kept."""
    if not save.turns:
        raise BadSave(_("it holds no turn from which it could go on"))
    return Save(save.scenario, save.files, save.seed, save.seats, save.forced, start=save.turns[-1][1])


def _play_again(circle: Circle, save: Save, progress: Progress) -> Divergence | None:
    for number, differs in enumerate(circle.resume(save)):
        if differs is not None:
            return differs
        if number % 50 == 0:
            progress(number, len(save.orders))
    return None


def _persons(setup: Setup, save: Save) -> list[FactionId]:
    named = setup.theatre.faction_named
    return [named[faction] for faction, who in save.seats.items() if who == PERSON]


def _kept(game: Game) -> Game:
    """Have a game kept from now on: an order at once, a turn in the ring."""
    keeping = game.keeping
    keeping.picture = game.picture
    keeping.log = new_log(keeping)
    game.match.keepers.append(keeping)
    return game


def new_log(keeping: Keeping) -> RecoveryLog | None:
    """The recovery log of a game; None where none can be written, which the game then says."""
    try:
        return keeping.archive.new_log(stamp(), keeping.save())
    except OSError as error:
        keeping.trouble = f"{error.filename}: {error.strerror}"
        return None
