"""What a file is, by its first bytes. Pure."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_noop

from warmwelkom.base.files.types import FileRefused, picture_kind

HEIF: Final = (b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1")
CLIPS: Final = (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"qt  ", b"M4V ",
                b"3gp4", b"3gp5", b"3gp6", b"dash", b"MSNV", b"mp71")  # fmt: skip
SOUNDS: Final = (b"M4A ", b"M4B ")
MB: Final = 1_000_000
MOST_BYTES: Final = {"picture": 60 * MB, "clip": 300 * MB, "sound": 30 * MB}
HEAD: Final = 64
"""Bytes that tell."""


def family_of(head: bytes) -> tuple[str, str]:
    """("picture", "JPEG"), ("clip", "") or ("sound", ""); both empty where it is nothing that we read."""
    if kind := picture_kind(head):
        return "picture", kind
    brand = head[8:12] if head[4:8] == b"ftyp" else b""
    if brand in HEIF:
        return "picture", "HEIF"
    if brand in SOUNDS or head[:4] == b"OggS" or head[:3] == b"ID3" or _is_wave(head):
        return "sound", ""
    if brand in CLIPS or head[:4] == b"\x1aE\xdf\xa3":
        return "clip", ""
    return "", ""


def _is_wave(head: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == b"WAVE"


def checked_family(head: bytes, size: int) -> tuple[str, str]:
    """The same, where we take it.

    Raises:
        FileRefused: it is nothing that we read, or too large for what it is.
    """
    family, kind = family_of(head)
    if not family:
        raise FileRefused(
            gettext_noop("Dit is geen foto, filmpje of geluid dat wij kennen. Kies een jpeg, png, webp, heic, mp4, mov of webm.")
        )  # fmt: skip
    if size > MOST_BYTES[family]:
        raise FileRefused(
            gettext_noop("Dit bestand is groter dan %(most)s MB. Maak het kleiner of korter."),
            most=MOST_BYTES[family] // MB,
        )
    return family, kind
