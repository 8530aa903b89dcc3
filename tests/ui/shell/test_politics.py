"""The panel of politics: opened by key and mouse, each number opens its lines; its layout and its look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pygame
import pytest

from game.match import open_match
from game.model import events as ev
from game.model.events import Event
from game.paths import assets_folder
from game.records import politics
from game.records.ledger import Matter, Subject
from game.rules.apply import apply
from game.rules.sight import Sight
from game.scenario import Setup, load
from game.terms import NOBODY, Condition, Day, PlaceId, TrackId
from game.texts import speak_in
from game.ui import keyboard
from game.ui.circle import sit_round
from game.ui.shell import charts
from game.ui.shell.game import begin_game
from game.ui.shell.page import Page
from game.ui.shell.playing import Play
from game.ui.shell.politics import PoliticsPage
from game.ui.shell.shell import Shell
from game.ui.shell.standing import zone_of
from game.ui.table import Table
from game.ui.tiles import plain_tiles
from game.ui.watch import Watch
from tests.ui.approved import differs
from tests.ui.shell.test_layout import SCALES, SIZES, faults

TURNS = 9
SCENES = Path(__file__).parents[1] / "scenes"
MATTERS = list(Matter)


@pytest.fixture(scope="module")
def tables() -> dict[str, Table]:
    """A game of nine days by its staffs, as France and as an observer were told of it."""
    setup = load("the-baton")
    match, _recorder = open_match(setup, 1, {})
    circle = sit_round(match, [setup.theatre.faction_named["FRA"]])
    watch = Watch(match, NOBODY)
    match.readers.append(watch.hear)
    circle.begin(None)
    for _step in match.play():
        for table in (*circle.tables, watch):
            table.show_all()
        if match.umpire.state.turn >= TURNS:
            break
    return {"France": circle.tables[0], "observer": watch}


def of_each_matter(page: PoliticsPage) -> Iterator[Subject]:
    """A number of each matter: of those whose lines are the most."""
    for matter in MATTERS:
        every = [one for one in page.numbers.every() if one.matter is matter]
        assert every, matter
        yield max(every, key=lambda one: len(page.table.ledger.moves(one)))


def shown(page: Page) -> str:
    """What can be read, in one string."""
    surface = pygame.display.get_surface()
    assert surface is not None
    page.draw(surface)
    return " ".join(one.text for one in page.written)


def from_top_to_end(page: Page, part: str, size: tuple[int, int]) -> list[str]:
    """The faults of a part that scrolls, from its top to its end."""
    surface = pygame.display.get_surface()
    assert surface is not None
    found: list[str] = []
    page.draw(surface)
    view, most = page._views[part]
    for offset in range(0, most + view.height, view.height):
        page.offsets[part] = min(offset, most)
        page._followed = page.focus
        page.draw(surface)
        found += faults(page, size)
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES)
def test_no_words_are_cut_or_covered(
    shell_of: Callable[..., Shell], tables: dict[str, Table], size: tuple[int, int], scale: int, language: str
) -> None:
    speak_in(language, assets_folder() / "locale")
    try:
        shell = shell_of(size, scale)
        for table in tables.values():
            page = PoliticsPage(shell, table, None, lambda _hex: None)
            assert from_top_to_end(page, "numbers", size) == []
            for subject in of_each_matter(page):
                page.focus = zone_of(subject)
                assert from_top_to_end(page, "lines", size) == [], subject
                assert page.chosen == subject
    finally:
        speak_in("en", assets_folder() / "locale")


def test_every_number_opens_the_lines_that_made_it(
    shell_of: Callable[..., Shell], tables: dict[str, Table]
) -> None:
    shell = shell_of((1920, 1080))
    for table in tables.values():
        page = PoliticsPage(shell, table)
        theatre, every = table.view.theatre, list(page.numbers.every())
        assert len(every) == len(set(every))
        shown(page)
        assert {zone.name for zone in page.reach} >= {zone_of(one) for one in every}
        for subject in of_each_matter(page):
            page.focus = zone_of(subject)
            words = shown(page)
            lines = politics.lines(theatre, table.ledger, subject)
            assert lines, subject
            for line in lines:
                assert line.why.split()[0] in words
                assert line.change in words


def test_a_side_sees_its_own_aims_and_an_observer_those_of_all(
    shell_of: Callable[..., Shell], tables: dict[str, Table]
) -> None:
    shell = shell_of((1920, 1080))
    aims = {
        who: {one.number for one in PoliticsPage(shell, table).numbers.every() if one.matter is Matter.AIM}
        for who, table in tables.items()
    }
    objectives = tables["France"].view.theatre.objectives
    side = tables["France"].side
    assert aims["France"] == {n for n, aim in enumerate(objectives) if aim.faction == side}
    assert aims["observer"] == set(range(len(objectives)))


@pytest.fixture
def playing(shell_of: Callable[..., Shell]) -> tuple[Shell, Play]:
    """A fresh campaign at its first orders."""
    shell = shell_of((1600, 900))
    setup: Setup = load("northern-mali")
    game = begin_game(setup, 1, {"FRA": "person"}, shell.archive, lambda: plain_tiles(setup.theatre))
    shell.show(game)
    play = shell.top
    assert isinstance(play, Play)
    game.table.show_all()
    shell.tick(16)
    play.screen.desk.dialogue = None
    return shell, play


def test_a_key_opens_the_panel_arrows_go_through_it_and_the_key_closes_it(
    playing: tuple[Shell, Play], press: Callable[..., None]
) -> None:
    shell, play = playing
    press(shell, "j")
    page = shell.top
    assert isinstance(page, PoliticsPage)
    theatre = page.table.view.theatre
    assert page.chosen == Subject(Matter.TRACK, theatre.factions[page.table.side].will), "one's own will"
    press(shell, "down")
    shown(page)
    assert page.chosen == Subject(Matter.TRACK, 1)
    press(shell, "j")
    assert shell.top is play
    press(shell, "j", "escape")
    assert shell.top is play


def test_the_panel_is_closed_by_the_key_that_the_player_bound(
    playing: tuple[Shell, Play], press: Callable[..., None]
) -> None:
    shell, play = playing
    assert keyboard.BINDINGS.bind("politics", "f5") == ""
    press(shell, "f5")
    assert isinstance(shell.top, PoliticsPage)
    press(shell, "f5")
    assert shell.top is play


def test_a_click_on_a_track_above_opens_its_lines_and_a_town_is_shown_on_the_map(
    playing: tuple[Shell, Play],
) -> None:
    shell, play = playing
    surface = pygame.display.get_surface()
    assert surface is not None

    def click(name: str) -> None:
        play.screen.desk.dialogue = None
        shell.draw(surface)
        zones = [zone for panel in play.screen.desk.panels for zone in panel.zones]
        if isinstance(shell.top, Page):
            zones = shell.top.zones
        at = next(zone.rect.center for zone in zones if zone.name == name)
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            shell.handle(pygame.event.Event(kind, button=1, pos=at))
        shell.tick(16)

    theatre = play.game.setup.theatre
    click(f"track {theatre.tracks[1].id}")
    page = shell.top
    assert isinstance(page, PoliticsPage)
    assert page.chosen == Subject(Matter.TRACK, 1)
    place = theatre.place_named["Konna"]
    page.focus = zone_of(Subject(Matter.LOYALTY, place))
    click("show")
    assert shell.top is play
    assert play.screen.desk.composer.place == theatre.places[place].hex
    click("politics")
    assert isinstance(shell.top, PoliticsPage)


@pytest.fixture
def news() -> Table:
    """France's table in eight days of news: the same lines, whatever staffs would do."""
    setup = load("the-baton")
    match, _recorder = open_match(setup, 1, {})
    table = Table(match, setup.theatre.faction_named["FRA"])
    table.begin()
    table.show_all()
    for day, event in sorted(told_of(table.view), key=lambda one: one[0]):
        table.view.state.day = day
        table.ledger.add(event, day)
        apply(table.view.state, event)
    return table


