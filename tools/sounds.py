"""Synthesises the sounds of the window into assets/sounds; run again, it writes the same bytes.

    python tools/sounds.py                     (or with a folder of one's own behind it)

Nothing was recorded: each sound is a few tones that die away, or noise made dull. They are short, low and
dry on purpose. A war with real dead is told; nothing here rings out for a victory. Noise is the raw output
of PCG64 from a fixed seed, of which numpy promises that it stays the same from one version to the next.
"""

from __future__ import annotations

import sys
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

Wave = npt.NDArray[np.float64]  # samples, full swing from -1 to 1

FOLDER: Final = Path(__file__).resolve().parent.parent / "assets" / "sounds"
RATE: Final = 22_050  # samples a second
FULL: Final = 32_767
ATTACK: Final = 0.006  # seconds in which a sound sets in, so that it does not click
RELEASE: Final = 0.03  # seconds in which it is led to silence at its end
LICENCE: Final = """These sounds were synthesised by tools/sounds.py and contain no recording.
They are part of Baton, (c) the Baton authors, under the MIT licence, whose text is in the file LICENSE.
"""


def clock(seconds: float) -> Wave:
    """The time of each sample, in seconds."""
    return np.arange(round(seconds * RATE)) / RATE


def tone(seconds: float, hertz: float, fade: float, overtones: tuple[float, ...] = ()) -> Wave:
    """A tone that dies away, to a third in `fade` seconds; the shares of its overtones die sooner."""
    at = clock(seconds)
    out = np.sin(2 * np.pi * hertz * at) * np.exp(-at / fade)
    for number, share in enumerate(overtones, start=2):
        out += share * np.sin(2 * np.pi * number * hertz * at) * np.exp(-at * number / fade)
    return out


def noise(seconds: float, seed: int, dull: int, rounds: int = 3) -> Wave:
    """Noise, made dull by so many rounds of a running mean over `dull` samples; loudest at 1."""
    count = round(seconds * RATE)
    raw = np.random.PCG64(seed).random_raw(count)
    out = (raw >> np.uint64(40)).astype(np.float64) / 2**23 - 1
    for _round in range(rounds):
        out = np.convolve(out, np.full(dull, 1 / dull), mode="same")
    return np.asarray(out / np.abs(out).max())


def fading(sound: Wave, fade: float) -> Wave:
    """A sound that dies away, to a third in `fade` seconds."""
    return np.asarray(sound * np.exp(-clock(len(sound) / RATE) / fade))


def laid(seconds: float, parts: list[tuple[float, float, Wave]]) -> Wave:
    """Sounds laid over one another: when each begins, in seconds, and how loud it is."""
    out = np.zeros(round(seconds * RATE))
    for begins, loud, part in parts:
        first = round(begins * RATE)
        length = min(len(part), len(out) - first)
        out[first : first + length] += loud * part[:length]
    return out


def order_given() -> Wave:
    """A short knock on wood."""
    knock = fading(noise(0.1, 1, 6), 0.008)
    return laid(0.11, [(0, 0.55, tone(0.1, 640, 0.022, (0.3,))), (0, 0.25, knock)])


def order_refused() -> Wave:
    """Two dull knocks, lower than that of an order that was taken."""
    knock = tone(0.1, 190, 0.035, (0.4, 0.15))
    return laid(0.24, [(0, 0.5, knock), (0.11, 0.5, knock)])


def march() -> Wave:
    """Wheels on sand: a breath of dull noise that comes and goes."""
    at = clock(0.42)
    return np.asarray(0.5 * noise(0.42, 2, 14) * np.sin(np.pi * at / 0.42) ** 2)


def aircraft() -> Wave:
    """An engine that passes far off."""
    at = clock(1.0)
    swell = np.sin(np.pi * at) ** 2
    engine = np.sin(2 * np.pi * 92 * at) + 0.5 * np.sin(2 * np.pi * 138.5 * at)
    return np.asarray((0.24 * engine + 0.4 * noise(1.0, 3, 22)) * swell)


def fight() -> Wave:
    """Single shots, far off and uneven."""
    shots = ((0.0, 0.9), (0.13, 0.55), (0.21, 0.7), (0.42, 0.5), (0.5, 0.75), (0.66, 0.4))
    return laid(
        0.95, [(at, loud * 1.4, fading(noise(0.25, 4 + n, 9), 0.035)) for n, (at, loud) in enumerate(shots)]
    )


def blast() -> Wave:
    """One dull blow and what rolls after it."""
    rolling = fading(noise(0.95, 20, 40), 0.28)
    return laid(
        0.95, [(0, 0.5, tone(0.5, 52, 0.16)), (0, 0.65, rolling), (0, 0.3, fading(noise(0.1, 21, 8), 0.02))]
    )


def losses() -> Wave:
    """A low muted tone that dies away slowly."""
    return laid(1.25, [(0, 0.4, tone(1.25, 110, 0.5, (0.25, 0.08))), (0, 0.17, tone(1.25, 130.8, 0.45))])


def handover() -> Wave:
    """Two quiet tones, the second where the first leaves off."""
    return laid(0.75, [(0, 0.36, tone(0.45, 262, 0.2, (0.2,))), (0.24, 0.36, tone(0.5, 349, 0.2, (0.2,)))])


def news() -> Wave:
    """One quiet tone."""
    return 0.42 * tone(0.5, 392, 0.14, (0.25, 0.1))


def turn() -> Wave:
    """A leaf that is turned: dull noise, and a low tone under it."""
    at = clock(0.5)
    leaf = noise(0.5, 30, 5) * np.exp(-(((at - 0.12) / 0.06) ** 2))
    return np.asarray(0.28 * leaf + 0.3 * tone(0.5, 165, 0.15))


SOUNDS: Final[dict[str, Callable[[], Wave]]] = {
    make.__name__: make
    for make in (order_given, order_refused, march, aircraft, fight, blast, losses, handover, news, turn)
}


def samples(sound: Wave) -> npt.NDArray[np.int16]:
    """A sound as 16-bit samples, led in from silence and out to it. Raises ValueError if it is too loud."""
    out = sound.copy()
    first, last = round(ATTACK * RATE), round(RELEASE * RATE)
    out[:first] *= np.linspace(0, 1, first)
    out[-last:] *= np.linspace(1, 0, last)
    if np.abs(out).max() > 1:
        raise ValueError(f"a sound swings to {np.abs(out).max():.2f}, beyond 1")
    return np.round(out * FULL).astype("<i2")


def build(folder: Path) -> None:
    """Write every sound as a WAV file of one channel, and the line about their licence."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in SOUNDS.items():
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples(make()).tobytes())
    (folder / "LICENSE.txt").write_text(LICENCE, encoding="utf-8")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
