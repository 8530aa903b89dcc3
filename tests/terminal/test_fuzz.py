"""Whatever is typed is answered: nothing that stands on a line ends the game with an error."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.model import text
from game.rules.sight import redact
from game.terminal import commands, reading, talking
from game.terminal.session import Session
from game.terms import HexId, UnitId

Sit = Callable[..., Session]

WORDS = [
    *commands.COMMANDS,
    *reading.VERBS,
    *(
        "F05",
        "F05+F06",
        "M01",
        "J08",
        "GTIA1",
        "Sevare",
        "Diabaly",
        "Sevare_airfield",
        "x5y8",
        "x99y99",
        "off",
    ),
    *(
        "to",
        "to=Diabaly",
        "to=",
        "=",
        "+",
        "units=F05",
        "units=",
        "hex=x5y7",
        "site=town",
        "site=",
        "path=E,E",
    ),
    *("path=-", "path=X", "sorties=2", "sorties=-1", "sorties=1e9", "what-for", "reconquest", "option=halt"),
    *(
        "place=-",
        "unit=-",
        "F25",
        "wing=F04",
        "MLI",
        "now",
        "20",
        "-1",
        "town",
        "alarm=99",
        "direction=E",
        "#",
    ),
]


VALUES = [
    "F05",
    "F05+F06",
    "F08",
    "M01",
    "J08",
    "F25",
    "F04",
    "MLI",
    "FRA",
    "Diabaly",
    "Niono",
    "Sevare_airfield",
    "x5y8",
    "x6y9",
    "town",
    "open",
    "hold",
    "entrenched",
    "massed",
    "E",
    "E,NE",
    "-",
    "1",
    "-1",
    "99",
    "forced",
    "what-for",
    "halt",
    "on_call",
    "Bamako",
]


@st.composite
def orders(draw: st.DrawFn) -> str:
    """A verb with some of its fields, each with some value."""
    verb = draw(st.sampled_from(sorted(reading.VERBS)))
    names = [*text.HINTS[reading.VERBS[verb]], *(["to"] if verb == "march" else [])]
    chosen = draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    return " ".join([verb, *(f"{name}={draw(st.sampled_from(VALUES))}" for name in chosen)])


typed = st.one_of(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), orders(), orders())


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(typed, min_size=1, max_size=12))
def test_any_line_is_answered(lines: list[str], sit: Sit) -> None:
    session = sit()
    try:
        session.open()
        for line in lines:
            if line.startswith(("save", "quit")):
                continue  # these write files
            commands.do(session, line)
            commands.do(session, f"why {line}")
            talking.completions(session, line)
        assert not session.view.state.differences(
            redact(session.view.theatre, session.table.match.umpire.state, session.view.side)
        ), "what is shown is what the side knows"
    finally:
        session.keeping.close()


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=st.text(max_size=60))
def test_any_text_is_answered(line: str, sit: Sit) -> None:
    session = sit()
    try:
        session.open()
        if not line.strip().lower().startswith(("save", "quit")):
            commands.do(session, line)
            talking.completions(session, line)
    finally:
        session.keeping.close()


def test_words_for_the_fuzzer_are_those_of_the_game(sit: Sit) -> None:
    view = sit().view
    known = {*reading.vocabulary(view, UnitId), *reading.vocabulary(view, HexId)}
    assert {"F05", "GTIA1", "Diabaly", "Sevare_airfield"} <= known
