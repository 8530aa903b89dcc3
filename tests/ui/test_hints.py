"""Hints at the window: what can be done, why not the rest, what the staff would order and why."""

from __future__ import annotations

from collections.abc import Callable

import pygame
import pytest

from game.match import open_match
from game.model.orders import EndPhase, Halt, March, Propose
from game.records.refusal_texts import refusal_text
from game.rules.umpire import refusal
from game.scenario import load
from game.terms import PlaceId
from game.ui import menu, statusline, style
from game.ui.advising import Advice
from game.ui.composer import Mode
from game.ui.controls import DeskScreen
from game.ui.cursor import Cursor
from game.ui.desk import Desk
from game.ui.handover import Handover
from game.ui.listing import Listing
from game.ui.pen import Pen
from game.ui.possible import Possible
from game.ui.table import Table
from game.ui.talks import Agreements, concerned
from game.ui.tiles import plain_tiles
from tests.ui.layout import of_words, of_zones


@pytest.fixture
def konna() -> Callable[..., Desk]:
    def at(size: tuple[int, int] = (1280, 720), scale: float = 0.8, side: str = "FRA") -> Desk:
        pygame.display.set_mode(size)
        setup = load("konna")
        match, _recorder = open_match(setup, 1, {})
        table = Table(match, setup.theatre.faction_named[side])
        table.begin()
        while not table.mine:
            table.show_all()
            table.step()
        desk = Desk(table, plain_tiles(setup.theatre), size, scale)
        desk.tick(16)
        desk.dialogue = None
        if desk.recap.open:
            desk.toggle_recap()
        return desk

    return at


def frame(desk: Desk) -> None:
    surface = pygame.display.get_surface()
    assert surface is not None
    desk.tick(2000)
    desk.draw(surface)


def advised(desk: Desk) -> Advice:
    desk.key("s")
    for _again in range(200):
        frame(desk)
        if desk.table.adviser.done:
            break
    assert isinstance(desk.dialogue, Advice)
    return desk.dialogue


def press(desk: Desk, cursor: Cursor, *names: str) -> None:
    for name in names:
        frame(desk)
        if not cursor.take(name, shift=False):
            desk.key(name)


def test_the_staff_s_orders_are_shown_with_reasons_and_given_by_keys(konna: Callable[..., Desk]) -> None:
    desk = konna()
    talk = advised(desk)
    plan = [one.order for one in desk.table.adviser.plan]
    assert len(talk.entries(desk)) == len(plan) - 1
    assert all(dict(entry.told)["why"] for entry in talk.entries(desk))
    assert all(dict(entry.told)["what would come of it"] for entry in talk.entries(desk))
    cursor = Cursor(desk)
    press(desk, cursor, "down", "down")
    assert talk.chosen == 2
    press(desk, cursor, "return")
    assert desk.dialogue is None
    given = plan[2]
    assert isinstance(given, March)
    desk.table.show_all()
    assert int(desk.sight.state.spent[given.units[0]]) > 0


def test_all_its_orders_are_given_one_by_one_and_a_key_stops_it(konna: Callable[..., Desk]) -> None:
    desk = konna()
    advised(desk)
    desk.key("a")
    assert desk.following.on
    for _again in range(600):
        frame(desk)
        if not desk.following.on:
            break
    assert not desk.following.on
    assert isinstance(desk.table.adviser.plan[0].order, EndPhase)
    assert "no further order" in desk.composer.said
    assert desk.table.mine, "the phase is the player's to end"
    other = konna()
    advised(other)
    other.key("a")
    frame(other)
    other.key("escape")
    assert not other.following.on
    assert "Stopped" in other.composer.said


def test_with_a_unit_selected_its_own_order_is_looked_at_first(konna: Callable[..., Desk]) -> None:
    desk = konna()
    unit = desk.theatre.unit_named["F08"]
    desk.composer.select((unit,))
    talk = advised(desk)
    order = desk.table.adviser.plan[talk.chosen].order
    assert unit in getattr(order, "units", ())


def test_what_is_greyed_says_why_and_is_not_given(konna: Callable[..., Desk]) -> None:
    desk = konna()
    desk.composer.select((desk.theatre.unit_named["F05"],))
    desk.key("i")
    talk = desk.dialogue
    assert isinstance(talk, Possible)
    entries = talk.entries(desk)
    greyed = next(n for n, entry in enumerate(entries) if entry.off)
    assert not any(entry.off for entry in entries[:greyed])
    assert all(entry.note for entry in entries[greyed:])
    talk.chosen = greyed
    version = desk.table.version
    desk.key("return")
    assert desk.dialogue is talk
    assert desk.table.version == version
    offer = talk.offers(desk)[0]
    assert (offer.look, offer.hint) == ("off", entries[greyed].note)
    talk.chosen = next(n for n, entry in enumerate(entries) if entry.label.startswith("March"))
    desk.key("return")
    assert desk.composer.mode is Mode.MARCH


def test_the_right_button_tells_what_can_be_done_at_a_hex(konna: Callable[..., Desk]) -> None:
    desk = konna()
    frame(desk)
    there = desk.theatre.where("Niono")
    desk.camera.centre_on(there)
    screen = DeskScreen(desk)
    at = desk.camera.to_screen(there)
    screen.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, button=3, pos=at))
    talk = desk.dialogue
    assert isinstance(talk, Possible)
    assert desk.composer.selected, "its own units are asked about"
    units = len(talk.entries(desk))
    desk.key("i")
    assert len(talk.entries(desk)) != units, "and the hex itself"


