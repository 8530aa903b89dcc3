"""What can be said at the terminal: the commands by name, and every order by its kind."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from game.model import text
from game.model.orders import EndPhase
from game.model.text import BadText
from game.records.reasons import explain
from game.rules.sight import Sight
from game.terminal import chart, hinting, politics, possible, reading, showing
from game.terminal.session import Kind, Said, Session, plain
from game.terms import OFF_MAP, UnitId
from game.texts import _, mark
from game.ui import view as models


def do(session: Session, line: str) -> list[Said]:
    """Carry out a line: a command, or else an order."""
    word, _blank, rest = line.strip().partition(" ")
    if not word or word.startswith("#"):
        return []
    command = COMMANDS.get(word.lower())
    if command is not None:
        return command.act(session, rest.strip())
    if word.lower() not in reading.VERBS:
        told = _("There is no {word!r}{meant} `help` lists what there is.")
        guess = reading.meant(word, [*COMMANDS, *reading.VERBS]) or "."
        return [Said(told.format(word=word, meant=guess), Kind.REFUSAL)]
    return session.give(line.strip())


class Command(NamedTuple):
    """A command: what it does with the rest of its line, and its line of help."""

    act: Callable[[Session, str], list[Said]]
    help: str


# What they do


def _help(_session: Session, rest: str) -> list[Said]:
    if rest.lower() in reading.VERBS:
        return plain(_order_help(rest.lower()))
    rows = [
        _("{name}: {facts}").format(name=name, facts=_(command.help)) for name, command in COMMANDS.items()
    ]
    return [
        *plain(rows),
        Said(_("Orders: {orders}.").format(orders=", ".join(reading.VERBS))),
        Said(_("`help march` tells how an order is written. Units are joined by +, fields read name=value:")),
        Said("  march F05+F06 to=Diabaly site=town"),
    ]


def _order_help(kind: str) -> list[str]:
    record = reading.VERBS[kind]
    told = [(record.__doc__ or "").strip().partition("\n")[0]]
    for one in dataclasses.fields(record):
        optional = one.default is not dataclasses.MISSING
        told.append(_("  {field}= may be left out").format(field=one.name) if optional else f"  {one.name}=")
    if kind == "march":
        told.append(_("  to= a place or hex stands for the path"))
    return told


def _units(session: Session, _rest: str) -> list[Said]:
    return plain(showing.units(session.view))


def _look(session: Session, rest: str) -> list[Said]:
    if not rest:
        return plain(showing.status(session.view))
    here = _hex(session.view, rest)
    if here == OFF_MAP:
        return _no_place(session.view, rest)
    return [*plain(chart.around(session.view, here)), *session.looked_at(here)]


def _map(session: Session, rest: str) -> list[Said]:
    view = session.view
    mine = models.controlled(view)
    first = session.selected[0] if session.selected else mine[0] if mine else None
    here = _hex(view, rest) if rest else OFF_MAP if first is None else int(view.state.hex[first])
    if here == OFF_MAP:
        return _no_place(view, rest)
    return [*plain(chart.chart(view, here)), *session.looked_at(here)]


def _hex(view: Sight, words: str) -> int:
    named = {name.lower(): here for name, here in view.theatre.place_named.items()}
    place = named.get(words.lower(), named.get(words.lower().replace(" ", "_")))
    return view.theatre.where(words.lower()) if place is None else int(view.theatre.places[place].hex)


def _no_place(view: Sight, words: str) -> list[Said]:
    told = _("no place {word!r}{meant}").format(
        word=words, meant=reading.meant(words, view.theatre.place_named)
    )
    return [Said(told, Kind.REFUSAL)]


def _politics(session: Session, rest: str) -> list[Said]:
    view, ledger = session.view, session.table.ledger
    if not rest:
        return plain(politics.in_lines(view, ledger))
    found = politics.numbers(view, rest)
    if not found:
        known = [track.id for track in view.theatre.tracks]
        told = _("no number of politics {word!r}{meant} Name a track, an aim, a place or two factions.")
        guess = reading.meant(rest, known) or "."
        return [Said(told.format(word=rest, meant=guess), Kind.REFUSAL)]
    return [said for one in found for said in plain(politics.in_detail(view, ledger, one))]


def _select(session: Session, rest: str) -> list[Said]:
    if not rest:
        return session.select(())
    try:
        line = reading.full_line(session.view, f"halt {rest.replace(' ', '+')}")
        units = text.fields_of(session.view.theatre, line)[1]["units"]
    except BadText as error:
        return [Said(_("Not understood: {why}").format(why=error), Kind.REFUSAL)]
    return session.select(tuple(dict.fromkeys(map(UnitId, units))))


def _why(session: Session, rest: str) -> list[Said]:
    theatre = session.view.theatre
    named = {aim.id: index for index, aim in enumerate(theatre.objectives)}
    if rest in named:
        return plain(explain(theatre, session.view.state, named[rest]))
    if not rest:
        return [Said(_("`why ORDER` or `why AIM`: what would come of it, and why."), Kind.REFUSAL)]
    return session.ask(rest)


def _can(session: Session, rest: str) -> list[Said]:
    if rest:
        picked = _select(session, rest)
        if picked[0].kind is Kind.REFUSAL:
            return picked
    if not session.selected:
        return [Said(_("`can F05`, or select units first."), Kind.REFUSAL)]
    return plain(possible.possible(session.view, session.selected[0]))


def _hint(session: Session, rest: str) -> list[Said]:
    view, adviser = session.view, session.table.adviser
    if rest.lower() == "all":
        return plain(hinting.outline(adviser.whole(view)))
    if not rest:
        return plain(hinting.hint(adviser.first(view)))
    picked = _select(session, rest)
    if picked[0].kind is Kind.REFUSAL:
        return picked
    found = [one for unit in session.selected[:1] for one in adviser.of(view, unit)]
    if not found:
        return [Said(_("The staff has no order for it in this phase."))]
    return [said for one in found for said in plain(hinting.hint(one))]


def _follow(session: Session, rest: str) -> list[Said]:
    """Carry out the staff's next order, or one after the other until it has none left but the phase's end."""
    out: list[Said] = []
    while True:
        one = session.table.adviser.first(session.view)
        if isinstance(one.order, EndPhase):
            return out or [Said(_("The staff sees nothing more to be ordered in this phase."))]
        out.append(Said(one.line, Kind.HEADING))
        told = session.order(one.order)
        out += told
        if rest.lower() != "all" or told[0].kind is Kind.REFUSAL or session.over:
            return out


def _news(session: Session, rest: str) -> list[Said]:
    count = int(rest) if rest.isdecimal() else 20
    return [Said(entry.line.text, Kind.NEWS) for entry in session.table.entries[-count:] if count]


def _end(session: Session, rest: str) -> list[Said]:
    return session.end(ask=rest.lower() != "now")


def _save(session: Session, rest: str) -> list[Said]:
    return session.save(Path(rest) if rest else None)


def _quit(session: Session, _rest: str) -> list[Said]:
    session.left = True
    return session.save(None) if session.file else []


def _skip(session: Session, _rest: str) -> list[Said]:
    return session.skip_step() or session.lesson()


COMMANDS: Final[dict[str, Command]] = {
    "help": Command(_help, mark("this list; `help march` tells how an order is written")),
    "look": Command(
        _look, mark("turn, tracks and what is owed; `look Konna`: what is known of a place or hex")
    ),
    "units": Command(_units, mark("your units, and who is still to come")),
    "contacts": Command(lambda s, _r: plain(showing.contacts(s.view)), mark("what is reported of others")),
    "wings": Command(lambda s, _r: plain(showing.wings(s.view)), mark("your aircraft and their sorties")),
    "places": Command(lambda s, _r: plain(showing.places(s.view)), mark("all places and who holds them")),
    "aims": Command(
        lambda s, _r: plain(showing.objectives(s.view)), mark("your aims and how far they have come")
    ),
    "politics": Command(
        _politics,
        mark("tracks, relations, loyalty, handovers; `politics legitimacy`: the lines that made a number"),
    ),
    "talks": Command(lambda s, _r: plain(showing.talks(s.view)), mark("what may be proposed, and to whom")),
    "map": Command(_map, mark("the map round a place, or round what is selected")),
    "news": Command(_news, mark("the last lines of the chronicle; `news 50`: so many")),
    "select": Command(
        _select, mark("select units, as in `select F05+F06`: orders that name none are theirs")
    ),
    "can": Command(_can, mark("`can F05`: what a unit can do now, and why not what it cannot")),
    "why": Command(_why, mark("why an order would be refused, or what is foreseen of it; `why AIM`")),
    "hint": Command(
        _hint, mark("what your staff would order next, and why; `hint F05`: of a unit; `hint all`: its plan")
    ),
    "follow": Command(_follow, mark("give the order that your staff would give next; `follow all`: all")),
    "undo": Command(lambda s, _r: s.undo(), mark("take the last order back, where that may be")),
    "redo": Command(lambda s, _r: s.redo(), mark("give again what was taken back last")),
    "todo": Command(
        lambda s, _r: plain(showing.undone(s.view)) or plain([_("Nothing is left undone.")]),
        mark("answers owed, units that can still act, sorties unflown"),
    ),
    "end": Command(_end, mark("end the phase, after a list of what is left undone; `end now`: at once")),
    "step": Command(lambda s, _r: s.lesson(), mark("the step of the tutorial, and how it is done")),
    "skip": Command(_skip, mark("go on without the step of the tutorial")),
    "save": Command(_save, mark("save the game; `save FILE`: under that name")),
    "quit": Command(_quit, mark("leave; the game is saved first if a file was named for it")),
}
