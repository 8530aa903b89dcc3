"""The tileset: a row a terrain, a column a variant, cut to hexes that join without a seam."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from lxml import etree
from PIL import Image, ImageDraw

from game.cartography.ground import KINDS
from game.cartography.pictures import COLOURS, PICTURES, Paper
from game.cartography.projection import PIXELS_X, PIXELS_Y

WIDTH: Final = 2 * PIXELS_X
HEIGHT: Final = 4 * PIXELS_Y
VARIANTS: Final = 4
SCALE: Final = 4  # drawn larger, then shrunk, for smooth lines
RIM_SHADE: Final = 0.90  # the outermost pixel of a hex, so that single hexes can be told apart


def tile_of(kind: str, here: tuple[int, int]) -> int:
    """The number of the tile that a terrain shows at a column and row; neighbours often differ."""
    column, row = here
    variant = (column * 7 + row * 13 + (column * row) % 5 >> 1) % VARIANTS
    return KINDS.index(kind) * VARIANTS + variant


def draw(folder: Path) -> None:
    """Draws `terrain.png` and writes `terrain.tsx` beside it."""
    sheet = np.zeros((HEIGHT * len(KINDS), WIDTH * VARIANTS, 4), np.uint8)
    for row, kind in enumerate(KINDS):
        for column in range(VARIANTS):
            tile = _tile(kind, column)
            sheet[row * HEIGHT : (row + 1) * HEIGHT, column * WIDTH : (column + 1) * WIDTH] = tile
    folder.mkdir(parents=True, exist_ok=True)
    Image.fromarray(sheet).save(folder / "terrain.png", optimize=True)
    _describe(folder / "terrain.tsx")


def _tile(kind: str, variant: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """(HEIGHT, WIDTH, 4) red, green, blue and cover of a tile."""
    paper = Paper(WIDTH, HEIGHT, SCALE)
    large = Image.new("RGB", (paper.width, paper.height), COLOURS[kind][0])
    rng = np.random.default_rng([KINDS.index(kind), variant])
    PICTURES[kind](ImageDraw.Draw(large), rng, paper)
    small = np.asarray(large.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS), np.float64)
    inside, core = _hexagon(0), _hexagon(1)
    small = np.where(core[:, :, None], small, small * RIM_SHADE)
    return np.dstack([np.rint(small), inside * 255.0]).astype(np.uint8)


def _hexagon(inset: int) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Which pixels belong to the hex. No pixel lies on a side: neighbours share none and miss none."""
    x = np.abs(2 * np.arange(WIDTH) + 1 - WIDTH)[None, :]
    y = np.abs(2 * np.arange(HEIGHT) + 1 - HEIGHT)[:, None]
    slanted = HEIGHT * x + 2 * WIDTH * y <= 2 * WIDTH * (HEIGHT - 2 * inset)
    return np.asarray(slanted & (x < WIDTH - 2 * inset))


def _describe(target: Path) -> None:
    count = VARIANTS * len(KINDS)
    head = {"version": "1.10", "tiledversion": "1.10.2", "name": "terrain"}
    size = {"tilewidth": str(WIDTH), "tileheight": str(HEIGHT)}
    root = etree.Element("tileset", head | size | {"tilecount": str(count), "columns": str(VARIANTS)})
    picture = {"source": "terrain.png", "width": str(WIDTH * VARIANTS), "height": str(HEIGHT * len(KINDS))}
    etree.SubElement(root, "image", picture)
    for number in range(count):
        etree.SubElement(root, "tile", {"id": str(number), "type": KINDS[number // VARIANTS]})
    etree.indent(root, " ")
    target.write_bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n")
