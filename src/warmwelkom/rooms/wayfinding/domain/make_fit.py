"""Material made fit: bare, looked through for faces, in the sizes that are shown. The work of a job, in steps.

The long work (`prepared`, `drawn`) knows no row and holds no transaction; the commands around it keep what came of it.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.core.files.base import ContentFile
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.files.types import FileRefused
from warmwelkom.engines.film.faults import FilmError
from warmwelkom.rooms.wayfinding.cleaning.finding import Find, found_in_clip, found_in_picture
from warmwelkom.rooms.wayfinding.cleaning.panoramas import WHOLE
from warmwelkom.rooms.wayfinding.cleaning.photos import Bare, as_file, bare_photo
from warmwelkom.rooms.wayfinding.cleaning.sniffing import HEAD, checked_family
from warmwelkom.rooms.wayfinding.domain.material import erase_files, erase_later
from warmwelkom.rooms.wayfinding.models import FoundFace, Material, Rendition

if TYPE_CHECKING:
    from warmwelkom.engines.film.mezzanine import Measures

MASTER: Final = "master"
MASTER_QUALITY: Final = 92


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """The bare master, what was found in it, and what a material says of itself."""

    master: bytes
    type: str
    facts: dict[str, Any]
    finds: list[Find] = field(default_factory=list)


def prepared(path: Path, *, kind: str) -> Prepared:
    """Read a file as it came.

    Raises:
        FileRefused: it is broken, too large to open or too long; the sentence says what to do.
    """
    if kind == Material.Kind.CLIP:
        return _prepared_clip(path)
    content = path.read_bytes()
    _family, form = checked_family(content[:HEAD], len(content))
    bare = bare_photo(content, form, wanted=kind)
    facts: dict[str, Any] = {
        "taken_on": bare.taken_on, "width": bare.picture.width, "height": bare.picture.height,
        "kind": kind,
    }  # fmt: skip
    if bare.turn:
        facts |= {
            "kind": Material.Kind.PANORAMA, "fov_degrees": bare.turn.fov_degrees,
            "heading_degrees": bare.turn.heading_degrees,
        }  # fmt: skip
    finds = [] if kind == Material.Kind.PLAN else _finds(bare)
    master = as_file(bare.picture, "JPEG", quality=MASTER_QUALITY)
    return Prepared(master=master, type="image/jpeg", facts=facts, finds=finds)


def _finds(bare: Bare) -> list[Find]:
    is_whole_round = bare.turn is not None and bare.turn.fov_degrees >= WHOLE
    return found_in_picture(bare.picture, is_whole_round=is_whole_round)


def _prepared_clip(path: Path) -> Prepared:
    from warmwelkom.engines.film.clip_sound import lay_sound  # noqa: PLC0415  PyAV only where there is a clip
    from warmwelkom.engines.film.mezzanine import (  # noqa: PLC0415  the same
        TooLongError,
        make_mezzanine,
    )

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "master.mp4"
        try:
            size = make_mezzanine(path, out)
            lay_sound(
                out, path
            )  # for who looks it through; what is shown has none unless they say so
        except TooLongError as long:
            raise FileRefused(
                gettext_noop("Dit filmpje duurt langer dan twee minuten. Knip het korter.")
            ) from long
        except FilmError as broken:
            raise FileRefused(
                gettext_noop("Dit filmpje is kapot of niet te lezen. Neem het opnieuw op, of kies een ander.")
            ) from broken  # fmt: skip
        return Prepared(
            master=out.read_bytes(), type="video/mp4", facts=facts_of(size),
            finds=found_in_clip(out),
        )  # fmt: skip


def facts_of(size: Measures) -> dict[str, Any]:
    return {"width": size.width, "height": size.height, "seconds": round(size.seconds, 2)}


@command("wayfinding.make_fit", on="material")
def keep_prepared(*, actor: Actor, material: Material, made: Prepared) -> None:
    """The master, seen by nobody but who reviews, and each find as an open question. Asked twice it is kept once."""
    del actor
    for name, value in made.facts.items():
        setattr(material, name, value)
    material.state = Material.State.CLEANING
    Rendition.objects.filter(material=material, name=MASTER).delete()
    FoundFace.objects.filter(material=material, is_by_hand=False).delete()
    of: dict[str, Any] = {"region_id": material.region_id, "premises_id": material.premises_id, "material": material}  # fmt: skip
    FoundFace.objects.bulk_create(
        FoundFace(
            **of, track=find.track, certainty=find.certainty, first_frame=find.first_frame,
            last_frame=find.last_frame,
        )
        for find in made.finds
    )  # fmt: skip
    row = Rendition(
        **of, name=MASTER, type=made.type, is_private=True, size=len(made.master),
        width=material.width, height=material.height,
    )  # fmt: skip
    row.file.save("x", ContentFile(made.master), save=True)
    material.save()


@command("wayfinding.make_fit", on="material")
def refuse_material(*, actor: Actor, material: Material, sentence: str) -> None:
    """It cannot be used: the sentence stays for who brought it, the file does not."""
    del actor
    erase_files(material)
    material.state, material.sentence = Material.State.REFUSED, sentence[:300]
    material.original, material.size = "", 0
    material.save()


@command("wayfinding.make_fit", on="material")
def erase_original(*, actor: Actor, material: Material, now: dt.datetime) -> None:
    """What came in, and the master of which nothing is covered: gone. What is shown stays."""
    del actor
    private = list(material.renditions.filter(is_private=True))
    erase_later(material.original, *(row.file for row in private))
    material.renditions.filter(is_private=True).delete()
    material.original, material.original_gone_at = "", now
    material.save(update_fields=["original", "original_gone_at"])
