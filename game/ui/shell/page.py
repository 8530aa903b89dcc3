"""Pages: screens that are read and answered. Each paints itself; this is what all have in common.

Mouse and keyboard reach the same zones: Tab and arrows move the focus, Enter does what a click does, Escape
goes back. Parts that are longer than the page scroll, and follow the focus.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import pygame

from game.texts import _
from game.ui import ink, keyboard, style
from game.ui.pen import Act, Look, Rect, Written, Zone
from game.ui.shell.focus import AHEAD, away
from game.ui.shell.quill import Quill
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.lettering import Lettering
    from game.ui.shell.shell import Shell

MARGIN: Final = 20
HEAD: Final = 74
FOOT: Final = 62
BAR: Final = 10  # width of a scroll bar
NOTCH: Final = 48  # scrolled by a notch of the wheel
LONGEST: Final = 60  # characters that a field takes

Paint = Callable[[Quill, Rect], int]
Offer = tuple[str, str, Act | None, str, Look]  # label, name, act, key, look


class Page:
    """A page of the shell."""

    see_through = False  # whether what lay before is drawn under it

    def __init__(self, shell: Shell) -> None:
        """Take the shell that shows the page."""
        self.shell = shell
        self.panel = Rect(0, 0, 0, 0)
        self.zones: list[Zone] = []
        self.reach: list[Zone] = []
        self.written: list[Written] = []
        self.hovered, self.focus = "", ""
        self.editing = ""  # name of the field that takes what is typed
        self.fields: dict[str, str] = {}
        self.offsets: dict[str, int] = {}
        self.said = ""  # the last refusal or note
        self._views: dict[str, tuple[Rect, int]] = {}
        self._followed = ""
        self._again = False

    @property
    def type(self) -> Lettering:
        """The fonts at the present scale."""
        return self.shell.type

    # What a page is

    def paint(self, pen: Quill) -> None:
        """Draw the page."""
        raise NotImplementedError

    def back(self) -> None:
        """Leave the page for the one before."""
        self.shell.back()

    def key(self, name: str) -> bool:
        """Take a key that the page knows; whether it did."""
        del name
        return False

    def tick(self, ms: float) -> bool:
        """Let time pass; whether the picture changed."""
        del ms
        return False

    def typed(self, name: str) -> None:
        """A field's words have changed."""

    # Drawing

    def draw(self, surface: pygame.Surface) -> bool:
        """Draw the page and take in what can be reached."""
        for _attempt in range(3):
            pen = Quill(surface, self.type, (0, 0), self.hovered, focused=self.focus)
            self._again = False
            self.paint(pen)
            self.zones, self.reach, self.written = pen.zones, pen.reach, list(pen.written)
            if not self._again:
                break
        return True

    def sheet(self, pen: Quill, title: str, note: str = "", *, wide: int = 1160, high: int = 800) -> Rect:
        """A panel on the backdrop with a title; returns the room below it, down to the foot."""
        self.shell.backdrop(pen.surface)
        return self._panel(pen, title, note, wide, high)

    def card(self, pen: Quill, title: str, wide: float, high: float, note: str = "") -> Rect:
        """A panel over what lies beneath, darkened."""
        pen.surface.fill((110, 104, 96), special_flags=pygame.BLEND_MULT)
        return self._panel(pen, title, note, wide, high)

    def _panel(self, pen: Quill, title: str, note: str, wide: float, high: float) -> Rect:
        width, height = pen.surface.get_size()
        rect = Rect(0, 0, min(width - 2 * pen.px(8), pen.px(wide)), min(height - 2 * pen.px(8), pen.px(high)))
        rect.center = width // 2, height // 2
        blur = pen.px(14)
        pen.surface.blit(ink.shadow(rect.size, pen.px(8), blur, 170), (rect.x - blur, rect.y - blur))
        pen.box(rect, style.PANEL, style.STRONG, 8)
        left, inner = rect.x + pen.px(MARGIN), rect.width - 2 * pen.px(MARGIN)
        taken = pen.line((left, rect.y + pen.px(40)), title, inner, Face.HEAD, 28)
        if note:
            room = inner - taken - pen.px(24)
            note = pen.type.fit(note, Face.BODY, 13, room)
            pen.based(
                (rect.right - pen.px(MARGIN), rect.y + pen.px(38)), note, Face.BODY, 13, style.SECOND, "right"
            )
        pen.rule(left, rect.y + pen.px(HEAD - 18), inner, style.LINE)
        pen.rule(left, rect.bottom - pen.px(FOOT), inner, style.LINE)
        self.panel = rect
        return Rect(left, rect.y + pen.px(HEAD - 8), inner, rect.height - pen.px(HEAD - 8 + FOOT + 8))

    def foot(self, pen: Quill, offers: list[Offer], note: str = "") -> None:
        """Buttons at the foot of the panel from right to left, the main one last; a note on the left."""
        rect = self.panel
        right, y = rect.right - pen.px(MARGIN), rect.bottom - pen.px(FOOT - 13)
        widths = [_width(pen, offer) for offer in offers]
        left = right - sum(widths) - pen.px(10) * (len(offers) - 1)
        right, x = left - pen.px(10), left
        for (label, name, act, key, look), wide in zip(offers, widths, strict=True):
            box = Rect(x, y, wide, pen.px(style.BUTTON + 2))
            pen.footed(box, label, name, act, key=key, look=look)
            x = box.right + pen.px(10)
        said = self.said or note
        if said:
            left, room = rect.x + pen.px(MARGIN), right - rect.x - pen.px(MARGIN + 12)
            lines = pen.type.wrapped(said, Face.BODY, 12.5, room)[:2] if room > pen.px(60) else []
            colour = style.WARNING if self.said else style.THIRD
            base = y + pen.px(22 if len(lines) == 1 else 15)
            for line in lines:
                pen.line((left, base), line, room, Face.BODY, 12.5, colour)
                base += pen.px(17)

    def scroll(self, pen: Quill, name: str, view: Rect, paint: Paint) -> None:
        """A part of the page that scrolls; `paint` is given its room and returns where it ended."""
        inner = Rect(view.x, view.y, view.width - pen.px(BAR + 8), view.height)
        clip, known = pen.surface.get_clip(), len(pen.reach)
        pen.surface.set_clip(view.inflate(pen.px(12), pen.px(4)).clip(clip))
        offset = self.offsets.get(name, 0)
        ended = paint(pen, inner.move(0, -offset))
        pen.surface.set_clip(clip)
        high = ended - (view.y - offset)
        most = max(0, high - view.height)
        wanted = max(0, min(offset, most))
        if self.focus != self._followed:
            for zone in pen.reach[known:]:
                if zone.name == self.focus:
                    wanted += min(0, zone.rect.top - view.top - pen.px(6))
                    wanted += max(0, zone.rect.bottom - view.bottom + pen.px(6))
                    wanted = max(0, min(wanted, most))
                    self._followed = self.focus
        self._again |= wanted != offset
        self.offsets[name] = wanted
        self._views[name] = view, most
        if most:
            track = Rect(view.right - pen.px(BAR - 3), view.y, pen.px(BAR - 4), view.height)
            pen.box(track, style.INSET, None, 3)
            long = max(pen.px(24), view.height * view.height // high)
            thumb = Rect(track.x, view.y + (view.height - long) * wanted // most, track.width, long)
            pen.box(thumb, style.STRONG, None, 3)

    # What happens

    def handle(self, event: pygame.event.Event) -> None:
        """Take a click, the wheel or a key."""
        if event.type == pygame.MOUSEMOTION:
            self.hovered = self._name_at(event.pos)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self.pressed(event.pos)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            self.click(event.pos)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 3:
            self.back()
        elif event.type == pygame.MOUSEWHEEL:
            self._wheel(event.y)
        elif event.type == pygame.KEYDOWN:
            self.press(pygame.key.name(event.key), event.unicode, shift=bool(event.mod & pygame.KMOD_SHIFT))

    def pressed(self, at: tuple[int, int]) -> None:
        """The left button went down."""

    def click(self, at: tuple[int, int]) -> None:
        """A click."""
        self.editing = ""
        for zone in reversed(self.zones):
            if zone.rect.collidepoint(at) and zone.act is not None:
                self.focus = self._followed = zone.name
                zone.act()
                return

    def press(self, name: str, text: str = "", *, shift: bool = False) -> None:
        """A key by its name, and what it types."""
        if self.editing and self._edit(name, text):
            return
        if name == "escape":
            self.back()
        elif self.key(name):
            return
        elif name == "tab":
            self._step(-1 if shift else 1)
        elif name in AHEAD:
            self._go(*AHEAD[name])
        elif name in ("return", "space", "enter"):
            self._act()
        elif name in ("page down", "page up"):
            self._scroll(1 if name == "page down" else -1, far=True)

    def _edit(self, name: str, text: str) -> bool:
        """Change the field that is edited; whether the key was meant for it."""
        words = self.fields.get(self.editing, "")
        if name in ("return", "escape", "tab", "up", "down", "enter"):
            self.editing = ""
            return name == "escape"
        if name == "backspace":
            words = words[:-1]
        elif text and text.isprintable() and len(words) < LONGEST:
            words += text
        else:
            return False
        self.fields[self.editing] = words
        self.typed(self.editing)
        return True

    def edit(self, name: str) -> None:
        """Let a field take what is typed."""
        self.editing = self.focus = name

    def _act(self) -> None:
        zone = next((zone for zone in self.reach if zone.name == self.focus), None)
        if zone is not None and zone.act is not None:
            zone.act()

    def _step(self, step: int) -> None:
        names = [zone.name for zone in self.reach]
        if names:
            at = names.index(self.focus) + step if self.focus in names else (0 if step > 0 else -1)
            self._focus_on(names[at % len(names)])

    def _go(self, dx: int, dy: int) -> None:
        """Move the focus to the nearest zone in a direction, or to the first."""
        here = next((zone.rect for zone in self.reach if zone.name == self.focus), None)
        if here is None:
            self._step(1)
            return
        best, least = "", 1 << 30
        for zone in self.reach:
            far = away(here, zone.rect, dx, dy)
            if zone.name != self.focus and 0 < far < least:
                best, least = zone.name, far
        if best:
            self._focus_on(best)
        elif dy:
            self._scroll(dy, far=False)

    def _focus_on(self, name: str) -> None:
        """Move the focus by a key; an entry of a list that it comes to is told to the page."""
        self.focus = name
        kind, _blank, number = name.partition(" ")
        if number.isdecimal():
            self.come_to(kind, int(number))

    def come_to(self, kind: str, number: int) -> None:
        """Show the entry of a list that the keys have come to, where a page shows one at a time."""

    def _scroll(self, sign: int, *, far: bool) -> None:
        if not self._views:
            return
        name = max(self._views, key=lambda one: self._views[one][1])
        view, most = self._views[name]
        step = view.height * 4 // 5 if far else self.type.px(NOTCH)
        self.offsets[name] = max(0, min(most, self.offsets.get(name, 0) + sign * step))

    def _wheel(self, notches: int) -> None:
        at = pygame.mouse.get_pos()
        for name, (view, most) in self._views.items():
            if view.collidepoint(at):
                step = self.type.px(NOTCH) * -notches
                self.offsets[name] = max(0, min(most, self.offsets.get(name, 0) + step))

    def _name_at(self, at: tuple[int, int]) -> str:
        found = (z.name for z in reversed(self.zones) if z.act is not None and z.rect.collidepoint(at))
        return next(found, "")


def _width(pen: Quill, offer: Offer) -> int:
    """How wide a button of the foot is."""
    label, _name, _act, key, look = offer
    face = Face.KEY if look == "main" else Face.LABEL
    cap = pen.type.width(keyboard.BINDINGS.cap(key), Face.KEY, 11) + pen.px(10 + 22) if key else 0
    return pen.type.width(label, face, 14) + pen.px(26) + cap


def back_offer(page: Page) -> Offer:
    """The button that leaves a page."""
    return _("Back"), "back", page.back, "Esc", "normal"
