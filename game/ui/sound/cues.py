"""The sounds: each with its file, its caption, and how it stands back behind others."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from game.texts import mark


class Group(Enum):
    """Sounds of one group never sound together."""

    ORDERS = "orders"
    MOVES = "moves"
    FIGHTS = "fights"
    LOSSES = "losses"
    NEWS = "news"


class Sound(NamedTuple):
    """A sound: its file under assets/sounds, its caption, how long its group rests and how long it may wait.

    rest: milliseconds from its beginning, longer than it sounds
    patience: milliseconds after which it is too late for it; 0 is now or never
    """

    file: str
    group: Group
    words: str
    rest: int
    patience: int = 0


class Cue(Enum):
    """The sounds, the most important first."""

    LOSSES = Sound("losses", Group.LOSSES, mark("Losses"), 2400, 3000)
    HANDOVER = Sound("handover", Group.NEWS, mark("A place has been handed over"), 1200, 3000)
    BLAST = Sound("blast", Group.FIGHTS, mark("Blast"), 1300, 500)
    FIGHT = Sound("fight", Group.FIGHTS, mark("Gunfire"), 1300, 500)
    NEWS = Sound("news", Group.NEWS, mark("News"), 1200, 2000)
    TURN = Sound("turn", Group.NEWS, mark("A new turn"), 900, 2000)
    REFUSED = Sound("order_refused", Group.ORDERS, mark("Order refused"), 250)
    GIVEN = Sound("order_given", Group.ORDERS, mark("Order given"), 150)
    AIRCRAFT = Sound("aircraft", Group.MOVES, mark("Aircraft"), 1500)
    MARCH = Sound("march", Group.MOVES, mark("Troops on the move"), 800)
