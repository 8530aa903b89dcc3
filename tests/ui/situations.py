"""Games reached by orders, and scenes in them: each brings a desk to something to be looked at."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from game.match import open_match
from game.model import orders
from game.model.orders import Assault
from game.records.why import ask
from game.scenario import load
from game.terms import HexId, Site, WingId
from game.ui import flight as flying
from game.ui import menu, prompts
from game.ui.bargain import Bargain
from game.ui.boxes import Beyond, waiting
from game.ui.desk import Desk
from game.ui.dialogue import Dialogue
from game.ui.flight import Flight
from game.ui.handover import Handover
from game.ui.layers import Layer
from game.ui.leaving import Leaving
from game.ui.question import Question
from game.ui.table import Table

# Games


def seat(side: str, scenario: str = "northern-mali", seed: int = 1) -> Table:
    setup = load(scenario)
    match, _recorder = open_match(setup, seed, {})
    table = Table(match, setup.theatre.faction_named[side])
    table.begin()
    table.show_all()
    return table


def play_until(table: Table, reached: Callable[[Table], object]) -> Table:
    """Let the staffs play, the seat's among them, until the seat is to order and something has come about."""
    match = table.match
    while not (table.mine and reached(table)):
        assert not table.over, "it never came about"
        if table.mine:
            for step in match.phase():
                if isinstance(step.answer, list):
                    table._take(step.answer)
        else:
            table.step()
        table.show_all()
    return table


def at_turn(side: str, turn: int) -> Table:
    return play_until(seat(side), lambda table: table.match.umpire.state.turn + 1 >= turn)


def asked(side: str, kind: type[Dialogue]) -> Table:
    """A table at which something of a kind is put before the seat."""
    return play_until(
        seat(side), lambda table: any(isinstance(one, kind) for one in prompts.owed(table.view))
    )


def before_ber() -> Table:
    """Two companies beside an enemy whom aircraft have seen."""
    table = seat("FRA", "the-baton")
    for line in (
        *(f"scout {wing} hex=Ber" for wing in ("F26", "F27", "F28", "F25")),
        "march F05 to x23y31 pace=forced",
        "march F10 to x23y31 pace=forced",
    ):
        assert table.submit(ask(table.view, line)) is None, line
        table.show_all()
    return table


@cache
def game(name: str, language: str) -> Table:
    """A game in a language, played once: what was told of it is in that language."""
    del language
    return GAMES[name]()


GAMES: dict[str, Callable[[], Table]] = {
    "FRA 3": lambda: at_turn("FRA", 3),
    "FRA 9": lambda: at_turn("FRA", 9),
    "MLI 4": lambda: at_turn("MLI", 4),
    "ANS 4": lambda: at_turn("ANS", 4),
    "AU 6": lambda: at_turn("AU", 6),
    "Ber": before_ber,
    "asked": lambda: asked("FRA", Question),
    "proposed": lambda: asked("MLI", Bargain),
    "offered": lambda: asked("MLI", Handover),
}


# Scenes


def looked(desk: Desk, place: str) -> None:
    desk.camera.centre_on(desk.theatre.where(place))


def plain(_desk: Desk) -> None:
    """What a turn begins with."""


def recap(desk: Desk) -> None:
    desk.recap.start = max(0, len(desk.table.entries) - 60)
    desk.recap.open = False
    desk.toggle_recap()


def unit_and_orders(desk: Desk) -> None:
    desk.key("tab")
    assert desk.composer.selected


def town(desk: Desk) -> None:
    here = max(desk.stacks, key=lambda at: (len(desk.stacks[at].cards), at))
    desk.composer.place = HexId(here)
    desk.composer.select(tuple(desk.composer.mine_at(here))[:1])
    desk.centre()


def postures(desk: Desk) -> None:
    unit_and_orders(desk)
    desk.key("t")
    assert desk.choices


def standing_orders(desk: Desk) -> None:
    unit_and_orders(desk)
    desk.key("o")
    assert desk.choices


def more(desk: Desk) -> None:
    town(desk)
    menu.choose_more(desk)
    assert desk.choices


def march(desk: Desk) -> None:
    unit_and_orders(desk)
    desk.centre()
    here = desk.composer.place
    reached = [
        int(there)
        for there in range(len(desk.theatre.neighbours))
        if 4 <= desk.theatre.grid.distance(here, there) <= 9 and desk.on_map(desk.camera.to_screen(there))
    ]
    for there in reached:
        desk.move(desk.camera.to_screen(there))
        if isinstance(desk.proposal, orders.March):
            return
    pytest.fail("nowhere to march to")


