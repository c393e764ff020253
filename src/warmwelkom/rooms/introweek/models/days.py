from __future__ import annotations

from uuid import UUID

from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.introweek.models.about import OfWeek
from warmwelkom.rooms.introweek.models.people_of_week import TeacherOffer, WeekMentor, WeekStudent
from warmwelkom.rooms.people.models import School


class WeekLook(OfWeek):
    """A student's own week as it stood when they looked last, and before it changed: to mark what is new."""

    student = models.OneToOneField(WeekStudent, on_delete=models.CASCADE, related_name="+")
    kept = models.JSONField(default=list, help_text="rows of part, moment, place, who joins")
    before = models.JSONField(default=list)
    looked_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, help_text="first look at what is different")

    objects = region_manager()

    @property
    def about_pupil(self) -> UUID:
        return self.student.about_pupil


class WeekCalendar(OfWeek):
    """The secret address of one person's week for a calendar; what stands in it is in no table.

    Of a student, of an old teacher, or of a mentor (every group of who has that mail address). A stopped one opens nothing; a new one has other words.
    """

    student = models.ForeignKey(WeekStudent, on_delete=models.CASCADE, null=True, related_name="+")
    offer = models.ForeignKey(TeacherOffer, on_delete=models.CASCADE, null=True, related_name="+")
    mentor = models.ForeignKey(WeekMentor, on_delete=models.CASCADE, null=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(student__isnull=False, offer=None, mentor=None)
                | models.Q(student=None, offer__isnull=False, mentor=None)
                | models.Q(student=None, offer=None, mentor__isnull=False),
                name="week_calendar_of_one",
            )
        ]

    @property
    def about_pupil(self) -> UUID | None:
        return self.student.about_pupil if self.student else None


class SchoolOutlook(OfWeek):
    """What one old school's offer gives its own pupils at most, and what half-days more would; counts alone."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    students = models.PositiveIntegerField()
    known = models.PositiveIntegerField(help_text="with an own teacher among those who were asked")
    now = models.PositiveIntegerField(help_text="can meet one with what is offered")
    more = models.JSONField(default=list, help_text="rows of half_days and reached")
    counted_at = models.DateTimeField()

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["week", "school"], name="one_outlook_a_school")
        ]
