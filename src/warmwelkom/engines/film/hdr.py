"""Pictures with a high dynamic range as every screen shows them: HLG and PQ (ITU-R BT.2100-2) to BT.709.

Light is counted in paper-white, which lies at 203 nits (ITU-R BT.2408-7, 2.2). Up to seven tenths of it nothing changes,
what is brighter is bent under full white: of each pixel by its brightest colour, so that no colour turns into another.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

PQ, HLG = 16, 18
"""Transfer characteristics as ITU-T H.273 counts them."""
HDR: Final = (PQ, HLG)
WIDE: Final = 9
"""Primaries of BT.2020, as H.273 counts them."""
WHITE, PEAK = 203.0, 1000.0
KNEE: Final = 0.7
STEPS: Final = 65_536
TO_709: Final = ((1.6605, -0.5876, -0.0728), (-0.1246, 1.1329, -0.0083), (-0.0182, -0.1006, 1.1187))
"""ITU-R BT.2087-0, annex 2, the other way round."""
LUMA: Final = (0.2627, 0.6780, 0.0593)


def to_sdr(picture: NDArray[np.uint16], *, transfer: int, primaries: int) -> NDArray[np.uint8]:
    """Height x width x red-green-blue, 16 bits in full range, as 8 bits for a screen with a gamma of 2.4.

    Args:
        picture: as it was coded.
        transfer: `PQ` or `HLG`.
        primaries: `WIDE` for BT.2020; others stay as they are.
    """
    light: NDArray[Any] = _light(transfer)[picture]
    if transfer == HLG:
        scene = cv2.transform(light, np.array([LUMA], np.float32))
        light *= (PEAK / WHITE) * np.maximum(scene, 1e-6)[..., None] ** np.float32(0.2)
    if primaries == WIDE:
        light = cv2.transform(light, np.array(TO_709, np.float32))
    np.clip(light, 0, PEAK * 10 / WHITE, out=light)
    brightest = np.maximum(light.max(axis=2), 1e-6)
    light *= (bent(brightest) / brightest)[..., None]
    return _codes()[(light * np.float32(STEPS - 1) + np.float32(0.5)).astype(np.uint16)]


def bent(light: NDArray[Any]) -> NDArray[Any]:
    """As it is up to the knee, then ever slower towards 1."""
    over = 1 - np.exp(-(np.maximum(light, KNEE) - KNEE) / (1 - KNEE))
    return np.where(light < KNEE, light, KNEE + (1 - KNEE) * over).astype(np.float32)


@lru_cache(maxsize=2)
def _light(transfer: int) -> NDArray[np.float32]:
    """Code (16 bits) -> light: of PQ in paper-whites, of HLG as the scene gave it, 0 to 1."""
    code = np.arange(65_536, dtype=np.float64) / 65_535
    return (_pq(code) if transfer == PQ else _hlg(code)).astype(np.float32)


def _pq(code: NDArray[Any]) -> NDArray[Any]:
    """BT.2100-2, table 4."""
    m1, m2 = 2610 / 16_384, 2523 / 4096 * 128
    c1, c2, c3 = 3424 / 4096, 2413 / 4096 * 32, 2392 / 4096 * 32
    root = code ** (1 / m2)
    nits = 10_000 * (np.maximum(root - c1, 0) / (c2 - c3 * root)) ** (1 / m1)
    found: NDArray[Any] = nits / WHITE
    return found


def _hlg(code: NDArray[Any]) -> NDArray[Any]:
    """BT.2100-2, table 5."""
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    return np.where(code <= 0.5, code**2 / 3, (np.exp((code - c) / a) + b) / 12)


@lru_cache(maxsize=1)
def _codes() -> NDArray[np.uint8]:
    """Light in steps -> code (ITU-R BT.1886)."""
    found = np.round(255 * (np.arange(STEPS) / (STEPS - 1)) ** (1 / 2.4))
    return found.astype(np.uint8)
