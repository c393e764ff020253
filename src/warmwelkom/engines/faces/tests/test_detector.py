"""The network itself: its sizes wiped out in place, its maps read as boxes, and what is said where it is missing."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest

from warmwelkom.engines.faces import NoDetectorError, detector, find, has_detector, presence
from warmwelkom.engines.faces.detector import STEP, CenterFace, own_detector
from warmwelkom.engines.faces.weights import of_any_size


def field(number: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    return bytes([number << 3 | 2, len(content)]) + content


def value(name: bytes, *sizes: int) -> bytes:
    dims = [field(1, bytes([0x08, size])) for size in sizes]
    return field(1, name) + field(2, field(1, b"\x08\x01", field(2, *dims)))


def test_sizes_are_wiped_out_in_place_and_nothing_else() -> None:
    node = field(1, b"\x08\x20\x12\x00")
    before = b"\x08\x06" + field(
        7, node, field(11, value(b"in", 1, 3, 32)), field(12, value(b"o", 8))
    )
    after = of_any_size(before)
    assert len(after) == len(before)
    changed = [place for place in range(len(before)) if before[place] != after[place]]
    assert len(changed) == 2 * 4
    assert after.count(b"\x0a\x02\x12\x00") == 4
    assert node in after


@pytest.mark.parametrize("content", [b"\x0b\x00", b"\x3a\x7f\x0a", b"\x3a\xff"])
def test_what_is_no_network_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="no network"):
        of_any_size(content)


class Session:
    """Answers with maps in which one middle is sure."""

    def run(self, _names: Any, rows: dict[str, Any]) -> list[Any]:
        (content,) = rows.values()
        down, across = content.shape[2] // 4, content.shape[3] // 4
        heat, size, offset = (np.zeros((1, n, down, across), np.float32) for n in (1, 2, 2))
        heat[0, 0, 10, 20], heat[0, 0, 11, 20] = 0.9, 0.6
        size[0, :, 10:12, 20] = np.log([10, 8])[:, None]
        return [heat, size, offset, None]


def test_maps_become_one_box() -> None:
    look = CenterFace.__new__(CenterFace)
    look.session, look.name = Session(), "in"
    found = look(np.zeros((5 * STEP, 9 * STEP, 3), np.uint8), least=0.5)
    assert len(found) == 1
    assert found[0].score == pytest.approx(0.9)
    left, top, width, height = found[0].place
    assert (width * 288, height * 160) == pytest.approx((32, 40))
    assert (left * 288 + 16, top * 160 + 20) == pytest.approx((82, 42))


def test_without_a_detector_it_is_never_an_empty_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    own_detector.cache_clear()
    for module in (detector, presence):
        monkeypatch.setattr(module, "weights_file", lambda: None)
    assert not has_detector()
    with pytest.raises(NoDetectorError, match="look yourself"):
        find(np.zeros((64, 64, 3), np.uint8))


def drawn_face(side: int = 400) -> Any:
    """Skin, hair, eyes with white, nose and mouth, softly lit: enough for a network."""
    picture = np.full((side, side, 3), (150, 160, 140), np.uint8)
    at = lambda x, y: (round(x * side), round(y * side))  # noqa: E731  a scale, used a dozen times
    cv2.ellipse(picture, at(0.5, 0.42), at(0.26, 0.3), 0, 0, 360, (40, 50, 70), -1)
    cv2.ellipse(picture, at(0.5, 0.5), at(0.2, 0.27), 0, 0, 360, (150, 180, 225), -1)
    for x in (0.42, 0.58):
        cv2.ellipse(picture, at(x, 0.45), at(0.04, 0.02), 0, 0, 360, (245, 245, 245), -1)
        cv2.circle(picture, at(x, 0.45), side // 55, (40, 40, 50), -1)
        cv2.ellipse(picture, at(x, 0.4), at(0.05, 0.015), 0, 180, 360, (50, 60, 80), 5)
    cv2.ellipse(picture, at(0.5, 0.54), at(0.025, 0.03), 0, 0, 180, (110, 140, 190), 4)
    cv2.ellipse(picture, at(0.5, 0.63), at(0.07, 0.03), 0, 0, 180, (90, 90, 190), -1)
    return cv2.GaussianBlur(picture, (0, 0), side / 120)


@pytest.mark.skipif(not has_detector(), reason="the set-up of the house brings the weights")
def test_the_weights_find_a_drawn_face() -> None:
    picture = np.full((720, 1280, 3), (150, 160, 140), np.uint8)
    picture[200:600, 700:1100] = drawn_face()
    found = find(picture)
    assert len(found) == 1
    left, top, width, height = found[0].place
    assert 0.6 < left + width / 2 < 0.8
    assert 0.5 < top + height / 2 < 0.75