def assault(desk: Desk) -> None:
    theatre = desk.theatre
    looked(desk, "Ber")
    desk.key(Layer.THREAT.value)
    desk.click(desk.camera.to_screen(int(desk.sight.state.hex[theatre.unit_named["F05"]])))
    desk.move(desk.camera.to_screen(theatre.where("Ber")))
    assert isinstance(desk.proposal, Assault)


def assault_pinned(desk: Desk) -> None:
    assault(desk)
    desk.pin()
    for unit in ("F05", "F10"):
        if desk.theatre.unit_named[unit] not in desk.proposal.units:
            desk.composer.tick(desk.theatre.unit_named[unit])


def air(desk: Desk) -> None:
    desk.open_air()


def strike(desk: Desk) -> None:
    air(desk)
    flown(desk, orders.Strike)


def flown(desk: Desk, kind: type[flying.FlightOrder]) -> None:
    """A flight of a kind with its target under the pointer."""
    theatre = desk.theatre
    for wing in (WingId(n) for n, one in enumerate(theatre.wings) if one.faction == desk.table.side):
        flight = Flight(kind, wing)
        lifted = kind in (orders.Airlift, orders.Seize)
        for unit in flying.passengers(desk.sight, flight) if lifted else [None]:
            ready = flight if unit is None else flight.board(unit)
            for place in theatre.places:
                order = ready.at(theatre, place.hex)
                if order is not None and not desk.composer.why_not(order):
                    desk.fly(kind, wing)
                    desk.composer.aim(ready)
                    desk.camera.centre_on(place.hex)
                    desk.move(desk.camera.to_screen(place.hex))
                    assert desk.proposal == order
                    return
    pytest.fail(f"nobody can {kind.__name__}")


def lift(desk: Desk) -> None:
    desk.open_air()
    flown(desk, orders.Airlift)


def coup(desk: Desk) -> None:
    desk.open_air()
    flown(desk, orders.Seize)


def handover(desk: Desk) -> None:
    theatre, state = desk.theatre, desk.sight.state
    towns = [n for n, one in enumerate(theatre.places) if one.site == Site.TOWN]
    place = next(n for n in towns if int(state.holder[n]) == desk.table.side)
    desk.composer.place = theatre.places[place].hex
    desk.open_handover()
    assert desk.dialogue


def talks(desk: Desk) -> None:
    desk.open_talks()


def advice(desk: Desk) -> None:
    desk.open_advice()
    assert desk.dialogue


def possible(desk: Desk) -> None:
    town(desk)
    desk.open_options()
    assert desk.dialogue


def owed(desk: Desk) -> None:
    desk.answer()
    assert desk.dialogue


def leaving(desk: Desk) -> None:
    desk.end_phase()
    assert isinstance(desk.dialogue, Leaving)


def beyond(desk: Desk) -> None:
    found = waiting(desk.sight)
    desk.show(Beyond(max(found, key=lambda box: len(found[box]))))


def layer(which: Layer) -> Callable[[Desk], None]:
    def on(desk: Desk) -> None:
        desk.layer = which
        looked(desk, "Gao")
        desk.move(desk.camera.to_screen(desk.theatre.where("Gao")))

    on.__name__ = f"layer_{which.name.lower()}"
    return on


SCENES: list[tuple[str, Callable[[Desk], None]]] = [
    ("FRA 3", plain),
    ("FRA 9", plain),
    ("FRA 9", recap),
    ("MLI 4", recap),
    ("FRA 9", unit_and_orders),
    ("FRA 9", town),
    ("ANS 4", town),
    ("FRA 9", postures),
    ("ANS 4", standing_orders),
    ("FRA 9", more),
    ("ANS 4", more),
    ("FRA 3", march),
    ("MLI 4", march),
    ("Ber", assault),
    ("Ber", assault_pinned),
    ("FRA 3", air),
    ("FRA 9", air),
    ("FRA 3", strike),
    ("FRA 3", lift),
    ("FRA 3", coup),
    ("MLI 4", handover),
    ("FRA 9", handover),
    ("MLI 4", talks),
    ("AU 6", talks),
    ("MLI 4", advice),
    ("ANS 4", advice),
    ("FRA 9", possible),
    ("ANS 4", possible),
    ("asked", owed),
    ("proposed", owed),
    ("offered", owed),
    ("FRA 9", leaving),
    ("FRA 3", beyond),
    *(("FRA 9", layer(which)) for which in Layer),
]
