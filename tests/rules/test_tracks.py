"""Every line of a track says what it was, what it is and why, and the lines add up to the track."""

from __future__ import annotations

import pytest

from game.match import open_match
from game.model import events as ev
from game.model.events import TrackChanged
from game.model.theatre import Theatre
from game.records.people import cause_in_words
from game.rules.tracks import TOP
from game.scenario import Setup, load

GAMES = [(1, "staff"), (2, "random")]


def _lines(
    scenario: str, seed: int, commander: str
) -> tuple[Theatre, list[int], list[int], list[TrackChanged]]:
    """Starts, ends and changes of the tracks of a whole game."""
    setup = load(scenario)
    starts = setup.state.track.tolist()
    seats = {faction.id: commander for faction in setup.theatre.factions}
    match, _ = open_match(Setup(setup.theatre, setup.state, setup.files), seed, seats)
    match.begin()
    match.finish()
    told = [event for event in match.umpire.journal.events if isinstance(event, ev.TrackChanged)]
    return setup.theatre, starts, match.umpire.state.track.tolist(), told


@pytest.mark.parametrize(("seed", "commander"), GAMES)
@pytest.mark.parametrize("scenario", ["northern-mali", "the-baton"])
def test_the_lines_of_every_track_add_up_to_it(scenario: str, seed: int, commander: str) -> None:
    theatre, now, ends, told = _lines(scenario, seed, commander)
    assert {theatre.tracks[event.track].id for event in told} >= {
        "french_will",
        "accord",
        "resolve",
        "au_funds",
    }
    for event in told:
        assert event.was == now[event.track] != event.now
        assert 0 <= event.now <= TOP
        now[event.track] = event.now
    assert now == ends


@pytest.mark.parametrize("commander", ["staff", "random"])
def test_every_cause_is_a_declared_event_or_told_in_words(commander: str) -> None:
    theatre, _starts, _ends, told = _lines("northern-mali", 3, commander)
    causes = {event.cause for event in told}
    strange = {cause for cause in causes if cause_in_words(theatre, cause) == cause}
    assert strange == set()
    assert any(cause.startswith("agreed:") for cause in causes)
