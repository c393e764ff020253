"""A photo with a high dynamic range (HEIF that says HLG or PQ), as every screen shows it."""

from __future__ import annotations

from typing import Any, Final

from PIL import Image

LARGEST: Final = 4096
"""Pixels of the longest side before the light is counted, for that takes twelve bytes a pixel."""


def in_sdr(picture: Image.Image, content: bytes) -> Image.Image:
    """The same picture where it has a plain range; else drawn anew from all its bits.

    A photo of an iPhone is plain with a map of what is brighter beside it: the map is left out.
    """
    from warmwelkom.engines.film.hdr import HDR, to_sdr  # noqa: PLC0415  OpenCV only where it is needed

    said: dict[str, Any] = picture.info.get("nclx_profile") or {}
    transfer = int(said.get("transfer_characteristics") or 0)
    if transfer not in HDR:
        return picture
    primaries = int(said.get("color_primaries") or 0)
    return Image.fromarray(to_sdr(_all_bits(content), transfer=transfer, primaries=primaries))


def _all_bits(content: bytes) -> Any:
    """Height x width x 3, 16 bits in full range, no larger than `LARGEST`."""
    import cv2  # noqa: PLC0415  the same
    import numpy as np  # noqa: PLC0415  the same
    import pillow_heif  # noqa: PLC0415  the same

    rows: Any = np.asarray(pillow_heif.open_heif(content, convert_hdr_to_8bit=False))
    if rows.dtype != np.uint16:
        rows = rows.astype(np.uint16) * 257
    scale = LARGEST / max(rows.shape[:2])
    if scale < 1:
        rows = cv2.resize(rows, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(rows[..., :3])
