"""The example building: words and ways at once, pictures a little later, nothing in them of anybody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import transaction
from tests.cast import NOW, Cast

from warmwelkom.house.demo.wayfinding.load import PLACES, add_building
from warmwelkom.house.demo.wayfinding.pictures import draw_demo_picture
from warmwelkom.rooms.wayfinding.models import Corridor, Material, Place


def test_a_building_stands_in_words_and_its_pictures_come(
    cast: Cast, tmp_path: Path, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    with transaction.atomic(), cast.scope("mia"):
        made = add_building(actor=cast.actor("mia"), school=cast.places.mondriaan, now=NOW)
        assert Place.objects.filter(premises=made, published_at=NOW).count() == len(PLACES)
        assert Corridor.objects.filter(premises=made).count() == len(PLACES)
        place = Place.objects.get(premises=made, kind="lift")
    for kind in ("photo", "panorama"):
        draw_demo_picture(str(made.region_id), str(place.pk), kind, size=(240, 160), around=256)
    with transaction.atomic(), cast.scope("mia"):
        rows = Material.objects.filter(place=place).order_by("kind")
        assert [(row.kind, row.state) for row in rows] == [
            ("panorama", "ready"),
            ("photo", "ready"),
        ]
