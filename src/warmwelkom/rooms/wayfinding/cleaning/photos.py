"""A photo or panorama, upright, in plain colours, bare; and what its maker wrote in it about where it looks."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from typing import Any, Final

from PIL import Image, ImageCms

from warmwelkom.base.files.types import opened
from warmwelkom.rooms.wayfinding.cleaning.bright import in_sdr
from warmwelkom.rooms.wayfinding.cleaning.panoramas import Turn, turn_of

MOST_PIXELS: Final = {
    "JPEG": 120_000_000,
    "HEIF": 64_000_000,
    "PNG": 40_000_000,
    "WEBP": 40_000_000,
}
"""Of a jpeg most: it is unpacked at a half or a quarter where that is enough."""
LONGEST: Final = {"photo": 3200, "panorama": 4096, "plan": 3200}
TAKEN: Final = (36867, 306)
"""EXIF: the moment it was taken, or changed."""


@dataclass(frozen=True, kw_only=True)
class Bare:
    """The picture alone, what it was taken on, and how far around it reaches where it is a panorama."""

    picture: Image.Image
    taken_on: dt.date | None
    turn: Turn | None


def bare_photo(content: bytes, kind: str, *, wanted: str) -> Bare:
    """A picture drawn again.

    Args:
        content: the file.
        kind: JPEG, PNG, WEBP or HEIF.
        wanted: "photo", "panorama" or "plan"; what the file says itself counts for a photo.

    Raises:
        FileRefused: it is broken, or too large to open.
    """
    if kind == "HEIF":
        _read_heif()
    with opened(content, kind, most_pixels=MOST_PIXELS[kind], side=LONGEST["panorama"]) as picture:
        turn = turn_of(picture, asked=wanted == "panorama") if wanted != "plan" else None
        what = "panorama" if turn else wanted
        plain = _plain(in_sdr(picture, content) if kind == "HEIF" else picture)
        plain.thumbnail((LONGEST[what], LONGEST[what]), Image.Resampling.LANCZOS, reducing_gap=2.0)
        return Bare(picture=plain, taken_on=_taken_on(picture), turn=turn)


def _read_heif() -> None:
    import pillow_heif  # noqa: PLC0415  a large library, only where a phone sent such a file

    pillow_heif.register_heif_opener()


def _plain(picture: Image.Image) -> Image.Image:
    """In sRGB on white, whatever the phone called its colours."""
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "RGBA"):
        picture = _in_srgb(picture, profile)
    seen = picture.convert("RGBA")
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    return paper


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    try:
        found = ImageCms.profileToProfile(
            picture, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode=picture.mode
        )
    except (ImageCms.PyCMSError, OSError, ValueError):  # a profile that says nothing: as it is
        return picture
    return found or picture


def _taken_on(picture: Image.Image) -> dt.date | None:
    exif: Any = picture.getexif()
    inside = exif.get_ifd(0x8769)
    for tag in TAKEN:
        text = str(inside.get(tag) or exif.get(tag) or "")
        try:
            return dt.datetime.strptime(text[:10], "%Y:%m:%d").date()  # noqa: DTZ007  a day without a zone
        except ValueError:
            continue
    return None


def as_file(picture: Image.Image, kind: str, *, quality: int = 84) -> bytes:
    """A jpeg or webp with nothing in it but the picture."""
    out = io.BytesIO()
    more: dict[str, Any] = (
        {"method": 4} if kind == "WEBP" else {"optimize": True, "progressive": True}
    )
    picture.save(out, format=kind, quality=quality, **more)
    return out.getvalue()