def told_of(view: Sight) -> Iterator[tuple[int, Event]]:
    """Days and events: a track moves, and two towns are handed over, one of them not yet."""
    theatre = view.theatre
    track = TrackId(theatre.track_named["legitimacy"])
    now = int(view.state.track[track])
    causes = ("taken:Timbuktu", "abuse:Gao", "taken:Korioume", "harm:Gossi", "kept:Lere")
    for day, (by, cause) in enumerate(zip((6, -2, 3, -1, 4), causes, strict=True)):
        yield day, ev.TrackChanged(track, now, now + by, cause)
        now += by
    france, mali = theatre.faction_named["FRA"], theatre.faction_named["MLI"]
    for begun, name in enumerate(("Niafunke", "Goundam")):
        place = PlaceId(theatre.place_named[name])
        needed = theatre.places[place].overlap
        yield begun, ev.BatonOffered(place, france, mali)
        yield begun + 1, ev.BatonAccepted(place, france, mali, needed)
        for count in range(1, needed + 1):
            yield begun + 1 + count, ev.OverlapCounted(place, count, needed)
        missing = (ev.Shortfall(Condition.QUIET, 1, 4),)
        yield 7, ev.HandoverDelayed(place, france, mali, missing)
        if not begun:
            yield 8, ev.BatonPassed(place, france, mali, Day(22), Day(8))


@pytest.mark.parametrize("subject", [(Matter.TRACK, "legitimacy"), (Matter.BATON, "Niafunke")])
def test_the_panel_looks_as_it_was_approved(
    shell_of: Callable[..., Shell], news: Table, subject: tuple[Matter, str], request: pytest.FixtureRequest
) -> None:
    theatre, (matter, name) = news.view.theatre, subject
    number = (theatre.track_named if matter is Matter.TRACK else theatre.place_named)[name]
    page = PoliticsPage(shell_of((1280, 720)), news, Subject(matter, number))
    surface = pygame.display.get_surface()
    assert surface is not None
    surface.fill((0, 0, 0))
    page.draw(surface)
    file = SCENES / f"politics-{matter.value}.png"
    assert not differs(surface, file, bless=request.config.getoption("--bless"))


def test_names_at_the_ends_of_lines_keep_apart_and_within_bounds() -> None:
    for wanted in ([10.0, 11.0, 12.0], [0.0, 0.0, 0.0, 99.0], [95.0, 96.0, 99.0], []):
        bases = charts.spread(wanted, 15, 0, 100)
        assert all(b - a >= 15 for a, b in pairwise(bases))
        assert all(0 <= base <= 100 for base in bases)
    assert charts.spread([20.0, 80.0], 15, 0, 100) == [20.0, 80.0], "who has room stays where it is"
