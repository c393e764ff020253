from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.meetings.models.agenda import AgendaItem
from warmwelkom.rooms.meetings.models.meeting import Meeting
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.models import Contribution


class Decision(models.Model):
    """What a meeting decided at one point: a state of a contribution, something else, or to put it off.

    `to` is the state that the contribution came into, in the same transaction; its reason is `text`.
    """

    class Kind(models.TextChoices):
        STATE = "state", _("besluit over een bijdrage")
        DECIDED = "decided", _("besloten")
        POSTPONED = "postponed", _("doorgeschoven naar de volgende keer")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="decisions")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.TextField(max_length=2000, blank=True)
    contribution = models.ForeignKey(
        Contribution, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    of_kind = models.CharField(max_length=8, blank=True, help_text="of the contribution")
    to = models.CharField(max_length=12, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = region_manager()

    class Meta:
        ordering = ["at", "id"]


class Minutes(models.Model):
    """The minutes of a meeting are public from now; what they say can't be changed any more.

    Title and times are as they were: the meeting's own may change after this.
    A trigger of the database refuses changes to this row, the points, the decisions and what was
    promised. Of who was there it keeps how many, and of which organisations; no names.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="published")
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    people = models.PositiveIntegerField(default=0, help_text="how many were there; 0 not counted")
    organisations = models.JSONField(default=list)

    objects = region_manager()


class MinutesCorrection(models.Model):
    """What published minutes should say, beside what they do say; nothing is taken away."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="corrections")
    item = models.ForeignKey(
        AgendaItem, on_delete=models.CASCADE, null=True, related_name="corrections"
    )
    text = models.TextField(max_length=2000)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["at", "id"]
