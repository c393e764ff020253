from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.people.models import Location, School
from warmwelkom.rooms.progression.models.of_region import RowOfRegion, by_person


class ProgressionOffer(RowOfRegion):
    """A bridge module, a taster day or a summer week of one school: who gives it, where, for whom, how many.

    An empty list of leerwegen, profiles or programmes means all of them; `profiles` holds an empty code for who
    has no profile (most of gl and tl). What it is for stands in its aims, when it is in its sessions.
    """

    class Kind(models.TextChoices):
        BRIDGE = "bridge", _("brugmodule")
        TASTER = "taster", _("meeloopdag")
        SUMMER = "summer", _("zomerweek")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    location = models.ForeignKey(Location, on_delete=models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    title = models.CharField(max_length=80)
    what = models.CharField(max_length=500)
    place = models.CharField(max_length=160, help_text="room or address, as a pupil finds it")
    contact = models.CharField(max_length=160, help_text="a name and how to reach them")
    places = models.PositiveSmallIntegerField()
    leerwegen = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    profiles = ArrayField(models.CharField(max_length=8, blank=True), default=list, blank=True)
    programme_ids = ArrayField(models.UUIDField(), default=list, blank=True)
    made_at = models.DateTimeField()
    made_by = by_person()
    ended_at = models.DateTimeField(null=True, help_text="it does not take place")
    ended_reason = models.CharField(max_length=160, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title


class OfferSession(RowOfRegion):
    """One time that it is given; the first closes signing up, each has a list of who came."""

    offer = models.ForeignKey(ProgressionOffer, on_delete=models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    objects = region_manager()

    class Meta:
        ordering = ["starts_at", "pk"]


class OfferAim(RowOfRegion):
    """What it is for: an end term or a module of the vmbo by its SLO number, a goal of a programme, or one in words.

    The words are kept as they were, so that a certificate goes on saying what was done.
    """

    offer = models.ForeignKey(ProgressionOffer, on_delete=models.CASCADE, related_name="aims")
    slo_id = models.CharField(max_length=36, blank=True, help_text="of an end term or a module")
    goal_id = models.UUIDField(null=True, help_text="of a goal of the curriculum")
    words = models.CharField(max_length=400)

    objects = region_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["offer", "words"], name="one_aim_in_the_same_words")
        ]
