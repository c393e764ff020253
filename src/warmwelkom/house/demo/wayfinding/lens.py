"""What a lens and a sensor do to a picture: light glows, corners are darker, no colour is quite flat. Pure."""

from __future__ import annotations

from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

BRIGHT: Final = 205.0
"""From here on light spills over what is beside it."""
PART: Final = 8
"""The spill is worked out in a picture so many times as small."""
GRAIN: Final = 1.6


def as_a_phone_sees(picture: NDArray[Any], *, is_round: bool) -> NDArray[np.uint8]:
    """The same picture with glow, a little more contrast, grain; of a photo the corners are darker. In RGB."""
    high, wide = picture.shape[:2]
    rows = picture.astype(np.float32) + _spill(picture, is_round=is_round)
    share = np.clip(rows / 255, 0, 1.06)
    rows = 255 * (share + 0.10 * (share - 0.5) * (1 - np.abs(2 * share - 1)))
    rows *= np.array((1.012, 1.0, 0.98), np.float32)
    if not is_round:
        across, down = np.linspace(-1, 1, wide, dtype=np.float32), np.linspace(-1, 1, high, dtype=np.float32)  # fmt: skip
        rows *= (1 - 0.13 * (across[None] ** 2 + down[:, None] ** 2) / 2)[..., None]
    grain = np.random.default_rng(high).normal(0, GRAIN, (high, wide, 1)).astype(np.float32)
    found: NDArray[np.uint8] = np.clip(rows + grain, 0, 255).astype(np.uint8)
    return found


def _spill(picture: NDArray[Any], *, is_round: bool) -> NDArray[np.float32]:
    """What windows and lamps give to what is beside them; a round picture goes on at its other side."""
    high, wide = picture.shape[:2]
    small: Any = cv2.resize(picture, (max(1, wide // PART), max(1, high // PART)), interpolation=cv2.INTER_AREA)  # fmt: skip
    light = np.maximum(small.astype(np.float32) - BRIGHT, 0)
    edge = small.shape[1] // 4
    if is_round and edge:
        light = np.concatenate([light[:, -edge:], light, light[:, :edge]], axis=1)
    soft: Any = cv2.GaussianBlur(light, (0, 0), max(1.0, wide / PART / 34))
    if is_round and edge:
        soft = soft[:, edge:-edge]
    found: NDArray[np.float32] = 0.55 * cv2.resize(soft, (wide, high), interpolation=cv2.INTER_LINEAR)  # fmt: skip
    return found
