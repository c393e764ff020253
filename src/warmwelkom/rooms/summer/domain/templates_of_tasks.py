"""What a school asks of whoever starts: change it, add to it, leave something out."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Max
from django.utils.text import slugify

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.people.models import Programme
from warmwelkom.rooms.summer.models import Bridge, TaskTemplate


@command("summer.edit_template", on="template")
def change_template(*, actor: Actor, template: TaskTemplate, values: dict[str, Any]) -> None:  # noqa: ARG001  asked by the command
    """Keep other words, another owner or another day; open tasks follow in the next hour."""
    for name, value in values.items():
        setattr(template, name, value)
    template.save(update_fields=list(values))


@command("summer.run_bridge", on="bridge")
def add_template(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    bridge: Bridge,
    values: dict[str, Any],
    programme: Programme | None = None,
) -> TaskTemplate:
    """Ask one thing more of whoever starts at this school, of all or of one programme."""
    mine = TaskTemplate.objects.filter(school=bridge.school_id)
    order = (mine.aggregate(last=Max("order"))["last"] or 0) + 1
    kind = slugify(values["title"])[:24] or "taak"
    if mine.filter(kind=kind).exists():
        kind = f"{kind}-{order}"
    made: TaskTemplate = TaskTemplate.objects.create(
        region_id=bridge.region_id, school_id=bridge.school_id, programme=programme, kind=kind,
        order=order, **values,
    )  # fmt: skip
    return made


@command("summer.edit_template", on="template")
def end_template(*, actor: Actor, template: TaskTemplate, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Ask it no more: its tasks end in the next hour."""
    TaskTemplate.objects.filter(pk=template.pk, ended_at__isnull=True).update(ended_at=now)


@command("summer.edit_template", on="template")
def restore_template(*, actor: Actor, template: TaskTemplate) -> None:  # noqa: ARG001  asked by the command
    """Undo: it is asked again."""
    TaskTemplate.objects.filter(pk=template.pk).update(ended_at=None)
