"""Where the files that come with Baton lie: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import platformdirs

PACKAGE: Final = Path(__file__).resolve().parent

# Only a wheel has this folder: the build puts scenarios and assets there.
SHIPPED: Final = PACKAGE / "_data"


def scenarios_folder() -> Path:
    """The folder of the scenarios that come with Baton, one folder a scenario."""
    return _root() / "scenarios"


def assets_folder() -> Path:
    """The folder of what screens and maps are drawn with: tilesets, fonts, pictures."""
    return _root() / "assets"


def _root() -> Path:
    return SHIPPED if SHIPPED.is_dir() else PACKAGE.parent


def cache_folder() -> Path:
    """The folder of what can be made again: `BATON_CACHE_DIR`, or the user's own for caches."""
    return Path(os.environ.get("BATON_CACHE_DIR") or platformdirs.user_cache_dir("baton", appauthor=False))


def data_folder() -> Path:
    """The folder of a player's games: `BATON_DATA_DIR`, or the user's own for data."""
    return Path(os.environ.get("BATON_DATA_DIR") or platformdirs.user_data_dir("baton", appauthor=False))


def config_folder() -> Path:
    """The folder of a player's options: `BATON_CONFIG_DIR`, or the user's own for settings."""
    return Path(os.environ.get("BATON_CONFIG_DIR") or platformdirs.user_config_dir("baton", appauthor=False))


def docs_folder() -> Path:
    """The folder of the pages that the game shows: glossary, credits."""
    return _root() / "docs"
