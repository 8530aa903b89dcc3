"""Politics at the terminal: every number with its lines, as the panel of the window shows it."""

from __future__ import annotations

from collections.abc import Iterator

from game.records import wording
from game.records.bearings import marks, notes, released
from game.records.handovers import handover_line, handovers
from game.records.ledger import Ledger, Matter, Subject, pair
from game.records.politics import beginning, figure, lines, name, relations, towns, value
from game.records.reasons import explain
from game.rules.sight import Sight
from game.terms import Relation
from game.texts import _


def numbers(view: Sight, word: str) -> list[Subject]:
    """The numbers that words name: a track or an aim by its id, a place, two factions."""
    theatre = view.theatre
    tracks = {track.id: number for number, track in enumerate(theatre.tracks)}
    own = {aim.id: n for n, aim in enumerate(theatre.objectives) if aim.faction == view.side}
    places = {place.slug.lower(): number for number, place in enumerate(theatre.places)}
    factions = {faction.id.lower(): number for number, faction in enumerate(theatre.factions)}
    slug = word.lower().replace(" ", "_")
    named = [factions[part] for part in word.lower().split() if part in factions]
    if word in tracks:
        return [Subject(Matter.TRACK, tracks[word])]
    if word in own:
        return [Subject(Matter.AIM, own[word])]
    if slug in places:
        matter = Matter.LOYALTY if places[slug] in towns(view) else Matter.BATON
        return [Subject(matter, places[slug])]
    if len(set(named)) == 2 == len(word.split()):
        return [Subject(Matter.RELATION, pair(len(theatre.factions), *named))]
    return []


def in_lines(view: Sight, ledger: Ledger) -> Iterator[str]:
    """Everything, a line each: tracks and what bears on them, relations, loyalty, handovers."""
    theatre = view.theatre
    for track in range(len(theatre.tracks)):
        subject = Subject(Matter.TRACK, track)
        now, start = value(view, subject), ledger.start(subject)
        line = _("{track}: {now}; {start} at the start.")
        told = line.format(track=name(theatre, subject), now=now, start=start)
        yield f"{theatre.tracks[track].id}: {told}"
        yield from (f"  {note}" for note in notes(view, track))
    for subject in relations(theatre):
        stands = _(wording.RELATIONS[Relation(value(view, subject))])
        yield _("{parties}: {relation}.").format(parties=name(theatre, subject), relation=stands)
    yield from _loyalty(view)
    handed = handovers(view, ledger)
    yield from (handover_line(theatre, one) for one in handed)
    if not handed:
        yield _("No place is being handed over.")
    yield from released(view)


def _loyalty(view: Sight) -> Iterator[str]:
    people = []
    for town in towns(view):
        subject = Subject(Matter.LOYALTY, town)
        points = figure(Matter.LOYALTY, value(view, subject))
        people.append(_("{place} {points}").format(place=name(view.theatre, subject), points=points))
    if people:
        sovereign = wording.faction(view.theatre, view.theatre.sovereign)
        yield _("Loyalty to {faction}: {places}.").format(faction=sovereign, places=", ".join(people))


def in_detail(view: Sight, ledger: Ledger, subject: Subject) -> Iterator[str]:
    """A number with all the lines that made it."""
    theatre = view.theatre
    now = figure(subject.matter, value(view, subject))
    yield _("{name}: {facts}").format(name=name(theatre, subject), facts=now)
    told_of = [beginning(theatre, ledger, subject), *lines(theatre, ledger, subject)]
    if subject.matter is Matter.LOYALTY:  # of a place, of whose handover is told as well
        told_of += lines(theatre, ledger, Subject(Matter.BATON, subject.number))
    for line in told_of:
        figures = f"{line.change} ({line.now})" if line.change else line.now
        yield f"  {line.date}: {figures}, {line.why}"
    if subject.matter is Matter.AIM:
        yield from (f"  {fact}" for fact in explain(theatre, view.state, subject.number))
    if subject.matter is Matter.TRACK:
        for one in marks(theatre, view, subject.number):
            yield f"  {one.value}: {one.why}"
        yield from (f"  {note}" for note in notes(view, subject.number))
