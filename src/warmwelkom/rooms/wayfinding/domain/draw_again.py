"""The sizes that are shown, drawn from the master with solid boxes over whatever nobody has let through."""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.core.files.base import ContentFile
from PIL import Image

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.wayfinding.cleaning.photos import as_file
from warmwelkom.rooms.wayfinding.cleaning.sizes import Made, covered, light, sizes_of
from warmwelkom.rooms.wayfinding.domain.film_erasing import bring_back
from warmwelkom.rooms.wayfinding.domain.material import erase_later
from warmwelkom.rooms.wayfinding.models import FoundFace, Material, Rendition

MEZZANINE: Final = "mezzanine.mp4"
POSTER: Final = "poster.jpg"
Track = list[list[float]]


@dataclass(frozen=True, kw_only=True)
class Source:
    """What is drawn from: a file, and the boxes that are painted over it."""

    path: Path
    kind: str
    tracks: list[Track]
    keeps_sound: bool = False

    @property
    def digest(self) -> str:
        """Which boxes these are, and whether it is heard."""
        said = [sorted(self.tracks), self.keeps_sound]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def source_of(material: Material) -> Source | None:
    """The master; once that is gone the largest of what is shown, on which more can be covered and nothing uncovered."""
    rows = list(material.renditions.all())
    rows.sort(
        key=lambda row: (row.is_private, row.width or 0, row.type != "image/webp"), reverse=True
    )
    fits = [row for row in rows if row.type.startswith("video/") or material.kind != "clip"]
    if not fits or material.kind in (Material.Kind.VOICE, Material.Kind.MUSIC):
        return None
    return Source(
        path=Path(fits[0].file.path), kind=material.kind, tracks=covered_tracks(material),
        keeps_sound=material.keeps_sound,
    )  # fmt: skip


def covered_tracks(material: Material) -> list[Track]:
    """Whatever nobody has looked at, or somebody wants covered; a voice is in no picture."""
    rows = FoundFace.objects.filter(material=material).exclude(kind=FoundFace.Kind.VOICE)
    hidden = rows.filter(decision__in=(FoundFace.Decision.OPEN, FoundFace.Decision.COVER))
    return [row.track for row in hidden]


def drawn(source: Source) -> list[Made]:
    """Every file that is shown of a material."""
    if source.kind == Material.Kind.CLIP:
        return _drawn_clip(source)
    with Image.open(source.path) as picture:
        whole = covered(picture.convert("RGB"), [track[0][1:] for track in source.tracks])
    return list(sizes_of(whole, source.kind))


def _drawn_clip(source: Source) -> list[Made]:
    from warmwelkom.engines.film.clip_sound import lay_sound  # noqa: PLC0415  PyAV only where there is a clip
    from warmwelkom.engines.film.mezzanine import make_mezzanine  # noqa: PLC0415  the same

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / MEZZANINE
        size = make_mezzanine(source.path, out, tracks=source.tracks)
        if source.keeps_sound:
            lay_sound(out, source.path)
        still = _still(out)
        return [
            Made(name=MEZZANINE, type="video/mp4", content=out.read_bytes(), width=size.width, height=size.height),
            Made(name=POSTER, type="image/jpeg", content=as_file(still, "JPEG"), width=still.width, height=still.height),
            light(still),
        ]  # fmt: skip


def _still(path: Path) -> Image.Image:
    """The first frame, so that no face comes in by another way."""
    import av  # noqa: PLC0415  a large library, only where there is a clip

    with av.open(str(path)) as container:
        first: Any = next(container.decode(video=0))
    found: Image.Image = first.to_image()
    found.thumbnail((1600, 1600))
    return found


@command("wayfinding.make_fit", on="material")
def keep_drawn(*, actor: Actor, material: Material, made: list[Made], digest: str) -> None:
    """The new files in the place of the old; shown to everybody only if all is decided and these are the boxes."""
    row: Material = Material.objects.select_for_update().get(pk=material.pk)
    if row.state == Material.State.REFUSED:
        return
    old = list(Rendition.objects.filter(material=row, is_private=False))
    erase_later(*(each.file for each in old))
    Rendition.objects.filter(pk__in=[each.pk for each in old]).delete()
    of: dict[str, Any] = {
        "region_id": row.region_id,
        "premises_id": row.premises_id,
        "material": row,
    }
    for each in made:
        new = Rendition(
            **of, name=each.name, type=each.type, size=len(each.content), width=each.width,
            height=each.height,
        )  # fmt: skip
        new.file.save("x", ContentFile(each.content), save=True)
    is_whole = digest == _digest_now(row) and not _is_open(row) and row.reviewed_at is not None
    row.state = Material.State.READY if is_whole else Material.State.IN_REVIEW
    row.size = _bytes_of(row)
    row.save(update_fields=["state", "size"])
    if is_whole:
        bring_back(actor=actor, premises_id=row.premises_id)


def _digest_now(material: Material) -> str:
    return Source(
        path=Path(), kind=material.kind, tracks=covered_tracks(material),
        keeps_sound=material.keeps_sound,
    ).digest  # fmt: skip


def _is_open(material: Material) -> bool:
    return FoundFace.objects.filter(material=material, decision=FoundFace.Decision.OPEN).exists()


def _bytes_of(material: Material) -> int:
    own = material.original.size if material.original else 0
    return own + sum(row.size for row in Rendition.objects.filter(material=material))
