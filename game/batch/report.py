"""Many games beside the record, as a page: a bar for each checkpoint, dates and losses in the middle.

Half of the games lie between the two figures given beside a median.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final

from game.batch.history import NEVER, Course
from game.batch.record import Checkpoint, Entry, Killed, Record
from game.model.theatre import Theatre
from game.records.wording import day_and_month
from game.texts import _, spoken

AIM: Final = 70  # per cent of the games in which a row should hold
BAR: Final = 20  # characters of a whole bar
SHORT: Final = "◂"  # beside a bar below the aim


def lines(theatre: Theatre, record: Record, games: Sequence[Course]) -> Iterator[str]:
    """The page, line by line, of the parts that the record has."""
    if record.checkpoints:
        shares = [100 * sum(game.holds(row) for game in games) // len(games) for row in record.checkpoints]
        yield _("Who held what, and in how many of the games ({mark}: less than {aim} per cent)").format(
            mark=SHORT, aim=AIM
        )
        for row, share in zip(record.checkpoints, shares, strict=True):
            yield _checkpoint(theatre, row, share)
        held = sum(share >= AIM for share in shares)
        yield _("{held} of {rows} rows hold in {aim} per cent of the games or more.").format(
            held=held, rows=len(shares), aim=AIM
        )
    if record.entries:
        columns = (_("First entered"), _("record"), _("median"), _("half of the games"), _("never"))
        yield ""
        yield "{:<24}{:>11}  {:>11}  {:<25}{:>6}".format(*columns)
        for entry in record.entries:
            yield _entry(theatre, entry, [game.entered(entry) for game in games])
    if record.killed:
        yield ""
        columns = (_("Killed until"), "", _("record"), _("median"), _("half of the games"))
        yield "{:<13}{:<16}{:>8}{:>9}  {}".format(*columns)
        for loss in record.killed:
            yield _loss(theatre, loss, sorted(game.killed_by(loss.faction, loss.day) for game in games))


def _checkpoint(theatre: Theatre, row: Checkpoint, share: int) -> str:
    holders = "/".join(theatre.factions[holder].id for holder in row.holders)
    within = f"±{row.tolerance}" if row.tolerance else ""
    bar = "█" * (share * BAR // 100)
    date, place = day_and_month(theatre, row.day), spoken(theatre.places[row.place].name)
    start = f"{date:>11} {within:<4}{place:<16}{holders:<12}{share:>4} % {bar}"
    return start if share >= AIM else f"{start} {SHORT}"


def _entry(theatre: Theatre, row: Entry, days: list[int]) -> str:
    came = sorted(day for day in days if day != NEVER)
    never = 100 * (len(days) - len(came)) // len(days)
    name, date = spoken(theatre.places[row.places[0]].name), day_and_month(theatre, row.day)
    middle = day_and_month(theatre, int(median(came))) if came else ""
    half = " - ".join(day_and_month(theatre, day) for day in _half(came)) if came else ""
    return f"{name:<24}{date:>11}  {middle:>11}  {half:<25}{never:>4} %"


def _loss(theatre: Theatre, row: Killed, men: list[int]) -> str:
    known = str(row.least) if row.least == row.most else f"{row.least}-{row.most}"
    date, name = day_and_month(theatre, row.day), spoken(theatre.factions[row.faction].name)
    return f"{date:>11}  {name:<16}{known:>8}{int(median(men)):>9}  {'-'.join(map(str, _half(men)))}"


def _half(ordered: list[int]) -> tuple[int, int]:
    """The figures between which half of the games lie."""
    return ordered[len(ordered) // 4], ordered[3 * len(ordered) // 4]
