"""The staff at the table: what it chooses, proposes, answers and breaks off, and who goes home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from game.ai.worth import worth
from game.match import Match, open_match
from game.model import events as ev
from game.model import orders
from game.model.orders import Order
from game.scenario import Setup, load, load_text

TABLE = """
format: 1
name: table
title: A table for two, and a third
map: |
  rA r. r. r. rB r. r. rC
legend: {A: {place: Alpha, size: town}, B: {place: Bravo, size: town}, C: {place: Charlie, size: town}}
calendar: {start: 2013-01-11, days_a_turn: 2, turns: 15}
factions:
  - {id: FRA, name: France, letter: F, colour: "#1B63B5", doctrine: expeditionary, will: french_will}
  - {id: AU, name: African Union, letter: A, colour: "#E69F00", will: mission, funds: money, upkeep: 200}
  - {id: MNL, name: MNLA, letter: N, colour: "#B3261E", doctrine: separatist, will: standing}
  - {id: ANS, name: Ansar Dine, letter: D, colour: "#1C1C1C", doctrine: insurgent, will: resolve}
relations:
  - {between: [FRA, AU], is: allied}
  - {between: [FRA, MNL], is: wary}
  - {between: [AU, MNL], is: wary}
holders: {Alpha: FRA, Bravo: AU, Charlie: ANS}
tracks:
  - {id: french_will, name: French will, start: 60}
  - {id: mission, name: Mission, start: 60}
  - {id: standing, name: Standing, start: 30}
  - {id: resolve, name: Resolve, start: 60}
  - {id: money, name: Money, start: 60}
  - {id: chad, name: Will of Chad, start: 60}
  - {id: unrest, name: Unrest, start: 30}
objectives:
  - {id: alpha, faction: FRA, hold_at_end: [Alpha], points: 5}
  - {id: bravo, faction: AU, hold_at_end: [Bravo], points: 5}
types:
  - {id: company, name: Company, movement: wheeled, attack: {soft: 3}, defence: {soft: 4}, sees: 2}
  - {id: katiba, name: Katiba, movement: technicals, irregular: true, attack: {soft: 3}, defence: {soft: 2}}
units:
  - {id: F1, name: First company, type: company, faction: FRA, men: 150, at: Alpha}
  - {id: C1, name: First Chadian, type: company, faction: AU, contingent: Chad, men: 300, at: x5y0}
  - {id: N1, name: Border group, type: katiba, faction: MNL, men: 80, at: x2y0, posture: dispersed}
  - {id: J1, name: Katiba, type: katiba, faction: ANS, men: 90, at: Charlie}
contingents: [{id: Chad, faction: AU, will: chad, low: 25, pays: true}]
"""
OFFER = "proposals: [{id: offer, by: MNL, to: FRA, then: [%s], declined: [%s], broken: [%s]}]\n"
Play = Callable[..., Match]


@pytest.fixture
def play() -> Play:
    """Play the table for some turns, all by staffs or by those named."""

    def played(more: str, turns: int = 2, **seats: str) -> Match:
        setup = load_text(TABLE + more)
        match, _ = open_match(setup, 1, seats)
        match.begin()
        for _ in match.play():
            if match.umpire.state.turn >= turns:
                break
        assert match.refusals == 0
        return match

    return played


def told(match: Match, kind: type) -> list[str]:
    """Proposals and options of events of a kind, in order."""
    theatre, found = match.theatre, [e for e in match.umpire.journal.events if isinstance(e, kind)]
    return [e.option if isinstance(e, ev.ChoiceMade) else theatre.proposals[e.proposal].id for e in found]


def answers(match: Match) -> list[tuple[bool, bool]]:
    """Of every answer, whether it agreed and whether it was given by silence."""
    found = match.umpire.journal.events
    return [(e.accepted, e.by_default) for e in found if isinstance(e, ev.ProposalAnswered)]


def test_what_pays_both_is_proposed_and_agreed_to(play: Play) -> None:
    both = "{track: french_will, add: 2}, {track: standing, add: 2}"
    assert answers(play(OFFER % (both, "", ""))) == [(True, False)]


def test_what_would_cost_the_other_is_not_even_proposed(play: Play) -> None:
    loss = "{track: french_will, add: -3}, {track: standing, add: 2}"
    assert told(play(OFFER % (loss, "", "")), ev.ProposalMade) == []


def test_unless_to_decline_would_cost_him_more(play: Play) -> None:
    loss, threat = "{track: french_will, add: -3}, {track: standing, add: 2}", "{track: french_will, add: -6}"
    assert answers(play(OFFER % (loss, threat, ""))) == [(True, False)]


def test_what_would_cost_oneself_is_not_proposed(play: Play) -> None:
    gift = "{track: french_will, add: 3}, {track: standing, add: -2}"
    assert told(play(OFFER % (gift, "", "")), ev.ProposalMade) == []


def test_a_proposal_that_costs_is_declined() -> None:
    loss = "{track: french_will, add: -3}, {track: standing, add: 2}"
    setup = load_text(TABLE + OFFER % (loss, "", ""))
    match, _ = open_match(setup, 1, {"MNL": "idle"})
    match.begin()
    while match.theatre.factions[match.umpire.side].id != "MNL":
        next(iter(match.play()))
    match.umpire.submit(orders.Propose(setup.theatre.proposal_named["offer"]))
    for _ in match.play():
        if match.umpire.state.turn >= 2:
            break
    assert answers(match) == [(False, False)]


def test_one_waits_with_an_answer_while_its_terms_are_not_met(play: Play) -> None:
    both = "{track: french_will, add: 2}, {track: standing, add: 2}"
    terms = "days: 12, terms: {date: 2013-01-17}"
    match = play((OFFER % (both, "", "")).replace("to: FRA", f"to: FRA, {terms}"), turns=5)
    assert answers(match) == [(True, False)]
    made = next(e for e in match.umpire.journal.events if isinstance(e, ev.ProposalMade))
    agreed = next(e for e in match.umpire.journal.events if isinstance(e, ev.ProposalAnswered))
    assert made.until - 11 == 0
    assert agreed.day == 6


def test_an_agreement_whose_end_alone_pays_is_broken_off(play: Play) -> None:
    both = "{track: french_will, add: 2}, {track: standing, add: 2}"
    match = play(OFFER % (both, "", "{track: standing, add: 15}"), turns=4)
    assert told(match, ev.ProposalBrokenOff) == ["offer"]
    match = play(OFFER % (both, "", "{track: standing, add: 1}"), turns=4)
    assert told(match, ev.ProposalBrokenOff) == []


def test_a_proposal_that_would_lapse_at_a_price_is_withdrawn_in_time(play: Play) -> None:
    both = "{track: french_will, add: 2}, {track: standing, add: 2}"
    terms = "days: 12, terms: {held: [Charlie], by: [AU]}, again: 30"
    for declined, withdrawn in (("{track: standing, add: -3}", ["offer"]), ("", [])):
        match = play((OFFER % (both, declined, "")).replace("to: FRA", f"to: FRA, {terms}"), turns=8)
        assert told(match, ev.ProposalMade) == ["offer"]
        assert told(match, ev.ProposalBrokenOff) == withdrawn
        assert answers(match) == ([] if withdrawn else [(False, True)])


def test_of_powers_beyond_the_game_one_thing_is_asked_at_a_time_the_better_first(play: Play) -> None:
    asks = "\n".join(
        f"  - {{id: {name}, by: FRA, of: friends, then: [{{track: french_will, add: {add}}}]}}"
        for name, add in (("good", 1), ("better", 3))
    )
    match = play("proposals:\n" + asks + "\n", turns=1)
    assert told(match, ev.ProposalMade) == ["better"]


def test_funds_that_pay_will_take_are_not_spent_on_less(play: Play) -> None:
    deal = "{track: money, add: -5}, {track: mission, add: 2}"
    rich = f"proposals: [{{id: honour, by: AU, of: friends, then: [{deal}]}}]\n"
    poor = "politics: {baton: {pay: 58}}\n" + rich
    assert told(play(rich, turns=1), ev.ProposalMade) == ["honour"]
    assert told(play(poor, turns=1), ev.ProposalMade) == []


def test_a_track_is_worth_its_part_of_the_event_that_it_brings_on() -> None:
    event = """
