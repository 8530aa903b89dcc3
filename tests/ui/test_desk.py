from collections.abc import Callable
from itertools import combinations

import pygame
import pytest

from game.model.events import ChoiceMade, ProposalAnswered, ProposalMade
from game.model.orders import March, Patrol, Propose, Scout
from game.paths import assets_folder
from game.rules import baton, choices, proposals
from game.terms import NO_EVENT, OFF_MAP, Baton, Talks, UnitId
from game.texts import speak_in
from game.ui import menu
from game.ui.bargain import Bargain
from game.ui.camera import LEVELS
from game.ui.desk import Desk
from game.ui.handover import Handover
from game.ui.layers import Layer
from game.ui.leaving import Leaving
from game.ui.mapview import NAMES_FROM
from game.ui.outcomes import outcomes
from game.ui.pen import Zone
from game.ui.question import Question
from game.ui.shell.playing import DESK_LEAST
from game.ui.talks import concerned
from game.ui.view import steps
from game.ui.window import scale_for


def spread(surface: pygame.Surface) -> int:
    """How many colours a picture has, seen through a coarse sieve: an empty one has few."""
    small = pygame.transform.scale(surface, (160, 90))
    return len({tuple(small.get_at((x, y)))[:3] for x in range(0, 160, 4) for y in range(0, 90, 3)})


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (3840, 2160)])
def test_frames_are_drawn_at_every_size(desk: Callable[..., Desk], size: tuple[int, int]) -> None:
    laid = desk("FRA", 2, size, scale_for(size))
    surface = pygame.Surface(size)
    for level in range(4):
        laid.camera.level = level
        laid.camera.centre_on(laid.theatre.where("Sevare"))
        for layer in (None, *Layer):
            laid.layer = layer
            assert laid.draw(surface)
            assert spread(surface) > 60
    for panel in laid.panels:
        assert surface.get_rect().contains(panel.rect)
        for zone in panel.zones:
            assert panel.rect.contains(zone.rect), zone.name


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("wanted", [0.75, 1.0, 2.0])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_floats_over_the_map_lies_on_nothing_else(
    desk: Callable[..., Desk], size: tuple[int, int], wanted: float, language: str
) -> None:
    most = min(size[0] / DESK_LEAST[0], size[1] / DESK_LEAST[1])
    try:
        speak_in(language, assets_folder() / "locale")
        laid = desk("FRA", 2, size, min(scale_for(size) * wanted, most))
        surface = pygame.Surface(size)
        for layer in (None, *Layer):
            laid.layer = layer
            laid.draw(surface)
            shown = [panel.rect for panel in laid.panels if panel.rect.height]
            for one, other in combinations(shown, 2):
                assert not one.colliderect(other), f"{one} lies on {other}"
    finally:
        speak_in("en", assets_folder() / "locale")


def press(laid: Desk, surface: pygame.Surface, name: str) -> None:
    """A click in the middle of a zone of the chrome."""
    laid.draw(surface)
    zone = next(z for panel in laid.panels for z in panel.zones if z.name == name)
    laid.click(zone.rect.center)


def press_in_dialogue(laid: Desk, surface: pygame.Surface, name: str) -> None:
    laid.draw(surface)
    zone = next(z for z in laid.dialogue_zones if z.name == name)
    laid.click(zone.rect.center)


def settle(laid: Desk) -> None:
    for _frame in range(100_000):
        laid.tick(50)
        if laid.table.mine and laid.playback.scene is None:
            return
    raise AssertionError("the others never ended")


