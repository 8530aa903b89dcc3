"""Where rendered tiles lie: a folder a map in the user's cache, named by a hash of all they depend on."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import PIL
from PIL import Image

from game.paths import cache_folder
from game.sheet.mapdata import MapData
from game.sheet.painting import Picture

QUALITY: Final = 92  # of JPEG; below 90 it frays thin lines
MOST: Final = 12  # maps kept; one of the campaign takes 15 MB
SUFFIX: Final = ".jpg"


def store_of(data: MapData, home: Path | None = None) -> Store:
    """The store of a map's tiles: of just this map, painted by just this code.

    Where `home`, or the cache, cannot be written it lies among temporary files and lasts a session.
    """
    seen = hashlib.sha256(f"{data.digest} {PIL.__version__}".encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        seen.update(source.read_bytes())
    folder = home or cache_folder() / "sheets"
    own = folder / seen.hexdigest()[:20]
    try:
        own.mkdir(parents=True, exist_ok=True)
        own.touch()
    except OSError:
        return Store(Path(tempfile.mkdtemp(prefix="baton-sheet-")))
    _forget(folder)
    return Store(own)


def _forget(home: Path) -> None:
    """Remove the sheets that were used longest ago."""
    kept = sorted((path for path in home.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime)
    for path in kept[:-MOST]:
        shutil.rmtree(path, ignore_errors=True)


@dataclass(frozen=True)
class Store:
    """A folder of tiles, a file a tile."""

    folder: Path

    def path(self, across: int, column: int, row: int) -> Path:
        """The file of a tile of the level whose hexes are `across` pixels wide."""
        return self.folder / f"{across}" / f"{column}-{row}{SUFFIX}"

    def put(self, path: Path, picture: Picture) -> None:
        """Keeps a tile. A reader finds it whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{path.name}.{os.getpid()}.part")
        partial.write_bytes(encoded(picture))
        partial.replace(path)


def encoded(picture: Picture) -> bytes:
    """A picture as JPEG."""
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=QUALITY, subsampling=0)
    return out.getvalue()