def test_the_key_of_a_greyed_button_and_its_focus_say_why(konna: Callable[..., Desk]) -> None:
    desk = konna()
    desk.composer.select((desk.theatre.unit_named["F05"],))
    frame(desk)
    desk.key("h")
    wrong = refusal(desk.theatre, desk.sight.state, desk.table.side, Halt(desk.composer.selected))
    assert wrong is not None
    assert desk.composer.said == refusal_text(desk.theatre, wrong)
    desk.composer.said = ""
    cursor = Cursor(desk)
    names = [zone.name for zone in cursor.zones()]
    assert "halt" in names
    for _again in names:
        press(desk, cursor, "f6")
        if cursor.zone == "halt":
            break
    assert desk.hint == refusal_text(desk.theatre, wrong)


def test_every_greyed_button_of_the_table_says_why(
    konna: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    greyed: dict[str, str] = {}
    button = Pen.button

    def noted(pen: Pen, rect: pygame.Rect, label: str, name: str, act: object, **given: str) -> None:
        if given.get("look") == "off":
            greyed[name] = given.get("hint", "")
        button(pen, rect, label, name, act, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(Pen, "button", noted)
    desk = konna()
    unit = desk.theatre.unit_named["F05"]
    desk.composer.select((unit,))
    frame(desk)
    for choices in (menu.choose_posture, menu.choose_standing, menu.choose_more):
        choices(desk)
        frame(desk)
    desk.choices = None
    for talk in (Possible(here=desk.theatre.where("Niono")), Handover(_diabaly(desk)), Agreements()):
        desk.dialogue = talk
        frame(desk)
    desk.close_dialogue()
    desk.open_air()
    frame(desk)
    while not desk.table.over:
        desk.dialogue = None
        desk.table.submit(EndPhase())
        desk.composer.select((unit,))
        frame(desk)
        desk.open_air()
        frame(desk)
        desk.clock.skip()
    frame(desk)
    assert {"halt", "march"} <= set(greyed), greyed
    assert [name for name, why in greyed.items() if not why] == []


def test_a_proposal_that_cannot_be_made_says_why(desk: Callable[..., Desk]) -> None:
    laid = desk("FRA", size=(1280, 720))
    barred = next(n for n in concerned(laid.sight) if laid.composer.why_not(Propose(n)))
    laid.dialogue = Agreements(barred)
    frame(laid)
    (zone,) = (zone for zone in laid.dialogue_zones if zone.name == "talks off")
    assert zone.act is None
    assert zone.hint == laid.composer.why_not(Propose(barred))


def test_the_arrows_go_through_the_proposals(desk: Callable[..., Desk]) -> None:
    laid = desk("FRA", size=(1280, 720))
    laid.dialogue = talk = Agreements()
    cursor = Cursor(laid)
    first, second = concerned(laid.sight)[:2]
    press(laid, cursor, "down")
    assert talk.chosen == second
    press(laid, cursor, "up", "up")
    assert talk.chosen == first


def test_an_assault_where_nobody_is_known_says_so(konna: Callable[..., Desk]) -> None:
    desk = konna()
    desk.composer.select((desk.theatre.unit_named["F05"],))
    desk.key("a")
    desk.composer.hover = desk.theatre.where("Niono")
    told, _colour = statusline.line(desk)
    assert told.startswith("No enemy is known at Niono")
    desk.key("a")
    assert not statusline.line(desk)[0].startswith("No enemy")


def _diabaly(desk: Desk) -> PlaceId:
    return PlaceId(next(n for n, place in enumerate(desk.theatre.places) if place.slug == "Diabaly"))


def test_why_a_control_is_greyed_stands_beside_it(konna: Callable[..., Desk]) -> None:
    desk = konna()
    desk.composer.select((desk.theatre.unit_named["F05"],))
    frame(desk)
    surface = pygame.display.get_surface()
    assert surface is not None
    zone = next(zone for panel in desk.panels for zone in panel.zones if zone.name == "halt")
    desk.move(zone.rect.center)
    frame(desk)
    near = [surface.get_at((x, zone.rect.top - 20))[:3] for x in range(zone.rect.left, zone.rect.right)]
    assert style.INSET in near


# Words


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 0.8), ((1280, 720), 1.14), ((1920, 1080), 1.2)])
def test_no_words_of_the_dialogues_are_cut_or_covered(
    konna: Callable[..., Desk], pens: list[Pen], size: tuple[int, int], scale: float
) -> None:
    desk, screen = konna(size, scale), pygame.Rect((0, 0), size)
    found: list[str] = []
    talks: list[Listing] = [advised(desk)]
    desk.composer.select((desk.theatre.unit_named["F05"],))
    talks += [Possible(here=desk.theatre.where("Diabaly"), units=units) for units in (True, False)]
    for talk in talks:
        desk.dialogue = talk
        for number in range(len(talk.entries(desk))):
            talk.chosen = number
            pens.clear()
            frame(desk)
            found += [fault for pen in pens for fault in of_words(pen.written)]
            found += of_zones(desk.dialogue_zones, screen)
    assert found == []
