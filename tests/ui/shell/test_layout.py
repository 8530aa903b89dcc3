"""Every page at three sizes and scales, in two languages: no words cut or covered, nothing off the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from game.records.save import Save
from game.scenario import Setup, load
from game.ui.shell.briefing import TABS as BRIEFING_TABS
from game.ui.shell.briefing import BriefingPage
from game.ui.shell.choosing import ScenarioPage
from game.ui.shell.crediting import CreditsPage
from game.ui.shell.failing import FailedPage, Question
from game.ui.shell.game import begin_game
from game.ui.shell.loading import LoadPage, SavePage
from game.ui.shell.optioning import OptionsPage
from game.ui.shell.page import Page
from game.ui.shell.pausing import PausePage
from game.ui.shell.playing import Play
from game.ui.shell.quill import Quill
from game.ui.shell.reading import RulesPage, chapters
from game.ui.shell.replaying import ReplayPage
from game.ui.shell.reporting import TABS as REPORT_TABS
from game.ui.shell.reporting import ReportPage
from game.ui.shell.seating import SeatsPage
from game.ui.shell.shell import Shell
from game.ui.shell.title import TitlePage
from game.ui.shell.verdict import VerdictPage
from game.ui.style import Face
from game.ui.tiles import plain_tiles
from tests.ui.layout import covered, of_zones

SIZES = [(1280, 720), (1920, 1080), (3840, 2160)]
SCALES = [75, 100, 200]

pytestmark = pytest.mark.usefixtures("language")


@pytest.fixture(scope="module")
def campaign() -> Setup:
    return load("northern-mali")


def faults(page: Page, size: tuple[int, int]) -> Iterator[str]:
    """What a reader would stumble over."""
    screen = pygame.Rect((0, 0), size)
    words = [one for one in page.written if one.rect.colliderect(one.clip)]
    for one in words:
        if one.rect.left < one.clip.left or one.rect.right > one.clip.right + 1:
            yield f"{one.text!r} is cut at the side: {one.rect} in {one.clip}"
        if not screen.contains(one.rect.clip(one.clip)):
            yield f"{one.text!r} leaves the screen"
    yield from covered((one, one.rect.clip(one.clip)) for one in words)
    yield from of_zones(page.zones, screen)


def whole(page: Page, size: tuple[int, int]) -> list[str]:
    """The faults of a page, from its top to the end of what scrolls."""
    surface = pygame.display.get_surface()
    assert surface is not None
    found: list[str] = []
    for _part in range(4):
        page.draw(surface)
        assert page.written
        found += faults(page, size)
        before = dict(page.offsets)
        page._scroll(1, far=True)
        if page.offsets == before:
            break
    return found


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES)
class TestPages:
    """A page each."""

    def test_title(self, shell_of: Callable[..., Shell], size: tuple[int, int], scale: int) -> None:
        assert whole(TitlePage(shell_of(size, scale)), size) == []

    def test_scenarios_and_seats(
        self, shell_of: Callable[..., Shell], campaign: Setup, size: tuple[int, int], scale: int
    ) -> None:
        shell = shell_of(size, scale)
        assert whole(ScenarioPage(shell), size) == []
        page = SeatsPage(shell, campaign)
        page.choose("FRA", "person")
        assert whole(page, size) == []

    def test_briefing(
        self, shell_of: Callable[..., Shell], campaign: Setup, size: tuple[int, int], scale: int
    ) -> None:
        theatre = campaign.theatre
        seats = tuple(theatre.faction_named[f] for f in ("FRA", "ANS"))
        page = BriefingPage(shell_of(size, scale), campaign, seats, None, lambda: None)
        for seat in seats:
            page.brief(seat)
            for tab in BRIEFING_TABS:
                page.show(tab)
                assert whole(page, size) == []

    def test_saves(
        self, shell_of: Callable[..., Shell], finished: Save, size: tuple[int, int], scale: int
    ) -> None:
        shell = shell_of(size, scale)
        shell.archive.save_as("A game with quite a long name, in the end of January", finished)
        damaged = shell.archive.save_as("Another", finished)
        damaged.write_bytes(b"no game")
        for look in (False, True):
            page = LoadPage(shell, look=look)
            assert any(one.fault for one in page.saves)
            assert whole(page, size) == []
        title = TitlePage(shell)
        title.said = f"{damaged}: line 2, the game with which it began, is damaged"
        assert whole(title, size) == []

    def test_options(self, shell_of: Callable[..., Shell], size: tuple[int, int], scale: int) -> None:
        page = OptionsPage(shell_of(size, scale))
        page.wait_for("march")
        assert whole(page, size) == []

    def test_rules_and_credits(
        self, shell_of: Callable[..., Shell], size: tuple[int, int], scale: int
    ) -> None:
        shell = shell_of(size, scale)
        page = RulesPage(shell)
        for number in (0, 4, len(chapters()) - 1):
            page.read(number)
            assert whole(page, size) == []
        page.fields["sought"] = "garrison"
        page.typed("sought")
        assert whole(page, size) == []
        assert whole(CreditsPage(shell), size) == []

    def test_game(
        self, shell_of: Callable[..., Shell], campaign: Setup, size: tuple[int, int], scale: int
    ) -> None:
        shell = shell_of(size, scale)
        setup = Setup(campaign.theatre, campaign.state.copy(), campaign.files)
        seats = {"FRA": "person", "MLI": "person"}
        game = begin_game(setup, 1, seats, shell.archive, lambda: plain_tiles(campaign.theatre))
        shell.show(game)
        change = shell.top
        assert isinstance(change, Page)
        assert whole(change, size) == []
        play = shell.parts[0]
        assert isinstance(play, Play)
        play.sit(game.circle.tables[0])
        for page in (PausePage(shell, play), SavePage(shell, game), VerdictPage(shell, game)):
            assert whole(page, size) == []
        shell.close_game()

    def test_replay_and_report(
        self, shell_of: Callable[..., Shell], finished: Save, size: tuple[int, int], scale: int
    ) -> None:
        shell = shell_of(size, scale)
        page = ReplayPage(shell, finished)
        for _again in range(40):
            page.tick(16)
        for at in (0, 3, len(page.recording.moments) - 1):
            page.go(at)
            assert whole(page, size) == []
        report = ReportPage(shell, finished)
        for tab in REPORT_TABS:
            report.show(tab)
            assert whole(report, size) == []

    def test_messages(self, shell_of: Callable[..., Shell], size: tuple[int, int], scale: int) -> None:
        shell = shell_of(size, scale)
        path = Path("/home/somebody/.local/share/baton/crashes/2026-11-25 17.32.44.crash.zip")
        assert whole(FailedPage(shell, ValueError("a fault that takes some words to tell"), path), size) == []
        asked = "A save with a rather long name that fills the line is removed from the disk for good."
        assert whole(Question(shell, "Delete this save?", asked, "Delete", lambda: None), size) == []


def test_the_checker_sees_words_on_words_and_words_that_are_cut(shell_of: Callable[..., Shell]) -> None:
    class Bad(Page):
        def paint(self, pen: Quill) -> None:
            pen.based((100, 100), "one word", Face.BODY, 14)
            pen.based((110, 102), "another", Face.BODY, 14)
            pen.based((pen.surface.get_width() - 20, 300), "cut off", Face.BODY, 14)

    found = whole(Bad(shell_of()), (1280, 720))
    assert any("lies on" in one for one in found)
    assert any("is cut at the side" in one for one in found)
