"""The drawing of a level: a picture of the plan, drawn again so that nothing hidden stays in it."""

from __future__ import annotations

import hashlib
import io
from typing import Final

from django.core.files.base import ContentFile
from django.utils.translation import gettext_noop
from PIL import Image

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.clock import now_for
from warmwelkom.base.files.keeping import MOST_BYTES, remove_with_file
from warmwelkom.base.files.types import FileRefused, opened, picture_kind, shown_name
from warmwelkom.rooms.wayfinding.models import Level, Material, Premises, Rendition

LARGEST: Final = 2400
"""Pixels of the longest side: sharp on a wall of dots, light on a phone."""
NO_PICTURE: Final = gettext_noop("Dit is geen plattegrond die wij kunnen tonen. Sla hem op als png of jpeg en kies die.")  # fmt: skip
TOO_LARGE: Final = gettext_noop("Deze plattegrond is groter dan 10 MB. Maak hem kleiner.")


@command("wayfinding.draw_plan", on="premises")
def keep_drawing(
    *, actor: Actor, premises: Premises, level: Level, name: str, content: bytes
) -> Material:
    """The newest drawing of a level; the one before is gone, with its files. Dots stay on their pixels.

    Raises:
        FileRefused: it is no picture that we read, it is broken, or too large.
    """
    drawn, now = _drawn(content), now_for(actor.region_id)
    of = {"region": premises.region, "premises": premises}
    _take_away(premises, level)
    row: Material = Material.objects.create(
        **of, level=level, kind=Material.Kind.PLAN, state=Material.State.READY, name=shown_name(name, "webp"),
        sha256=hashlib.sha256(content).hexdigest(), size=len(drawn[0]), width=drawn[1], height=drawn[2],
        at=now, by_id=actor.user_id, by_name=actor.name, reviewed_at=now, reviewed_by_name=actor.name,
    )  # fmt: skip
    shown = Rendition(
        **of, material=row, name="plan.webp", type="image/webp", size=len(drawn[0]), width=drawn[1], height=drawn[2]
    )  # fmt: skip
    shown.file.save("x", ContentFile(drawn[0]), save=False)
    shown.save()
    return row


def _drawn(content: bytes) -> tuple[bytes, int, int]:
    if len(content) > MOST_BYTES:
        raise FileRefused(TOO_LARGE)
    kind = picture_kind(content)
    if not kind:
        raise FileRefused(NO_PICTURE)
    with opened(content, kind) as picture:
        seen = picture.convert("RGBA")
        paper = Image.new("RGB", seen.size, "white")
        paper.paste(seen, mask=seen.getchannel("A"))
        paper.thumbnail((LARGEST, LARGEST), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        paper.save(out, format="WEBP", quality=80)
        return out.getvalue(), paper.width, paper.height


def _take_away(premises: Premises, level: Level) -> None:
    old = Rendition.objects.filter(premises=premises, material__level=level, material__kind="plan")
    for row in old:
        remove_with_file(row)
    Material.objects.filter(premises=premises, level=level, kind=Material.Kind.PLAN).delete()
