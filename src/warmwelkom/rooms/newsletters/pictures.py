"""A picture for a newsletter: drawn again at the size of a page, without place, camera or name in it."""

from __future__ import annotations

import io
import warnings

from django.utils.translation import gettext_noop
from PIL import Image, ImageOps

from warmwelkom.base.access.errors import UserError

MOST_BYTES = 10_000_000
MOST_PIXELS = 24_000_000
WIDEST = 1200
KINDS = ("JPEG", "PNG", "WEBP")


class PictureRefused(UserError):  # noqa: N818  reads as the sentence it is
    """A picture that is too large, broken, or none."""


def web_picture(content: bytes) -> bytes:
    """The picture as a JPEG, at most 1,200 points wide.

    Raises:
        PictureRefused: larger than 10 MB, of too many points, broken, or no picture that we know.
    """
    if len(content) > MOST_BYTES:
        raise PictureRefused(
            gettext_noop(
                "Deze afbeelding is groter dan 10 MB. Maak hem kleiner en kies hem opnieuw."
            )
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _drawn(content)
    except PictureRefused:
        raise
    # a damaged picture shows itself as any of a dozen errors of the decoder
    except Exception as broken:
        raise PictureRefused(
            gettext_noop("Dit is geen afbeelding die wij kennen. Kies een png, jpeg of webp.")
        ) from broken


def _drawn(content: bytes) -> bytes:
    out = io.BytesIO()
    with Image.open(io.BytesIO(content), formats=KINDS) as picture:
        if picture.width * picture.height > MOST_PIXELS:  # read from its head, nothing unpacked yet
            raise PictureRefused(
                gettext_noop(
                    "Deze afbeelding heeft te veel punten. Maak hem kleiner dan 6.000 bij 4.000."
                )
            )
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
        bare = Image.new("RGB", upright.size, "white")
        bare.paste(upright, mask=upright.getchannel("A"))
        bare.thumbnail((WIDEST, WIDEST * 3))
        bare.save(out, format="JPEG", quality=84, optimize=True)
    return out.getvalue()
