"""Material that no worker makes fit any more: asked for again, or refused with a sentence; nobody waits for ever."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext_noop
from procrastinate.contrib.django.models import ProcrastinateJob

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.wayfinding.domain.make_fit import refuse_material
from warmwelkom.rooms.wayfinding.domain.material import draw_again_later, make_fit_later
from warmwelkom.rooms.wayfinding.models import Material

UNFIT: Final = (Material.State.UPLOADED, Material.State.CLEANING)
COULD_NOT: Final = gettext_noop("Dit bestand konden wij niet klaarmaken. Bewaar het opnieuw als jpeg of mp4, en stuur het nog een keer.")  # fmt: skip


def stuck_materials() -> list[tuple[Material, bool]]:
    """Of the region what waits while no job cares for it, and whether a job failed on it; two queries."""
    looked_at = Q(state=Material.State.IN_REVIEW, reviewed_at__isnull=False)
    rows = list(Material.objects.filter(Q(state__in=UNFIT) | looked_at).exclude(kind=Material.Kind.PLAN))  # fmt: skip
    jobs = ProcrastinateJob.objects.filter(args__material_id__in=[str(row.pk) for row in rows])
    how: dict[str, set[str]] = defaultdict(set)
    for pk, status in jobs.values_list("args__material_id", "status") if rows else ():
        how[pk].add(status)
    waits = [row for row in rows if not how[str(row.pk)] & {"todo", "doing"}]
    return [(row, "failed" in how[str(row.pk)]) for row in waits]


@command("wayfinding.make_fit", on="material")
def take_up_material(*, actor: Actor, material: Material, has_failed: bool) -> None:
    """Refused where it was tried and failed; of what was looked at somebody is asked to say so again."""
    is_looked_at = material.state == Material.State.IN_REVIEW
    if is_looked_at and has_failed:
        material.reviewed_at, material.reviewed_by, material.reviewed_by_name = None, None, ""
        material.save(update_fields=["reviewed_at", "reviewed_by", "reviewed_by_name"])
    elif has_failed or not (is_looked_at or material.original):
        refuse_material(actor=actor, material=material, sentence=COULD_NOT)
    elif is_looked_at:
        draw_again_later(material)
    else:
        make_fit_later(material)
