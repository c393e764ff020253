"""Clips as phones make them: brighter than a screen, held upright, at no steady pace. All of our own making."""

from __future__ import annotations

import struct
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from warmwelkom.engines.film.hdr import HLG, PQ, WIDE, bent, to_sdr
from warmwelkom.engines.film.mezzanine import make_mezzanine
from warmwelkom.engines.film.tests.material import brightness, clip

WHITE = {HLG: 0.75, PQ: 0.5806}
"""Where paper-white, 203 nits, lies as a signal (BT.2408-7, table 1)."""


def grey(signal: float, transfer: int) -> int:
    code = np.full((1, 1, 3), round(signal * 65_535), np.uint16)
    found = to_sdr(code, transfer=transfer, primaries=WIDE)[0, 0]
    assert int(found.max()) - int(found.min()) <= 1
    return int(found[1])


@pytest.mark.parametrize("transfer", [HLG, PQ])
def test_paper_is_nearly_white_and_what_is_brighter_is_not_cut_off(transfer: int) -> None:
    assert grey(0, transfer) == 0
    assert abs(grey(WHITE[transfer], transfer) - 243) <= 2
    lights = [grey(signal, transfer) for signal in np.linspace(0, 1, 60)]
    assert lights == sorted(lights)
    assert grey(WHITE[transfer] - 0.02, transfer) < grey(WHITE[transfer] + 0.02, transfer) < 255


def test_the_same_light_comes_out_the_same_from_both() -> None:
    """26 nits: a grey card (BT.2408-7, table 1)."""
    assert abs(grey(0.38, HLG) - grey(0.38, PQ)) <= 3


def test_a_colour_stays_that_colour_however_bright() -> None:
    """Red of BT.709 at three times paper-white: less red than asked, no orange."""
    light = np.array([0.6274, 0.0691, 0.0164]) * 3 * 203 / 10_000
    m1, m2 = 2610 / 16_384, 2523 / 4096 * 128
    power = light**m1
    signal = ((3424 / 4096 + 2413 / 128 * power) / (1 + 2392 / 128 * power)) ** m2
    code = np.round(signal * 65_535).astype(np.uint16).reshape(1, 1, 3)
    red, green, blue = to_sdr(code, transfer=PQ, primaries=WIDE)[0, 0].tolist()
    assert red >= 250
    assert max(green, blue) <= 25


def test_bent_is_even_up_to_the_knee_and_never_over_white() -> None:
    light = np.linspace(0, 50, 5000, dtype=np.float32)
    found = bent(light)
    assert np.allclose(found[light < 0.7], light[light < 0.7])
    assert float(found.max()) <= 1
    assert bool((np.diff(found) >= 0).all())


def bright_clip(path: Path, transfer: int, signals: list[float]) -> None:
    """Ten bits, as a phone films: each frame one grey."""
    with av.open(str(path), "w") as out:
        stream: Any = out.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = 160, 90, "yuv420p10le"
        stream.options = {"crf": "5"}
        context = stream.codec_context
        context.color_primaries, context.color_trc, context.colorspace = WIDE, transfer, WIDE
        for number, signal in enumerate(signals):
            planes = np.full((135, 160), 512, np.uint16)
            planes[:90] = round(64 + 876 * signal)
            frame = av.VideoFrame.from_ndarray(planes, "yuv420p10le")
            frame.pts, frame.time_base = number, Fraction(1, 30)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


@pytest.mark.parametrize("transfer", [HLG, PQ])
def test_a_clip_with_a_high_range_becomes_a_plain_one(tmp_path: Path, transfer: int) -> None:
    bright_clip(tmp_path / "bright.mp4", transfer, [0.0, 0.38, WHITE[transfer], 1.0])
    make_mezzanine(tmp_path / "bright.mp4", tmp_path / "out.mp4")
    shown = brightness(tmp_path / "out.mp4")
    wanted = [
        16 + 219 * grey(signal, transfer) / 255 for signal in (0.0, 0.38, WHITE[transfer], 1.0)
    ]
    assert np.allclose(shown, wanted, atol=2.5)
    with av.open(str(tmp_path / "out.mp4")) as container:
        frame = next(container.decode(video=0))
    assert (frame.format.name, frame.color_trc in (HLG, PQ)) == ("yuv420p", False)


def turned(path: Path) -> None:
    """Says in the file that it was held upright, as phones do: a matrix of a quarter turn in `tkhd`."""
    content = bytearray(path.read_bytes())
    at = content.index(b"tkhd") + 4 + 40
    matrix = (0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000)
    content[at : at + 36] = struct.pack(">9i", *matrix)
    path.write_bytes(bytes(content))


def test_a_clip_held_upright_stands_upright(tmp_path: Path) -> None:
    path = tmp_path / "walk.mp4"
    halves(path)
    turned(path)
    size = make_mezzanine(path, tmp_path / "out.mp4")
    assert (size.width, size.height) == (90, 160)
    with av.open(str(tmp_path / "out.mp4")) as container:
        picture = next(container.decode(video=0)).to_ndarray()[:160]
    assert picture.shape[1] == 90
    top, low = float(picture[:60].mean()), float(picture[100:].mean())
    assert (top > 150, low < 60) == (True, True)


def halves(path: Path) -> None:
    """The left half bright, the right half dark: turned clockwise the bright half is on top."""
    with av.open(str(path), "w") as out:
        stream: Any = out.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = 160, 90, "yuv420p"
        for number in range(6):
            planes = np.full((135, 160), 128, np.uint8)
            planes[:90, :80], planes[:90, 80:] = 200, 20
            frame = av.VideoFrame.from_ndarray(planes, "yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, 30)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


def test_a_clip_without_a_steady_pace_shows_each_moment_when_it_was(tmp_path: Path) -> None:
    """A phone in the dark takes longer over a picture: 8, 30 and 20 frames a second by turns."""
    moments = [0.0, 0.125, 0.25, 0.283, 0.316, 0.35, 0.4, 0.45, 0.5]
    path = tmp_path / "uneven.mp4"
    with av.open(str(path), "w") as out:
        stream: Any = out.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = 160, 90, "yuv420p"
        stream.options, stream.time_base = {"crf": "5"}, Fraction(1, 1000)
        stream.codec_context.time_base = Fraction(1, 1000)
        for number, moment in enumerate(moments):
            planes = np.full((135, 160), 128, np.uint8)
            planes[:90] = 30 + 20 * number
            frame = av.VideoFrame.from_ndarray(planes, "yuv420p")
            frame.pts, frame.time_base = round(moment * 1000), Fraction(1, 1000)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    make_mezzanine(path, tmp_path / "out.mp4")
    shown = brightness(tmp_path / "out.mp4")
    wanted = [
        30 + 20 * max(at for at, moment in enumerate(moments) if moment <= number / 30 + 0.001)
        for number in range(len(shown))
    ]
    assert np.allclose(shown, wanted, atol=3)


def test_a_steady_clip_stays_as_it_was(tmp_path: Path) -> None:
    clip(tmp_path / "walk.mp4", frames=20, fps=30)
    make_mezzanine(tmp_path / "walk.mp4", tmp_path / "out.mp4")
    assert np.allclose(brightness(tmp_path / "out.mp4"), [16 + 4 * n for n in range(20)], atol=2)
