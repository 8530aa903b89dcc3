"""The map as a printed sheet: rendered from a scenario's map at four scales, in tiles, kept on disk.

`open_sheet(setup)` gives a `Sheet`. Its two coarse levels are there when it returns; tiles of the
finer ones are rendered in the background, those that were asked for last first, and kept for good.
Names of places, counters and whatever changes in a game are drawn over it by the screen.
"""

from game.sheet.geometry import LEVELS, TILE, Pixels
from game.sheet.sheet import Sheet, export, open_sheet

__all__ = ["LEVELS", "TILE", "Pixels", "Sheet", "export", "open_sheet"]
