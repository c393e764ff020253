"""The pictures of the example building: drawn in the house's own time, and made fit as any other."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import Final

from django.core.files.base import ContentFile
from django.db import transaction
from procrastinate.contrib.django import app

from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.house.demo.handover.class_of import Cast
from warmwelkom.house.demo.wayfinding import draw_clip, draw_panorama, draw_place
from warmwelkom.house.demo.wayfinding.film import PLANNER
from warmwelkom.house.demo.wayfinding.floors import draw_plan
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.wayfinding.domain.drawing import keep_drawing
from warmwelkom.rooms.wayfinding.jobs import draw_again_in, make_fit_in
from warmwelkom.rooms.wayfinding.models import FoundFace, Level, Material, Place, Premises

SEED: Final = 7
SIZE: Final = (1600, 1066)
ROUND: Final = 3072
ALL_AROUND: Final = ("entrance", "canteen", "classroom")
TURNS: Final = ("square", "canteen")
"""Of these there is a clip too."""
SECONDS: Final = 5.0


def draw_later(building: Premises) -> None:
    """One piece of work for each picture, so that the first is there soon; the floor plans before them."""
    draw_demo_plans.defer(region_id=str(building.region_id), premises_id=str(building.pk))
    for place in Place.objects.filter(premises=building):
        for kind in kinds_of(place):
            draw_demo_picture.defer(
                region_id=str(place.region_id), place_id=str(place.pk), kind=kind
            )


def kinds_of(place: Place) -> list[str]:
    around = ["panorama"] if place.kind in ALL_AROUND else []
    return ["photo", *around, *(["clip"] if place.kind in TURNS else [])]


@app.task(name="house.draw_demo_plans", lock="house.draw_demo_picture")
def draw_demo_plans(region_id: str, premises_id: str) -> None:
    """What the planner put under the dots of each floor."""
    with transaction.atomic(), region_scope(region_id):
        building = Premises.objects.filter(pk=premises_id).first()
        if building is None:
            return
        actor = Cast(Region.objects.get(pk=region_id)).actor(PLANNER)
        for level in Level.objects.filter(premises=building):
            keep_drawing(
                actor=actor, premises=building, level=level, name=f"verdieping-{level.number}.png",
                content=draw_plan(level.number),
            )  # fmt: skip


@app.task(name="house.draw_demo_picture", lock="house.draw_demo_picture")
def draw_demo_picture(
    region_id: str,
    place_id: str,
    kind: str,
    size: tuple[int, int] = SIZE,
    around: int = ROUND,
    seconds: float = SECONDS,
) -> None:
    """Draw one picture, keep it as what the planner brought and looked at, and make it fit."""
    with transaction.atomic(), region_scope(region_id):
        place = Place.objects.filter(pk=place_id).first()
    if place is None:
        return
    if kind == "panorama":
        content = draw_panorama(place.kind, SEED, width=around)
    elif kind == "clip":
        content = _clip(place.kind, seconds)
    else:
        content = draw_place(place.kind, SEED, size=(size[0], size[1]))
    with transaction.atomic(), region_scope(region_id):
        row = _kept(place, kind, content)
    make_fit_in(region_id, str(row.pk))
    _nobody_is_there(region_id, row)


def _clip(kind: str, seconds: float) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "clip.mp4"
        draw_clip(kind, SEED, out=out, seconds=seconds)
        return out.read_bytes()


def _nobody_is_there(region_id: str, row: Material) -> None:
    """Where the machine took something drawn for a face: it is none."""
    with transaction.atomic(), region_scope(region_id):
        number = FoundFace.objects.filter(material=row).update(
            decision=FoundFace.Decision.NOBODY, decided_at=row.at, decided_by_name=row.by_name
        )
    if number:
        draw_again_in(region_id, str(row.pk))


def _kept(place: Place, kind: str, content: bytes) -> Material:
    now = now_for(place.region_id)
    row = Material(
        region_id=place.region_id, premises_id=place.premises_id, place=place, kind=kind,
        name=f"{place.slug}-{kind}.{'mp4' if kind == 'clip' else 'jpg'}", sha256=hashlib.sha256(content).hexdigest(),
        size=len(content), at=now, by_name=place.published_by_name, reviewed_at=now,
        reviewed_by_name=place.published_by_name,
    )  # fmt: skip
    row.original.save("x", ContentFile(content), save=True)
    return row
