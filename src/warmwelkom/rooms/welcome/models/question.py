from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.models import Transition


class Question(models.Model):
    """What a pupil, or until 16 a parent, asks on the own page: of whom, and by which day an answer comes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    transition = models.ForeignKey(Transition, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=500)
    about = models.CharField(max_length=80, blank=True, help_text="the task that it is about")
    by_parent = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    asked_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    answer_by = models.DateField()
    answer = models.CharField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["transition", "asked_at"], name="welcome_question_pupil")]

    @property
    def about_pupil(self) -> UUID:
        return self.transition.about_pupil
