"""What a scenario says in other languages: compiled catalogues `fr.mo` beside its files.

They are read with the scenario and kept with its files, so that a save speaks as its scenario does.
What a scenario that is extended says comes first; the scenario's own words lie over it.
"""

from __future__ import annotations

from game import texts
from game.scenario.faults import Mark
from game.scenario.shelves import MAIN, Library


def learn_catalogues(library: Library) -> None:
    """Make the catalogues beside every `scenario.yaml` that was read known; a fault for what is none."""
    for folder in [name.removesuffix(MAIN) for name in reversed(library.read) if name.endswith(MAIN)]:
        for language in texts.TRANSLATIONS:
            name = f"{folder}{language}.mo"
            compiled = library.catalogue(name)
            if compiled is None:
                continue
            try:
                texts.learn(language, compiled)
            except texts.BadCatalogue:
                what = "this file is no compiled catalogue"
                hint = f"make it anew from {language}.po: python tools/translate.py compile"
                library.faults.add(Mark(name, 1, 1), what, hint=hint)
