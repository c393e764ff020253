"""The drawn building: the same for the same seed, and as a phone hands it over."""

from __future__ import annotations

import io
from pathlib import Path

import av
import pytest
from PIL import Image

from warmwelkom.house.demo.wayfinding import draw_clip, draw_panorama, draw_place
from warmwelkom.house.demo.wayfinding.rooms import KINDS

SMALL = (96, 64)


@pytest.mark.parametrize("kind", [*KINDS, "other"])
def test_every_kind_of_place_can_be_drawn(kind: str) -> None:
    with Image.open(io.BytesIO(draw_place(kind, 1, size=SMALL))) as picture:
        assert (picture.format, picture.size) == ("JPEG", SMALL)
        assert len(picture.getcolors(SMALL[0] * SMALL[1]) or ()) > 50  # something is on it


def test_the_same_seed_draws_the_same_and_another_draws_another() -> None:
    one, again, other = (draw_place("canteen", seed, size=SMALL) for seed in (1, 1, 2))
    assert one == again
    assert one != other


def test_a_panorama_says_that_it_is_one() -> None:
    with Image.open(io.BytesIO(draw_panorama("toilet", 1, width=128, heading=90))) as picture:
        assert picture.size == (128, 64)
        told = picture.getxmp()["xmpmeta"]["RDF"]["Description"]
    assert (told["ProjectionType"], told["PoseHeadingDegrees"]) == ("equirectangular", "90")


def test_a_clip_turns(tmp_path: Path) -> None:
    out = tmp_path / "clip.mp4"
    draw_clip("lift", 1, out=out, seconds=0.2, size=(128, 72))
    with av.open(str(out)) as clip:
        frames = [frame.to_ndarray(format="gray") for frame in clip.decode(video=0)]
    assert len(frames) == 5
    assert (frames[0] != frames[-1]).any()
