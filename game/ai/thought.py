"""What a staff has in mind with an order: to which part of its plan it belongs, and for which task it is.

No decision reads it. Whoever asks a staff for its reasons finds here what it worked on when it gave its
last order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from game.ai.aims import Aims
from game.ai.estimate import Estimate
from game.ai.tasks import Task
from game.model.orders import Order


class Part(Enum):
    """Parts of a plan."""

    RECALL = auto()  # lent troops are taken back
    ANSWER = auto()  # what is asked and offered
    FLY = auto()
    LIFT = auto()
    HOMEWARD = auto()  # contingents that have withdrawn
    PREPARE = auto()  # what is hidden, before the marches
    EMERGE = auto()  # out of hiding
    SHELTER = auto()  # from aircraft
    WITHDRAW = auto()  # before stronger enemies
    BUILD = auto()  # bases
    RESUPPLY = auto()  # of those who lack supply
    RESTORE = auto()  # bridges
    STAY = auto()  # who keeps what is held
    TASK = auto()
    SOW = auto()  # cells
    RUIN = auto()  # bridges
    RAID = auto()
    FORAGE = auto()
    LURK = auto()  # beside roads, or on to another place
    RELIEVED = auto()  # who may go home
    SETTLE = auto()  # postures of those who stay
    NIGHT = auto()  # mines, searches, attacks by night
    LEND = auto()
    OFFER = auto()
    PROPOSE = auto()


@dataclass(slots=True)
class Thought:
    """What a staff works on; the part changes from order to order, the rest once in a phase."""

    estimate: Estimate
    aims: Aims
    part: Part = Part.ANSWER
    task: Task | None = None

    def on(self, part: Part, orders: Iterable[Order], task: Task | None = None) -> Iterator[Order]:
        """Give orders with a part of the plan in mind, and a task."""
        for order in orders:
            self.part, self.task = part, task
            yield order
