"""Sentences about proposals and contingents, and what is foreseen of an order about them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.dice import Dice
from game.model import text
from game.records.aims import result_lines
from game.records.bargains import CONDITIONS
from game.records.chronicle import Chronicle
from game.records.people import cause_in_words
from game.records.why import ask, why
from game.rules.declared import TESTS
from game.rules.sight import sight
from game.rules.umpire import Umpire
from game.scenario import Setup, load_text

PROPOSALS = """
proposals:
  - id: guides
    by: MNL
    to: FRA
    when: {all: [{track: accord, at_least: 20}, {any: [{held: [Konna], by: [FRA, MLI]}, {date: 2013-01-11}]}]}
    terms: {not: {held: [Gao], by: [ANS]}}
    then:
      - {relation: {between: [FRA, MNL], is: cooperating}}
      - {track: accord, add: -3}
    declined: [{track: accord, add: 2}]
    broken: [{relation: {between: [FRA, MNL], is: wary}}, {track: accord, add: -40}]
    text: guides for the French
    source: RFI 29 Jan 2013
  - id: lift
    by: FRA
    of: the allies
    lasting: false
    then: [{track: accord, add: 1}]
    text: to carry men forward
contingents:
  - {id: AQIM, faction: ANS, will: accord, killed: -1, low: 5}
"""


@pytest.fixture
def bargains(bend_text: str) -> Setup:
    body = bend_text.replace("will: accord", "")
    return load_text(body.replace("letter: F, ", "letter: F, will: accord, ") + PROPOSALS)


@pytest.fixture
def told(bargains: Setup) -> Callable[..., list[str]]:
    """The sentences of some events under one heading."""

    def sentences(*lines: str) -> list[str]:
        chronicle = Chronicle(bargains.theatre, bargains.state.copy())
        for line in lines:
            chronicle.add(text.read(bargains.theatre, line))
        return [line.text for line in chronicle.flush() if line.kind != "heading"]

    return sentences


@pytest.fixture
def asked(bargains: Setup) -> Callable[[str, str], list[str]]:
    """What a side is told of an order before the first phase."""

    def lines(side: str, order: str) -> list[str]:
        umpire = Umpire(bargains.theatre, bargains.state.copy(), Dice(0))
        umpire.begin()
        faction = umpire.theatre.faction_named[side]
        umpire.state.active = umpire.theatre.order_of_phases.index(faction)
        view = sight(umpire.theatre, umpire.state, faction)
        return why(view, ask(view, order))

    return lines


def test_a_proposal_is_told_and_its_answer_is_one_paragraph_with_what_follows(
    told: Callable[..., list[str]],
) -> None:
    assert told(
        "ProposalMade guides by=MNL to=FRA until=5",
        "ProposalAnswered guides by=FRA accepted=yes by_default=no stands=yes day=2",
        "RelationChanged FRA other=MNL was=wary now=cooperating cause=agreed:guides",
        "TrackChanged accord was=30 now=27 cause=agreed:guides",
    ) == [
        "MNLA proposed to France: guides for the French. The answer is due by Wednesday 16 January.",
        (
            "France agreed: guides for the French. France and MNLA: now cooperating, wary before. "
            "Accord: down from 30 to 27. Source: RFI 29 Jan 2013."
        ),
    ]


def test_what_is_declined_by_word_or_by_silence_is_told_apart(told: Callable[..., list[str]]) -> None:
    declined = "ProposalAnswered guides by=FRA accepted=no by_default={} stands=no day=9"
    assert told(declined.format("no")) == ["France declined: guides for the French."]
    assert told(declined.format("yes")) == ["France gave no answer, and so declined: guides for the French."]


def test_a_power_beyond_the_game_is_asked_and_answers(told: Callable[..., list[str]]) -> None:
    assert told(
        "ProposalMade lift by=FRA to=- until=5",
        "ProposalAnswered lift by=- accepted=yes by_default=no stands=no day=9",
    ) == ["France asked the allies to carry men forward.", "The allies agreed to carry men forward."]


def test_what_is_ended_is_told_with_its_price_and_what_is_withdrawn_without(
    told: Callable[..., list[str]],
) -> None:
    assert told(
        "ProposalBrokenOff guides by=MNL agreed=yes day=9",
        "TrackChanged accord was=30 now=0 cause=broken-off:guides",
    ) == ["MNLA ended what was agreed: guides for the French. Accord: down from 30 to 0."]
    assert told("ProposalBrokenOff guides by=MNL agreed=no day=9") == [
        "MNLA withdrew: guides for the French."
    ]


def test_a_contingent_that_withdraws_is_told(told: Callable[..., list[str]]) -> None:
    assert told("ContingentWithdrew AQIM day=3") == [
        "AQIM withdraws its troops from the field: they keep what they hold and attack no more."
    ]


def test_causes_of_proposals_and_troops_have_words(bargains: Setup) -> None:
    words = {
        "agreed:guides": "it was agreed: guides for the French",
        "declined:guides": "it was declined: guides for the French",
        "broken-off:guides": "an agreement was ended: guides for the French",
        "fallen:AQIM": "men of AQIM were killed",
        "upkeep:FRA": "pay and keep of the troops of France for a week",
        "unpaid:FRA": "troops of France were not paid",
    }
    assert {cause: cause_in_words(bargains.theatre, cause) for cause in words} == words


def test_what_a_proposal_would_do_and_what_the_other_should_answer(
    asked: Callable[[str, str], list[str]],
) -> None:
    assert asked("MNL", "propose guides") == [
        "It would be carried out.",
        "Condition: Accord at 20 or more, now 30: met.",
        "Condition: Konna held by France or Mali or Friday 11 January has come: met.",
        "Condition: not so: Gao held by Ansar Dine: not met.",
        "If it is agreed to: France and MNLA cooperating; Accord from 30 to 27.",
        "If it is declined: Accord from 30 to 32.",
        "If it is broken off later: France and MNLA wary; Accord from 30 to 0.",
        "France should rather decline: its will loses 5 if it agrees.",
    ]


def test_a_power_beyond_the_game_is_foreseen_to_answer_by_its_terms(
    asked: Callable[[str, str], list[str]],
) -> None:
    assert asked("FRA", "propose lift")[-1] == (
        "The allies will answer at the next dawn, and agree if the conditions hold then."
    )


def test_a_proposal_of_another_is_refused_with_his_name(asked: Callable[[str, str], list[str]]) -> None:
    assert asked("FRA", "propose guides") == ["Refused: It is for MNLA to propose that."]


def test_what_is_agreed_stands_in_the_result(bargains: Setup) -> None:
    umpire = Umpire(bargains.theatre, bargains.state.copy(), Dice(0))
    umpire.begin()
    umpire.journal.record(text.read(bargains.theatre, "ProposalMade guides by=MNL to=FRA until=5"))
    line = "ProposalAnswered guides by=FRA accepted=yes by_default=no stands=yes day=0"
    umpire.journal.record(text.read(bargains.theatre, line))
    assert "Agreed since Friday 11 January: guides for the French." in result_lines(
        umpire.theatre, umpire.state
    )


def test_every_kind_of_condition_has_words() -> None:
    assert set(CONDITIONS) == set(TESTS)
