"""Orders as they are typed, and what is said of those that cannot be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.model import text
from game.model.text import BadText
from game.terminal import reading, talking
from game.terminal.session import Session

Sit = Callable[..., Session]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("assault F05+F06 hex=Diabaly site=town", "assault F05+F06 hex=Diabaly site=town"),
        ("ASSAULT f05+f06 diabaly TOWN", "assault F05+F06 hex=Diabaly site=town"),
        ("assault gtia1 hex=diabaly", "assault F05+F06 hex=Diabaly"),  # F08 stands elsewhere
        ("offer-baton sevare_airfield mli", "offer-baton Sevare_airfield to=MLI"),
        ("strike F25 X5Y7 2", "strike F25 hex=x5y7 sorties=2"),
        ("end-phase", "end-phase"),
    ],
)
def test_an_order_may_be_typed_with_less(typed: str, line: str, sit: Sit) -> None:
    view = sit().view
    assert reading.order_of(view, typed) == text.read(view.theatre, line)


def test_a_march_goes_to_a_place_by_the_way_that_the_rules_find(sit: Sit) -> None:
    view = sit().view
    by_name = reading.order_of(view, "march F05 to=Markala site=town")
    assert by_name == reading.order_of(view, "march F05 to markala site=town")
    assert len(by_name.path) >= view.theatre.grid.distance(
        view.theatre.where("Niono"), view.theatre.where("Markala")
    )


def test_units_that_are_not_named_are_those_selected(sit: Sit) -> None:
    view = sit().view
    units = text.read(view.theatre, "halt F05+F06").units
    for typed in ("assault Diabaly town", "assault hex=Diabaly site=town"):
        assert reading.order_of(view, typed, units).units == units
    assert reading.order_of(view, "assault F05 Diabaly town", units).units == units[:1]
    with pytest.raises(BadText, match="units"):
        reading.order_of(view, "assault hex=Diabaly site=town")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("marsch F05 to=Gao", "no order 'marsch'; did you mean 'march'?"),
        ("march F5 to=Diabaly", "no unit 'F5'; did you mean 'F05'?"),
        ("march F05 to=Diabalo", "no place 'Diabalo'; did you mean 'Diabaly'?"),
        ("march F05 to=Diabaly sight=town", "no field 'sight'; did you mean 'site'?"),
        ("march F05 to=Diabaly site=twon", "no site 'twon'; did you mean 'town'?"),
        ("march to=Diabaly", "march needs units=, and no unit is selected"),
        ("strike F25", "strike needs hex="),
        ("offer-baton Diabaly", "offer-baton needs to="),
        ("patrol F05 now", "'now' is one word too many"),
        ("assault F05 hex=Diabaly hex=Konna", "'hex' stands there twice"),
        ("strike F25 hex=Diabaly sorties=many", "sorties=many"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_may_have_been_meant(typed: str, why: str, sit: Sit) -> None:
    with pytest.raises(BadText) as caught:
        reading.order_of(sit().view, typed)
    assert why in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("ma", "march "),
        ("und", "undo "),
        ("march F0", "F05"),
        ("march F05+F0", "F05+F06"),
        ("march F05 to=dia", "to=Diabaly"),
        ("march F05 si", "site="),
        ("march F05 site=t", "site=town"),
        ("look kon", "Konna"),
    ],
)
def test_words_are_completed(typed: str, word: str, sit: Sit) -> None:
    assert word in talking.completions(sit(), typed)


def test_nothing_is_completed_that_does_not_go_on_as_typed(sit: Sit) -> None:
    found = talking.completions(sit(), "offer-baton Sev")
    assert found == ["Sevare", "Sevare_airfield"]
