from __future__ import annotations

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.introweek.models.about import BySomebody, OfWeek
from warmwelkom.rooms.introweek.models.people_of_week import WeekStudent


class WeekAttendance(OfWeek, BySomebody):
    """A student was seen, or not, at a part of the week."""

    class How(models.TextChoices):
        TICK = "tick", _("getikt")
        CODE = "code", _("code van de groep")
        LATE = "late", _("niet getikt om tien uur")

    student = models.ForeignKey(WeekStudent, on_delete=models.CASCADE, related_name="+")
    slot = models.CharField(max_length=20, help_text="code of the slot")
    is_seen = models.BooleanField()
    how = models.CharField(max_length=4, choices=How.choices, default=How.TICK)
    before = models.JSONField(default=dict, help_text="what undo puts back on the lists")

    objects = region_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["student", "slot"], name="seen_once_a_slot")]

    @property
    def about_pupil(self) -> UUID:
        return self.student.about_pupil


class WeekAnswer(OfWeek):
    """After a part: did you meet somebody you knew, and do you feel welcome (1 to 5); shown in counts only."""

    student = models.ForeignKey(WeekStudent, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=30, blank=True, help_text="key of the part; empty: the week")
    met_known = models.BooleanField(null=True)
    welcome = models.PositiveSmallIntegerField(null=True)
    at = models.DateTimeField()

    objects = region_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["student", "part"], name="one_answer_a_part"),
            models.CheckConstraint(
                condition=models.Q(welcome__isnull=True) | models.Q(welcome__range=(1, 5)),
                name="welcome_is_one_to_five",
            ),
        ]

    @property
    def about_pupil(self) -> UUID:
        return self.student.about_pupil
