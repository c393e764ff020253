from __future__ import annotations

from django.conf import settings
from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region, School


class FreeHours(models.Model):
    """When somebody has time for a talk, every week on this day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    weekday = models.PositiveSmallIntegerField(help_text="0 is Monday")
    begins = models.TimeField()
    ends = models.TimeField()

    objects = region_manager()

    class Meta:
        ordering = ["weekday", "begins"]


class FreeDay(models.Model):
    """One day that differs from the week: without hours not at all, else only in these."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    begins = models.TimeField(null=True)
    ends = models.TimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["day", "begins"]
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="one_free_day_each")]


class HandoverDay(models.Model):
    """A day on which many talks are held after each other, in rows of short slots.

    `result` is what the last plan gave: slots that people wait, the proven bound, seconds.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=120)
    place = models.CharField(max_length=200)
    starts_at = models.DateTimeField()
    slots = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField(default=10)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, help_text="when a plan was last asked for")
    planned_at = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)

    objects = region_manager()

    class Meta:
        ordering = ["-starts_at"]


class HandoverRow(models.Model):
    """A row of slots that a school offers on a handover day: one mentor, from slot to slot, in a place."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    day = models.ForeignKey(HandoverDay, on_delete=models.CASCADE, related_name="rows")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    first = models.PositiveSmallIntegerField(help_text="first slot, from 0")
    last = models.PositiveSmallIntegerField()
    block = models.CharField(
        max_length=60, blank=True, help_text="building or hall; people walk between blocks"
    )
    offered_at = models.DateTimeField()

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "person"], name="one_handover_row_each")
        ]
