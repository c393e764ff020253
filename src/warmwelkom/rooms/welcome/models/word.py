from __future__ import annotations

from django.conf import settings
from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region, School


class WelcomeWord(models.Model):
    """What a class mentor says to whoever comes: a few sentences, and how to reach them. About no pupil."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    school_year = models.PositiveSmallIntegerField(help_text="the exam year of the pupils")
    class_name = models.CharField(max_length=30)
    text = models.CharField(max_length=280)
    phone = models.CharField(max_length=20, blank=True)
    answers = models.CharField(max_length=80, blank=True, help_text="when an answer comes")
    written_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200)

    objects = region_manager()

    class Meta:
        ordering = ["class_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "school_year", "class_name"], name="one_word_a_class"
            )
        ]

    @property
    def first_name(self) -> str:
        """How the pupil calls them on the button."""
        return self.by_name.split()[0] if self.by_name else ""
