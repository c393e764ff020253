"""One picture out of a film, to stand there before it plays."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import av
from PIL import Image

SHARE: Final = 0.2
"""How far into the film: past the first card, and not at its end."""


def poster(film: Path, out: Path) -> None:
    """Write a jpeg of 1280 wide, of the key frame that is nearest."""
    with av.open(str(film)) as container:
        stream = container.streams.video[0]
        container.seek(int((container.duration or 0) * SHARE))
        frame = next(container.decode(stream))
    picture = Image.fromarray(frame.to_ndarray(format="rgb24"))
    picture.thumbnail((1280, 1280))
    picture.save(out, "JPEG", quality=82)
