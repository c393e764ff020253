"""The drawing of a level: a picture or a PDF of the plan, drawn again so that nothing hidden stays in it.

The drawing before it stays, set aside ("in review": nobody is shown it), until the next one comes.
"""

from __future__ import annotations

import hashlib
import io
from typing import Final

from django.core.files.base import ContentFile
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from PIL import Image

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.clock import now_for
from warmwelkom.base.files.keeping import MOST_BYTES, remove_with_file
from warmwelkom.base.files.types import FileRefused, opened, picture_kind, shown_name
from warmwelkom.rooms.wayfinding.cleaning.paper import first_page, is_pdf
from warmwelkom.rooms.wayfinding.domain.plan import PlanError
from warmwelkom.rooms.wayfinding.models import Level, Material, Premises, Rendition

LARGEST: Final = 2400
"""Pixels of the longest side: sharp on a wall of dots, light on a phone."""
NO_PICTURE: Final = gettext_noop("Dit is geen plattegrond die wij kunnen tonen. Sla hem op als pdf, png of jpeg en kies die.")  # fmt: skip
TOO_LARGE: Final = gettext_noop("Deze plattegrond is groter dan 10 MB. Maak hem kleiner.")


@command("wayfinding.draw_plan", on="premises")
def keep_drawing(
    *, actor: Actor, premises: Premises, level: Level, name: str, content: bytes
) -> Material:
    """The newest drawing of a level; the one before is set aside, an older one is gone. Dots stay on their pixels.

    Raises:
        FileRefused: it is no picture that we read, it is broken, or too large.
    """
    drawn, now = _drawn(content), now_for(actor.region_id)
    of = {"region": premises.region, "premises": premises}
    _set_aside(premises, level)
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
    if is_pdf(content):
        content = first_page(content)
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


def _set_aside(premises: Premises, level: Level) -> None:
    rows = _drawings(premises, level)
    for material in rows.filter(state=Material.State.IN_REVIEW):
        for row in Rendition.objects.filter(material=material):
            remove_with_file(row)
        material.delete()
    rows.filter(state=Material.State.READY).update(state=Material.State.IN_REVIEW)


@command("wayfinding.draw_plan", on="premises")
def put_back_drawing(*, actor: Actor, premises: Premises, level: Level) -> None:  # noqa: ARG001  the command asks
    """The drawing before this one shows again and this one is set aside; asked twice all is as it was.

    Raises:
        PlanError: there is none before it.
    """
    rows = _drawings(premises, level)
    before = rows.filter(state=Material.State.IN_REVIEW).first()
    if before is None:
        raise PlanError(_("Van deze verdieping is geen eerdere tekening."))
    rows.filter(state=Material.State.READY).update(state=Material.State.IN_REVIEW)
    Material.objects.filter(pk=before.pk).update(state=Material.State.READY)


def _drawings(premises: Premises, level: Level) -> QuerySet[Material]:
    rows: QuerySet[Material] = Material.objects.filter(
        premises=premises, level=level, kind=Material.Kind.PLAN
    )
    return rows
