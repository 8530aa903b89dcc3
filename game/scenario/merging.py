"""Lays what a scenario says over what it builds on: key by key, and entry by entry where these have ids."""

from __future__ import annotations

from typing import Final

from game.scenario.faults import Faults, Mark, meant
from game.scenario.yamltext import Block, Row

# Never taken over from another scenario
OWN_KEYS: Final = ("format", "name", "include", "extends", "without")
BY_ID: Final = (
    "factions",
    "types",
    "units",
    "wing_types",
    "wings",
    "tracks",
    "objectives",
    "events",
    "proposals",
    "contingents",
    "sources",
)  # lists of {id: ...}
BY_NAME: Final = ("places",)  # lists of {name: ...}
BY_KEY: Final = (
    *("groups", "holders", "regions", "texts", "calendar", "sight", "combat", "politics", "air", "limits"),
    *("towns", "night", "search", "caches", "mines", "sanctuaries", "supply", "happened"),
    "agreed",
)
SKETCH_KEYS: Final = ("legend", "rivers", "bridges", "ferries")  # these and its roads go with a map


def merged(base: Block, own: Block, faults: Faults) -> Block:
    """A scenario's mapping over the one that it builds on."""
    out = Block(own.mark)
    left_out = (*OWN_KEYS, *own, *(SKETCH_KEYS if "map" in own else ()))
    for key in base:
        if key not in left_out:
            out.take(base, key)
    for key in own:
        out.take(own, key)
        under, over = base.get(key), own[key]
        if key in BY_KEY and isinstance(over, Block):
            out[key] = _by_key(under if isinstance(under, Block) else Block(over.mark), over, deep=True)
        elif key in BY_ID + BY_NAME and isinstance(over, Row):
            word = "name" if key in BY_NAME else "id"
            out[key] = _by_id(under if isinstance(under, Row) else Row(over.mark), over, word, faults)
    roads = [row if isinstance(row, Row) else Row(own.mark) for row in (base.get("roads"), own.get("roads"))]
    if any(roads) and isinstance(own.get("roads", roads[0]), Row):
        at = (own if "roads" in own else base).values_at["roads"]
        out.put("roads", _roads(*roads, drawn="map" not in own), at, at)
    return out


def left_out(base: Block, own: Block, faults: Faults) -> Block:
    """The mapping that a scenario extends, less the keys that it wants to say alone (`without`).

    `towns.loyalty` leaves out one key of a mapping and takes over the others.
    """
    names = own.get("without")
    out = Block(base.mark)
    for key in base:
        out.take(base, key)
    for name, at in zip(names, names.values_at, strict=True) if isinstance(names, Row) else ():
        if not isinstance(name, str):
            continue  # the check of its shape will name it
        key, _dot, part = name.partition(".")
        home = base.get(key) if part else base
        known = home if isinstance(home, Block) else Block(at)
        if (part or key) not in known or key in OWN_KEYS:
            what = "the scenario that is extended has no such key to leave out"
            faults.add(at, what, name, meant(part or key, known))
        elif not part:
            out.drop(key)
        elif isinstance(out.get(key), Block):
            out[key] = _less(out[key], part)
    return out


def _less(block: Block, key: str) -> Block:
    """A mapping without one of its keys."""
    out = Block(block.mark)
    for other in block:
        if other != key:
            out.take(block, other)
    return out


def put_behind(tree: Block) -> None:
    """Forget what events before the start (`happened`) waited for and brought: the set-up has it."""
    past, events = tree.get("happened"), tree.get("events")
    for event in events if isinstance(events, Row) else ():
        if isinstance(event, Block) and isinstance(past, Block) and event.get("id") in past:
            event.drop("when")
            event.drop("then")


def _by_key(base: Block, own: Block, *, deep: bool = False) -> Block:
    """The union of two mappings; an empty value drops a key of the base.

    `deep`: mappings inside them are joined as well.
    """
    out = Block(own.mark)
    for key in base:
        if key not in own:
            out.take(base, key)
    for key in own:
        if own[key] is not None or key not in base:
            out.take(own, key)
            under, over = base.get(key), own[key]
            if deep and isinstance(under, Block) and isinstance(over, Block):
                out[key] = _by_key(under, over, deep=True)
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


def _roads(base: Row, own: Row, *, drawn: bool) -> Row:
    """Classes of road (words) and roads of a sketch (lists), each inherited where none are given.

    `drawn`: whether the roads of the base belong to the same map.
    """
    out = Row(own.mark)
    for kind in (str, Row):
        given = any(isinstance(entry, kind) for entry in own)
        row = own if given or (kind is Row and not drawn) else base
        for entry, at in zip(row, row.values_at, strict=True):
            if isinstance(entry, kind):
                out.put(entry, at)
    for entry, at in zip(own, own.values_at, strict=True):
        if not isinstance(entry, str | Row):  # the check of its shape will name it
            out.put(entry, at)
    return out
