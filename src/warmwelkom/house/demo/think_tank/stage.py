"""Who stands on the demo's stage, and what was said there so far."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass, field
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.domain.contribute import monday, recount
from warmwelkom.rooms.thinktank.models import ClassCode, Contribution, Label, Voice

Row = dict[str, Any]


@dataclass
class Stage:
    """The region, its people by the name in their address, and what was said, by key."""

    region: Region
    people: dict[str, Actor]
    said: dict[str, Contribution] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)

    @property
    def coordinator(self) -> Actor:
        return self.people["h.postma"]

    @property
    def moderator(self) -> Actor:
        return self.people["n.jansen"]

    def labels_of(self, row: Row) -> list[Label]:
        return [
            self.labels[f"{kind}/{row[kind]}"]
            for kind in ("theme", "group", "sector", "line")
            if row.get(kind)
        ]


def add_voices(
    row: Contribution, number: int, now: dt.datetime, *, code: ClassCode | None = None
) -> None:
    """So many more who mean this too, each with a follow code that nobody knows."""
    Voice.objects.bulk_create(
        Voice(
            region_id=row.region_id,
            contribution=row,
            receipt=secrets.token_hex(32),
            code=code,
            week=monday(now.date()),
        )
        for _number in range(number)
    )
    recount(row)
