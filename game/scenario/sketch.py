"""Reads a sketch: a small map typed as rows of two-character cells, odd rows indented by one blank.

    r. r. rG r.
     r. m. r. e.

The first character of a cell is its ground, the second a dot or a letter of the `legend`, which
says what places or links lie there. Roads, rivers, bridges and ferries are listed beside it.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from game.hexes import DIRECTIONS, Grid
from game.scenario.checking import mark_at
from game.scenario.document import Document, SketchLink, SketchPlace
from game.scenario.faults import Faults, Mark
from game.scenario.fields import CONDITIONS, SIZES, DirectionWord
from game.scenario.plan import Bridge, Exit, Plan, Road, Side, Spot, Tile
from game.scenario.yamltext import Block, Row
from game.terms import OFF_MAP, Crossing, HexId, Site

GROUND: Final = {
    "r": "reg", "s": "sand", "e": "erg", "t": "steppe", "v": "savanna", "h": "hills", "k": "rocky",
    "m": "massif", "w": "wadi", "c": "escarpment", "b": "sebkha", "l": "dry_lake", "i": "irrigated",
    "d": "delta",
}  # fmt: skip
KM_A_HEX: Final = 20

Letters: TypeAlias = dict[str, tuple[HexId, Mark]]  # of the legend, where they stand in a sketch
MOST_HEXES: Final = 10_000


def sketched(text: str, mark: Mark, source: str, faults: Faults) -> tuple[Plan, Letters] | None:
    """The ground of a sketch and the hexes of its letters; `source` is the text of the file it is in."""
    rows = _rows(text, mark, source)
    width = len(rows[0][1]) if rows else 0
    if not width or width * len(rows) > MOST_HEXES:
        faults.add(mark, f"a sketch has rows of cells, at most {MOST_HEXES:,} of them")
        return None
    plan = Plan(Grid(width, len(rows)), KM_A_HEX, [], [])
    letters: Letters = {}
    numbers: dict[str, int] = {}
    for number, (mark_, cells) in enumerate(rows):
        if len(cells) != width:
            faults.add(mark_, f"this row has {len(cells)} cells, the first {width}")
            return None
        for column, cell in enumerate(cells):
            at = Mark(mark_.file, mark_.line, mark_.column + 3 * column)
            _cell(cell, at, HexId(number * width + column), faults, letters)
            kind = GROUND.get(cell[0], "reg")
            if kind not in numbers:
                numbers[kind] = len(numbers)
                plan.kinds.append(Tile(kind, at))
            plan.ground.append(numbers[kind])
    return plan, letters


def _rows(text: str, mark: Mark, source: str) -> list[tuple[Mark, list[str]]]:
    """The cells of each row that is not blank, with the mark of its first cell."""
    lines = source.split("\n")
    out = []
    for number, row in enumerate(text.split("\n")):
        if not row.strip():
            continue
        line = mark.line + number + (1 if "\n" in text else 0)
        in_file = lines[line - 1] if line <= len(lines) else ""
        column = in_file.find(row.strip()) + 1 or mark.column
        out.append((Mark(mark.file, line, column), row.split()))
    return out


def _cell(cell: str, at: Mark, here: HexId, faults: Faults, letters: Letters) -> None:
    if len(cell) != 2 or cell[0] not in GROUND or not (cell[1] == "." or "A" <= cell[1] <= "Z"):
        letters_of_ground = ", ".join(f"{letter} {kind}" for letter, kind in GROUND.items())
        what = "a cell is a letter of ground and a dot or a capital letter of the legend"
        faults.add(at, what, cell, f"ground: {letters_of_ground}" if cell[0] not in GROUND else "")
    elif cell[1] in letters:
        faults.add(at, "a letter of the legend stands for one hex", cell[1])
    elif cell[1] != ".":
        letters[cell[1]] = (here, at)


def draw(plan: Plan, letters: Letters, document: Document, tree: Block, faults: Faults) -> None:
    """Put what the legend and the lists beside a sketch say into its plan."""
    for letter, value in document.legend.items():
        at = mark_at(tree, "legend", letter)
        if letter not in letters:
            faults.add(at, f"no cell of the sketch bears the letter {letter}")
            continue
        for entry in value if isinstance(value, list) else [value]:
            _put(plan, entry, letters[letter][0], at)
    for letter in sorted(set(letters) - set(tree.get("legend") or ())):
        faults.add(letters[letter][1], "this letter is not in the legend", letter)
    where = {name: spot.here for spot in plan.places for name in (*spot.aliases, spot.name)}
    legs = [(number, entry) for number, entry in enumerate(document.roads) if not isinstance(entry, str)]
    for number, (origin, target, road_class, km) in legs:
        ends = (_hex(plan, where, origin), _hex(plan, where, target))
        if OFF_MAP not in ends:
            line = tuple(plan.grid.line(*ends))
            plan.roads.append(
                Road(f"{origin} to {target}", road_class, km, line, mark_at(tree, "roads", number))
            )
    plan.rivers += _sides(plan, where, tree, "rivers", document.rivers, faults)
    for key, kind in (("bridges", Crossing.BRIDGE), ("ferries", Crossing.FERRY)):
        sides = _sides(plan, where, tree, key, getattr(document, key), faults)
        plan.bridges += [Bridge(side, kind) for side in sides]


def _put(plan: Plan, entry: SketchPlace | SketchLink, here: HexId, at: Mark) -> None:
    if isinstance(entry, SketchLink):
        plan.exits.append(Exit(entry.link, entry.box, here, entry.km, at))
        return
    site, size = Site[entry.site.upper()], SIZES.index(entry.size)
    condition = CONDITIONS.index(entry.condition) if site == Site.AIRFIELD else 0
    aliases = tuple(entry.aliases)
    plan.places.append(
        Spot(entry.place, here, site, size, entry.population, entry.country, aliases, condition, at)
    )


def _hex(plan: Plan, where: dict[str, HexId], text: str) -> HexId:
    return where.get(text, plan.grid.parse(text))


def _sides(
    plan: Plan,
    where: dict[str, HexId],
    tree: Block,
    key: str,
    sides: list[tuple[str, DirectionWord]],
    faults: Faults,
) -> list[Side]:
    found = []
    for number, (position, word) in enumerate(sides):
        here, direction, at = _hex(plan, where, position), DIRECTIONS.index(word), mark_at(tree, key, number)
        if here != OFF_MAP and plan.grid.neighbour(here, direction) == OFF_MAP:
            faults.add(at, "this hexside is the edge of the map", f"{position} {word}")
        elif here != OFF_MAP:
            found.append(Side(here, direction, at, key))
    return found


def legend_names(tree: Block) -> tuple[set[str], set[str], set[str]]:
    """Names of places, of ways in and of boxes in a legend, as it stands, whatever its faults."""
    legend = tree.get("legend")
    values = legend.values() if isinstance(legend, Block) else ()
    entries = [entry for value in values for entry in (value if isinstance(value, Row) else [value])]
    blocks = [entry for entry in entries if isinstance(entry, Block)]

    def named(word: str, blocks: list[Block] = blocks) -> set[str]:
        return {entry[word] for entry in blocks if isinstance(entry.get(word), str)}

    aliases = {name for entry in blocks if isinstance(row := entry.get("aliases"), Row) for name in row}
    fields = [entry for entry in blocks if entry.get("site") == "airfield"]
    places = named("place") | {name for name in aliases if isinstance(name, str)}
    return places, named("link") | named("place", fields), named("box")
