"""A scene, frame by frame: its picture, what is covered in it, its burnt caption."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Protocol

from warmwelkom.engines.film.clips import Clip
from warmwelkom.engines.film.faults import in_scene
from warmwelkom.engines.film.lettering import caption, card, lay_over
from warmwelkom.engines.film.photos import Photo
from warmwelkom.engines.film.planes import BLACK, Planes, copy
from warmwelkom.engines.film.storyboard import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warmwelkom.engines.film.lettering import Caption as Letters
    from warmwelkom.engines.film.storyboard import Box, Caption, Scene
    from warmwelkom.engines.film.workshop import Workshop


class Picture(Protocol):
    def paint(self, number: int, target: Planes) -> None: ...


class Card:
    def __init__(self, scene: Scene, shop: Workshop) -> None:
        self.planes = card(scene.text.get(shop.board.locale, ""), shop.size, shop.fonts)

    def paint(self, _number: int, target: Planes) -> None:
        copy(self.planes, target)


class Painter:
    """Everything that is seen of one scene."""

    def __init__(self, scene: Scene, shop: Workshop) -> None:
        self.scene = scene
        with in_scene(scene.id):
            self.picture = _picture(scene, shop)
        self.lines = scene.captions.get(shop.burnt, ()) if shop.burnt else ()
        self.shop = shop
        self.letters: tuple[Caption, Letters] | None = None

    def paint(self, number: int, target: Planes) -> None:
        with in_scene(self.scene.id):
            self.picture.paint(number, target)
            for track in self.scene.redact:
                _cover(target, track, number)
            for line in self.lines:
                if line.at <= number < line.at + line.length:
                    lay_over(target, self._lettered(line))

    def _lettered(self, line: Caption) -> Letters:
        if self.letters is None or self.letters[0] is not line:
            self.letters = line, caption(line.text, self.shop.size, self.shop.fonts)
        return self.letters[1]


def _picture(scene: Scene, shop: Workshop) -> Picture:
    match scene.kind:
        case Kind.PHOTO:
            return Photo(scene, shop)
        case Kind.CLIP:
            return Clip(scene, shop.board)
        case Kind.CARD:
            return Card(scene, shop)


def _cover(target: Planes, track: Sequence[Box], number: int) -> None:
    """A solid box, moving evenly from place to place; before the first and after the last it stays."""
    left, top, width, height = place_at(track, number)
    for plane, colour in zip(target, BLACK, strict=True):
        rows, columns = plane.shape
        y, x = int(top * rows), int(left * columns)
        plane[y : -int(-(top + height) * rows // 1), x : -int(-(left + width) * columns // 1)] = (
            colour
        )


def place_at(track: Sequence[Box], number: int) -> tuple[float, ...]:
    after = bisect_right([box.frame for box in track], number)
    if after in (0, len(track)):
        return track[min(after, len(track) - 1)].place if after == 0 else track[-1].place
    one, other = track[after - 1], track[after]
    share = (number - one.frame) / (other.frame - one.frame)
    return tuple(a + (b - a) * share for a, b in zip(one.place, other.place, strict=True))
