"""Keyed dice: the same key gives the same roll for ever, and every face comes as often."""

from __future__ import annotations

import pytest

from game.dice import Dice, DiceRunOut, LoadedDice, Purpose, roll

# Rolls of a d1000. They must never change: every save and every reference game rests on them.
GOLDEN = {
    (0, 0, 0, Purpose.DETECT, 0, 0): 733,
    (1, 0, 0, Purpose.DETECT, 0, 0): 21,
    (2013, 5, 11, Purpose.ASSAULT, 1600, 2): 30,
    (2013, 5, 11, Purpose.AMBUSH, 1600, 2): 993,
    (2013, 32, 65, Purpose.COMMAND, 119, 7): 625,
    (-1, 3, 6, Purpose.INCIDENT, 12, 0): 687,
    (10**30, 3, 6, Purpose.ABUSE, 12, 0): 689,
}


@pytest.mark.parametrize("key", GOLDEN)
def test_rolls_never_change(key: tuple[int, int, int, Purpose, int, int]) -> None:
    assert roll(*key, 1000) == GOLDEN[key]


def chi_square(rolls: list[int], sides: int) -> float:
    """How far the counts of the faces stray from equal ones."""
    expected = len(rolls) / sides
    return sum((rolls.count(face) - expected) ** 2 / expected for face in range(1, sides + 1))


@pytest.mark.parametrize("part", range(6))
def test_every_face_comes_as_often_along_each_part_of_the_key(part: int) -> None:
    rolls = []
    for number in range(6000):
        key = [2013, 4, 9, Purpose.ASSAULT, 77, 0]
        key[part] = number
        rolls.append(roll(*key, 6))  # type: ignore[arg-type]
    assert set(rolls) == set(range(1, 7))
    assert chi_square(rolls, 6) < 20.5  # 5 degrees of freedom: a fair die exceeds it once in a thousand


@pytest.mark.parametrize("part", range(6))
def test_neighbouring_keys_roll_independently(part: int) -> None:
    pairs = []
    for number in range(3600):
        key = [2013, 4, 9, Purpose.ASSAULT, number, 0]
        beside = key.copy()
        beside[part] += 1
        pairs.append(6 * roll(*key, 6) + roll(*beside, 6) - 6)  # type: ignore[arg-type]
    assert chi_square(pairs, 36) < 66.7  # 35 degrees of freedom, as above


def test_parts_of_the_key_cannot_be_exchanged() -> None:
    keys = [
        (turn, day, purpose, subject, count)
        for turn, day, purpose, subject, count in (
            (1, 0, 0, 0, 0),
            (0, 1, 0, 0, 0),
            (0, 0, 1, 0, 0),
            (0, 0, 0, 1, 0),
            (0, 0, 0, 0, 1),
        )
    ]
    rolls = {
        roll(9, turn, day, Purpose(purpose), subject, count, 1 << 60)
        for turn, day, purpose, subject, count in keys
    }
    assert len(rolls) == len(keys)


def test_the_order_of_calls_changes_nothing() -> None:
    dice = Dice(7)
    keys = [(turn, 2 * turn, Purpose.DETECT, subject, 0, 20) for turn in range(5) for subject in range(20)]
    forwards = {key: dice.roll(*key) for key in keys}
    assert {key: dice.roll(*key) for key in reversed(keys)} == forwards
    assert {key: roll(7, *key) for key in keys} == forwards


def test_rolls_that_would_favour_low_faces_are_mixed_again() -> None:
    sides = (1 << 63) + 1  # taken modulo this, a word would give almost half of the faces twice as often
    rolls = [roll(1, 0, 0, Purpose.DETECT, subject, 0, sides) for subject in range(4000)]
    assert all(1 <= value <= sides for value in rolls)
    low = sum(value <= sides // 2 for value in rolls)
    assert abs(low - 2000) < 3.3 * 32  # a fair die strays further once in a thousand


def test_any_whole_number_is_a_seed() -> None:
    seeds = (-(10**40), -1, 0, 1, 1 << 63, 10**40)
    assert len({roll(seed, 0, 0, Purpose.DETECT, 0, 0, 1 << 64) for seed in seeds}) == len(seeds)


@pytest.mark.parametrize("sides", [0, -6, (1 << 64) + 1])
def test_a_die_needs_a_possible_number_of_sides(sides: int) -> None:
    with pytest.raises(ValueError, match=f"cannot have {sides} sides"):
        roll(0, 0, 0, Purpose.DETECT, 0, 0, sides)


def test_a_die_of_one_side_shows_it() -> None:
    assert roll(3, 1, 1, Purpose.DETECT, 1, 1, 1) == 1


def test_loaded_dice_show_their_values_in_turn() -> None:
    dice = LoadedDice([3, 600])
    assert dice.left == (3, 600)
    assert dice.roll(0, 0, Purpose.AMBUSH, 4, 0, 6) == 3
    assert dice.left == (600,)
    assert dice.roll(0, 0, Purpose.DETECT, 4, 0, 1000) == 600
    assert dice.left == ()


def test_loaded_dice_run_out() -> None:
    with pytest.raises(DiceRunOut, match=r"AMBUSH for 4 \(turn 2, day 5, roll 1, 6 sides\): only 0 given"):
        LoadedDice([]).roll(2, 5, Purpose.AMBUSH, 4, 1, 6)


@pytest.mark.parametrize("value", [0, 7, -1])
def test_a_loaded_value_must_be_on_the_die(value: int) -> None:
    dice = LoadedDice([value])
    with pytest.raises(ValueError, match=f"shows {value} for ASSAULT for 9 "):
        dice.roll(0, 0, Purpose.ASSAULT, 9, 0, 6)
    assert dice.left == (value,)
