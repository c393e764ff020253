"""Whether the machine finds real faces: one face in 22 ways and 7 sizes, and 100 small ones of as many people.

The pictures come with scikit-image, in an environment of its own (requirements.txt here). --short: three sizes, one ground.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import cv2  # noqa: E402
import numpy as np  # noqa: E402
from variants import FACE, cases  # noqa: E402

from measured import OUT, ROOT, tell  # noqa: E402
from warmwelkom.engines.faces import find  # noqa: E402
from warmwelkom.engines.faces.boxes import Face, wider  # noqa: E402

HOME, TOOLS = OUT / "faces", ROOT / ".tools" / "face-pictures"
WIDER_BY = 0.2
"""As the house draws a box: a fifth larger on each side."""
COVERED = 0.95
SHORT = (24, 40, 80)


def main(words: list[str]) -> int:
    short = "--short" in words
    pictures(HOME)
    found = one_face(short=short) | many_people() | nobody()
    tell("faces", found)
    return 0


def pictures(folder: Path) -> None:
    """Written by scikit-image, which is installed on first use."""
    lock, stamp, python = HERE / "requirements.txt", TOOLS / ".stamp", TOOLS / "bin" / "python"
    key = hashlib.sha256(lock.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != key:
        uv = str(ROOT / ".tools" / "bin" / "uv")
        subprocess.run([uv, "venv", "-q", "--clear", "--python", sys.executable, TOOLS], check=True)
        install = [uv, "pip", "install", "-q", "--python", str(python), "--require-hashes"]
        subprocess.run([*install, "-r", str(lock)], check=True)
        stamp.write_text(key)
    subprocess.run([str(python), str(HERE / "pictures.py"), str(folder)], check=True)


def one_face(*, short: bool) -> dict[str, Any]:
    """Found and covered whole, by size and by way."""
    astronaut = cv2.imread(str(HOME / "astronaut.png"))
    grounds = [cv2.imread(str(HOME / f"without-{name}.png")) for name in ("coffee", "brick")]
    by_size: Any = defaultdict(lambda: [0, 0, 0])
    by_way: Any = defaultdict(lambda: [0, 0, 0])
    for ground in grounds[: 1 if short else 2]:
        for case in cases(astronaut, ground):
            if short and case.size not in SHORT:
                continue
            share = seen(case.picture, case.place)
            ways = [by_way[case.way]] if case.size >= SHORT[1] else []
            for row in (by_size[case.size], *ways):
                row[0] += 1
                row[1] += share > 0.3
                row[2] += share >= COVERED
    words = ("of", "found", "covered_whole")
    return {
        "face_pixels": f"{FACE[3]} high in a picture of 512",
        "by_size": {size: dict(zip(words, row, strict=True)) for size, row in by_size.items()},
        "by_way_from_40_pixels": {way: dict(zip(words, row, strict=True)) for way, row in by_way.items()},
    }  # fmt: skip


def seen(picture: Any, place: tuple[float, ...]) -> float:
    """How much of the face lies under a box as the house would draw it."""
    mask = np.zeros((1000, 1000), bool)
    left, top, wide, high = (round(part * 1000) for part in place)
    for face in find(picture):
        box = [round(part * 1000) for part in wider(face, WIDER_BY).place]
        mask[box[1] : box[1] + box[3], box[0] : box[0] + box[2]] = True
    return float(mask[top : top + high, left : left + wide].mean())


def many_people() -> dict[str, Any]:
    """100 people of whom there are 25 x 25 grey pixels, blown up; a sheet of each size on plain grey."""
    faces, others = np.load(HOME / "faces.npy"), np.load(HOME / "others.npy")
    found = {}
    for times in (1, 2, 4):
        found[f"{25 * times}_pixels"] = {
            "people": len(faces), "found": hits(faces, times),
            "no_faces": len(others), "false": hits(others, times),
        }  # fmt: skip
    return {"small_and_grey": found}


def hits(cuts: Any, times: int) -> int:
    """In how many cells of a sheet with room between them a face is found."""
    side, step = 25 * times, 75 * times
    sheet = np.full((step * 10, step * 10, 3), 128, np.uint8)
    for number, cut in enumerate(cuts):
        row, column = divmod(number, 10)
        big = cv2.resize(cut, (side, side), interpolation=cv2.INTER_CUBIC)
        top, left = row * step + side, column * step + side
        sheet[top : top + side, left : left + side] = big[..., None]
    cells = {cell(face) for face in find(sheet)}
    return len(cells)


def cell(face: Face) -> tuple[int, int]:
    return int((face.top + face.height / 2) * 10), int((face.left + face.width / 2) * 10)


def nobody() -> dict[str, Any]:
    """Boxes in pictures without a face: work for who reviews, no danger."""
    rows = {
        path.stem: len(find(cv2.imread(str(path)))) for path in sorted(HOME.glob("without-*.png"))
    }
    return {"boxes_where_nobody_is": rows}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
