"""Puts the one mapping of a scenario together from its files: `include`, `extends`, the standard charts.

Later files give way to none: within a scenario each key has one home. A scenario that extends
another takes over everything and replaces key by key; where entries have ids, entry by entry.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Final

from game.scenario.charts import Combat, Limits, Politics, SightPart
from game.scenario.faults import Faults, Mark
from game.scenario.fields import Part
from game.scenario.library import FILE_NAME, MAIN, SCENARIO_NAME, STANDARD, Library
from game.scenario.names import ids_of
from game.scenario.yamltext import Block, Row, read_yaml

OWN_KEYS: Final = ("format", "name", "include", "extends")  # never taken over from another scenario
BY_ID: Final = ("factions", "types", "units", "tracks", "objectives", "events")  # lists of {id: ...}
BY_NAME: Final = ("places",)  # lists of {name: ...}
BY_KEY: Final = ("groups", "holders", "texts", "calendar", "sight", "combat", "politics", "limits")


# The charts that a scenario gives whole, and those of which it may give single keys.
WHOLE_CHARTS: Final = ("ground", "roads", "movement")
CHARTS: Final[Mapping[str, type[Part]]] = {
    "sight": SightPart,
    "combat": Combat,
    "politics": Politics,
    "limits": Limits,
}


def gather(library: Library) -> Block | None:
    """Everything that a scenario says, its own words over the inherited; None if nothing can be read."""
    own = _scenario(library, "", Mark(MAIN, 1, 1), ())
    if own is None:
        return None
    if _stands_alone(own):
        return merged(Block(own.mark), own, library.faults)
    standard = _standard(library)
    return None if standard is None else merged(_fitting(standard, own), own, library.faults)


def _standard(library: Library) -> Block | None:
    """The standard charts."""
    at = Mark(STANDARD, 1, 1)
    text = library.text(STANDARD, at)
    sound = None if text is None else _sound(text)
    return _read(library, STANDARD, at) if sound is None else sound


@lru_cache(maxsize=2)
def _sound(text: str) -> Block | None:
    """The standard charts of a text, or None if it has faults. Nobody changes what is kept here."""
    faults = Faults()
    block = read_yaml(STANDARD, text, faults)
    return None if faults.found else block


def _stands_alone(own: Block) -> bool:
    """Whether a scenario brings every chart whole, so that the standard ones need not be read."""
    wholes = all(isinstance(own.get(key), Block) for key in ("ground", "movement", *CHARTS))
    if not wholes or not _classes(own):
        return False
    return all(chart.model_fields.keys() <= own[key].keys() for key, chart in CHARTS.items())


def _classes(tree: Block) -> list[str]:
    """The road classes of a mapping."""
    roads = tree.get("roads")
    return [name for name in roads if isinstance(name, str)] if isinstance(roads, Row) else []


def _fitting(standard: Block, own: Block) -> Block:
    """The standard charts with those speeds only that are on ground and roads of the scenario."""
    grounds = ids_of(own if "ground" in own else standard, "ground") or frozenset()
    roads = frozenset(_classes(own) or _classes(standard))
    known = {"ground": grounds, "roads": roads, "safe_roads": roads}
    movement = Block(standard["movement"].mark)
    for name, speeds in standard["movement"].items():
        movement.take(standard["movement"], name)
        movement[name] = _only(speeds, speeds.keys())
        for key in known.keys() & speeds.keys():
            movement[name][key] = _only(speeds[key], known[key])
    out = _only(standard, standard.keys())
    out["movement"] = movement
    return out


def _only(block: Block, keys: Collection[str]) -> Block:
    """A mapping with some keys of another."""
    out = Block(block.mark)
    for key in block:
        if key in keys:
            out.take(block, key)
    return out


def _read(library: Library, name: str, wanted_at: Mark) -> Block | None:
    text = library.text(name, wanted_at)
    block = None if text is None else read_yaml(name, text, library.faults)
    library.whole = library.whole and block is not None
    return block


def _scenario(library: Library, folder: str, wanted_at: Mark, chain: tuple[str, ...]) -> Block | None:
    """A scenario's mapping with its includes and what it extends; `folder` is "" for the one loaded."""
    prefix = f"{folder}/" if folder else ""
    block = _read(library, f"{prefix}{MAIN}", wanted_at)
    if block is None:
        return None
    _include(library, prefix, block)
    name = block.get("name")
    chain = (*chain, folder or (name if isinstance(name, str) else ""))
    base_name = block.get("extends")
    if base_name is None:
        return block
    at = block.values_at["extends"]
    if not isinstance(base_name, str) or not SCENARIO_NAME.fullmatch(base_name):
        library.faults.add(at, "the name of a scenario's folder is wanted", base_name)
        return block
    if base_name in chain:
        library.faults.add(at, f"goes in a circle: {' extends '.join((*chain, base_name))}")
        return block
    base = _scenario(library, base_name, at, chain)
    return block if base is None else merged(base, block, library.faults)


