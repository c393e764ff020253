"""Panoramas to look round in: real ones, CC0, of Poly Haven as the package @pmndrs/assets ships them, at 4096 × 2048.

The package has 512 × 256 pixels of each; what is finer is grain of our own, so that the files weigh what a camera's do.
"""

from __future__ import annotations

import sys
from pathlib import Path

import cv2
import numpy as np
from PIL import Image


def panorama(floats: Path) -> Image.Image:
    """The picture of what light.mjs wrote, from light to what a screen shows."""
    light = np.fromfile(floats, np.float32).reshape(256, 512, 4)[::-1, :, :3]
    shown = np.clip(light / (light + np.median(light)) * 1.4, 0, 1) ** (1 / 2.2)
    large = cv2.resize(shown.astype(np.float32), (4096, 2048), interpolation=cv2.INTER_CUBIC)
    grain = np.random.default_rng(9).normal(0, 0.03, (2048, 4096, 1)).astype(np.float32)
    return Image.fromarray((np.clip(large + cv2.GaussianBlur(grain, (3, 3), 0)[:, :, None], 0, 1) * 255).astype(np.uint8))  # fmt: skip


def main(floats: str, to: str) -> None:
    folder = Path(to)
    picture = panorama(Path(floats))
    picture.save(folder / "full.jpg", quality=82)
    picture.resize((1024, 512), Image.Resampling.LANCZOS).save(folder / "first.jpg", quality=72)


if __name__ == "__main__":
    main(*sys.argv[1:])
