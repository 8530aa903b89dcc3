"""Each table of the rules knows every kind of order, event, clause and effect, and no other."""

from __future__ import annotations

from typing import get_args

import pytest

from game.model.events import Event
from game.model.orders import Order
from game.records.chronicle import SENTENCES
from game.records.counting import TALLIED
from game.rules.apply import WRITERS
from game.rules.declared import EFFECTS, TESTS
from game.rules.telling import TOLD
from game.rules.umpire import RULINGS
from game.rules.victory import COUNTS
from game.scenario.affairs import AIMS
from game.scenario.effects import EFFECTS as WRITTEN
from game.scenario.fields import FightWord, TieWord
from game.scenario.happenings import CONDITIONS
from game.terms import FightKind, Tie


@pytest.mark.parametrize("table", [WRITERS, TOLD, SENTENCES, TALLIED], ids=["write", "tell", "say", "count"])
def test_every_event_is_known(table: dict[type, object]) -> None:
    assert set(table) == set(get_args(Event))


def test_every_order_has_a_ruling() -> None:
    assert set(RULINGS) == set(get_args(Order))


def test_what_authors_may_declare_is_what_the_rules_understand() -> None:
    assert set(CONDITIONS) == set(TESTS)
    assert set(WRITTEN) == set(EFFECTS)
    assert set(AIMS) == set(COUNTS)


def test_charts_of_towns_know_every_kind_of_fight_and_every_tie() -> None:
    assert get_args(FightWord) == tuple(kind.name.lower() for kind in FightKind)
    assert get_args(TieWord) == tuple(tie.name.lower() for tie in Tie)
