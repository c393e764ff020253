"""Material of a place: kept as it came, made fit in the background, or refused with a sentence; taken away."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any, Final

from django.db import transaction

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.wayfinding.models import Material, Upload

KINDS: Final = {"picture": "photo", "clip": "clip", "sound": "voice"}


def keep_material(
    *, actor: Actor, upload: Upload, family: str, digest: str, now: dt.datetime
) -> Material:
    """The material of a file that is whole; the same content at the same place is one. Called by a command."""
    where: dict[str, Any] = {"place_id": upload.place_id, "level_id": upload.level_id}
    same = Material.objects.filter(premises_id=upload.premises_id, sha256=digest, **where).exclude(state=Material.State.REFUSED)  # fmt: skip
    found: Material | None = same.first()
    if found is not None:
        erase_later(upload.file)
        return found
    asked = upload.kind if family == "picture" and upload.kind in ("panorama", "plan") else ""
    made: Material = Material.objects.create(
        region_id=upload.region_id, premises_id=upload.premises_id, place_id=upload.place_id,
        level_id=upload.level_id, kind=asked or KINDS[family], name=upload.name, sha256=digest,
        size=upload.size, original=upload.file.name, at=now, by_id=actor.user_id, by_name=actor.name,
    )  # fmt: skip
    make_fit_later(made)
    return made


def make_fit_later(material: Material) -> None:
    """Ask the house for it, once the row is there for certain."""
    from warmwelkom.rooms.wayfinding.jobs import make_fit_in  # noqa: PLC0415  the job calls this room's commands

    region, pk = str(material.region_id), str(material.pk)
    make_fit_in.configure(lock=f"wayfinding.fit:{pk}").defer(region_id=region, material_id=pk)


@command("wayfinding.make_material", on="material")
def take_away_material(*, actor: Actor, material: Material) -> None:
    """Erase it with all its files and the films that show it; there is no way back but to bring it again."""
    from warmwelkom.rooms.wayfinding.domain.film_erasing import take_out_of_films  # noqa: PLC0415  it erases as this does

    del actor
    take_out_of_films(material, comes_back=False)
    erase_files(material)
    material.delete()


def erase_files(material: Material) -> None:
    """Every file of a material, when that is certain."""
    erase_later(material.original, *(row.file for row in material.renditions.all()))


def erase_later(*files: Any) -> None:
    """These files of rows, once it is certain that the rows are gone or point elsewhere."""
    for file in files:
        if file.name:
            transaction.on_commit(partial(file.storage.delete, file.name))


def draw_again_later(material: Material) -> None:
    """Ask the house to draw what is shown anew."""
    from warmwelkom.rooms.wayfinding.jobs import draw_again_in  # noqa: PLC0415  the job calls this room's commands

    region, pk = str(material.region_id), str(material.pk)
    draw_again_in.configure(lock=f"wayfinding.fit:{pk}").defer(region_id=region, material_id=pk)
