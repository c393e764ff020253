"""A building with one place of Mia's school, and files as phones make them. Small, so that drawing them takes no time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from PIL import Image
from tests.cast import NOW, Cast
from tests.drawn_places import draw_panorama, draw_place

from warmwelkom.rooms.wayfinding.jobs import draw_again_in, make_fit_in
from warmwelkom.rooms.wayfinding.models import Material, Place, Premises

JPEG = draw_place("lift", 1, size=(240, 160))
PANORAMA = draw_panorama("lift", 1, width=256, heading=90)


@dataclass
class World:
    """Mia's building and its entrance."""

    cast: Cast
    premises: Premises
    place: Place

    @contextmanager
    def scope(self, name: str = "mia") -> Iterator[None]:
        with transaction.atomic(), self.cast.scope(name):
            yield

    def material(self) -> Material:
        with self.scope():
            found: Material = Material.objects.prefetch_related("renditions").get(place=self.place)
        return found

    def made_fit(self, content: bytes = JPEG, name: str = "foto.jpg", kind: str = "") -> Material:
        """Brought by Mia in one piece, and made fit as the house does it."""
        address = f"/wegwijs/plek/{self.place.pk}/bestanden/"
        client = self.cast.client("mia")
        answer = client.post(address, {"files": [as_file(content, name)], "kind": kind})
        assert answer.status_code == 302
        self.runs()
        return self.material()

    def runs(self) -> None:
        """What waits in the house's own time is done."""
        for row in self._rows():
            make_fit_in(str(row.region_id), str(row.pk))
            draw_again_in(str(row.region_id), str(row.pk))

    def _rows(self) -> list[Material]:
        with self.scope():
            return list(Material.objects.exclude(state="refused"))


def make_world(cast: Cast) -> World:
    with transaction.atomic(), cast.scope("mia"):
        premises = Premises.objects.create(
            region=cast.places.region, school=cast.places.mondriaan, name="Tinwerf", slug="tinwerf",
            made_at=NOW,
        )  # fmt: skip
        place = Place.objects.create(
            region=cast.places.region, premises=premises, slug="ingang", name="De ingang",
            kind="entrance", order=1,
        )  # fmt: skip
    return World(cast=cast, premises=premises, place=place)


def as_file(content: bytes, name: str) -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = name
    return file


def picture_of(row: Any) -> Image.Image:
    """What a rendition shows."""
    with row.file.open("rb") as kept:
        return Image.open(io.BytesIO(kept.read())).convert("RGB")


def bytes_of(file: Any) -> bytes:
    with file.open("rb") as kept:
        content: bytes = kept.read()
    return content
