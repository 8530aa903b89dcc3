"""Sentences about proposals, and conditions and effects of declarations in words.

What is agreed, declined or broken off makes one paragraph with what it brings about, as a declared event
does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from game.model import events as ev
from game.model.declarations import Clause, Effect
from game.model.state import State
from game.model.theatre import Theatre
from game.records import wording
from game.records.page import Affair, Page, Rank
from game.rules import declared, proposals, tracks
from game.rules.sight import Sight
from game.terms import NO_PLACE, NOBODY, OFF_MAP, ProposalId, Relation, Talks
from game.texts import _, articled, spoken

# What was said


def named(theatre: Theatre, proposal: int) -> str:
    """A proposal as players read it, without a full stop."""
    part = theatre.proposals[proposal]
    return spoken(part.text).rstrip(".") or part.id


def asked_party(theatre: Theatre, proposal: int, faction: int) -> str:
    """Who is asked: a faction, or a power beyond the game."""
    return (
        articled(theatre.proposals[proposal].of) if faction == NOBODY else wording.faction(theatre, faction)
    )


def made(page: Page, event: ev.ProposalMade) -> None:
    """Who proposes what to whom."""
    words = {
        "by": wording.faction(page.theatre, event.by),
        "to": asked_party(page.theatre, event.proposal, event.to),
        "text": named(page.theatre, event.proposal),
        "date": wording.short_date(page.theatre, event.until),
    }
    template = _("{by} proposed to {to}: {text}. The answer is due by {date}.")
    if event.to == NOBODY:
        template = _("{by} asked {to} {text}.")
    page.tell(Rank.POLITICS, OFF_MAP, template, words)


def answered(page: Page, event: ev.ProposalAnswered) -> None:
    """What was agreed or declined opens a paragraph."""
    beyond = event.by == NOBODY
    template = _("{by} declined {text}.") if beyond else _("{by} declined: {text}.")
    if event.accepted:
        template = _("{by} agreed {text}.") if beyond else _("{by} agreed: {text}.")
    elif event.by_default:
        template = _("{by} gave no answer, and so declined: {text}.")
    theatre, proposal = page.theatre, page.theatre.proposals[event.proposal]
    by = asked_party(theatre, event.proposal, event.by)
    words = wording.capital(template.format(by=by, text=named(theatre, event.proposal)))
    cause = tracks.over(tracks.AGREED if event.accepted else tracks.DECLINED, proposal.id)
    page.affairs[cause] = Affair([words], source=proposal.source if event.accepted else "")


def broken_off(page: Page, event: ev.ProposalBrokenOff) -> None:
    """What was withdrawn, or ended."""
    template = _("{by} ended what was agreed: {text}.") if event.agreed else _("{by} withdrew: {text}.")
    by, text = wording.faction(page.theatre, event.by), named(page.theatre, event.proposal)
    cause = tracks.over(tracks.BROKEN_OFF, page.theatre.proposals[event.proposal].id)
    page.affairs[cause] = Affair([template.format(by=by, text=text)])


def withdrew(page: Page, event: ev.ContingentWithdrew) -> None:
    """A contingent goes out of the field."""
    template = _("{name} withdraws its troops from the field: they keep what they hold and attack no more.")
    words = {"name": page.theatre.contingents[event.contingent].id}
    page.tell(Rank.CAPTURE, OFF_MAP, template, words, day=event.day)


# Conditions


def condition(theatre: Theatre, state: State, clause: Clause) -> str:
    """A condition in words, with the figures of the moment where it has any."""
    return CONDITIONS[clause.kind](theatre, state, clause)


def _factions(theatre: Theatre, numbers: Iterable[int]) -> str:
    return _(" or ").join(wording.faction(theatre, number) for number in numbers)


def _held(theatre: Theatre, _state: State, clause: Clause) -> str:
    places, by = wording.places(theatre, clause.args["places"]), _factions(theatre, clause.args["by"])
    template = _("{places} held by {by}") if clause.kind == "held" else _("{places} not held by {by}")
    return template.format(places=places, by=by)


def _fired(theatre: Theatre, _state: State, clause: Clause) -> str:
    event = theatre.events[clause.args["event"]]
    within = clause.args["within"]
    text = spoken(event.text).rstrip(".") or event.id
    if within is None:
        return _("it has happened: {text}").format(text=text)
    return _("it has happened in the last {days}: {text}").format(text=text, days=wording.days(within))


def _present(theatre: Theatre, _state: State, clause: Clause) -> str:
    units, at = wording.units(theatre, clause.args["units"]), clause.args["at"]
    if at == NO_PLACE:
        return _("{units} on the map").format(units=units)
    return _("{units} at {place}").format(units=units, place=articled(theatre.places[at].name))


def _losses(theatre: Theatre, _state: State, clause: Clause) -> str:
    whose = wording.faction(theatre, clause.args["faction"])
    share = int(clause.args["share"])
    return _("{faction} has lost {share} of 1,000 men").format(faction=whose, share=share)


def _track(theatre: Theatre, state: State, clause: Clause) -> str:
    track = clause.args["track"]
    return _("{track} at {need} or more, now {now}").format(
        track=spoken(theatre.tracks[track].name), need=clause.args["at_least"], now=int(state.track[track])
    )


def _related(theatre: Theatre, _state: State, clause: Clause) -> str:
    return relation(theatre, clause.args["one"], clause.args["other"], clause.args["now"])


def _joined(theatre: Theatre, state: State, clause: Clause) -> str:
    word = _(" and ") if clause.kind == "all" else _(" or ")
    return word.join(condition(theatre, state, part) for part in clause.parts)


CONDITIONS: Final[dict[str, Callable[[Theatre, State, Clause], str]]] = {
    "date": lambda theatre, _state, clause: _("{date} has come").format(
        date=wording.short_date(theatre, clause.args["day"])
    ),
    "turn": lambda _theatre, _state, clause: _("turn {turn} has come").format(turn=clause.args["turn"] + 1),
    "held": _held,
    "lost": _held,
    "fired": _fired,
    "present": _present,
    "losses": _losses,
    "track": _track,
    "relation": _related,
    "agreed": lambda theatre, _state, clause: _("it is agreed: {text}").format(
        text=named(theatre, clause.args["proposal"])
    ),
    "all": _joined,
    "any": _joined,
    "of": lambda theatre, state, clause: _("{text}, within {days}").format(
        text=condition(theatre, state, clause.parts[0]), days=wording.days(int(clause.args["days"]))
    ),
    "not": lambda theatre, state, clause: _("not so: {text}").format(
        text=condition(theatre, state, clause.parts[0])
    ),
}


# Effects


def effects(theatre: Theatre, state: State, parts: Iterable[Effect]) -> str:
    """What effects would do, in a list; the moves of tracks as far as their bounds allow."""
    told = [text for part in parts for text in effect(theatre, state, part)]
    return _("; ").join(told) if told else _("nothing")


def effect(theatre: Theatre, state: State, part: Effect) -> Iterator[str]:
    """What one effect would do; nothing of one that is told otherwise, such as a message."""
    args: Any = part.args
    match part.kind:
        case "track":
            was = int(state.track[args["track"]])
            now, name = tracks.bounded(was + args["add"]), spoken(theatre.tracks[args["track"]].name)
            yield _("{track} from {was} to {now}").format(track=name, was=was, now=now)
        case "relation":
            yield relation(theatre, args["one"], args["other"], args["now"])
        case "arrival":
            days, units = wording.days(args["after"]), wording.units(theatre, args["units"])
            yield _("{units} ready to come within {days}").format(units=units, days=days)
        case "loyalty":
            places = wording.places(theatre, args["places"])
            yield _("loyalty of {places} by {add} hundredths").format(places=places, add=f"{args['add']:+d}")
        case "cache":
            place, whose = articled(theatre.places[args["place"]].name), wording.faction(theatre, args["of"])
            yield _("a cache of {faction} at {place}").format(faction=whose, place=place)
        case "sorties":
            wing = spoken(theatre.wings[args["wing"]].name)
            yield _("{wing} with {count} aircraft").format(wing=wing, count=args["aircraft"])


def relation(theatre: Theatre, one: int, other: int, now: int) -> str:
    """How two factions stand to each other, as `France and Mali allied`."""
    return _("{one} and {other} {relation}").format(
        one=wording.faction(theatre, one),
        other=wording.faction(theatre, other),
        relation=_(wording.RELATIONS[Relation(now)]),
    )


# What is foreseen


def foreseen(view: Sight, number: int) -> Iterator[str]:
    """The conditions of a proposal, what follows of each answer, and which of them is to be expected."""
    theatre, state, part = view.theatre, view.state, view.theatre.proposals[number]
    seen = proposals.forecast(theatre, state, int(view.side), ProposalId(number))
    for term in seen.asked:
        text = condition(theatre, state, term.clause)
        words = _("met") if term.met else _("not met")
        yield _("Condition: {text}: {words}.").format(text=text, words=words)
    yield _("If it is agreed to: {text}.").format(text=effects(theatre, state, part.then))
    yield _("If it is declined: {text}.").format(text=effects(theatre, state, part.declined))
    if part.lasting:
        yield _("If it is broken off later: {text}.").format(text=effects(theatre, state, part.broken))
    party = asked_party(theatre, number, int(seen.other))
    template = _("By its will, {party} would as soon decline as agree; it may have reasons of its own.")
    if seen.other == NOBODY:
        template = _("{party} will answer at the next dawn, and agree if the conditions hold then.")
    elif seen.theirs > 0:
        template = _("{party} should rather agree: its will gains {points} by it.")
    elif seen.theirs < 0:
        template = _("{party} should rather decline: its will loses {points} if it agrees.")
    text = template.format(party=party, points=abs(seen.theirs))
    yield text[:1].upper() + text[1:]


def breach(view: Sight, number: int) -> Iterator[str]:
    """What follows if a proposal is withdrawn, or an agreement ended."""
    theatre, state = view.theatre, view.state
    if int(state.talks[number]) != Talks.AGREED:
        yield _("It is not yet answered, and may be withdrawn at no price.")
        return
    broken = theatre.proposals[number].broken
    yield _("What follows: {text}.").format(text=effects(theatre, state, broken))


# How things stand


def agreement_lines(theatre: Theatre, state: State) -> list[str]:
    """What is agreed, and since when."""
    return [
        _("Agreed since {date}: {text}.").format(
            date=wording.short_date(theatre, int(state.talks_day[number])), text=named(theatre, number)
        )
        for number in range(len(theatre.proposals))
        if declared.holds(theatre, state, Clause("agreed", {"proposal": number}))
    ]
