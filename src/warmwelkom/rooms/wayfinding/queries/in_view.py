"""What a person looks at before anything of a material is public."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.wayfinding.frames import FPS
from warmwelkom.rooms.wayfinding.models import (
    FoundFace,
    Material,
    PortraitConsent,
    Premises,
    Rendition,
)

MASTER = "master"


@dataclass(frozen=True, kw_only=True)
class FindLine:
    """One find: its number on the page, and where its box stands in hundredths of the picture.

    `seconds` is the moment of that place, in a clip, `begins` and `ends` are of the whole of its way.
    """

    number: int
    find: FoundFace
    left: float
    top: float
    width: float
    height: float
    seconds: float
    begins: float
    ends: float


def finds_of(material: Material) -> list[FindLine]:
    """In the order of the page; where one moves, the middle of its way."""
    rows = FoundFace.objects.filter(material=material).select_related("consent")
    return [_line(number, row) for number, row in enumerate(rows, 1)]


def _line(number: int, find: FoundFace) -> FindLine:
    frame, *place = find.track[len(find.track) // 2] if find.track else (0, 0, 0, 0, 0)
    left, top, width, height = (round(100 * part, 2) for part in place)
    return FindLine(
        number=number, find=find, left=left, top=top, width=width, height=height,
        seconds=round(frame / FPS, 1), begins=round(find.first_frame / FPS, 1),
        ends=round(find.last_frame / FPS, 1),
    )  # fmt: skip


def consents_of(premises: Premises, *, in_force: bool) -> list[PortraitConsent]:
    rows: Any = PortraitConsent.objects.filter(premises=premises)
    return list(rows.filter(withdrawn_at__isnull=True) if in_force else rows)


def uncovered(*, actor: Actor, material: Material) -> Rendition | None:
    """What who reviews looks at: the master, and once that is gone the largest that is shown."""
    rows = Rendition.objects.visible_to(actor, "wayfinding.review_picture").filter(
        material=material
    )
    fits = [row for row in rows if row.type != "image/webp" and row.name != "poster.jpg"]
    return max(fits, key=lambda row: (row.is_private, row.width or 0), default=None)
