from __future__ import annotations

from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.introweek.models.about import OfWeek
from warmwelkom.rooms.people.models import Location


class WeekBuilding(OfWeek):
    """A building of one campus in which rooms are used that week."""

    name = models.CharField(max_length=80)
    location = models.ForeignKey(Location, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = region_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["week", "name"], name="one_week_building_a_name")
        ]


class WeekRoom(OfWeek):
    """A room: how many fit, how many groups at once, what it has, in which slots it is closed."""

    building = models.ForeignKey(WeekBuilding, on_delete=models.CASCADE, related_name="rooms")
    name = models.CharField(max_length=40)
    seats = models.PositiveSmallIntegerField()
    parallel_groups = models.PositiveSmallIntegerField(default=1)
    features = models.JSONField(default=list)
    closed = models.JSONField(default=list, help_text="codes of slots")

    objects = region_manager()

    class Meta:
        ordering = ["building__name", "name"]
        constraints = [
            models.UniqueConstraint(fields=["building", "name"], name="one_week_room_a_name")
        ]
