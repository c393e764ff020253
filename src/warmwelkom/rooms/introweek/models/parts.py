from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.introweek.models.about import OfWeek


class WeekSlot(OfWeek):
    """A time in which groups have a part of the week. Breaks are the time between slots."""

    class Half(models.TextChoices):
        MORNING = "am", _("ochtend")
        AFTERNOON = "pm", _("middag")

    code = models.SlugField(max_length=20, help_text="unique in the week, such as 0824-1")
    day = models.DateField()
    half = models.CharField(max_length=2, choices=Half.choices)
    begins = models.TimeField()
    ends = models.TimeField()

    objects = region_manager()

    class Meta:
        ordering = ["day", "begins"]
        constraints = [
            models.UniqueConstraint(fields=["week", "code"], name="one_week_slot_a_code"),
        ]

    @property
    def half_day(self) -> str:
        """The half-day that it belongs to, as offers and plans name it: `2026-08-24-am`."""
        return f"{self.day:%Y-%m-%d}-{self.half}"


class WeekPart(OfWeek):
    """What every group has once: a workshop, a tour, meeting the mentor.

    `slots` are codes of the only slots in which it may be (none: all), `after` keys of parts that come
    earlier. `takes_visit`: an old teacher may join it.
    """

    key = models.SlugField(max_length=30)
    title = models.CharField(max_length=80)
    features = models.JSONField(default=list, help_text="what its room must have")
    slots = models.JSONField(default=list)
    after = models.JSONField(default=list)
    takes_visit = models.BooleanField(default=False)
    led_by_mentor = models.BooleanField(default=False)
    bring = models.CharField(max_length=160, blank=True, help_text="what a student takes along")
    order = models.PositiveSmallIntegerField(default=0)

    objects = region_manager()

    class Meta:
        ordering = ["order", "title"]
        constraints = [models.UniqueConstraint(fields=["week", "key"], name="one_week_part_a_key")]
