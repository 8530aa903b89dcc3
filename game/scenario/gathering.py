"""Puts the one mapping of a scenario together from its files: `include`, `extends`, the standard charts.

Within a scenario each key has one home. A scenario that extends another takes over everything and
lays its own words over it.
"""

from __future__ import annotations

from game.scenario.faults import Faults, Mark
from game.scenario.merging import left_out, merged, put_behind
from game.scenario.shelves import FILE_NAME, MAIN, SCENARIO_NAME, Library
from game.scenario.standard import fitting, standard_charts, stands_alone
from game.scenario.yamltext import Block, Row, read_yaml


def gather(library: Library) -> Block | None:
    """Everything that a scenario says, its own words over the inherited; None if nothing can be read."""
    own = _scenario(library, "", Mark(MAIN, 1, 1), ())
    if own is None:
        return None
    put_behind(own)
    if stands_alone(own):
        return merged(Block(own.mark), own, library.faults)
    standard = standard_charts(library)
    return None if standard is None else merged(fitting(standard, own), own, library.faults)


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
        if "without" in block:
            what = "there is nothing to leave out: this scenario extends no other"
            library.faults.add(block.keys_at["without"], what)
        return block
    at = block.values_at["extends"]
    if not isinstance(base_name, str) or not SCENARIO_NAME.fullmatch(base_name):
        library.faults.add(at, "the name of a scenario's folder is wanted", base_name)
        return block
    if base_name in chain:
        library.faults.add(at, f"goes in a circle: {' extends '.join((*chain, base_name))}")
        return block
    base = _scenario(library, base_name, at, chain)
    if base is None:
        return block
    return merged(left_out(base, block, library.faults), block, library.faults)


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
