"""Photos, panoramas and clips of the rooms, as a phone hands them over."""

from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import av
import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from warmwelkom.house.demo.wayfinding.cameras import Ahead, Around
from warmwelkom.house.demo.wayfinding.lens import as_a_phone_sees
from warmwelkom.house.demo.wayfinding.rooms import room_of
from warmwelkom.house.demo.wayfinding.seeing import seen

FINER: Final = 1.5
"""Drawn so much larger, then brought to size: edges without steps."""
GPANO: Final = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" GPano:ProjectionType="equirectangular"
 GPano:PoseHeadingDegrees="{heading}" GPano:FullPanoWidthPixels="{full}" GPano:CroppedAreaImageWidthPixels="{width}"/>
</rdf:RDF></x:xmpmeta>"""


def draw_place(
    kind: str, seed: int, *, heading: float = 4.0, size: tuple[int, int] = (1920, 1280)
) -> bytes:
    """A photo as a jpeg: what one sees looking that way, in degrees clockwise from the far wall."""
    wide, high = (round(side * FINER) for side in size)
    picture = seen(room_of(kind, seed), Ahead(width=wide, height=high, heading=heading))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return _jpeg(as_a_phone_sees(small, is_round=False))


def draw_panorama(kind: str, seed: int, *, width: int = 4096, heading: float = 0.0) -> bytes:
    """All around, as a jpeg with GPano: its middle looks `heading` degrees from north."""
    picture: Any = seen(room_of(kind, seed), Around(round(width * 1.25)))
    picture = cv2.resize(picture, (width, width // 2), interpolation=cv2.INTER_AREA)
    picture = as_a_phone_sees(picture, is_round=True)
    return _jpeg(picture, xmp=GPANO.format(heading=heading, full=width, width=width).encode())


def draw_clip(
    kind: str, seed: int, *, out: Path, seconds: float = 4.0, size: tuple[int, int] = (1280, 720)
) -> None:
    """A slow turn from left to right, 25 frames a second, H.264 without sound."""
    whole = as_a_phone_sees(seen(room_of(kind, seed), Around(4096)), is_round=True)
    frames = round(seconds * 25)
    with av.open(str(out), "w") as container:
        stream: Any = container.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        stream.options = {"preset": "veryfast", "crf": "21"}
        for number in range(frames):
            heading = -22 + 44 * number / max(1, frames - 1)
            frame = av.VideoFrame.from_ndarray(_part(whole, heading, size), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 25)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def _part(whole: NDArray[np.uint8], heading: float, size: tuple[int, int]) -> NDArray[np.uint8]:
    """What a camera sees of a panorama."""
    rays = Ahead(width=size[0], height=size[1], heading=heading).rays()
    rays /= np.linalg.norm(rays, axis=2, keepdims=True)
    x = (np.arctan2(rays[..., 0], rays[..., 1]) / (2 * np.pi) + 0.5) * whole.shape[1]
    y = (0.5 - np.arcsin(rays[..., 2]) / np.pi) * whole.shape[0]
    found: Any = cv2.remap(
        whole, x.astype(np.float32), y.astype(np.float32), cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_WRAP,
    )  # fmt: skip
    return np.ascontiguousarray(found)


def _jpeg(picture: Any, *, xmp: bytes = b"") -> bytes:
    out = io.BytesIO()
    more: dict[str, Any] = {"xmp": xmp} if xmp else {}
    Image.fromarray(picture).save(out, format="JPEG", quality=88, **more)
    return out.getvalue()
