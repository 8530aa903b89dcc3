"""Options: what is chosen holds at once and lasts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from game.texts import _, mark
from game.ui import keyboard, style
from game.ui.options import LANGUAGES, SCALES, SPEEDS, VOLUMES, Options
from game.ui.pen import Act, Rect
from game.ui.shell.page import Page, back_offer
from game.ui.shell.quill import Quill
from game.ui.sound.sounds import Sound
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.shell.shell import Shell

SWITCHES: Final = {"full_screen": "full", "edge_pan": "edge", "captions": "captions"}
"""What is on or off: the option, and what its two buttons are named by."""
PALETTES: Final = {"standard": mark("Standard"), "contrast": mark("High contrast")}
LOUDNESS: Final = (  # of what: the option, its label, what is heard when it is chosen
    ("sound", mark("Sound"), Sound.NEWS),
    ("sound_orders", mark("Sound of orders"), Sound.GIVEN),
    ("sound_events", mark("Sound of events"), Sound.NEWS),
)
LABEL_ROOM: Final = 290
ROW: Final = 46

Choice = tuple[str, str, Act, bool]  # label, name, act, whether it is on


class OptionsPage(Page):
    """The options."""

    def __init__(self, shell: Shell) -> None:
        """Open the page."""
        super().__init__(shell)
        self.waiting = ""  # action for which the next key is taken
        self.focus = f"scale {shell.options.ui_scale}"

    @property
    def options(self) -> Options:
        """The player's options."""
        return self.shell.options

    def set(self, **chosen: object) -> None:
        """Change options."""
        self.said = self.shell.change(**chosen)

    def set_volume(self, name: str, share: int, sample: Sound) -> None:
        """Change how loud something is, and let it be heard."""
        self.set(**{name: share})
        self.shell.speaker.play(sample, self.options.gain(orders=sample is Sound.GIVEN))

    def wait_for(self, action: str) -> None:
        """Take the next key for an action."""
        self.waiting = action
        self.said = _("Press the new key for: {action}. Escape leaves it as it is.").format(
            action=_(keyboard.ACTIONS[action].label)
        )

    def press(self, name: str, text: str = "", *, shift: bool = False) -> None:
        """A key, which may be one to be bound."""
        if not self.waiting:
            super().press(name, text, shift=shift)
            return
        if not name or name in keyboard.MODIFIERS:
            return  # it is held for another key to come
        action, self.waiting, self.said = self.waiting, "", ""
        if name != "escape":
            self._bind(action, text if text in ("+", "-") else name)

    def _bind(self, action: str, key: str) -> None:
        wrong = keyboard.BINDINGS.bind(action, key)
        if wrong:
            told = _("{key} is taken: {what}. Give that another key first.")
            self.said = told.format(key=keyboard.label(key), what=wrong)
        else:
            self.set(keys=dict(keyboard.BINDINGS.own))

    def reset_keys(self) -> None:
        """Give every action its first key again."""
        self.set(keys={})

    def paint(self, pen: Quill) -> None:
        """Draw the page."""
        body = self.sheet(pen, _("Options"), wide=980)
        self.scroll(pen, "options", body, self._rows)
        note = _("Kept in {folder}").format(folder=self.shell.config)
        self.foot(
            pen, [(_("Keys as at first"), "reset", self.reset_keys, "", "normal"), back_offer(self)], note
        )

    def _rows(self, pen: Quill, room: Rect) -> int:
        y = room.y
        for label, choices in self._choices():
            y = self._row(pen, Rect(room.x, y, room.width, 0), label, choices)
        if why := self.shell.speaker.why:
            told = _("No sound can be played here: {why}").format(why=why)
            y = pen.paragraph(room.x, y, room.width, told, Face.BODY, 12.5, style.WARNING)
        y = pen.heading(
            room.x, y + pen.px(12), room.width, _("keys"), _("choose one, then press the new key")
        )
        columns = 2 if room.width >= pen.px(640) else 1
        wide = (room.width - pen.px(20) * (columns - 1)) // columns
        actions = list(keyboard.ACTIONS)
        rows = -(-len(actions) // columns)
        for number, action in enumerate(actions):
            x = room.x + (number // rows) * (wide + pen.px(20))
            self._key(pen, Rect(x, y + (number % rows) * pen.px(38), wide, pen.px(32)), action)
        y += rows * pen.px(38)
        told = _(
            "Fixed: Esc menu, F1 rules, F2 tutorial, F6 buttons, F11 full screen, arrows the map's cursor."
        )
        return pen.paragraph(room.x, y + pen.px(4), room.width, told, Face.BODY, 12.5, style.THIRD)

    def _choices(self) -> list[tuple[str, list[Choice]]]:
        speeds = {
            0: _("Off"),
            50: _("Slow"),
            100: _("Usual"),
            200: _("Fast"),
            400: _("Very fast"),
            800: _("Fastest"),
        }
        scales = {share: f"{share} %" for share in SCALES}
        palettes = {name: _(label) for name, label in PALETTES.items()}
        return [
            (_("Size of type and panels"), self._one_of("ui_scale", "scale", scales)),
            (_("Full screen"), self._switch("full_screen")),
            (
                _("What others do is shown"),
                self._one_of("animation", "speed", {speed: speeds[speed] for speed in SPEEDS}),
            ),
            (_("The map moves at the window's edge"), self._switch("edge_pan")),
            *[(_(label), self._volumes(name, sample)) for name, label, sample in LOUDNESS],
            (_("A line of text for each sound"), self._switch("captions")),
            (_("Language"), self._one_of("language", "language", {**LANGUAGES, "": _("System")})),
            (_("Colours of the panels"), self._one_of("palette", "palette", palettes)),
        ]

    def _one_of(self, option: str, zone: str, labels: Mapping[Any, str]) -> list[Choice]:
        """The values of an option by their labels; `zone` and the value name a button."""
        now = getattr(self.options, option)
        return [
            (label, f"{zone} {value}", partial(self.set, **{option: value}), value == now)
            for value, label in labels.items()
        ]

    def _switch(self, option: str) -> list[Choice]:
        return self._one_of(option, SWITCHES[option], {True: _("On"), False: _("Off")})

    def _volumes(self, name: str, sample: Sound) -> list[Choice]:
        now = getattr(self.options, name)
        return [
            (
                f"{share} %" if share else _("Silent"),
                f"{name} {share}",
                partial(self.set_volume, name, share, sample),
                share == now,
            )
            for share in VOLUMES
        ]

    def _row(self, pen: Quill, room: Rect, label: str, choices: list[Choice]) -> int:
        """An option: its label, then its choices, on lines of their own where there is little room."""
        wide = max(pen.choice_width(choice[0]) for choice in choices) + pen.px(2)
        beside = room.width - pen.px(LABEL_ROOM)
        narrow = beside < wide + pen.px(6)
        left, room_right = room.x + (0 if narrow else pen.px(LABEL_ROOM)), room.right
        pen.line(
            (room.x, room.y + pen.px(24)),
            label,
            room.width if narrow else pen.px(LABEL_ROOM - 12),
            Face.LABEL,
        )
        x, y = left, room.y + (pen.px(34) if narrow else pen.px(4))
        for text, name, act, on in choices:
            if x + wide > room_right and x > left:
                x, y = left, y + pen.px(36)
            pen.chosen(Rect(x, y, wide, pen.px(30)), text, name, act, on=on)
            x += wide + pen.px(6)
        return y + pen.px(ROW - 4)

    def _key(self, pen: Quill, rect: Rect, action: str) -> None:
        name = f"key {action}"
        over = pen.zone(rect, name, partial(self.wait_for, action))
        on = self.waiting == action
        fill = style.ACCENT_GROUND if on else style.HOVER if over else style.RAISED
        pen.box(rect, fill, style.ACCENT if on or over else style.LINE, style.CORNER)
        key = keyboard.label(keyboard.BINDINGS.key(action))
        left = pen.keycap(rect.right - pen.px(10), rect.centery, "…" if on else key)
        room = left - rect.x - pen.px(20)
        pen.line(
            (rect.x + pen.px(10), rect.centery + pen.px(5)), _(keyboard.ACTIONS[action].label), room, size=13
        )
