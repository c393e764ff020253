from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.people.models import Programme, School
from warmwelkom.rooms.summer.models.about import AboutPupil, OfRegion


class Activity(OfRegion):
    """Something to do in the summer, of a school or a partner: what, where, when, for whom, with whom.

    Without `programmes` it is for everybody; `only_from` makes it one for the pupils of one old school, such as
    a buddy who came from there. Who signs up after the last place waits, in the order of signing up.
    """

    class Kind(models.TextChoices):
        SUMMER_SCHOOL = "summer_school", _("zomerschool")
        WORKSHOP = "workshop", _("dag in de werkplaats")
        BUDDY = "buddy", _("een buddy van jouw oude school")
        PLACEMENT = "placement", _("stage die kan tellen voor het mbo")
        OTHER = "other", _("iets anders")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    title = models.CharField(max_length=80)
    what = models.CharField(max_length=400)
    place = models.CharField(max_length=160)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    for_whom = models.CharField(max_length=160, blank=True)
    programmes = models.ManyToManyField(Programme, blank=True, related_name="+")
    only_from = models.ForeignKey(School, on_delete=models.SET_NULL, null=True, related_name="+")
    places = models.PositiveSmallIntegerField()
    contact = models.CharField(max_length=160, help_text="name and how to reach them, to the pupil")
    counts_for = models.CharField(
        max_length=200, blank=True, help_text="of a placement: for what it can count, who agreed"
    )
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, help_text="it does not take place")
    ended_reason = models.CharField(max_length=160, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["starts_at", "title", "pk"]

    def has_begun(self, now: dt.datetime) -> bool:
        """From then on nobody signs up, and the organiser ticks who came."""
        return self.starts_at <= now


class ActivitySeat(AboutPupil):
    """A pupil signed up: with a place or waiting, as the order of signing up says.

    `words` is one line of the pupil on what it was like: for the organiser alone, and it can be taken away.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="seats")
    signed_up_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    was_there = models.BooleanField(null=True, help_text="None: the organiser did not say yet")
    ticked_at = models.DateTimeField(null=True)
    ticked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    words = models.CharField(max_length=140, blank=True)
    words_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True, help_text="the organiser took the line away")
    hidden_by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["signed_up_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "transition"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_seat_in_an_activity",
            )
        ]
