"""The chronicle: under which heading, in which order, and what a side is told."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator

import pytest

from game import texts
from game.match import Match
from game.model import text
from game.model.events import Event
from game.model.orders import Order
from game.records.chronicle import Chronicle
from game.records.page import Line
from game.records.sentences import SENTENCES
from game.rules.apply import WRITERS, apply
from game.rules.legal import legal_orders
from game.rules.sight import Sight, sight
from game.rules.telling import seen_by
from game.scenario import Setup
from game.terms import FactionId

Told = Callable[..., list[str]]
LinesOf = Callable[..., list[Line]]
FRA, MLI, MNL, ANS = map(FactionId, range(4))

DUSK = "DuskFell 0"
PHASE = "PhaseBegan FRA index=0"
FIGHT = (
    "FightResolved {kind} day=0 hex=x2y0 site=town attacker=FRA defender=ANS attackers=F1+F2 defenders=J1+J2 "
    "attack=900 defence=300 column=5 ledger=town:-1,surprise:+2 roll=7 outcome={outcome} attacker_killed=2 "
    "attacker_wounded=5 defender_killed=9 defender_wounded=20 defender_captured=4"
)


def test_every_event_has_its_place_in_the_chronicle() -> None:
    assert SENTENCES.keys() == WRITERS.keys()


def test_each_row_of_the_table_of_phases_heads_what_happened_in_it(lines_of: LinesOf) -> None:
    seal = "PlaceSealed Konna by=FRA"
    lines = lines_of(
        *("TurnBegan 0 day=0 spent=0,0,0,0,0,0,0,0,0", "ReinforcementsReleased F1 day=0"),
        *("PhaseBegan MLI index=1", "PatrolMade M1 hex=x5y0 found=0 spent=1000", "PhaseEnded MLI"),
        *("NightFell 0", "IncidentOccurred Konna kind=clash slot=0 day=0", "DuskFell 0", seal),
        *("NightFell 1", "DuskFell 1", "SealLifted Konna by=FRA", "GameEnded 0,0,0,0"),
    )
    assert [line.text for line in lines if line.kind == "heading"] == [
        "Friday 11 January 2013: dawn",
        "Friday 11 January 2013: Mali",
        "Friday 11 January 2013: night",
        "Friday 11 January 2013: dusk",
        "Saturday 12 January 2013: dusk",  # nothing to tell of that night
    ]


def test_what_is_seen_before_the_first_dawn_stands_under_its_heading(lines_of: LinesOf) -> None:
    lines = lines_of(seen(), "TurnBegan 0 day=0 spent=0,0,0,0,0,0,0,0,0", "EventFired split day=0", side=FRA)
    assert [line.kind for line in lines] == ["heading", "headline", "line"]


def test_the_weightiest_comes_first(lines_of: LinesOf) -> None:
    lines = lines_of(
        *(
            DUSK,
            "UnitEvacuated J2 origin=x2y0 target=x1y0 spent=300",
            FIGHT.format(kind="assault", outcome="held"),
        ),
        *("BatonOffered Sevare giver=MLI receiver=FRA", "PlaceCaptured Konna was=ANS now=FRA units=F1 day=0"),
    )
    assert [(line.kind, line.text.split()[:3]) for line in lines[1:]] == [
        ("headline", ["France", "captured", "Konna"]),
        ("headline", ["Mali", "offered", "to"]),
        ("headline", ["GTIA1", "of", "France"]),  # the fight
        ("line", ["Konna", "band", "of"]),  # who went out of the way
    ]


def test_a_line_tells_a_screen_where_to_fly_and_when(lines_of: LinesOf, bend: Setup) -> None:
    (line,) = lines_of(DUSK, "PlaceCaptured Konna was=ANS now=FRA units=F1 day=1")[1:]
    assert (line.hex, line.day) == (bend.theatre.where("Konna"), 1)


def test_a_second_flush_tells_only_what_is_new_and_no_heading_twice(bend: Setup) -> None:
    chronicle = Chronicle(bend.theatre, bend.state)
    texts = []
    for event in (DUSK, "PlaceSealed Konna by=FRA", "PlaceSealed Gao by=FRA"):
        chronicle.add(text.read(bend.theatre, event))
        texts.append([line.text for line in chronicle.flush()])
    assert texts == [
        [],
        ["Friday 11 January 2013: dusk", "France controls the access to Konna."],
        ["France controls the access to Gao."],
    ]


SEEN = (
    "ContactSeen {side} contact={contact} unit=- hex={hex} site={site} day={day} faction=ANS type=katiba "
    "men={men} posture={posture} quality=regular"
)


def seen(hex_: str = "x3y0", side: str = "FRA", **fields: object) -> str:
    given = {"contact": 0, "site": "open", "day": 0, "men": 118, "posture": "massed", **fields}
    return SEEN.format(side=side, hex=hex_, **given)


def test_new_contacts_are_told_once_where_they_were_last_seen(told: Told) -> None:
    events = (PHASE, seen("x3y0"), seen("x4y0"), "PhaseBegan MLI index=1", seen("x5y1"))
    assert told(*events, side=FRA) == ["Seen: a column of about 120 men of Ansar Dine 20 km west of Sevare."]


def test_a_contact_out_of_sight_for_long_is_new_again(told: Told, bend: Setup) -> None:
    days = bend.theatre.fresh
    again = (seen(day=0), "DuskFell 1", seen(day=days), "DuskFell 2", seen(day=2 * days + 1))
    assert len(told(DUSK, *again, side=FRA)) == 2


def test_contacts_that_look_alike_in_one_hex_are_one_body(told: Told) -> None:
    events = (
        *(seen(contact=0), seen(contact=1, men=64), seen("x2y0", contact=2, site="town")),
        *(seen(contact=3, posture="dispersed"), seen(contact=4, posture="entrenched")),
    )
    assert told(PHASE, *events, side=FRA) == [
        "Seen: a column of about 180 men of Ansar Dine 20 km east of Konna.",
        "Seen: a garrison of about 120 men of Ansar Dine at Konna.",
        "Found in hiding: about 120 men of Ansar Dine 20 km east of Konna.",
        "Seen: a position of about 120 men of Ansar Dine 20 km east of Konna.",
    ]


def test_a_contact_lost_again_at_once_is_not_worth_a_line(told: Told) -> None:
    assert told(PHASE, seen(), "ContactLost FRA contact=0 unit=- hex=x3y0", side=FRA) == []


def test_the_referee_is_not_told_who_saw_whom(told: Told) -> None:
    assert told(PHASE, seen(), "ContactLost FRA contact=0 unit=- hex=x3y0") == []


def test_a_side_reads_names_and_men_only_of_those_it_sees(bend: Setup) -> None:
    fight = text.read(bend.theatre, FIGHT.format(kind="assault", outcome="held"))
    for side, opening in (
        (FRA, "GTIA1 of France (300 men) attacked Ansar Dine at Konna at odds"),
        (ANS, "France attacked Konna group of Ansar Dine (180 men) at Konna at odds"),
    ):
        chronicle = Chronicle(bend.theatre, sight(bend.theatre, bend.state, side))
        event = seen_by(bend.theatre, bend.state, fight, side)
        assert event is not None
        chronicle.add(event)
        (line,) = chronicle.flush()[1:]
        assert line.text.startswith(opening)


def test_a_side_hears_of_others_units_without_their_names(told: Told) -> None:
    events = ("ControlPassed M1 was=MLI now=FRA", "UnitDefected J1 was=ANS now=MNL")
    assert told(*events, side=FRA) == [
        "Men of Ansar Dine went over to MNLA.",
        "Sevare battalion came under the orders of France.",
    ]
    assert told(*events, side=ANS) == ["Konna katiba went over from Ansar Dine to MNLA."]


class Restless:
    """Gives a dozen of the orders that it may give, spread over their whole list."""

    name = "restless"

    def orders(self, sight: Sight) -> Iterator[Order]:
        everything = list(legal_orders(sight.theatre, sight.state, sight.side))
        yield from everything[:: max(1, len(everything) // 12)]


def chronicles(setup: Setup) -> dict[FactionId | None, list[str]]:
    """The paragraphs of a game, for the referee and every side."""
    theatre, state = setup.theatre, setup.state.copy()
    sides: list[FactionId | None] = [None, FRA, MLI, MNL, ANS]
    books = {side: Chronicle(theatre, state, side) for side in sides}
    shadow = state.copy()
    match = Match(theatre, state, {FactionId(f): Restless() for f in range(len(theatre.factions))})

    def read(events: list[Event]) -> None:
        for event in events:
            apply(shadow, event)
            for side, book in books.items():
                told_ = event if side is None else seen_by(theatre, shadow, event, side)
                if told_ is not None:
                    book.add(told_)

    match.readers.append(read)
    match.begin()
    match.finish()
    return {side: [line.text for line in book.flush()] for side, book in books.items()}


def test_a_game_is_told_in_whole_sentences_and_the_same_way_twice(bend: Setup) -> None:
    once, twice = chronicles(bend), chronicles(bend)
    assert once == twice
    for lines in once.values():
        assert lines
        assert not [line for line in lines if "{" in line or "  " in line or not line.strip()]


class Guillemets(gettext.NullTranslations):
    """A language in which everything is said between guillemets."""

    def gettext(self, message: str) -> str:
        return f"«{message}»"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"«{msgid1 if n == 1 else msgid2}»"


def test_every_sentence_can_be_translated(bend: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_catalogue", Guillemets())
    for lines in chronicles(bend).values():
        assert [line for line in lines if not (line.startswith("«") and line.endswith("»"))] == []


def test_no_side_reads_a_name_of_those_it_does_not_see(bend: Setup) -> None:
    for line in chronicles(bend)[ANS]:
        assert "company" not in line
        assert "GTIA1" not in line


# Everyday things of a kind


def leg(unit: str, origin: str, target: str) -> str:
    return f"LegMarched {unit} origin={origin} target={target} spent=300 marched=300 day=0"


def test_several_marches_under_a_heading_are_a_list_by_their_goal(told: Told) -> None:
    bound = "RouteSet {0} path=W,W site=town", "MarchEnded {0} hex=x4y0 why=time"
    events = [
        event
        for unit in ("F1", "F3", "M1")
        for event in (leg(unit, "x5y0", "x4y0"), *(line.format(unit) for line in bound))
    ]
    other = (leg("F4", "x5y0", "x6y0"), "RouteSet F4 path=E,E site=open", "MarchEnded F4 hex=x6y0 why=time")
    halted = (leg("F5", "x5y0", "x4y0"), "MarchEnded F5 hex=x4y0 why=zone")
    assert told(PHASE, *events, *other, *halted) == [
        (
            "On the march: First company, Third company and Sevare battalion to Konna; "
            "Fourth company to a point 60 km east of Sevare."
        ),
        "Fifth company marched 25 km from Sevare to a point 20 km west of Sevare and halted before an enemy.",
    ]


def test_a_march_that_ended_in_a_fight_is_told_by_the_fight(told: Told) -> None:
    march = (leg("F1", "x4y0", "x3y0"), "MarchEnded F1 hex=x3y0 why=fight")
    (line,) = told(PHASE, FIGHT.format(kind="ambush", outcome="held"), *march)
    assert "ambushed" in line


def test_patrols_that_found_nobody_share_a_sentence_and_a_find_has_its_own(told: Told) -> None:
    patrol = "PatrolMade {} hex={} found={} spent=1000"
    assert told(
        PHASE, *(patrol.format(*given) for given in (("M1", "x5y0", 0), ("F1", "Konna", 0), ("F2", "Gao", 1)))
    ) == [
        "Patrols found nobody in hiding at Sevare and at Konna.",
        "Second company searched for men in hiding at Gao and found 1 unit.",
    ]


def test_men_who_go_home_hungry_are_one_sentence_a_day(told: Told) -> None:
    assert told(DUSK, "MenDeserted J1 gone=3 men=117", "MenDeserted J2 gone=1 men=59") == [
        "Men whom nobody feeds went home: 3 of Konna katiba and 1 of Konna band."
    ]


def test_new_contacts_of_a_kind_are_one_list(told: Told) -> None:
    assert told(PHASE, seen("x3y0", contact=0), seen("x8y0", contact=1, men=64), side=FRA) == [
        (
            "Columns of Ansar Dine seen: about 120 men 20 km east of Konna and "
            "about 60 men 60 km east of Sevare."
        )
    ]


def test_aircraft_on_call_are_told_once_for_the_whole_march(told: Told) -> None:
    strike = (
        "StrikeFlown {wing} side=FRA hex={hex} site=open unit=J1 posture=massed flown=1 on_call=yes roll=5 "
        "killed=2 wounded=1 sorties=5 aircraft=4"
    )
    lost = "LossesTaken J1 killed=2 wounded=1 captured=0 men=107 by=-"
    (line,) = told(
        PHASE, strike.format(wing="W1", hex="x3y0"), lost, strike.format(wing="W1", hex="x4y0"), lost
    )
    assert line == (
        "Mirage flight of France, on call, attacked Konna katiba on the march, first at a point 20 km east "
        "of Konna, last at a point 20 km west of Sevare, with 2 sorties: 4 killed and 2 wounded."
    )


def test_a_raid_that_is_told_as_a_fight_is_no_incident_besides(told: Told) -> None:
    raid = "IncidentOccurred Konna kind=raid slot=0 day=0"
    assert told("NightFell 0", raid) == ["Armed men struck by night at Konna."]
    (line,) = told("NightFell 0", raid, FIGHT.format(kind="raid", outcome="held"))
    assert "raided" in line
