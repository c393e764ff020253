"""A photo of a face, made fit for a page: cut square around it, in a few sizes, small and bare. Pure.

The picture is drawn again, so that place, camera and anything hidden in the file are gone.
"""

from __future__ import annotations

import io
from typing import Final

from django.utils.translation import gettext_noop
from PIL import Image, ImageOps

from warmwelkom.base.files.keeping import MOST_BYTES
from warmwelkom.base.files.types import MOST_PIXELS, FileRefused, opened, picture_kind

MOST_PIXELS_OF_JPEG: Final = 64_000_000
"""More than of another picture: a jpeg is unpacked at an eighth, so a telephone of today fits."""
A_FACE_IS_HIGH: Final = (0.5, 0.4)
QUALITIES: Final = (82, 70, 58, 46, 34, 22, 12)
IPHONE: Final = (b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1", b"avif")


def square_faces(content: bytes, *, most_bytes_of: dict[int, int]) -> dict[int, bytes]:
    """A square jpeg for each side in pixels, of at most so many bytes.

    Raises:
        FileRefused: it is no picture that we read, it is broken, or it is too large to open.
    """
    if len(content) > MOST_BYTES:
        raise FileRefused(gettext_noop("Deze foto is groter dan 10 MB. Maak hem kleiner."))
    kind = picture_kind(content)
    if not kind:
        raise _no_photo(content)
    pixels = MOST_PIXELS_OF_JPEG if kind == "JPEG" else MOST_PIXELS
    with opened(content, kind, most_pixels=pixels, side=2 * max(most_bytes_of)) as picture:
        plain = _on_white(picture)
        return {side: _jpeg(plain, side, most) for side, most in most_bytes_of.items()}


def _on_white(picture: Image.Image) -> Image.Image:
    seen = picture.convert("RGBA")
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    return paper


def _jpeg(picture: Image.Image, side: int, most: int) -> bytes:
    square = ImageOps.fit(picture, (side, side), Image.Resampling.LANCZOS, centering=A_FACE_IS_HIGH)
    drawn = b""
    for quality in QUALITIES:
        out = io.BytesIO()
        square.save(out, format="JPEG", quality=quality, optimize=True)
        drawn = out.getvalue()
        if len(drawn) <= most:
            break
    return drawn


def _no_photo(content: bytes) -> FileRefused:
    if content[4:8] == b"ftyp" and content[8:12] in IPHONE:
        return FileRefused(
            gettext_noop(
                "Dit is een foto in het formaat van een iPhone (HEIC), en dat lezen wij niet. Maak een schermafbeelding van de foto en kies die."
            )
        )
    return FileRefused(gettext_noop("Dit is geen foto die wij kennen. Kies een png, jpeg of webp."))
