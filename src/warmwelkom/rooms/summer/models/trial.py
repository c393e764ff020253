from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.people.models import Programme
from warmwelkom.rooms.summer.models.about import AboutPupil, OfRegion


class SummerTrial(OfRegion):
    """A fair comparison of the automatic messages of one summer: of having them, of their day or of their words.

    Once frozen nothing of it changes, and who gets what is drawn by lot: `log` says so, chained line by line. Help is
    never drawn by lot. `outcomes` is what was counted, by the number in the log; the report is made from these two.
    """

    class Layer(models.TextChoices):
        LAYER = "layer", _("wel of geen automatische berichten")
        TIMING = "timing", _("dezelfde berichten, maar eerder")
        WORDING = "wording", _("dezelfde berichten, in andere woorden")

    class Counts(models.TextChoices):
        PLACE = "place", _("heeft een plek op die dag")
        PRESENT = "present", _("is in de klas gezien, uiterlijk op die dag")

    name = models.CharField(max_length=80)
    question = models.CharField(max_length=200)
    layer = models.CharField(max_length=7, choices=Layer.choices)
    kind = models.SlugField(max_length=30, blank=True, help_text="of the task; empty: all of them")
    days_earlier = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(max_length=400, blank=True, help_text="the other words")
    programmes = models.ManyToManyField(Programme, related_name="+")
    school_year = models.PositiveSmallIntegerField(help_text="the exam year: 2025 for 2025-2026")
    counts = models.CharField(max_length=7, choices=Counts.choices)
    counted_on = models.DateField()
    base = models.PositiveSmallIntegerField(help_text="of a hundred, without the extra")
    share = models.PositiveSmallIntegerField(default=50, help_text="of a hundred, drawn for it")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    frozen_at = models.DateTimeField(null=True)
    key = models.CharField(max_length=64, blank=True, help_text="with which was drawn")
    log = models.TextField(blank=True)
    stopped_at = models.DateTimeField(null=True)
    stopped_why = models.CharField(max_length=200, blank=True)
    outcomes = models.JSONField(default=dict)
    outcomes_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["-made_at", "pk"]

    def is_running(self, today: dt.date) -> bool:
        """Whether what a pupil gets depends on the draw today."""
        return bool(self.frozen_at and not self.stopped_at and today <= self.counted_on)


class TrialSeat(AboutPupil):
    """A pupil in a comparison: drawn for the extra or not. `code` is how the log names them; nobody else can."""

    trial = models.ForeignKey(SummerTrial, on_delete=models.CASCADE, related_name="seats")
    code = models.UUIDField(unique=True)
    arm = models.CharField(max_length=7, help_text="with or without")

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["trial", "transition"], name="one_seat_in_a_trial")
        ]
