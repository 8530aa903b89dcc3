"""A seat at the terminal: the same refusals, the same barriers, nothing of the other side."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game.records import save as saves
from game.records.recovery import recover
from game.records.refusal_texts import refusal_text
from game.records.save import BadSave
from game.rules.umpire import refusal
from game.terminal import reading, talking
from game.terminal.session import Kind, Said, Session

Sit = Callable[..., Session]
Talk = Callable[..., str]


@pytest.mark.parametrize(
    "line",
    [
        "assault F05 hex=Diabaly site=town",
        "offer-baton Diabaly to=MLI",
        "march M01 to=Konna",
        "patrol J08",
        "strike F25 hex=Niono",
    ],
)
def test_an_order_is_refused_as_at_the_window(line: str, sit: Sit, talk: Talk) -> None:
    session = sit()
    talk(session)
    theatre, view = session.view.theatre, session.view
    wrong = refusal(theatre, view.state, view.side, reading.order_of(view, line))
    assert wrong is not None
    before = session.table.match.umpire.state.fingerprint()
    assert talk(session, line) == f"Refused: {refusal_text(theatre, wrong)}"
    assert session.table.match.umpire.state.fingerprint() == before
    assert refusal_text(theatre, wrong) in talk(session, f"why {line}")


def test_a_march_over_ground_that_is_seen_can_be_taken_back_and_given_again(sit: Sit, talk: Talk) -> None:
    session = sit()
    talk(session)
    state = session.table.match.umpire.state
    before = state.fingerprint()
    talk(session, "march F08 to=x5y13")
    after = session.table.match.umpire.state.fingerprint()
    assert before != after
    assert "Taken back." in talk(session, "undo")
    assert session.table.match.umpire.state.fingerprint() == before
    talk(session, "redo")
    assert session.table.match.umpire.state.fingerprint() == after


def test_a_march_that_names_a_town_and_no_site_is_told_where_it_stops(sit: Sit, talk: Talk) -> None:
    session = sit()
    talk(session)
    assert "`site=town` would lead into it" in talk(session, "march F08 to=Niono")
    assert "would lead into it" not in talk(session, "march F05 to=Markala site=town")
    assert "would lead into it" not in talk(session, "march F06 to=x5y9")
    assert "would lead into it" not in talk(session, "march M01 to=Konna")  # refused


def test_dice_are_not_taken_back(sit: Sit, talk: Talk) -> None:
    session = sit()
    talk(session, "strike F25 Diabaly 1")
    assert "cannot be taken back" in talk(session, "undo")


def test_the_end_of_a_phase_names_those_who_can_still_act(sit: Sit, talk: Talk) -> None:
    session = sit()
    talk(session)
    told = talk(session, "end")
    for name in ("F01", "F05", "F06", "F08"):
        assert name in told
    assert "Sorties unflown: F04, F25." in told
    assert session.view.state.turn == 0
    assert "Turn 2 of 8" in talk(session, "end now")


def test_a_question_is_put_and_answered(sit: Sit, talk: Talk) -> None:
    session = sit()
    told = talk(session, "end now", "end now")
    assert "choose what-for reconquest" in told
    assert "choose what-for reconquest" in talk(session, "end")
    assert "name the whole of Mali" in talk(session, "choose what-for reconquest")
    assert "choose what-for" not in talk(session, "todo")


ASKED = (
    "units",
    "contacts",
    "wings",
    "places",
    "aims",
    "map",
    "map Markala",
    "look Markala",
    "look",
    "hint",
    "hint all",
    "hint J08",
    "todo",
    "can J08",
)


@pytest.mark.parametrize("asked", ASKED)
def test_nothing_that_a_side_does_not_know_changes_what_it_is_told(asked: str, sit: Sit, talk: Talk) -> None:
    """F08 is unknown to Ansar Dine, wherever it stands and however strong it is."""
    here = sit("ANS")
    there = sit("ANS", "units: [{id: F08, at: San, men: 30}]")
    talk(here), talk(there)
    assert talk(here, asked) == talk(there, asked)


def test_what_is_asked_changes_nothing(sit: Sit, talk: Talk) -> None:
    session = sit()
    talk(session)
    before = session.table.match.umpire.state.fingerprint(), session.view.state.fingerprint()
    for line in (
        *ASKED,
        "help",
        "help march",
        "news",
        "select F05",
        "why march to=x5y8",
        "why fra-baton",
        "step",
    ):
        assert talk(session, line)
    assert (session.table.match.umpire.state.fingerprint(), session.view.state.fingerprint()) == before


@pytest.mark.parametrize(("side", "unit"), [("FRA", "F01"), ("MLI", "M12"), ("ANS", "J08")])
def test_what_a_unit_can_do_is_shown_by_orders_that_may_be_given(
    side: str, unit: str, sit: Sit, talk: Talk
) -> None:
    session = sit(side)
    talk(session)
    told = talk(session, f"can {unit}").splitlines()
    assert told[0].startswith("march: ")
    orders = [
        line.split(": ", 1)[1].split("such as ")[-1] for line in told if " way" in line and line[:4] != "not "
    ]
    orders = [line.removeprefix("1 way: ") for line in orders]
    assert any(line.startswith("patrol") for line in orders)
    for line in orders:
        assert talk(session, f"why {line}").startswith("It would be carried out."), line
    refused = [line for line in told if line.startswith("not ")]
    assert refused
    for line in refused:
        order, _colon, why = line.removeprefix("not ").partition(": ")
        assert why in talk(session, f"why {order}")


@pytest.mark.parametrize("side", ["FRA", "MLI", "ANS"])
def test_a_game_can_be_played_to_its_verdict_by_hints(side: str, sit: Sit, talk: Talk) -> None:
    """Every hint is an order that can be given as it stands, and a phase of them comes to an end."""
    session = sit(side, ai={})
    talk(session)
    phases = 0
    while not session.over:
        for _ in range(60):
            line = talk(session, "hint").splitlines()[0].removeprefix("The staff would order: ")
            assert not talk(session, line).startswith(("Refused", "Not understood")), line
            if line == "end-phase":
                phases += 1
                break
        else:
            pytest.fail("the staff goes round in circles")
    assert phases == 8


def test_the_staff_s_orders_are_given_one_by_one_or_all(sit: Sit, talk: Talk) -> None:
    session = sit()
    talk(session)
    plan = talk(session, "hint all").splitlines()
    assert plan[0].startswith("1. ")
    first = plan[0].removeprefix("1. ").split("  (")[0]
    assert talk(session, "follow").splitlines()[0] == first
    told = talk(session, "follow all")
    assert "Refused" not in told
    assert talk(session, "follow") == "The staff sees nothing more to be ordered in this phase."
    assert talk(session, "hint all") == "1. end-phase"


def test_a_hint_about_a_unit_tells_its_orders_alone(sit: Sit, talk: Talk) -> None:
    session = sit()
    talk(session)
    told = talk(session, "hint F05").splitlines()
    lines = [line for line in told if line.startswith("The staff would order: ")]
    assert lines
    assert all("F05" in line for line in lines)
    assert any(line.startswith("Because: To take ") for line in told)
    assert talk(session, "hint X99").startswith("Not understood")


def test_a_hint_stays_until_it_is_followed_and_is_thought_over_after_another_order(
    sit: Sit, talk: Talk
) -> None:
    session = sit()
    talk(session)
    first = talk(session, "hint")
    assert talk(session, "hint") == first
    line = first.splitlines()[0].removeprefix("The staff would order: ")
    talk(session, line)
    assert talk(session, "hint") != first
    talk(session, "undo")
    assert talk(session, "hint") == first


def test_the_map_shows_places_and_men_where_they_are(sit: Sit, talk: Talk) -> None:
    session = sit()
    rows = talk(session, "map Niono").splitlines()
    heads = rows[0]
    row = next(line for line in rows if line.startswith("y10"))
    at = heads.index("x6")
    assert row[at : at + 4] == "v#F8" or row[at + 1 : at + 3] == "#F"
    assert any(line.startswith("x5y7 Diabaly: ") and "Ansar Dine: 7 steps" in line for line in rows)


def test_a_saved_game_goes_on_where_it_stood(sit: Sit, resume: Sit, talk: Talk, tmp_path: Path) -> None:
    session = sit()
    talk(session, "march F05+F06 to=x5y8", "end now", "march F05 to=x6y9")
    file = tmp_path / "mine.baton"
    assert str(file) in talk(session, f"save {file}")
    again = resume(saves.read(file))
    assert again.table.match.umpire.state.fingerprint() == session.table.match.umpire.state.fingerprint()
    assert talk(again, "units") == talk(session, "units")
    assert talk(again, "end now").splitlines()[-6:] == talk(session, "end now").splitlines()[-6:]


def test_a_save_in_which_nobody_sits_asks_who_leads(sit: Sit, resume: Sit) -> None:
    kept = sit().keeping.save()
    kept.seats = dict.fromkeys(kept.seats, "staff")  # type: ignore[misc]
    with pytest.raises(BadSave, match="--side"):
        resume(kept)
    assert resume(kept, "MLI").view.side == 1


def test_a_game_of_other_rules_goes_on_from_its_last_turn_and_says_so(
    sit: Sit, resume: Sit, talk: Talk
) -> None:
    session = sit()
    talk(session, "end now", "march F05+F06 to=x5y8")
    kept = session.keeping.save()
    older = resume(dataclasses.replace(kept, rules=1))
    assert "it goes on under rules" in talk(older)
    assert not older.keeping.save().orders
    false = [(line, "0" * len(mark)) for line, mark in kept.orders]
    other = resume(dataclasses.replace(kept, orders=false))
    assert "does not come out as it did" in talk(other)
    assert other.view.state.turn == session.view.state.turn == 1


def test_of_several_persons_at_a_machine_the_terminal_seats_one(sit: Sit, resume: Sit, talk: Talk) -> None:
    kept = sit().keeping.save()
    both = resume(dataclasses.replace(kept, seats=dict.fromkeys(kept.seats, "person")), "MLI")
    assert list(both.keeping.save().seats.values()).count("person") == 1
    assert "You lead Mali" in talk(both)
    assert both.table.mine


def test_every_order_is_kept_at_once(sit: Sit, talk: Talk, tmp_path: Path) -> None:
    """What a killed process would leave behind holds all that was ordered."""
    session = sit()
    talk(session, "march F05+F06 to=x5y8", "assign F04")
    (log,) = (tmp_path / "data" / "recovery").glob("*.recovery")
    kept = recover(log)
    assert not kept.lost
    assert [line.split()[0] for line, _mark in kept.save.orders] == ["march", "assign"]
    talk(session, "end now")
    assert list((tmp_path / "data" / "autosaves").glob("*.baton"))


def test_the_talk_ends_with_the_lines_and_the_game_is_saved(sit: Sit, tmp_path: Path) -> None:
    said: list[Said] = []
    session = sit()
    session.file = tmp_path / "end.baton"
    talking.talk(session, ["units\n", "xyzzy\n", "# a remark\n"], said.append)
    assert saves.read(session.file).seats["FRA"] == "person"
    assert [s.text for s in said if s.kind is Kind.REFUSAL] == [
        "There is no 'xyzzy'. `help` lists what there is."
    ]


def test_a_disk_that_does_not_take_the_save_is_told(sit: Sit, talk: Talk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "cannot be saved" in talk(sit(), f"save {tmp_path / 'file' / 'x.baton'}")


def test_the_terminal_needs_no_window() -> None:
    code = "import sys, game.terminal.opening, game.terminal.talking; print('pygame' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False"
