"""Objectives in words, made from their declaration, and each faction's result."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from game.model.declarations import Objective
from game.model.state import State
from game.model.theatre import Theatre
from game.records import bargains, wording
from game.rules import victory
from game.rules.victory import Progress, Verdict
from game.terms import NEVER, NO_EVENT, NO_TRACK, NOBODY
from game.texts import _, articled, decimal, mark, ngettext, spoken

AIMS: Final = {
    "hold": mark("{places} held every day by {faction} or an ally"),
    "unsafe": mark("unsafe days in {places} under others than {faction}"),
    "hold_at_end": mark("{places} held at the end by {faction} or an ally"),
    "own_at_end": mark("{places} held at the end by {faction} itself"),
    "take_by": mark("{places} held on {date} by {faction} or an ally"),
    "deny": mark("{places} kept out of the hands of {other} and its allies"),
    "keep_alive": mark("at least {share} per cent of the men of {faction} fit at the end"),
    "destroy": mark("at most {share} per cent of the men of {other} fit at the end"),
    "hand_over": mark("{places} handed over by {faction} and kept by the receiver"),
    "receive": mark("{places} taken over by {faction} and kept"),
    "spoil": mark("batons of {places} dropped by enemies of {faction}"),
    "happened": mark("{event}"),
    "keep_track": mark("{track} at {least} or more at the end"),
}
BY_DATE: Final = mark("{event} (by {date})")
OVER: Final = mark("{faction} lost: its war ended on {date}, with {points}.")
VERDICTS: Final = {
    Verdict.WON: mark("{faction} won with {points}; {win} were needed."),
    Verdict.DRAWN: mark("{faction} drew with {points}; {win} were needed to win."),
    Verdict.LOST: mark("{faction} lost with {points}; {draw} were needed to draw."),
}


def aim_in_words(theatre: Theatre, aim: Objective) -> str:
    """What an objective asks for, as `Gao held at the end by Mali or an ally`."""
    dated = aim.kind == "happened" and aim.by >= 0
    return _(BY_DATE if dated else AIMS[aim.kind]).format(
        places=wording.places(theatre, aim.places) if aim.places else "",
        faction=wording.faction(theatre, aim.faction),
        other=wording.faction(theatre, aim.other),
        date=wording.short_date(theatre, aim.by),
        share=_percent(aim.share),
        event=_event_in_words(theatre, aim.event),
        track=spoken(theatre.tracks[aim.track].name) if aim.track != NO_TRACK else "",
        least=aim.least,
    )


def _event_in_words(theatre: Theatre, event: int) -> str:
    """A declared event by its text, or by its id where it has none."""
    if event == NO_EVENT:
        return ""
    return spoken(theatre.events[event].text) or theatre.events[event].id


def _percent(per_mille: int) -> str:
    """A share in per cent, with a decimal only where it has one."""
    whole, tenth = divmod(per_mille, 10)
    return decimal(f"{whole}.{tenth}") if tenth else str(whole)


def places_now(progress: Progress) -> str:
    """Of how many places an aim is true now."""
    template = ngettext("now {now} of {wanted} place", "now {now} of {wanted} places", progress.wanted)
    return template.format(now=progress.now, wanted=progress.wanted)


def _places_on_trial(progress: Progress) -> str:
    template = ngettext("now {count} place on trial", "now {count} places on trial", progress.now)
    return template.format(count=progress.now)


def _unsafe_now(progress: Progress) -> str:
    template = ngettext("now {count} unsafe place", "now {count} unsafe places", progress.now)
    return template.format(count=progress.now)


def _fit_now(progress: Progress) -> str:
    return _("now {share} per cent").format(share=_percent(progress.now))


def _lost_now(progress: Progress) -> str:
    return _("now {share} per cent").format(share=_percent(1000 - progress.now))


def _happened_now(progress: Progress) -> str:
    return _("has happened") if progress.now else _("has not happened")


def _track_now(progress: Progress) -> str:
    return _("now {now}").format(now=progress.now)


STANDINGS: Final[dict[str, Callable[[Progress], str]]] = {
    "unsafe": _unsafe_now,
    "keep_alive": _fit_now,
    "destroy": _lost_now,
    "hand_over": _places_on_trial,
    "receive": _places_on_trial,
    "spoil": _places_on_trial,
    "happened": _happened_now,
    "keep_track": _track_now,
}
"""What is said of the present moment; for other aims, for how many places they are true."""


def progress_line(theatre: Theatre, progress: Progress) -> str:
    """An objective, how it stands and the points earned for it: `...: now 1 of 1 place, 10 of 10 points`."""
    aim = theatre.objectives[progress.objective]
    points = ngettext("{earned} of {most} point", "{earned} of {most} points", progress.points)
    return _("{aim}: {standing}, {points}").format(
        aim=aim_in_words(theatre, aim),
        standing=STANDINGS.get(aim.kind, places_now)(progress),
        points=points.format(earned=progress.earned, most=progress.points),
    )


def result_lines(theatre: Theatre, state: State) -> list[str]:
    """Each faction's verdict, points and objectives, then tracks, agreements and who holds what."""
    progress = victory.progress(theatre, state)
    out = []
    for number in range(len(theatre.factions)):
        out.append(verdict_line(theatre, state, number))
        mine = [p for p in progress if theatre.objectives[p.objective].faction == number]
        out += ["  " + wording.capital(progress_line(theatre, p)) for p in mine]
    agreed = bargains.agreement_lines(theatre, state)
    return [*out, *track_lines(theatre, state), *agreed, *holder_lines(theatre, state)]


def verdict_line(theatre: Theatre, state: State, number: int) -> str:
    """How the game ended for a faction, in a sentence with its points and those that it needed."""
    faction, total = theatre.factions[number], victory.points(theatre, state, number)
    points = ngettext("{count} point", "{count} points", total).format(count=total)
    verdict = _(VERDICTS[victory.verdict(theatre, state, number)])
    if int(state.ended[number]) != NEVER:
        verdict = _(OVER)
    date = wording.short_date(theatre, max(0, int(state.ended[number])))
    return verdict.format(
        faction=articled(faction.name), points=points, win=faction.win, draw=faction.draw, date=date
    )


def track_lines(theatre: Theatre, state: State) -> list[str]:
    """Every track, where it stands and where it began."""
    words = _("{track}: {now}; {start} at the start.")
    return [
        words.format(track=spoken(track.name), now=now, start=track.start)
        for track, now in zip(theatre.tracks, state.track.tolist(), strict=True)
    ]


def holder_lines(theatre: Theatre, state: State) -> list[str]:
    """Every place, by its holder; those that nobody holds come last."""
    out = []
    for holder in (*range(len(theatre.factions)), NOBODY):
        held = np.flatnonzero(state.holder == holder).tolist()
        if held:
            words = {"faction": wording.faction(theatre, holder), "places": wording.places(theatre, held)}
            out.append(_("Held by {faction}: {places}.").format(**words))
    return out
