"""Keys and what they do: actions by name, the keys they have by default and those a player gave them.

The table knows keys by their defaults. What is pressed is turned into the default of the action that it is
bound to, and a key cap shows the key that the player bound.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from game.texts import _, mark


class Action(NamedTuple):
    """Something that a key does."""

    label: str
    key: str  # by default


ACTIONS: Final[Mapping[str, Action]] = {
    "end_phase": Action(mark("End the phase, skip the playback"), "return"),
    "next_unit": Action(mark("Next unit that can act"), "tab"),
    "next_unit_too": Action(mark("Next unit, second key"), "n"),
    "march": Action(mark("March"), "m"),
    "assault": Action(mark("Assault"), "a"),
    "posture": Action(mark("Posture"), "t"),
    "standing": Action(mark("Standing order"), "o"),
    "patrol": Action(mark("Patrol"), "r"),
    "halt": Action(mark("Halt"), "h"),
    "guard": Action(mark("Guard: leave where it is"), "g"),
    "skip": Action(mark("Skip for this turn"), "space"),
    "wait": Action(mark("Wait: ask again later"), "w"),
    "forced": Action(mark("Forced march"), "d"),
    "group": Action(mark("Select the battle group"), "q"),
    "baton": Action(mark("Pass the baton"), "b"),
    "talks": Action(mark("Proposals and agreements"), "k"),
    "politics": Action(mark("Politics: wills, relations, handovers"), "j"),
    "more": Action(mark("More orders"), "e"),
    "options": Action(mark("What can be done here, and why not the rest"), "i"),
    "advice": Action(mark("What your staff would order"), "s"),
    "air": Action(mark("Aircraft"), "x"),
    "pin": Action(mark("Keep the forecast in place"), "f"),
    "other_case": Action(mark("Forecast: the other case"), "v"),
    "undo": Action(mark("Take back"), "z"),
    "redo": Action(mark("Give again"), "y"),
    "centre": Action(mark("Centre the map on the unit"), "c"),
    "recap": Action(mark("What happened since the last orders"), "l"),
    "slower": Action(mark("Play back slower"), ","),
    "faster": Action(mark("Play back faster"), "."),
    "pause": Action(mark("Pause the others"), "p"),
    "bare": Action(mark("The map alone"), "u"),
    "zoom_in": Action(mark("Nearer"), "+"),
    "zoom_out": Action(mark("Farther"), "-"),
    "layer_1": Action(mark("First overlay"), "1"),
    "layer_2": Action(mark("Second overlay"), "2"),
    "layer_3": Action(mark("Third overlay"), "3"),
    "layer_4": Action(mark("Fourth overlay"), "4"),
    "layer_5": Action(mark("Fifth overlay"), "5"),
    "layer_6": Action(mark("Sixth overlay"), "6"),
}
FIXED: Final = {
    "escape": mark("the menu"),
    "f1": mark("the rules"),
    "f2": mark("the tutorial's hint"),
    "f6": mark("going through the buttons"),
    "f11": mark("full screen"),
    "left": mark("the map's cursor"),
    "right": mark("the map's cursor"),
    "up": mark("the map's cursor"),
    "down": mark("the map's cursor"),
}
"""Keys that cannot be given away, and what they are for."""

MODIFIERS: Final = frozenset(
    {
        "alt gr",
        "caps lock",
        "numlock",
        *(f"{s} {k}" for s in ("left", "right") for k in ("shift", "ctrl", "alt", "meta")),
    }
)
"""Keys that do nothing alone."""

CAPS: Final = {"esc": "escape", "enter": "return", "del": "delete"}
NAMES: Final = {
    "return": mark("Enter"),
    "escape": mark("Esc"),
    "space": mark("Space"),
    "tab": mark("Tab"),
    "backspace": mark("Backspace"),
    "delete": mark("Del"),
    "insert": mark("Insert"),
    "home": mark("Home"),
    "end": mark("End"),
    "page up": mark("Page up"),
    "page down": mark("Page down"),
    ",": mark("Comma"),
    ".": mark("Period"),
}


def label(key: str) -> str:
    """What a cap says of a key, such as `Space` or `M`."""
    return _(NAMES[key]) if key in NAMES else key.upper() if len(key) == 1 else key.capitalize()


@dataclass(slots=True)
class Bindings:
    """Keys by action, where they differ from the defaults."""

    own: dict[str, str] = field(default_factory=dict)

    def key(self, action: str) -> str:
        """The key of an action."""
        return self.own.get(action, ACTIONS[action].key)

    def action(self, key: str) -> str:
        """The action of a key; empty if it has none."""
        return next((action for action in ACTIONS if self.key(action) == key), "")

    def conflict(self, action: str, key: str) -> str:
        """What a key does already, in words; empty if an action may have it."""
        if key in FIXED:
            return _(FIXED[key])
        holders = (other for other in ACTIONS if other != action and self.key(other) == key)
        return next((_(ACTIONS[other].label) for other in holders), "")

    def bind(self, action: str, key: str) -> str:
        """Give an action a key; what stands in the way, or nothing."""
        wrong = self.conflict(action, key)
        if not wrong:
            self.own[action] = key
            if key == ACTIONS[action].key:
                del self.own[action]
        return wrong

    def meant(self, pressed: str) -> str:
        """The default key of what a pressed key does; empty if it was given away and does nothing now."""
        action = self.action(pressed)
        if action:
            return ACTIONS[action].key
        taken = any(one.key == pressed for one in ACTIONS.values())
        return "" if taken else pressed

    def cap(self, default: str) -> str:
        """What the cap of a default key shows now."""
        caps = {label(key).lower(): key for key in NAMES} | CAPS
        name = caps.get(default.lower(), default.lower())
        action = next((action for action, one in ACTIONS.items() if one.key == name), "")
        if action in self.own:
            return label(self.own[action])
        return label(name) if name in NAMES else default


BINDINGS: Final = Bindings()
"""The keys of the player at this machine."""
