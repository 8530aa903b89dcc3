"""Asks whether constraints.txt holds the version of every package of this environment."""

from __future__ import annotations

import re
import sys
from importlib.metadata import distributions
from pathlib import Path

CONSTRAINTS = Path(__file__).resolve().parent.parent / "constraints.txt"
UNPINNED = {"baton", "pip"}  # the project, and what installs it


def plain(name: str) -> str:
    """A package's name as package indexes compare names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> None:
    """Exits 1 and lists them if packages are missing from the constraints or differ from them."""
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    pinned = {plain(name) + "==" + version for name, _, version in (line.partition("==") for line in lines)}
    here = {plain(package.name) + "==" + package.version for package in distributions()}
    loose = sorted(pin for pin in here - pinned if pin.partition("==")[0] not in UNPINNED)
    if loose:
        sys.exit("not in constraints.txt: " + ", ".join(loose))
    print(f"{len(here & pinned)} packages, all pinned")


if __name__ == "__main__":
    main()
