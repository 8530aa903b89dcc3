"""Where the focus goes when an arrow is pressed: to the nearest zone in its direction."""

from __future__ import annotations

from typing import Final

from game.ui.pen import Rect

AHEAD: Final = {"right": (1, 0), "left": (-1, 0), "down": (0, 1), "up": (0, -1)}


def away(here: Rect, there: Rect, dx: int, dy: int) -> int:
    """How far a zone lies in a direction; nothing if it does not lie there. Aside counts double."""
    if dx:
        ahead = (there.left - here.right if dx > 0 else here.left - there.right) + 1
        aside = max(0, there.top - here.bottom, here.top - there.bottom)
        if (there.centerx - here.centerx) * dx <= 0:
            return 0
    else:
        ahead = (there.top - here.bottom if dy > 0 else here.top - there.bottom) + 1
        aside = max(0, there.left - here.right, here.left - there.right)
        if (there.centery - here.centery) * dy <= 0 or there.bottom * dy <= here.bottom * dy < 0:
            return 0
    if ahead <= 0:
        return 0
    centre = abs(there.centery - here.centery) if dx else abs(there.centerx - here.centerx)
    return ahead * 4 + aside * 8 + centre // 4 + 1
