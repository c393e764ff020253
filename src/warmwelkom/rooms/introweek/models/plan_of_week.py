from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.introweek.models.about import BySomebody, OfWeek

GRACE = dt.timedelta(minutes=3)


class WeekPlan(OfWeek, BySomebody):
    """One version of the plan, never changed: `rows` is a file `intro-week-plan/1` (pseudonyms only).

    In `rows` a student, mentor, teacher and room is the id of its row here, a slot its code, a part its key.
    They are large: a list of versions reads `told` alone.
    """

    class Kind(models.TextChoices):
        MADE = "made", _("voorstel van de planner")
        MENDED = "mended", _("bijgewerkt")
        MOVED = "moved", _("verplaatst met de hand")
        PINNED = "pinned", _("vastgezet")
        LOOSENED = "loosened", _("losgemaakt")
        TAKEN_BACK = "taken_back", _("teruggezet")

    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    sentence = models.CharField(max_length=300, blank=True, help_text="what was done, in words")
    rows = models.JSONField()
    told = models.JSONField(
        default=dict, help_text="counts: familiar, and how many differ from the version before"
    )
    source = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")

    objects = region_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["week", "number"], name="one_week_plan_a_number")
        ]


class PlanRun(OfWeek, BySomebody):
    """Asked the house for a plan: how far it is, and what came of it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht")
        RUNNING = "running", _("bezig")
        DONE = "done", _("klaar")
        FAILED = "failed", _("niet gelukt")

    seconds = models.PositiveSmallIntegerField()
    source = models.ForeignKey(WeekPlan, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    stop_at = models.DateTimeField(null=True, help_text="somebody asked to stop")
    progress = models.JSONField(default=dict, help_text="stage, seconds, figures, bounds")
    ended_at = models.DateTimeField(null=True)
    result = models.JSONField(default=dict, help_text="what was short or broken")
    plan = models.ForeignKey(WeekPlan, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = region_manager()

    class Meta:
        ordering = ["-at"]

    def goes_on(self, now: dt.datetime) -> bool:
        """Whether the search is still on; one whose worker fell is over by itself, long after its time."""
        is_open = self.state in (self.State.WAITING, self.State.RUNNING)
        return is_open and abs(now - self.at) < dt.timedelta(seconds=self.seconds) + GRACE


class WeekPublication(OfWeek, BySomebody):
    """This version is what everybody sees, from then until `ended_at`."""

    plan = models.ForeignKey(WeekPlan, on_delete=models.CASCADE, related_name="publications")
    ended_at = models.DateTimeField(null=True)
    ended_by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["week"],
                condition=models.Q(ended_at__isnull=True),
                name="one_week_publication",
            )
        ]
