"""What a handover comes to, beside keeping the place: wills, points and steps, with it and without it.

All of it follows from the rules' own figures; what each case rests on stands in its heading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from game.records import wording
from game.rules import baton, victory
from game.rules.sight import Sight
from game.terms import NO_TRACK, NOBODY, PlaceId
from game.texts import _, mark, titled
from game.ui import style, view, words
from game.ui.pen import Pen, Rect
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

ROW, HEAD = 33, 44
MOST: Final = 100  # of a political track
CASES: Final = (
    (mark("Keep it"), mark("no handover")),
    (mark("Pass it: kept"), mark("held through its trial")),
    (mark("Pass it: dropped"), mark("lost or raided")),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A quantity in the three cases. faction: whose it is; now: where it stands; most: of its bar.

    unit: what follows the figure; feared: whether less of it is better
    """

    label: str
    faction: int
    now: str
    cases: tuple[int, int, int]
    most: int
    unit: str = ""
    feared: bool = False


def outcomes(sight: Sight, place: PlaceId, giver: int, receiver: int) -> list[Outcome]:
    """What keeping a place, a handover that lasts and one that is dropped come to."""
    theatre, state = sight.theatre, sight.state
    out = []
    parties = [faction for faction in (giver, receiver) if faction != NOBODY]
    for faction in parties:
        will = theatre.factions[faction].will
        if will != NO_TRACK:
            now = int(state.track[will])
            change = theatre.politics.kept, theatre.politics.dropped
            cases = now, _within(now + change[0]), _within(now + change[1])
            out.append(Outcome(words.track(theatre.tracks[will]), faction, str(now), cases, MOST))
    for faction in parties:
        takes = faction == receiver
        earned = victory.for_baton(theatre, faction, place, receives=takes)
        lost = victory.for_drop(theatre, faction, place, receives=takes)
        own = victory.for_own(theatre, faction, place)
        keep, lasts = (0, earned + own) if takes else (own, earned)
        if keep or lasts or lost:
            label = _("Points of {faction}").format(faction=titled(theatre.factions[faction].name))
            out.append(Outcome(label, faction, "", (keep, lasts, -lost), max(1, keep, lasts)))
    seen = baton.forecast(theatre, state, int(sight.side), place, receiver)
    share, alone = -(-seen.risk // 10), -(-seen.alone // 10)
    label = _("Raids that would succeed")
    out.append(Outcome(label, NOBODY, "", (share, alone, alone), MOST, "%", feared=True))
    if giver != NOBODY:
        freed = view.steps(seen.relieved)
        out.append(Outcome(_("Steps set free"), giver, "", (0, freed, freed), max(1, freed)))
    return out


def _within(will: int) -> int:
    return max(0, min(MOST, will))


def draw_outcomes(pen: Pen, desk: Desk, shown: list[Outcome], rect: Rect) -> None:
    """The table: a row for each quantity, a column for each case; where a handover is best it is boxed."""
    y = pen.heading(rect.x, rect.y, rect.width, _("with and without"), _("from where things stand"))
    first = rect.x + rect.width * 36 // 100
    wide = (rect.right - first) // len(CASES)
    box = Rect(first + wide, y - pen.px(2), wide, pen.px(HEAD) + pen.px(ROW) * len(shown))
    pen.box(box.inflate(-pen.px(6), 0), style.ACCENT_GROUND, style.ACCENT, 5)
    for number, (title, note) in enumerate(CASES):
        x = first + wide * number + pen.px(12)
        pen.based((x, y + pen.px(16)), _(title), Face.HEAD, 15.5)
        told = pen.type.fit(_(note), Face.BODY, 12, wide - pen.px(20))
        pen.based((x, y + pen.px(33)), told, Face.BODY, 12, style.THIRD)
    y += pen.px(HEAD)
    for outcome in shown:
        _row(pen, desk, outcome, Rect(rect.x, y, rect.width, pen.px(ROW)), (first, wide))
        y += pen.px(ROW)


def _row(pen: Pen, desk: Desk, outcome: Outcome, rect: Rect, columns: tuple[int, int]) -> None:
    first, wide = columns
    base, livery = rect.y + pen.px(20), desk.counters.livery(outcome.faction)
    if outcome.faction != NOBODY:
        letter = desk.theatre.factions[outcome.faction].letter
        pen.chip(rect.x, base - pen.px(14), letter, livery, 18)
    note = _("from {now}").format(now=outcome.now) if outcome.now else ""
    used = pen.based((first - pen.px(8), base), note, Face.BODY, 12.5, style.THIRD, "right") if note else 0
    room = first - rect.x - pen.px(26 + 18) - used
    label = pen.type.fit(outcome.label, Face.LABEL, 13.5, room)
    pen.based((rect.x + pen.px(26), base), label, Face.LABEL, 13.5)
    keep = outcome.cases[0]
    for number, figure in enumerate(outcome.cases):
        x = first + wide * number
        better = (figure < keep) if outcome.feared else (figure > keep)
        colour = style.TEXT if figure == keep else style.GOOD if better else style.BAD
        told = wording.minus(f"{figure} {outcome.unit}".strip())
        pen.based((x + pen.px(46), base), told, Face.HEAD, 17, colour, "right")
        bar = Rect(x + pen.px(56), base - pen.px(10), wide - pen.px(74), pen.px(9))
        pen.surface.fill(style.INSET, bar)
        share = figure / outcome.most if outcome.most else 0
        filled = style.BAD if outcome.feared else livery.line
        pen.surface.fill(filled, (bar.x, bar.y, round(bar.width * max(0.0, min(1.0, share))), bar.height))