def test_three_turns_are_played_with_the_mouse_alone(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("FRA"), pygame.Surface((1600, 900))
    theatre, moved = laid.theatre, 0
    for turn in range(3):
        settle(laid)
        assert laid.sight.state.turn == turn
        for unit in laid.composer.waiting()[:2]:
            here = int(laid.sight.state.hex[unit])
            laid.camera.centre_on(here)
            laid.click(laid.camera.to_screen(here))
            assert laid.composer.selected
            there = next(
                int(n) for n in theatre.neighbours[here] if n >= 0 and laid.on_map(laid.camera.to_screen(n))
            )
            laid.move(laid.camera.to_screen(there))
            if isinstance(laid.proposal, March) and not laid.composer.why_not(laid.proposal):
                laid.click(laid.camera.to_screen(there))
                settle(laid)
                moved += 1
            laid.draw(surface)
        press(laid, surface, "end")
        if laid.dialogue is not None:
            press_in_dialogue(laid, surface, "end now")
        laid.clock.skip()
    assert moved >= 2
    assert laid.sight.state.turn == 3


def test_the_pointer_on_the_map_shows_what_a_march_costs(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("FRA"), pygame.Surface((1600, 900))
    laid.composer.select((laid.theatre.unit_named["F01"],))
    laid.camera.centre_on(laid.composer.place)
    laid.draw(surface)
    plain = surface.copy()
    target = laid.theatre.grid.at(
        *(c + d for c, d in zip(laid.theatre.grid.column_row(laid.composer.place), (4, -3), strict=True))
    )
    laid.move(laid.camera.to_screen(target))
    assert isinstance(laid.proposal, March)
    laid.draw(surface)
    assert pygame.image.tobytes(plain, "RGB") != pygame.image.tobytes(surface, "RGB")
    laid.move((laid.size[0] - 5, laid.size[1] // 2))
    assert laid.composer.hover == OFF_MAP, "a panel is no map"


def test_postures_are_chosen_by_a_button_and_a_key(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("FRA", size=(1920, 1080)), pygame.Surface((1920, 1080))
    unit = laid.theatre.unit_named["F01"]
    laid.composer.select((unit,))
    press(laid, surface, "posture")
    assert laid.choices
    wanted = next(
        n for n, choice in enumerate(laid.choices, start=1) if not laid.composer.why_not(choice.order)
    )
    order = laid.choices[wanted - 1].order
    laid.key(str(wanted))
    settle(laid)
    assert int(laid.sight.state.posture[unit]) == order.posture
    assert laid.choices is None


def test_a_line_of_the_chronicle_flies_to_its_place(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("MLI", 2), pygame.Surface((1600, 900))
    laid.draw(surface)
    zones = [z for panel in laid.panels for z in panel.zones if z.name.startswith("entry") and z.act]
    laid.click(zones[0].rect.center)
    assert laid.composer.place != OFF_MAP
    x, y = laid.camera.to_screen(laid.composer.place)
    assert laid.camera.sees((x, y))


def test_names_lie_on_no_other_name_and_on_no_counter(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("FRA", 3), pygame.Surface((1600, 900))
    for level in range(4):
        laid.camera.level = level
        laid.draw(surface)
        _sprites, counters = laid.mapview._counters(laid.sight, level, frozenset())
        names = [
            picture.get_rect(topleft=at).inflate(-8, -10)
            for picture, at in laid.mapview._names
            if picture.get_width() > picture.get_height() * 1.2
        ]
        assert len(names) >= 4
        clashes = [(a, b) for n, a in enumerate(names) for b in names[n + 1 :] if a.colliderect(b)]
        assert clashes == []
        on_counters = [name for name in names if name.collidelist(counters) >= 0]
        assert len(on_counters) <= 2, "only capitals may, where nothing else is free"


def test_the_names_beneath_counters_end_where_the_next_may_begin(desk: Callable[..., Desk]) -> None:
    laid = desk("FRA", 3)
    level = next(n for n, width in enumerate(LEVELS) if width >= NAMES_FROM)
    laid.camera.level = level
    laid.draw(pygame.Surface((1600, 900)))
    tags = [
        laid.mapview._tag(stack.cards[0], (0.0, 0.0), 80, LEVELS[level])[0]
        for stack in laid.mapview.stacks.values()
        if stack.cards
    ]
    assert tags
    assert max(tag.get_width() for tag in tags) <= LEVELS[level]


def test_the_baton_is_offered_in_its_dialogue(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("MLI"), pygame.Surface((1600, 900))
    laid.composer.place = laid.theatre.where("Sevare")
    laid.key("b")
    assert laid.draw(surface)
    before = laid.sight.state.baton.copy()
    zone = next(z for z in laid.dialogue_zones if z.name == "baton 0")
    laid.click(zone.rect.center)
    settle(laid)
    assert laid.dialogue is None
    assert (laid.sight.state.baton != before).sum() == 1


def test_a_flight_is_chosen_in_the_panel_and_its_target_on_the_map(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("FRA", size=(1920, 1080)), pygame.Surface((1920, 1080))
    laid.key("x")
    laid.draw(surface)
    scouts = [z for panel in laid.panels for z in panel.zones if z.name.startswith("Scout") and z.act]
    laid.click(scouts[0].rect.center)
    target = laid.theatre.where("Konna")
    laid.camera.centre_on(target)
    laid.move(laid.camera.to_screen(target))
    assert isinstance(laid.proposal, Scout)
    assert laid.draw(surface)
    sorties = laid.sight.state.sorties.sum()
    assert laid.composer.why_not(laid.proposal) == ""
    laid.click(laid.camera.to_screen(target))
    settle(laid)
    assert laid.sight.state.sorties.sum() == sorties - 1


def test_the_end_of_a_phase_lists_who_could_still_act(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("FRA", size=(1920, 1080)), pygame.Surface((1920, 1080))
    idle = laid.composer.waiting()
    laid.key("return")
    assert isinstance(laid.dialogue, Leaving)
    assert list(laid.dialogue.units) == idle
    spent = {w for w in range(len(laid.theatre.wings)) if not laid.sight.state.sorties[w]}
    assert laid.dialogue.wings
    assert not spent & set(laid.dialogue.wings)
    press_in_dialogue(laid, surface, f"idle {idle[1]}")
    assert laid.dialogue is None
    assert laid.composer.selected == (idle[1],)
    laid.key("return")
    laid.key("return")
    assert not laid.table.mine, "a second press ends it"


def test_shift_ends_a_phase_without_asking(desk: Callable[..., Desk]) -> None:
    laid = desk("FRA")
    laid.key("return", shift=True)
    assert laid.dialogue is None
    assert not laid.table.mine


def test_the_recap_opens_with_ones_phase_and_its_entries_fly(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("FRA", size=(1920, 1080)), pygame.Surface((1920, 1080))
    laid.end_phase(ask=False)
    before = len(laid.table.entries)
    settle(laid)
    assert laid.recap.open
    told = laid.recap.entries(laid)
    assert sorted(map(id, told)) == sorted(map(id, laid.table.entries[laid.recap.start :]))
    assert laid.recap.start <= before
    zones: list[Zone] = []
    while not zones:  # news of the world come first, which lead nowhere on the map
        laid.draw(surface)
        zones = [z for panel in laid.panels for z in panel.zones if z.name.startswith("item") and z.act]
        laid.scroll_recap(1)
    laid.click(zones[0].rect.center)
    assert laid.composer.place in {entry.line.hex for entry in told}
    laid.key("l")
    assert not laid.recap.open


def test_a_recap_that_was_put_away_stays_away_while_one_orders(desk: Callable[..., Desk]) -> None:
    laid = desk("FRA")
    laid.end_phase(ask=False)
    settle(laid)
    assert laid.recap.open
    laid.key("l")
    unit = laid.composer.waiting()[0]
    assert laid.composer.give(Patrol((UnitId(unit),)))
    settle(laid)
    assert laid.table.mine
    assert not laid.recap.open
    laid.end_phase(ask=False)
    settle(laid)
    assert laid.recap.open


def test_news_are_cards_with_their_source_and_come_first(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("FRA", 4, (1920, 1080)), pygame.Surface((1920, 1080))
    laid.recap.start = 0
    told = laid.recap.entries(laid)
    news = [entry for entry in told if entry.line.event != NO_EVENT]
    assert news
    assert told[: len(news)] == news
    for entry in news:
        event = laid.theatre.events[entry.line.event]
        assert event.source in entry.line.text or event.text not in entry.line.text  # an answer to it
        assert all(words in entry.line.text for words in (*entry.line.words, *entry.line.changes))
    for _block in told:
        assert laid.draw(surface)
        laid.scroll_recap(1)


def test_playback_is_as_fast_as_is_wished(desk: Callable[..., Desk]) -> None:
    frames = {}
    for speed in ("slower", "faster"):
        laid = desk("MLI", 2)
        for _step in range(3):
            laid.key("," if speed == "slower" else ".")
        laid.end_phase(ask=False)
        frames[speed] = 0
        while not laid.table.mine or laid.playback.scene is not None:
            laid.tick(16)
            frames[speed] += 1
    assert frames["slower"] > 2 * frames["faster"]


def test_what_a_declared_event_asks_opens_on_its_own_and_is_answered(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("FRA", size=(1920, 1080)), pygame.Surface((1920, 1080))
    event = laid.theatre.event_named["paris-states-aims"]
    for state in (laid.sight.state, laid.table.match.umpire.state):
        state.answer_by[event] = state.day + 4
    assert laid.dialogue is None
    laid.tick(16)
    assert laid.dialogue == Question(event)
    laid.cancel()
    laid.tick(16)
    assert laid.dialogue is None, "what was put away does not come back in the same turn"
    laid.draw(surface)
    press(laid, surface, "owed")
    assert laid.draw(surface)
    wanted = choices.options(laid.theatre, event)[1]
    zone = next(z for z in laid.dialogue_zones if z.name == f"answer {wanted.id}")
    laid.click(zone.rect.center)
    settle(laid)
    assert laid.dialogue is None
    assert not choices.waiting(laid.theatre, laid.sight.state, int(laid.table.side))
    made = [e for e in laid.table.match.umpire.journal.events if isinstance(e, ChoiceMade)]
    assert made[-1].option == wanted.id


def test_an_offered_place_is_put_before_its_receiver(desk: Callable[..., Desk]) -> None:
    laid = desk("MLI")
    place = laid.theatre.place_named["Gao"]
    state = laid.sight.state
    state.baton[place], state.receiver[place] = Baton.OFFERED, laid.table.side
    state.giver[place] = state.holder[place]
    laid.tick(16)
    assert laid.dialogue == Handover(place)


def test_the_baton_dialogue_lays_keeping_beside_passing(desk: Callable[..., Desk]) -> None:
    laid = desk("MLI")
    theatre, place = laid.theatre, laid.theatre.place_named["Sevare"]
    giver, receiver = int(laid.table.side), theatre.faction_named["AU"]
    shown = outcomes(laid.sight, place, giver, receiver)
    wills = [one for one in shown if one.most == 100 and not one.feared]
    seen = baton.forecast(theatre, laid.sight.state, giver, place, receiver)
    assert len(wills) == sum(theatre.factions[f].will >= 0 for f in (giver, receiver))
    for one in wills:
        keep, kept, dropped = one.cases
        assert keep == int(one.now)
        assert (kept - keep, dropped - keep) == (seen.kept, seen.dropped)
    freed = steps(seen.relieved)
    assert shown[-1].cases == (0, freed, freed)
    raids = next(one for one in shown if one.feared)
    assert raids.cases == (-(-seen.risk // 10), -(-seen.alone // 10), -(-seen.alone // 10))
    rest = [one for one in shown[:-1] if one not in wills and not one.feared]
    points = {one.faction: one.cases for one in rest}
    assert points.get(giver, (0, 0, 0))[:2] == (seen.forgone, seen.points)


def test_a_proposal_is_chosen_in_the_list_of_all_and_made(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("MLI"), pygame.Surface((1600, 900))
    laid.key("k")
    assert laid.draw(surface)
    able = proposals.to_propose(laid.theatre, laid.sight.state, int(laid.table.side))
    listed = concerned(laid.sight)
    assert listed
    number = able[0] if able else listed[0]
    press_in_dialogue(laid, surface, f"proposal {laid.theatre.proposals[number].id}")
    assert laid.dialogue.chosen == number
    if able:
        press_in_dialogue(laid, surface, "talks 0")
        settle(laid)
        assert int(laid.sight.state.talks[number]) != Talks.NONE


def test_enter_breaks_no_agreement_off(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("FRA"), pygame.Surface((1600, 900))
    number = next(n for n in concerned(laid.sight) if laid.theatre.proposals[n].to >= 0)
    for state in (laid.sight.state, laid.table.match.umpire.state):
        state.talks[number], state.talks_day[number] = Talks.AGREED, 0
    laid.key("k")
    laid.dialogue.chosen = number
    assert laid.draw(surface)
    laid.key("return")
    settle(laid)
    assert int(laid.sight.state.talks[number]) == Talks.AGREED
    press_in_dialogue(laid, surface, "talks 0")
    settle(laid)
    assert int(laid.sight.state.talks[number]) != Talks.AGREED


def test_what_may_be_proposed_is_offered_under_more(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("MNL", size=(1920, 1080)), pygame.Surface((1920, 1080))
    talks = Propose(laid.theatre.proposal_named["talks"])
    laid.key("tab")
    menu.choose_more(laid)
    assert laid.choices is not None
    number = next(n for n, choice in enumerate(laid.choices) if choice.order == talks)
    press(laid, surface, f"choice {number}")
    settle(laid)
    made = [e for e in laid.table.match.umpire.journal.events if isinstance(e, ProposalMade)]
    assert [e.proposal for e in made if e.by == laid.table.side] == [talks.proposal]


def test_what_another_proposes_opens_on_its_own_and_is_answered(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("MLI", size=(1920, 1080)), pygame.Surface((1920, 1080))
    talks, mnla = laid.theatre.proposal_named["talks"], laid.theatre.faction_named["MNL"]
    for state in (laid.sight.state, laid.table.match.umpire.state):
        state.talks[talks], state.proposer[talks], state.talks_day[talks] = Talks.MADE, mnla, state.day + 3
    laid.tick(16)
    assert laid.dialogue == Bargain(talks)
    assert laid.draw(surface)
    zone = next(z for z in laid.dialogue_zones if z.name == "answer 1")
    laid.click(zone.rect.center)
    settle(laid)
    assert laid.dialogue is None
    answered = [e for e in laid.table.match.umpire.journal.events if isinstance(e, ProposalAnswered)]
    assert [(e.proposal, e.by, e.accepted) for e in answered] == [(talks, laid.table.side, True)]
