"""Pictures that were looked at and approved, and how far another may be from them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pygame

SMALL = (320, 180)
MEAN, SHARE, FAR = (
    3.0,
    0.02,
    40,
)  # levels by which a picture may differ: in the mean, and in few pixels by far


def differs(surface: pygame.Surface, file: Path, *, bless: bool) -> bool:
    """Whether a picture differs from the approved one; `bless` puts it in its place first."""
    small = pygame.transform.smoothscale(surface, SMALL)
    if bless:
        pygame.image.save(small, file)
    approved = pygame.surfarray.array3d(pygame.image.load(file)).astype(np.int32)
    away = np.abs(pygame.surfarray.array3d(small).astype(np.int32) - approved)
    return bool(away.mean() >= MEAN or (away.max(axis=2) > FAR).mean() >= SHARE)
