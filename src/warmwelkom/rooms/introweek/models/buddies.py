from __future__ import annotations

from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.introweek.models.about import OfWeek
from warmwelkom.rooms.people.models import Programme, School


class WeekBuddy(OfWeek):
    """An older student who went to the same old school, and whom new students find at a place and time.

    Sixteen or older, and said yes on `agreed_on`: without that day nobody but the planner reads the name.
    Who takes it back is erased.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    half_days = models.JSONField(default=list)
    where = models.CharField(max_length=120, blank=True, help_text="where to find them, in words")
    agreed_on = models.DateField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["school__name", "name", "pk"]
