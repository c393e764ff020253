from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.transitions.models import Transition


class ReturnMoment(models.TextChoices):
    """When the mbo tells the old school how its former pupils fare."""

    WEEK_6 = "week6", _("week 6")
    DAY_100 = "day100", _("dag 100")
    YEAR_END = "year_end", _("einde van jaar 1")


class Feedback(models.Model):
    """How one pupil fares at one moment, by the class mentor: one of five states and a line."""

    class State(models.TextChoices):
        SETTLED = "settled", _("op de goede plek")
        GETTING_USED = "getting_used", _("moet nog wennen")
        HELPED = "helped", _("krijgt hulp")
        AT_RISK = "at_risk", _("dreigt te stoppen")
        STOPPED = "stopped", _("gestopt of overgestapt")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    transition = models.ForeignKey(Transition, on_delete=models.CASCADE, related_name="+")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    moment = models.CharField(max_length=8, choices=ReturnMoment.choices)
    state = models.CharField(max_length=12, choices=State.choices)
    line = models.CharField(max_length=200, blank=True)
    given_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200)

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["transition", "moment"], name="one_feedback_a_moment")
        ]

    @property
    def about_pupil(self) -> UUID:
        return self.transition.about_pupil


class Ground(models.Model):
    """Why the old school may read a line about one former pupil: the region's own words, and who wrote them.

    While none is in force the old school reads counts and nothing else.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=1000)
    confirmed_by = models.CharField(max_length=200, help_text="the privacy officer who agreed")
    decided_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    recorded_by_name = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_reason = models.CharField(max_length=300, blank=True)

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region"], condition=Q(ended_at__isnull=True), name="one_ground_in_force"
            )
        ]
