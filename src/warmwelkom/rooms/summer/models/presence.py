from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.summer.models.about import OfRegion
from warmwelkom.rooms.transitions.models import Enrolment


class PresenceTick(OfRegion):
    """The class mentor said of one student on one day: here, or not seen. `before` is what undo puts back."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="+")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    is_seen = models.BooleanField()
    before = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200)

    objects = region_manager()

    class Meta:
        ordering = ["day", "pk"]
        constraints = [models.UniqueConstraint(fields=["enrolment", "day"], name="one_tick_a_day")]

    @property
    def about_pupil(self) -> UUID | None:
        return self.enrolment.about_pupil
