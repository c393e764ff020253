from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.progression.models.of_region import RowOfRegion, by_person


class LearningRoute(RowOfRegion):
    """What one vo and one mbo school agreed: a route that goes on from the vmbo into the mbo, from day to day."""

    class Kind(models.TextChoices):
        CONTINUOUS = "continuous", _("doorlopende leerroute")
        INTEGRATED = "integrated", _("geïntegreerde route")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=120)
    vo_school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    mbo_school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    contact = models.CharField(max_length=200, help_text="who is on it, on both sides")
    starts_on = models.DateField()
    ends_on = models.DateField()
    signed_on = models.DateField(null=True, help_text="the day of the agreement")
    option = models.CharField(
        max_length=400,
        blank=True,
        help_text="where a pupil goes who leaves the route (overstapoptie)",
    )
    made_at = models.DateTimeField()
    made_by = by_person()

    objects = region_manager()

    class Meta:
        ordering = ["starts_on", "title", "pk"]


class RouteDuty(RowOfRegion):
    """Something the schools of a route must have done by a day; `number` is what the count of 15 October gave."""

    class What(models.TextChoices):
        AGREEMENT = "agreement", _("Teken de overeenkomst, met de overstapoptie erin")
        REPORT = "report", _("Meld de route bij DUO")
        COUNT = "count", _("Geef door hoeveel leerlingen de route volgen")

    route = models.ForeignKey(LearningRoute, on_delete=models.CASCADE, related_name="duties")
    what = models.CharField(max_length=9, choices=What.choices)
    due_on = models.DateField()
    number = models.PositiveSmallIntegerField(null=True, help_text="pupils: a count, never who")
    done_at = models.DateTimeField(null=True)
    done_by = by_person()
    done_by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["due_on", "what", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["route", "what", "due_on"], name="one_duty_on_a_day")
        ]
