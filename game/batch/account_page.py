"""The after-action report as one HTML file that needs nothing else: tables, and charts drawn as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Final

from game.batch.account import LOSSES, NEVER, Account
from game.model.theatre import Theatre
from game.records import aims, wording
from game.records.keeping import PERSON
from game.rules import victory
from game.terms import NOBODY
from game.texts import _, decimal, mark, spoken

WIDE, HIGH, LEFT, LOW = 760, 240, 44, 28  # of a chart, and its margins
DASHES: Final = ("", "10 4", "2 4", "8 3 2 3", "5 4")
FIGURES: Final = {
    "killed": mark("killed"),
    "wounded": mark("wounded"),
    "captured": mark("captured"),
    "killed_inflicted": mark("enemies killed"),
    "units_destroyed": mark("units destroyed"),
    "aircraft_lost": mark("aircraft lost"),
}
STYLE: Final = """
body { font: 15px/1.5 system-ui, sans-serif; color: #2b2118; background: #f6efe0; max-width: 860px;
  margin: 2rem auto; padding: 0 1rem; }
h1, h2 { font-weight: 600; } h2 { border-bottom: 1px solid #c9b896; margin-top: 2.2rem; }
table { border-collapse: collapse; width: 100%; } th, td { padding: .25rem .6rem; text-align: left;
  border-bottom: 1px solid #ded0b2; } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
svg { width: 100%; height: auto; } .note { color: #6b5c48; }
"""


def write_page(path: Path, account: Account) -> None:
    """Write the report. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(account), encoding="utf-8")


def page(account: Account) -> str:
    """The report as HTML."""
    theatre = account.theatre
    date = wording.long_date(theatre, int(account.state.day))
    title = _("After-action report: {title}").format(title=spoken(theatre.title))
    parts = [
        f"<h1>{escape(title)}</h1>",
        f'<p class="note">{escape(_("As of {date}; seed {seed}.").format(date=date, seed=account.seed))}</p>',
        _section(_("Result"), _results(account)),
        _section(
            _("Politics"), _chart(account, account.courses.tracks, [spoken(t.name) for t in theatre.tracks])
        ),
        _section(
            _("Losses"), _losses(account) + _factions_chart(account, account.courses.killed, _("killed"))
        ),
        _section(_("Places held"), _factions_chart(account, account.courses.held, _("places"))),
        _section(_("Dates beside the record"), _dates(account)),
        _section(_("Luck in the fights that each side sought"), _luck(account)),
    ]
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style></head><body>{''.join(parts)}</body></html>\n"
    )


def _section(title: str, inner: str) -> str:
    return f"<h2>{escape(title)}</h2>{inner}" if inner else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[object]], words: int = 1) -> str:
    """A table whose first columns are words and the others figures."""
    out = ["<table><tr>"]
    out += [f"<th{_kind(n, words)}>{escape(cell)}</th>" for n, cell in enumerate(head)]
    out.append("</tr>")
    for row in rows:
        cells = "".join(f"<td{_kind(n, words)}>{escape(str(cell))}</td>" for n, cell in enumerate(row))
        out.append(f"<tr>{cells}</tr>")
    return "".join([*out, "</table>"])


def _kind(number: int, words: int) -> str:
    return "" if number < words else ' class="n"'


def _results(account: Account) -> str:
    lines = "".join(
        f"<li>{escape(line.strip())}</li>" for line in aims.result_lines(account.theatre, account.state)
    )
    theatre = account.theatre
    leaders = [
        _("a person") if account.seats.get(f.id) == PERSON else account.seats.get(f.id, "")
        for f in theatre.factions
    ]
    led = [
        _("{faction}: {leader}").format(faction=spoken(faction.name), leader=leader)
        for faction, leader in zip(theatre.factions, leaders, strict=True)
    ]
    rows = [
        (spoken(faction.name), victory.points(theatre, account.state, number), faction.win, faction.draw)
        for number, faction in enumerate(theatre.factions)
    ]
    head = (_("Faction"), _("points"), _("to win"), _("to draw"))
    return _table(head, rows) + f'<p class="note">{escape(_("; ").join(led))}</p><ul>{lines}</ul>'


def _losses(account: Account) -> str:
    head = (_("Faction"), *(_(FIGURES[name]) for name in LOSSES))
    rows = [
        (spoken(faction.name), *(account.tally.figures[number][name] for name in LOSSES))
        for number, faction in enumerate(account.theatre.factions)
    ]
    civilians = account.tally.total("civilians_killed")
    told = _("Civilians killed in fights and by abuses: {count}.").format(count=civilians)
    return _table(head, rows) + f"<p>{escape(told)}</p>"