def _include(library: Library, prefix: str, block: Block) -> None:
    """Take the keys of the included files into a scenario's mapping, theirs included."""
    waiting, done = [block], {f"{prefix}{MAIN}"}
    while waiting:
        names = waiting.pop(0).get("include")
        for name, at in _named_files(names, library.faults):
            path = f"{prefix}{name}"
            if path in done:
                library.faults.add(at, "this file is included already, or includes itself", name)
                continue
            done.add(path)
            part = _read(library, path, at)
            if part is not None:
                _add_keys(block, part, library.faults)
                waiting.append(part)


def _named_files(names: object, faults: Faults) -> list[tuple[str, Mark]]:
    """The files of an `include:` that may be opened."""
    good = []
    for name, at in zip(names, names.values_at, strict=True) if isinstance(names, Row) else ():
        if isinstance(name, str) and FILE_NAME.fullmatch(name) and name.endswith(".yaml"):
            good.append((name, at))
        else:
            faults.add(at, "a plain file name `*.yaml` in the scenario's own folder is wanted", name)
    return good


def _add_keys(block: Block, part: Block, faults: Faults) -> None:
    for key in part:
        if key == "include":
            continue
        if key in block:
            home = block.keys_at[key]
            hint = f"its home is {home.file}:{home.line}"
            faults.add(part.keys_at[key], f"{key!r} stands in two files", hint=hint)
        else:
            block.take(part, key)


def merged(base: Block, own: Block, faults: Faults) -> Block:
    """A scenario's mapping over the one that it builds on."""
    out = Block(own.mark)
    for key in base:
        if key not in OWN_KEYS and key not in own:
            out.take(base, key)
    for key in own:
        out.take(own, key)
        under, over = base.get(key), own[key]
        if key in BY_KEY and isinstance(over, Block):
            out[key] = _by_key(under if isinstance(under, Block) else Block(over.mark), over)
        elif key in BY_ID + BY_NAME and isinstance(over, Row):
            word = "name" if key in BY_NAME else "id"
            out[key] = _by_id(under if isinstance(under, Row) else Row(over.mark), over, word, faults)
        elif key == "roads" and isinstance(over, Row):
            out[key] = _roads(under if isinstance(under, Row) else Row(over.mark), over)
    return out


def _by_key(base: Block, own: Block) -> Block:
    """The union of two mappings; an empty value drops a key of the base."""
    out = Block(own.mark)
    for key in base:
        if key not in own:
            out.take(base, key)
    for key in own:
        if own[key] is not None or key not in base:
            out.take(own, key)
    return out


def _by_id(base: Row, own: Row, word: str, faults: Faults) -> Row:
    """The union of two lists of entries with ids: entry over entry, new ones last, `remove: true` out."""
    entries: dict[object, tuple[object, Mark]] = {}
    for row in (base, own):
        here: set[object] = set()
        for number, (entry, at) in enumerate(zip(row, row.values_at, strict=True)):
            name: object = entry.get(word) if isinstance(entry, Block) else None
            if not isinstance(entry, Block) or not isinstance(name, str):
                entries[(id(row), number)] = (entry, at)  # the check of its shape will name it
                continue
            if name in here:
                faults.add(entry.values_at[word], f"a second entry of this {word}", name)
                continue
            here.add(name)
            under = entries.get(name, (None, at))[0]
            if entry.get("remove") is True:
                if under is None:
                    faults.add(entry.values_at[word], "there is nothing of this name to remove", name)
                entries.pop(name, None)
            else:
                entries[name] = (_by_key(under if isinstance(under, Block) else Block(at), entry), at)
    out = Row(own.mark)
    for entry_, at in entries.values():
        out.put(entry_, at)
    return out


def _roads(base: Row, own: Row) -> Row:
    """Classes of road (words) and roads of a sketch (lists), each inherited where none are given."""
    out = Row(own.mark)
    for kind in (str, Row):
        of_kind = own if any(isinstance(entry, kind) for entry in own) else base
        for entry, at in zip(of_kind, of_kind.values_at, strict=True):
            if isinstance(entry, kind):
                out.put(entry, at)
    for entry, at in zip(own, own.values_at, strict=True):
        if not isinstance(entry, str | Row):
            out.put(entry, at)
    return out
