"""Real pictures that scikit-image brings along, as files: run by the Python of an environment of its own.

astronaut.png   Eileen Collins (NASA, in the public domain)
faces.npy       100 faces of "Labeled Faces in the Wild", 25 x 25, grey; and others.npy: 100 cuts without a face
*.png           pictures without a face
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from skimage import data, io

WITHOUT = ("coffee", "rocket", "brick", "grass", "gravel", "hubble_deep_field", "coins", "page")


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    io.imsave(folder / "astronaut.png", data.astronaut(), check_contrast=False)
    rows = (data.lfw_subset() * 255).round().astype(np.uint8)
    np.save(folder / "faces.npy", rows[:100])
    np.save(folder / "others.npy", rows[100:])
    for name in WITHOUT:
        try:
            io.imsave(folder / f"without-{name}.png", getattr(data, name)(), check_contrast=False)
        except (OSError, RuntimeError, ValueError):  # not in the package itself: left out
            continue


if __name__ == "__main__":
    main(Path(sys.argv[1]))
