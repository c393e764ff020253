from __future__ import annotations

from django.conf import settings
from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region, School


class IntroWeek(models.Model):
    """The introduction week of one receiving school in one year: what a plan is made of.

    `rules` are the limits of the format `intro-week/1` that differ from the usual; `levels` says for a rule of
    the house whether breaking it blocks, blocks publishing, warns, or is ignored. `walks` are rows of
    [building, building, minutes]; a pair that is not named is no walk.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    school_year = models.PositiveSmallIntegerField(help_text="the exam year of who comes")
    first_day = models.DateField()
    last_day = models.DateField()
    offers_until = models.DateField(
        null=True, help_text="the last day on which an old school changes its offer"
    )
    rules = models.JSONField(default=dict)
    levels = models.JSONField(default=dict)
    walks = models.JSONField(default=list)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField()

    objects = region_manager()

    class Meta:
        ordering = ["-first_day", "name"]

    def __str__(self) -> str:
        return self.name
