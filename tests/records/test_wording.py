"""Dates and names of units in words."""

from __future__ import annotations

import pytest

from game.records.wording import long_date, signed, units
from game.scenario import Setup


@pytest.mark.parametrize(
    ("ids", "name"),
    [
        ("F1", "First company"),
        ("F1 F2", "GTIA1"),
        ("F2 F1 J1", "GTIA1 and Konna katiba"),
        ("F1 F3 F4", "First company, Third company and Fourth company"),
        ("F3 F4 F5 F6", "part of Reserve (4 units)"),
        ("F1 F2 F3 F4 F5 F6", "GTIA1 and part of Reserve (4 units)"),
        ("F3 F4 F5 J1 J2", "Konna group, Third company, Fourth company and 1 other"),
    ],
)
def test_units_are_named_by_group_or_one_by_one(bend: Setup, ids: str, name: str) -> None:
    assert units(bend.theatre, [bend.theatre.unit_named[id_] for id_ in ids.split()]) == name


def test_numbers_have_a_sign_and_minus_is_no_hyphen() -> None:
    assert [signed(number) for number in (3, 0, -3)] == ["+3", "±0", "\N{MINUS SIGN}3"]


def test_dates_are_written_out(bend: Setup) -> None:
    assert [long_date(bend.theatre, day) for day in (0, 50)] == [
        "Friday 11 January 2013",
        "Saturday 2 March 2013",
    ]
