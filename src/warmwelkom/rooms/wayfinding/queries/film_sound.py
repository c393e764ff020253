"""What is heard in a film besides its clips: who speaks where, what music, and whether it may still be heard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from warmwelkom.engines.film.speaking import spans
from warmwelkom.rooms.wayfinding.film_assets import for_film, materials_of, renditions_of
from warmwelkom.rooms.wayfinding.models import FilmBoard, Material, Rendition


@dataclass(frozen=True, kw_only=True)
class Heard:
    """One voice or the music: `address` is empty where it is gone or may not be heard any more."""

    kind: str
    begin: int
    end: int
    digest: str
    address: str

    @property
    def played(self) -> dict[str, Any]:
        return {"kind": self.kind, "from": self.begin, "to": self.end, "src": self.address}


def heard_in(
    board: Mapping[str, Any],
    materials: Mapping[str, Material],
    renditions: Mapping[Any, list[Rendition]],
) -> list[Heard]:
    """In the order of the film; no query."""
    found = []
    for kind, begin, end, asset in spans(board):
        digest = asset.removeprefix("sha256:")
        material = materials.get(digest)
        file = for_film(renditions.get(material.pk, ()), kind) if material else None
        address = reverse("wayfinding:film_picture", args=[file.pk]) if file else ""
        found.append(Heard(kind=kind, begin=begin, end=end, digest=digest, address=address))
    return found


def address_of_sound(board: FilmBoard, part: Mapping[str, Any] | None) -> str:
    """Where this voice or music of the storyboard is heard; empty where it is gone. Two queries."""
    materials = materials_of(board)
    rows = heard_in(board.board, materials, renditions_of(materials.values()))
    digest = (part or {}).get("asset", "").removeprefix("sha256:")
    return next((row.address for row in rows if row.digest == digest), "")
