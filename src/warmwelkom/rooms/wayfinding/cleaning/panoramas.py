"""How far around a panorama reaches and where its middle looked: from the file, else from its shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PIL import Image

WHOLE: Final = 360.0
TWICE_AS_WIDE: Final = (1.9, 2.1)
WIDE: Final = 2.1
DEGREES_HIGH: Final = 55.0
"""What a phone held upright sees from top to bottom in its own panorama; measured by nobody, so only a guess."""
MOST_XMP: Final = 200_000


@dataclass(frozen=True, kw_only=True)
class Turn:
    """Degrees around, and the compass heading of the middle where the file said it."""

    fov_degrees: float
    heading_degrees: float | None


def turn_of(picture: Image.Image, *, asked: bool) -> Turn | None:
    """None for a plain photo. With `asked` somebody said that it is a panorama."""
    told = _told(picture)
    if told.get("ProjectionType") == "equirectangular":
        full, part = (
            _number(told, "FullPanoWidthPixels"),
            _number(told, "CroppedAreaImageWidthPixels"),
        )
        share = min(1.0, part / full) if full and part else 1.0
        return Turn(fov_degrees=round(WHOLE * share, 1), heading_degrees=_heading(told))
    shape = picture.width / picture.height
    if asked and TWICE_AS_WIDE[0] <= shape <= TWICE_AS_WIDE[1]:
        return Turn(fov_degrees=WHOLE, heading_degrees=None)
    if asked or shape > WIDE:
        return Turn(fov_degrees=round(min(WHOLE, DEGREES_HIGH * shape), 1), heading_degrees=None)
    return None


def _heading(told: dict[str, str]) -> float | None:
    heading = _number(told, "PoseHeadingDegrees")
    return None if heading is None else heading % 360


def _number(told: dict[str, str], name: str) -> float | None:
    try:
        found = float(told.get(name, ""))
    except ValueError:
        return None
    return found if -1e6 < found < 1e6 else None


def _told(picture: Image.Image) -> dict[str, str]:
    """The words of GPano, wherever they stand; read by defusedxml, which opens no entity."""
    packet = picture.info.get("xmp") or b""
    if not packet or len(packet) > MOST_XMP:
        return {}
    try:
        rows: Any = picture.getxmp()
    # broken or hostile XML shows itself as any of a dozen errors of the parser
    except Exception:  # noqa: BLE001
        return {}
    found: dict[str, str] = {}
    _collect(rows, found)
    return found


def _collect(rows: Any, found: dict[str, str]) -> None:
    if isinstance(rows, dict):
        for name, value in rows.items():
            if isinstance(value, str):
                found.setdefault(name, value.strip())
            else:
                _collect(value, found)
    elif isinstance(rows, list):
        for value in rows:
            _collect(value, found)
