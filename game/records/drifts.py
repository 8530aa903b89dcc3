"""Sentences about tracks: what moved them under one heading, from where to where."""

from __future__ import annotations

from game.model import events as ev
from game.records import wording
from game.records.page import Drift, Page, Rank
from game.records.people import causes_in_words
from game.terms import OFF_MAP
from game.texts import _, ngettext, spoken


def track_changed(page: Page, event: ev.TrackChanged) -> None:
    """A political quantity rises or falls: told with what brought it about, else once a heading."""
    if event.cause in page.affairs:
        page.affairs[event.cause].changes.append(_moved(page, event.track, event.was, event.now))
        return
    drift = page.drifts.setdefault(event.track, Drift(event.was, event.now))
    drift.now = event.now
    drift.causes[event.cause] = None


def tell_drifts(page: Page) -> None:
    """Tell what became of each track, and why."""
    for track, drift in page.drifts.items():
        causes = causes_in_words(page.theatre, tuple(drift.causes))
        words = {
            "text": _moved(page, track, drift.was, drift.now),
            "causes": wording.sentence(wording.enumerated(causes)),
        }
        template = ngettext("{text} Cause: {causes}", "{text} Causes: {causes}", len(causes))
        page.tell(Rank.POLITICS, OFF_MAP, template, words)


def _moved(page: Page, track: int, was: int, now: int) -> str:
    template = _("{track}: up from {was} to {now}.")
    if now < was:
        template = _("{track}: down from {was} to {now}.")
    elif now == was:
        template = _("{track}: in the end still {now}.")
    return template.format(track=spoken(page.theatre.tracks[track].name), was=was, now=now)
