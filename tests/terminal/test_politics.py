"""Politics at the terminal: numbers with their lines."""

from __future__ import annotations

import re

from game.records.ledger import Matter, Subject
from game.records.politics import value
from tests.terminal.conftest import Sit, Talk

NEWS = """
tracks: [{id: nerve, name: Nerve, start: 40}]
events:
  - {id: gloom, when: {date: 2013-01-20}, then: [{track: nerve, add: -7}], text: Bad news came}
"""


def test_a_track_opens_the_lines_that_made_it(sit: Sit, talk: Talk) -> None:
    session = sit("FRA", NEWS)
    talk(session)
    for _turn in range(3):
        talk(session, "end now")
    told = talk(session, "politics nerve")
    assert re.search(r"20 January: −7 \(33\), Bad news came", told)
    assert re.search(r"16 January: 40, at the start", told)
    assert value(session.view, Subject(Matter.TRACK, session.view.theatre.track_named["nerve"])) == 33
    assert "nerve: Nerve: 33; 40 at the start." in talk(session, "politics")


def test_places_aims_and_relations_have_lines(sit: Sit, talk: Talk) -> None:
    session = sit("FRA")
    talk(session)
    assert "hostile" in talk(session, "politics FRA ANS")
    assert "at the start" in talk(session, "politics Konna")
    mine = next(aim.id for aim in session.view.theatre.objectives if aim.faction == session.view.side)
    assert "points" in talk(session, f"politics {mine}")
    other = next(aim.id for aim in session.view.theatre.objectives if aim.faction != session.view.side)
    assert "no number of politics" in talk(session, f"politics {other}"), "aims of others are not one's own"
    assert "no number of politics" in talk(session, "politics FRA FRA")
    assert "France and Mali: allied." in talk(session, "politics")
