"""The keys of the desk: one table of what each does, and what a press of one comes to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from game.texts import _
from game.ui import menu
from game.ui.layers import Layer
from game.ui.pen import Act

if TYPE_CHECKING:
    from game.ui.desk import Desk

KEYS: Final[dict[str, str]] = {
    "end": "return",
    "next": "tab",
    "skip": "space",
    "march": "m",
    "assault": "a",
    "posture": "t",
    "standing": "o",
    "patrol": "r",
    "halt": "h",
    "guard": "g",
    "wait": "w",
    "forced": "d",
    "group": "q",
    "baton": "b",
    "more": "e",
    "talks": "k",
    "politics": "j",
    "options": "i",
    "advice": "s",
    "undo": "z",
    "redo": "y",
    "pin": "f",
    "air": "x",
    "case": "v",
    "centre": "c",
    "finer": "+",
    "coarser": "-",
    "recap": "l",
    "slower": ",",
    "faster": ".",
    "pause": "p",
    "bare": "u",
    "menu": "escape",
}
"""What the keys do, by the name of the deed: the key as pygame names it."""

ALSO: Final = {"n": "tab", "=": "+", "[+]": "+", "[-]": "-", "enter": "return"}
"""Keys that do what others do."""


def cap(name: str) -> str:
    """The key of a deed as its cap bears it."""
    key = KEYS[name]
    return {"return": _("Enter"), "space": _("Space"), "escape": _("Esc"), "tab": _("Tab")}.get(
        key, key.upper()
    )


def press(desk: Desk, name: str, *, shift: bool = False) -> None:
    """A key; those of a dialogue and of the choices first."""
    name = ALSO.get(name, name)
    if desk.following.on:
        desk.following.stop()
        return
    if desk.dialogue is not None and name != KEYS["menu"]:
        desk.dialogue.key(desk, name)
        return
    if desk.choices is not None and name.isdigit() and 0 < int(name) <= len(desk.choices):
        menu.choose(desk, desk.choices[int(name) - 1].order)
        return
    if name in {layer.value for layer in Layer}:
        desk.toggle_layer(Layer(name))
        return
    if name in (KEYS["finer"], KEYS["coarser"]) and desk.composer.more_sorties(
        1 if name == KEYS["finer"] else -1
    ):
        return
    if name == KEYS["next"]:
        desk.next_unit(-1 if shift else 1)
        return
    acts = _acts(desk, shift=shift)
    act = next((acts[deed] for deed, key in KEYS.items() if key == name and deed in acts), None)
    if act is not None:
        act()


def _acts(desk: Desk, *, shift: bool) -> dict[str, Act]:
    """What the deeds come to now, by their names."""
    looking: dict[str, Act] = {
        "centre": desk.centre,
        "recap": desk.toggle_recap,
        "politics": desk.open_politics,
        "bare": desk.show_bare,
        "slower": partial(desk.change_speed, -1),
        "faster": partial(desk.change_speed, 1),
        "finer": partial(desk.zoom, 1),
        "coarser": partial(desk.zoom, -1),
    }
    if not desk.table.mine:
        return {
            **looking,
            "skip": desk.clock.skip,
            "end": desk.open_result if desk.table.over else desk.clock.skip,
            "pause": desk.clock.pause,
            "menu": desk.cancel if desk.busy else desk.open_menu,
        }
    out: dict[str, Act] = {
        **looking,
        "end": partial(desk.end_phase, ask=not shift),
        "menu": desk.cancel if desk.busy else desk.open_menu,
        "pin": desk.pin,
        "undo": desk.composer.undo,
        "redo": desk.composer.redo,
        "air": desk.open_air,
        "baton": desk.open_handover,
        "talks": desk.open_talks,
        "options": desk.open_options,
        "advice": desk.open_advice,
        "case": desk.other_case,
    }
    if desk.composer.selected:
        out |= {verb.name: _press(desk, verb) for verb in menu.verbs(desk)}
    return out


def _press(desk: Desk, verb: menu.Verb) -> Act:
    """What a verb's key does; of one that is greyed, it says why."""
    return verb.act if verb.look != "off" else partial(desk.say, verb.hint)
