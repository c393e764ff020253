"""Which files a storyboard shows, and whether each of them may be seen: read again at every step, never kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.db.models import Count, Q

from warmwelkom.engines.film.editing import digests_in
from warmwelkom.rooms.wayfinding.models import FilmBoard, FoundFace, Material, Rendition

SHOWN: Final = (Material.Kind.PHOTO, Material.Kind.CLIP, Material.Kind.PANORAMA)
OPEN = FoundFace.Decision.OPEN


def materials_of(board: FilmBoard) -> dict[str, Material]:
    """What the storyboard names -> the material, when a person looked at it and nothing in it waits; one query."""
    return {
        row.sha256: row for row in fit_materials(board).filter(sha256__in=digests_in(board.board))
    }


def fit_materials(of: Any) -> Any:
    """Of a premises' row: what may be seen by anybody. Nobody in it waits for a decision or took back a yes."""
    waits = Q(found_faces__decision=OPEN) | Q(found_faces__consent__withdrawn_at__isnull=False)
    return (
        Material.objects.filter(
            premises_id=of.premises_id, state=Material.State.READY, reviewed_at__isnull=False
        )
        .annotate(waiting=Count("found_faces", filter=waits))
        .filter(waiting=0)
    )


def not_fit(board: FilmBoard) -> set[str]:
    """The hashes that the storyboard names and that may not be seen, or are not there any more."""
    return digests_in(board.board) - set(materials_of(board))


def renditions_of(materials: Iterable[Material]) -> Mapping[Any, list[Rendition]]:
    """Material -> what was made of it with everything covered, the largest first; one query."""
    found: dict[Any, list[Rendition]] = {}
    rows = Rendition.objects.filter(material__in=list(materials), is_private=False)
    for row in rows.order_by("-width", "name"):
        found.setdefault(row.material_id, []).append(row)
    return found


def for_film(rows: Iterable[Rendition], kind: str) -> Rendition | None:
    """The largest of the right sort."""
    sort = {"clip": "video/", "voice": "audio/", "music": "audio/"}.get(kind, "image/")
    return next((row for row in rows if row.type.startswith(sort)), None)


def for_list(rows: Iterable[Rendition]) -> Rendition | None:
    """The smallest picture, of a clip too."""
    return next((row for row in reversed(list(rows)) if row.type.startswith("image/")), None)


def for_screen(rows: list[Rendition], kind: str) -> Rendition | None:
    """For a page: of pictures the smallest that is wide enough for a large screen."""
    if kind == "clip":
        return for_film(rows, kind)
    pictures = [row for row in rows if row.type.startswith("image/")]
    wide = [row for row in pictures if (row.width or 0) >= 1000]
    return (wide or pictures)[-1] if pictures else None
