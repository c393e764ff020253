"""A building with real small files, looked at by a person: what a film is made of. Call in a region scope."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from tests.cast import NOW
from tests.wayfinding import make_premises

from warmwelkom.engines.film.tests.material import clip, photo
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.wayfinding.models import Film, Material, Place, Premises, Rendition


def make_building(school: School, folder: Path) -> Premises:
    """Stop, entrance with a photo, classroom with a clip of four seconds; no film yet."""
    premises = make_premises(school=school)
    Material.objects.filter(premises=premises).delete()
    Film.objects.filter(premises=premises).delete()
    premises.filmboards.all().delete()
    photo(folder / "entrance.jpg", size=(640, 360))
    clip(folder / "room.mp4", frames=50, fps=15)
    entrance, room = (
        Place.objects.get(premises=premises, slug=slug) for slug in ("ingang", "b107")
    )
    Place.objects.filter(pk=entrance.pk).update(
        description="De deur gaat vanzelf open.",
        translations={"en": {"name": "The entrance", "description": "The door opens by itself."}},
    )
    add(entrance, "photo", folder / "entrance.jpg", "image/jpeg", seconds=None)
    add(room, "clip", folder / "room.mp4", "video/mp4", seconds=4.0)
    return premises


def add(place: Place, kind: str, path: Path, sort: str, *, seconds: float | None) -> Material:
    of: dict[str, Any] = {"region": place.region, "premises": place.premises}
    content = path.read_bytes()
    material: Material = Material.objects.create(
        **of, place=place, kind=kind, state="ready", name=path.name, size=len(content), at=NOW,
        sha256=hashlib.sha256(content).hexdigest(), seconds=seconds, reviewed_at=NOW,
    )  # fmt: skip
    row = Rendition(
        **of, material=material, name=path.name, type=sort, size=len(content), width=640
    )
    row.file.save("x", ContentFile(content), save=False)
    row.save()
    return material
