"""Proposals at the terminal: what may be proposed, and what waits for an answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.records.archive import Archive
from game.rules import proposals
from game.scenario import load
from game.terminal import commands, opening
from game.terminal.session import Session

Sit = Callable[..., Session]


def say(session: Session, line: str) -> str:
    return "\n".join(said.text for said in commands.do(session, line))


def test_a_proposal_is_listed_made_and_put_before_the_other(tmp_path: Path) -> None:
    setup = load("northern-mali")
    theatre = setup.theatre
    idle = {faction.id: "idle" for faction in theatre.factions}
    session = opening.begin(setup, 1, idle, "MNL", Archive(tmp_path / "data"))
    try:
        session.open()
        told = say(session, "talks").splitlines()
        mine = [p.id for p in theatre.proposals if session.view.side in proposals.parties(p)]
        assert [line.split(",")[0] for line in told] == mine
        able = proposals.to_propose(theatre, session.view.state, int(session.view.side))
        between = [n for n in able if theatre.proposals[n].to >= 0]
        part = theatre.proposals[between[0]]
        assert not say(session, f"propose {part.id}").startswith(("Refused", "Not understood"))
        assert any(part.id in line and "not answered" in line for line in say(session, "talks").splitlines())
        other = proposals.other_than(part, int(session.view.side))
        kept = session.keeping.save()
    finally:
        session.keeping.close()
    theirs = opening.resume(kept, theatre.factions[other].id, Archive(tmp_path / "other"))
    try:
        theirs.go_on()
        assert f"`answer {part.id} yes`" in say(theirs, "look")
        assert not say(theirs, f"answer {part.id} no").startswith(("Refused", "Not understood"))
        assert f"`answer {part.id} yes`" not in say(theirs, "todo")
    finally:
        theirs.keeping.close()


def test_where_nothing_can_be_proposed_that_is_said(sit: Sit) -> None:
    assert say(sit(), "talks") == "There is nothing for you to propose in this scenario."
