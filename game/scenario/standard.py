"""The standard charts, for scenarios that bring none of their own or change single keys of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Final

from game.scenario.air import AirPart
from game.scenario.charts import Combat, Limits, Politics, SightPart
from game.scenario.faults import Faults, Mark
from game.scenario.fields import Part
from game.scenario.names import ids_of
from game.scenario.shelves import STANDARD, Library
from game.scenario.yamltext import Block, Row, read_yaml

# The charts that a scenario gives whole, and those of which it may give single keys.
WHOLE_CHARTS: Final = ("ground", "roads", "movement")
CHARTS: Final[Mapping[str, type[Part]]] = {
    "sight": SightPart,
    "combat": Combat,
    "politics": Politics,
    "air": AirPart,
    "limits": Limits,
}


def standard_charts(library: Library) -> Block | None:
    """The standard charts."""
    at = Mark(STANDARD, 1, 1)
    text = library.text(STANDARD, at)
    sound = None if text is None else _sound(text)
    return read_yaml(STANDARD, text, library.faults) if sound is None and text is not None else sound


@lru_cache(maxsize=2)
def _sound(text: str) -> Block | None:
    """The standard charts of a text, or None if it has faults. Nobody changes what is kept here."""
    faults = Faults()
    block = read_yaml(STANDARD, text, faults)
    return None if faults.found else block


def stands_alone(own: Block) -> bool:
    """Whether a scenario brings every chart whole, so that the standard ones need not be read."""
    wholes = all(isinstance(own.get(key), Block) for key in ("ground", "movement", *CHARTS))
    if not wholes or not _classes(own):
        return False
    return all(chart.model_fields.keys() <= own[key].keys() for key, chart in CHARTS.items())


def _classes(tree: Block) -> list[str]:
    """The road classes of a mapping."""
    roads = tree.get("roads")
    return [name for name in roads if isinstance(name, str)] if isinstance(roads, Row) else []


def fitting(standard: Block, own: Block) -> Block:
    """The standard charts with those speeds only that are on ground and roads of the scenario."""
    grounds = ids_of(own if "ground" in own else standard, "ground") or frozenset()
    roads = frozenset(_classes(own) or _classes(standard))
    known = {"ground": grounds, "roads": roads, "safe_roads": roads}
    out = _only(standard, standard.keys())
    if isinstance(out.get("movement"), Block):
        out["movement"] = _only(out["movement"], out["movement"].keys())
        for name, speeds in out["movement"].items():
            out["movement"][name] = _fitting_speeds(speeds, known)
    return out


def _fitting_speeds(speeds: object, known: Mapping[str, Collection[str]]) -> object:
    """The speeds of a movement class on what is known."""
    if not isinstance(speeds, Block):
        return speeds
    out = _only(speeds, speeds.keys())
    for key in known:
        if isinstance(out.get(key), Block):
            out[key] = _only(out[key], known[key])
    return out


def _only(block: Block, keys: Collection[str]) -> Block:
    """A mapping with some keys of another."""
    out = Block(block.mark)
    for key in block:
        if key in keys:
            out.take(block, key)
    return out