def _dates(account: Account) -> str:
    theatre = account.theatre
    if not account.towns and not account.checkpoints:
        return ""
    towns = [
        (
            town.name,
            wording.day_and_month(theatre, town.record),
            _("never") if town.game == NEVER else wording.day_and_month(theatre, town.game),
            "" if town.game == NEVER else f"{town.game - town.record:+d}",
        )
        for town in account.towns
    ]
    held = [
        (
            spoken(theatre.places[one.row.place].name),
            wording.day_and_month(theatre, one.row.day),
            "/".join(spoken(theatre.factions[f].name) for f in one.row.holders),
            spoken(theatre.factions[one.holder].name) if one.holder != NOBODY else _("nobody"),
            _("as on record") if one.agrees else _("otherwise"),
        )
        for one in account.checkpoints
    ]
    tolls = [
        (
            spoken(theatre.factions[one.faction].name),
            wording.day_and_month(theatre, one.day),
            str(one.least) if one.least == one.most else f"{one.least}–{one.most}",
            one.game,
        )
        for one in account.tolls
    ]
    out = ""
    if towns:
        out += _table((_("First entered"), _("record"), _("game"), _("days")), towns)
    if held:
        out += "<br>" + _table((_("Held"), _("on"), _("record"), _("game"), ""), held, 5)
    if tolls:
        out += "<br>" + _table((_("Killed until"), "", _("record"), _("game")), tolls, 2)
    return out


def _luck(account: Account) -> str:
    rows = [
        (
            spoken(account.theatre.factions[one.faction].name),
            one.dice,
            one.rolled,
            decimal(f"{one.expected_x2 / 2:.1f}"),
            decimal(f"{one.beyond:+.1f}"),
        )
        for one in account.luck
        if one.dice
    ]
    head = (_("Faction"), _("dice"), _("thrown"), _("expected"), _("beyond"))
    return _table(head, rows) if rows else f"<p>{escape(_('No die was thrown.'))}</p>"


def _factions_chart(account: Account, rows: Sequence[Sequence[int]], unit: str) -> str:
    names = [spoken(faction.name) for faction in account.theatre.factions]
    colours = [faction.colour for faction in account.theatre.factions]
    return _chart(account, rows, names, colours, unit)


TRACK_COLOURS: Final = ("#1B63B5", "#2f7f5f", "#b06a00", "#b3261e", "#1c1c1c", "#6b4fa0", "#8f8575")


def _chart(
    account: Account,
    rows: Sequence[Sequence[int]],
    names: Sequence[str],
    colours: Sequence[str] = TRACK_COLOURS,
    unit: str = "",
) -> str:
    """Lines over the days of the game; each has a dash of its own beside its colour."""
    days = account.courses.days
    if not rows or len(days) < 2:
        return ""
    most = max(max(row) for row in rows) or 1
    out = [f'<svg viewBox="0 0 {WIDE} {HIGH + 24}" role="img">', *_scale(most)]
    for number, (row, name) in enumerate(zip(rows, names, strict=True)):
        look = f'stroke="{escape(colours[number % len(colours)])}" stroke-width="{{}}" '
        look += f'stroke-dasharray="{DASHES[number % len(DASHES)]}"'
        points = " ".join(
            f"{_across(days, day):.1f},{_up(value / most):.1f}" for day, value in zip(days, row, strict=True)
        )
        out.append(f'<polyline points="{points}" fill="none" {look.format(2)}/>')
        x = LEFT + number * (WIDE - LEFT) // len(rows)
        out.append(
            f'<line x1="{x}" x2="{x + 22}" y1="{HIGH + 12}" y2="{HIGH + 12}" {look.format(3)}/>'
            f'<text x="{x + 27}" y="{HIGH + 16}" font-size="11">{escape(name[:24])}</text>'
        )
    out += [*_calendar(account.theatre, days), "</svg>"]
    caption = f'<p class="note">{escape(unit)}</p>' if unit else ""
    return "".join(out) + caption


def _across(days: Sequence[int], day: int) -> float:
    """How far from the left a day lies."""
    return LEFT + (day - days[0]) * (WIDE - LEFT - 8) / max(1, days[-1] - days[0])


def _up(share: float) -> float:
    """How far from the top a share of the greatest value lies."""
    return HIGH - LOW - share * (HIGH - LOW - 12)


def _scale(most: int) -> Iterator[str]:
    """Lines across at nothing, half and all of the greatest value."""
    for share in (0, 0.5, 1):
        y, value = _up(share), most * share
        yield f'<line x1="{LEFT}" x2="{WIDE - 8}" y1="{y:.0f}" y2="{y:.0f}" stroke="#d6c7a5"/>'
        yield f'<text x="{LEFT - 6}" y="{y + 4:.0f}" text-anchor="end" font-size="12">{value:.0f}</text>'


def _calendar(theatre: Theatre, days: Sequence[int]) -> Iterator[str]:
    """The dates of the first day, the middle one and the last below."""
    anchors = {(days[0] + days[-1]) // 2: "middle", days[0]: "start", days[-1]: "end"}
    for day, anchor in anchors.items():
        at, label = _across(days, day), escape(wording.day_and_month(theatre, day))
        yield f'<text x="{at:.0f}" y="{HIGH - 8}" font-size="12" text-anchor="{anchor}">{label}</text>'
