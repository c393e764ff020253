"""One picture out of a film, to stand there before it plays."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Final

import av
from PIL import Image

SHARE: Final = 0.2
"""How far into the film: past the first card, and not at its end."""
PAST: Final = 20
"""Frames after a key frame, for one stands where a crossfade begins, and two pictures in each other are none."""


def poster(film: Path, out: Path) -> None:
    """Write a jpeg of 1280 wide, of a moment soon after the key frame that is nearest."""
    with av.open(str(film)) as container:
        stream = container.streams.video[0]
        container.seek(int((container.duration or 0) * SHARE))
        *_before, frame = islice(container.decode(stream), PAST + 1)
    picture = Image.fromarray(frame.to_ndarray(format="rgb24"))
    picture.thumbnail((1280, 1280))
    picture.save(out, "JPEG", quality=82)
