"""A clip: its frames at the film's pace, size and colours, whatever the phone made of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import av
import cv2
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, Interpolation

from warmwelkom.engines.film.faults import FilmError
from warmwelkom.engines.film.hdr import HDR, to_sdr
from warmwelkom.engines.film.planes import Planes, copy, empty, from_bgr, of_frame
from warmwelkom.engines.film.storyboard import Fit

if TYPE_CHECKING:
    from warmwelkom.engines.film.storyboard import Scene, Storyboard

EPSILON = 1e-4
BLUR_BY = 24


class Clip:
    """Frames are asked for in order; going back starts to decode anew."""

    def __init__(self, scene: Scene, board: Storyboard) -> None:
        self.asset, self.fit = scene.file, scene.fit
        self.size, self.fps, self.first = (board.width, board.height), board.fps, scene.first
        self.number = -1
        self.frames: Iterator[av.VideoFrame] | None = None
        self.ahead: av.VideoFrame | None = None
        self.shown: Planes | None = None

    def paint(self, number: int, target: Planes) -> None:
        """The frame that is on at that moment; after the last one the last one stays."""
        if self.frames is None or number < self.number:
            self._open(number)
        self.number = number
        moment = (self.first + number) / self.fps
        frame = None
        while self.ahead is not None and (self.ahead.time or 0.0) <= moment + EPSILON:
            frame = self.ahead
            self._go_on()
        if frame is not None or self.shown is None:
            self.shown = self._fitted(frame or self.ahead)
        copy(self.shown, target)

    def _open(self, number: int) -> None:
        self.shown = None
        self.frames = _decoded(str(self.asset.path), (self.first + number) / self.fps)
        self._go_on()

    def _go_on(self) -> None:
        try:
            self.ahead = next(self.frames or iter(()), None)
        except (av.FFmpegError, IndexError) as reason:
            raise FilmError(
                f"{self.asset.path.name} is no clip that can be read.", code="clip"
            ) from reason

    def _fitted(self, frame: av.VideoFrame | None) -> Planes:
        if frame is None:
            raise FilmError(
                f"{self.asset.path.name} ends before the scene begins.", code="short_clip"
            )
        return _fitted(frame, self.size, self.fit)


def _decoded(path: str, moment: float) -> Iterator[av.VideoFrame]:
    """Frames from the last one that is on at the moment, by way of the key frame before it."""
    with av.open(path, metadata_errors="ignore") as container:
        stream = container.streams.video[0]
        stream.codec_context.thread_count = 1
        if moment > 0 and stream.time_base:
            container.seek(int(moment / stream.time_base), stream=stream, backward=True)
        yield from container.decode(stream)


def _fitted(frame: av.VideoFrame, size: tuple[int, int], fit: Fit) -> Planes:
    turned = round(getattr(frame, "rotation", 0) / 90) % 4
    width, height = (frame.width, frame.height)[:: -1 if turned % 2 else 1]
    scale = min(size[0] / width, size[1] / height)
    covers = max(size[0] / width, size[1] / height)
    if covers / scale < 1.01:
        return _scaled(frame, size, turned)
    if fit is Fit.COVER:
        return _middle(_scaled(frame, _even(width * covers, height * covers), turned), size)
    inner = _scaled(frame, _even(width * scale, height * scale), turned)
    small = _even(width * covers / BLUR_BY, height * covers / BLUR_BY)
    return _on_blur(inner, _scaled(frame, small, turned), size)


def _even(width: float, height: float) -> tuple[int, int]:
    return max(2, round(width / 2) * 2), max(2, round(height / 2) * 2)


def _scaled(frame: av.VideoFrame, size: tuple[int, int], turned: int) -> Planes:
    width, height = size[:: -1 if turned % 2 else 1]
    if frame.color_trc in HDR:
        return _upright(_from_hdr(frame, width, height), turned)
    same = (frame.width, frame.height, frame.format.name) == (width, height, "yuv420p")
    if not same or frame.color_range == ColorRange.JPEG:
        frame = frame.reformat(
            width=width,
            height=height,
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            interpolation=Interpolation.AREA if height < frame.height else Interpolation.BICUBIC,
        )
    return _upright(of_frame(frame), turned)


def _upright(planes: Planes, turned: int) -> Planes:
    return Planes(*(np.rot90(plane, turned).copy() for plane in planes)) if turned else planes


def _from_hdr(frame: av.VideoFrame, width: int, height: int) -> Planes:
    """What a newer phone films with HLG or PQ, as a plain screen shows it."""
    way = Interpolation.AREA if height < frame.height else Interpolation.BICUBIC
    wide = frame.reformat(width=width, height=height, format="rgb48le", interpolation=way)
    rows: Any = wide.to_ndarray()
    picture = to_sdr(rows, transfer=frame.color_trc, primaries=frame.color_primaries)
    return from_bgr(np.ascontiguousarray(picture[..., ::-1]))


def _middle(planes: Planes, size: tuple[int, int]) -> Planes:
    found = []
    for plane, part in zip(planes, (1, 2, 2), strict=True):
        width, height = size[0] // part, size[1] // part
        top, left = (plane.shape[0] - height) // 2, (plane.shape[1] - width) // 2
        found.append(plane[max(0, top) : max(0, top) + height, max(0, left) : max(0, left) + width])
    return Planes(*found)


def _on_blur(inner: Planes, small: Planes, size: tuple[int, int]) -> Planes:
    """The clip whole in the middle, the sides filled with itself, large and blurred."""
    out = empty(*size)
    for plane, blurred, whole, part in zip(inner, small, out, (1, 2, 2), strict=True):
        width, height = size[0] // part, size[1] // part
        wide = cv2.GaussianBlur(blurred, (0, 0), 1.5)
        cover = max(width / wide.shape[1], height / wide.shape[0])
        wide = cv2.resize(wide, None, fx=cover, fy=cover, interpolation=cv2.INTER_LINEAR)
        top, left = (wide.shape[0] - height) // 2, (wide.shape[1] - width) // 2
        whole[:] = wide[top : top + height, left : left + width]
        y, x = (height - plane.shape[0]) // 2, (width - plane.shape[1]) // 2
        whole[y : y + plane.shape[0], x : x + plane.shape[1]] = plane
    return out
