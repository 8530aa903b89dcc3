"""The quill: the pen of whole pages. It knows what the keyboard may reach, and writes longer texts."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.ui import style
from game.ui.pen import Act, Look, Pen, Rect, Zone
from game.ui.style import Colour, Face

LEADING = 1.42  # of running text


@dataclass(slots=True)
class Quill(Pen):
    """Draws pages on the whole screen."""

    focused: str = ""  # name of the zone that the keyboard is at
    reach: list[Zone] = field(default_factory=list)  # all that the keyboard can go to, hidden or not

    # Words

    def line(
        self,
        at: tuple[float, float],
        text: str,
        room: int,
        face: Face = Face.BODY,
        size: float = 13.5,
        colour: Colour = style.TEXT,
    ) -> int:
        """A line on a base, shortened with an ellipsis where it has no room; returns its width."""
        return self.based(at, self.type.fit(text, face, size, room), face, size, colour)

    def paragraph(
        self,
        x: int,
        y: int,
        room: int,
        text: str,
        face: Face = Face.BODY,
        size: float = 13.5,
        colour: Colour = style.SECOND,
    ) -> int:
        """A text in as many lines as it needs; returns where the next may begin."""
        high = round(self.px(size) * LEADING)
        for line in self.type.wrapped(text, face, size, room):
            self.based((x, self.baseline(y, size)), line, face, size, colour)
            y += high
        return y

    def baseline(self, y: int, size: float) -> int:
        """On what the letters of the first line of a paragraph stand that begins at y."""
        high = round(self.px(size) * LEADING)
        return y + high - round(high * 0.28)

    def height_of(self, text: str, room: int, face: Face = Face.BODY, size: float = 13.5) -> int:
        """How high a paragraph is."""
        return round(self.px(size) * LEADING) * len(self.type.wrapped(text, face, size, room))

    # What answers

    def zone(self, rect: Rect, name: str, act: Act | None = None, hint: str = "") -> bool:
        """Make a part of the page answer to mouse and keyboard."""
        whole = rect.move(self.origin)
        if act is not None:
            self.reach.append(Zone(whole, name, act, hint))
        seen = whole.clip(self.surface.get_clip())
        if seen.width and seen.height:
            self.zones.append(Zone(seen, name, act, hint))
        if name == self.focused and act is not None:
            self.ring(rect)
        return self.hovered == name

    def ring(self, rect: Rect) -> None:
        """The frame round what the keyboard is at."""
        gap = max(2, self.px(2))
        around = rect.inflate(2 * gap + 2, 2 * gap + 2)
        edge = max(2, self.px(2))
        self.box(around, style.ORDER, None, 5)
        self.box(around.inflate(-2 * edge, -2 * edge), style.PANEL, None, 4)

    def footed(
        self, rect: Rect, label: str, name: str, act: Act | None, *, key: str = "", look: Look = "normal"
    ) -> None:
        """A button of the foot: its label on the left, its key on the right."""
        over = self.zone(rect, name, None if look == "off" else act)
        fill, edge, colour = {
            "normal": (style.RAISED, style.STRONG, style.TEXT),
            "chosen": (style.ACCENT_GROUND, style.ACCENT, style.ORDER),
            "main": (style.ACCENT, style.ACCENT, style.DESK),
            "off": (style.PANEL, style.LINE, style.FAINT),
        }[look]
        if over and look in ("normal", "main"):
            fill = style.HOVER if look == "normal" else style.mix(style.ACCENT, style.ORDER, 0.25)
            edge = style.ACCENT
        self.box(rect, fill, edge, style.CORNER)
        face = Face.KEY if look == "main" else Face.LABEL
        top = rect.centery - self.type.height(face, 14) / 2
        self.text((rect.x + self.px(13), top), label, face, 14, colour)
        if key:
            self.keycap(rect.right - self.px(9), rect.centery, key, on_accent=look == "main")

    def chosen(self, rect: Rect, label: str, name: str, act: Act, *, on: bool, hint: str = "") -> None:
        """One of several choices, of which one is on."""
        over = self.zone(rect, name, act, hint)
        fill, edge = (style.ACCENT_GROUND, style.ACCENT) if on else (style.RAISED, style.STRONG)
        if over and not on:
            fill, edge = style.HOVER, style.ACCENT
        self.box(rect, fill, edge, style.CORNER)
        face, size = (Face.KEY, 13.0) if on else (Face.LABEL, 13.0)
        label = self.type.fit(label, face, size, rect.width - self.px(10))
        top = rect.centery - self.type.height(face, size) / 2
        self.text((rect.centerx, top), label, face, size, style.ORDER if on else style.TEXT, "centre")

    def choice_width(self, label: str) -> int:
        """How wide a choice is that shows its label whole."""
        return self.type.width(label, Face.KEY, 13.0) + self.px(24)

    def field(self, rect: Rect, text: str, name: str, act: Act, *, empty: str = "", on: bool = False) -> None:
        """A field for words; what is typed stands at its end."""
        over = self.zone(rect, name, act)
        self.box(rect, style.INSET, style.ACCENT if on or over else style.STRONG, style.CORNER)
        top = rect.centery - self.type.height(Face.BODY, 14) / 2
        shown, colour = (text, style.TEXT) if text or on else (empty, style.THIRD)
        room = rect.width - self.px(24)
        while shown and self.type.width(shown, Face.BODY, 14) > room:
            shown = shown[1:]
        width = self.text((rect.x + self.px(10), top), shown, Face.BODY, 14, colour) if shown else 0
        if on:
            self.post(
                rect.x + self.px(11) + width, rect.y + self.px(8), rect.height - self.px(16), style.ORDER
            )
