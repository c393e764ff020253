"""What there is to see of each place of a building: the best of its pictures, in the sizes that a phone gets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from warmwelkom.rooms.wayfinding.models import Material, Place, Rendition

FIRST_WIDTH = {"panorama": 1024, "photo": 640}
"""The picture that comes first is the smallest that is this wide."""
FULL_WIDTH = {"panorama": 4096, "photo": 1600}
"""The full one is the widest up to here, for a phone."""
PHONE = 65.0
"""Degrees across of a photo, as most phones see."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What there is to see of a place: a panorama before a photo, the newest before an older one."""

    material: Material
    first: Rendition
    full: Rendition

    @property
    def is_panorama(self) -> bool:
        return self.material.kind == Material.Kind.PANORAMA

    @property
    def fov(self) -> tuple[float, float]:
        """Degrees across and up; what is not all around is as high as its pixels say."""
        wide = self.material.fov_degrees or (360.0 if self.is_panorama else PHONE)
        return wide, min(180.0, wide * (self.full.height or 1) / (self.full.width or 2))


def best_pictures(found: Iterable[Rendition]) -> dict[Any, Picture]:
    """Place -> its picture; `found` by age, then by width."""
    rows: dict[Any, list[Rendition]] = {}
    for each in found:
        if each.material.kind in ("panorama", "photo") and each.width:
            rows.setdefault(each.material, []).append(each)
    best: dict[Any, Picture] = {}
    for material, rows_of in rows.items():
        by_width = {each.width or 0: each for each in sorted(rows_of, key=lambda row: row.type)}
        fit = [width for width in by_width if width <= FULL_WIDTH[material.kind]] or [min(by_width)]
        first = [width for width in fit if width >= FIRST_WIDTH[material.kind]] or [max(fit)]
        picture = Picture(
            material=material, first=by_width[min(first)], full=by_width[max(fit)]
        )  # of two of one width the webp, which is smaller
        old = best.get(material.place_id)
        if old is None or picture.is_panorama >= old.is_panorama:
            best[material.place_id] = picture
    return best


def taken_on(place: Place, picture: Picture | None) -> dt.date | None:
    """When the picture that is shown was taken: as the phone wrote it, else as somebody said of the place."""
    return (picture.material.taken_on if picture else None) or place.photo_date
