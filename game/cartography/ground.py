"""What each hex is made of: heights, climate and colour first, then the regions we know by name.

Later steps overrule earlier ones. Edges that nature draws softly are broken up by a noise that is
a pure function of the hex.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from game.cartography.projection import GRID, Floats, hex_at, on_map
from game.cartography.rivers import track
from game.cartography.survey import Survey, noise
from game.cartography.tables import LonLat, Region
from game.terms import HexId

KINDS: Final = (
    "reg",
    "sand",
    "erg",
    "steppe",
    "savanna",
    "hills",
    "rocky",
    "massif",
    "wadi",
    "escarpment",
    "sebkha",
    "dry_lake",
    "irrigated",
    "delta",
)
DESERT_LAT: Final = 17.2  # north of it broken ground is bare rock, south of it hills

Names = npt.NDArray[np.str_]
Mask = npt.NDArray[np.bool_]


def inside(region: Region, x: Floats, y: Floats) -> Mask:
    """Which points lie in a region's polygon (even-odd rule)."""
    px, py = on_map([p[0] for p in region.points], [p[1] for p in region.points])
    found = np.zeros(x.shape, bool)
    for i in range(len(px)):
        ax, ay, bx, by = px[i - 1], py[i - 1], px[i], py[i]
        if ay != by:
            cuts = (ay > y) != (by > y)
            found ^= cuts & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
    return found


def near(points: tuple[LonLat, ...], x: Floats, y: Floats) -> Floats:
    """How far each hex lies from a line, in hex widths."""
    line = track(list(points))
    away: Floats = np.hypot(line[:, 0] - x[:, None], line[:, 1] - y[:, None])
    return np.asarray(away.min(axis=1))


def classify(land: Survey, regions: dict[str, Region], roads: set[HexId], towns: set[HexId]) -> list[str]:
    """The terrain of every hex, by number."""
    kind = np.full(len(GRID), "reg", dtype="<U12")
    _by_climate(kind, land)
    _by_relief(kind, land, regions)
    _by_sand(kind, land, regions)
    _by_water(kind, land, regions)
    _by_rock(kind, land, regions)
    _by_use(kind, land, regions, np.isin(np.arange(len(GRID)), sorted(roads | towns)))
    kind[[here for here in sorted(towns) if kind[here] == "dry_lake"]] = "steppe"  # on the old shore
    return [str(name) for name in kind]


def _by_climate(kind: Names, land: Survey) -> None:
    """Reg and sand in the desert, steppe and savanna south of it; the line wanders as it does."""
    wander = noise(land.x, land.y, 4.0, 1) + 0.6 * noise(land.x, land.y, 1.6, 2)
    dry = (land.lat - 16.55) / 0.6 + (land.bright - 165) / 30 + (land.desert - 0.9) + 0.55 * wander
    kind[(land.bright > 172) & (land.relief < 16) & (wander > -0.5)] = "sand"
    kind[dry < 0] = "steppe"
    wet = (14.1 - land.lat) / 0.7 + (land.green - 2) / 5 + 0.5 * wander + land.savanna
    kind[(wet > 0) & (dry < -0.5)] = "savanna"


def _by_relief(kind: Names, land: Survey, regions: dict[str, Region]) -> None:
    """Hills in the Sahel, bare rock in the desert: broken ground, or dark stone on flat ground.

    Single buttes lift the relief of the flat hexes around them, so the plain between them is excepted.
    """
    desert = np.isin(kind, ("reg", "sand"))
    plain = inside(regions["gourma_plain"], land.x, land.y)
    kind[(land.relief > np.where(plain, 80, 27)) & ~desert] = "hills"
    dark = (land.bright < 135) & (land.red < 66)
    kind[desert & ((land.relief > 30) | dark)] = "rocky"


def _by_sand(kind: Names, land: Survey, regions: dict[str, Region]) -> None:
    """The great ergs with ragged edges, the fixed dunes of the Gourma, the dunes along the bend."""
    x = land.x + 1.1 * noise(land.x, land.y, 3.0, 3)
    y = land.y + 1.1 * noise(land.x, land.y, 3.0, 4)
    ripple = noise(land.x, land.y * 2.2, 2.5, 5)
    for key in ("azawad", "majabat", "akle", "sakane"):
        area = inside(regions[key], x, y) & (land.relief < 32)
        kind[area] = "erg"
        kind[area & (ripple < -0.42)] = "sand"
    kind[inside(regions["tanezrouft"], x, y) & (kind != "rocky")] = "reg"
    dunes = inside(regions["river_dunes"], x, y)
    kind[dunes & (kind != "rocky")] = "sand"
    kind[dunes & (ripple > 0.35)] = "erg"
    gourma = inside(regions["gourma"], x, y)
    kind[gourma & ((kind == "reg") | ((kind == "steppe") & (ripple > 0.12)))] = "sand"


def _by_water(kind: Names, land: Survey, regions: dict[str, Region]) -> None:
    """Flood plain, canals, lakes that were dry by 2013, the bed of the Tilemsi."""
    kind[inside(regions["delta"], land.x, land.y)] = "delta"
    kind[inside(regions["office"], land.x, land.y)] = "irrigated"
    for key in ("faguibine", "southern_lakes"):
        kind[inside(regions[key], land.x, land.y)] = "dry_lake"
    width = 0.5 + 0.18 * noise(land.x, land.y, 2.0, 6)
    kind[near(regions["tilemsi"].points, land.x, land.y) < width] = "wadi"


def _by_rock(kind: Names, land: Survey, regions: dict[str, Region]) -> None:
    """Timetrine, the Adrar, the Dogon plateau with its cliff, the single buttes of the Gourma."""
    x = land.x + 0.9 * noise(land.x, land.y, 2.2, 7)
    y = land.y + 0.9 * noise(land.x, land.y, 2.2, 8)
    timetrine = inside(regions["timetrine"], x, y)
    kind[timetrine] = "rocky"
    kind[timetrine & (noise(land.x, land.y, 2.0, 9) > 0.45)] = "sand"
    adrar, core = inside(regions["adrar"], x, y), inside(regions["adrar_core"], x, y)
    kind[adrar & (kind != "wadi")] = "rocky"
    kind[(adrar & ((land.relief > 26) | (land.height > 640))) | (core & (land.relief > 19))] = "massif"
    kind[inside(regions["tigharghar"], land.x, land.y)] = "massif"
    kind[inside(regions["bandiagara"], land.x, land.y)] = "hills"
    kind[near(regions["cliff"].points, land.x, land.y) < 0.5] = "escarpment"
    for lon, lat in regions["buttes"].points:
        kind[hex_at(lon, lat)] = "massif"
    for lon, lat in regions["plains"].points:
        kind[hex_at(lon, lat)] = "steppe"


def _by_use(kind: Names, land: Survey, regions: dict[str, Region], used: Mask) -> None:
    """Where a road or a town is, there is a way: a valley, a gap in the cliff, firm sand."""
    kind[used & (kind == "rocky") & inside(regions["the_adrar"], land.x, land.y)] = "wadi"
    kind[used & (kind == "massif")] = np.where(land.lat > DESERT_LAT, "wadi", "hills")[
        used & (kind == "massif")
    ]
    kind[used & (kind == "escarpment")] = "hills"
    kind[used & (kind == "erg")] = "sand"
