"""The yearly report: asked by somebody, made by a job."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region

PATIENCE = dt.timedelta(minutes=10)
"""So long a report may take."""


class YearReport(models.Model):
    """A report that was asked for: how far it is, and the PDF once it is there."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asked_by_name = models.CharField(max_length=200)
    language = models.CharField(max_length=5, default="nl")
    done = models.PositiveSmallIntegerField(default=0, help_text="of 100")
    made_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True)
    file = models.FileField(upload_to="reports/", blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["-asked_at"]

    def is_under_way(self, now: dt.datetime) -> bool:
        """Not one that was asked so long ago that its job must be gone: that may be asked anew."""
        return self.made_at is None and not self.fault and self.asked_at > now - PATIENCE