events:
  - id: split
    when: {all: [{track: unrest, at_least: 60}, {held: [Alpha], by: [ANS]}]}
    then: [{owner: [J1], to: MNL}, {track: standing, add: 10}]
proposals:
  - {id: stir, by: MNL, of: friends, then: [{track: unrest, add: 10}]}
  - {id: soothe, by: ANS, of: friends, then: [{track: unrest, add: -10}]}
"""
    setup = load_text(TABLE + event)
    theatre, named = setup.theatre, setup.theatre.faction_named
    stir = theatre.proposals[theatre.proposal_named["stir"]].then
    soothe = theatre.proposals[theatre.proposal_named["soothe"]].then
    assert worth(theatre, setup.state, named["MNL"], stir) > 0
    assert (
        worth(theatre, setup.state, named["ANS"], stir)
        < 0
        < worth(theatre, setup.state, named["ANS"], soothe)
    )
    setup.state.track[theatre.track_named["unrest"]] = 60
    assert worth(theatre, setup.state, named["MNL"], stir) == 0


ASKED = """
events:
  - id: aims
    when: {turn: 1}
    then:
      - choice: FRA
        days: 3
        options: [{id: same}, %s{id: other, then: [{track: french_will, add: %d}]}]
"""


def test_the_option_that_is_worth_most_is_chosen_and_the_first_among_equals(play: Play) -> None:
    assert told(play(ASKED % ("", 5)), ev.ChoiceMade) == ["other"]
    assert told(play(ASKED % ("", -5)), ev.ChoiceMade) == ["same"]
    assert told(play(ASKED % ("{id: alike}, ", -1)), ev.ChoiceMade) == ["same"]


def test_an_option_worth_hardly_less_is_taken_now_and_then() -> None:
    setup = load_text(TABLE + ASKED % ("", -1))
    chosen = Counter[str]()
    for seed in range(1, 41):
        match, _ = open_match(Setup(setup.theatre, setup.state.copy(), setup.files), seed, {})
        match.begin()
        for _ in match.phase():
            pass
        chosen.update(told(match, ev.ChoiceMade))
    assert sum(chosen.values()) == 40
    assert 0 < chosen["other"] < chosen["same"]


def test_those_who_have_withdrawn_go_to_the_nearest_place_of_their_friends(play: Play) -> None:
    match = play("events: [{id: bomb, when: {turn: 1}, then: [{track: chad, add: -40}]}]\n", turns=3)
    unit = match.theatre.unit_named["C1"]
    assert match.theatre.hex_name(int(match.umpire.state.hex[unit])) == "x4y0"


def test_random_commanders_propose_answer_and_choose_and_are_never_refused() -> None:
    setup, given = load("northern-mali"), set[type[Order]]()
    for seed in (1, 2, 3):
        fresh = Setup(setup.theatre, setup.state.copy(), setup.files)
        match, _ = open_match(fresh, seed, {f.id: "random" for f in setup.theatre.factions})
        match.begin()
        for step in match.play():
            given.add(type(step.order))
            if match.umpire.state.turn >= 8:
                break
        assert match.refusals == 0
    assert given >= {orders.Choose, orders.Propose, orders.Answer}
