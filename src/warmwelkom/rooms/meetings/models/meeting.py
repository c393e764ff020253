from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region


class MeetingSeries(models.Model):
    """Meetings that follow one another; what was promised last time stands first the next time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=200)

    objects = region_manager()

    class Meta:
        ordering = ["title", "id"]

    def __str__(self) -> str:
        return self.title


class Meeting(models.Model):
    """One meeting. Without `starts_at` its day is still to be found (date poll).

    Everybody may read when it is and what it is about; `room_link` is only for who takes part.
    """

    class Form(models.TextChoices):
        ONLINE = "online", _("online")
        ON_SITE = "on_site", _("op locatie")
        BOTH = "both", _("online en op locatie")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    series = models.ForeignKey(
        MeetingSeries, on_delete=models.SET_NULL, null=True, blank=True, related_name="meetings"
    )
    title = models.CharField(max_length=200)
    about = models.TextField(max_length=2000, blank=True)
    form = models.CharField(max_length=8, choices=Form.choices, default=Form.ONLINE)
    place = models.CharField(max_length=200, blank=True, help_text="where on site")
    room_link = models.URLField(max_length=500, blank=True, help_text="of the online room")
    seats = models.PositiveSmallIntegerField(
        null=True, help_text="on site when it is both, else of everybody; none: no limit"
    )
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    chair_name = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True, help_text="the chair opened it")
    ended_at = models.DateTimeField(null=True, help_text="the chair closed it")
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(max_length=300, blank=True)
    sequence = models.PositiveIntegerField(
        default=0, help_text="of the calendar entry: rises with each change that a calendar shows"
    )
    changed_at = models.DateTimeField(help_text="of the calendar entry")

    objects = region_manager()

    class Meta:
        ordering = ["-starts_at", "-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="a_meeting_ends_after_it_starts",
            )
        ]
        indexes = [models.Index(fields=["region", "starts_at"], name="meeting_list")]

    def __str__(self) -> str:
        return self.title

    def is_over(self, now: dt.datetime) -> bool:
        """Closed by the chair, or its end has passed."""
        return self.ended_at is not None or (self.ends_at is not None and self.ends_at < now)

    def is_open(self, now: dt.datetime) -> bool:
        """Whether it has a day, goes on and is not over."""
        return bool(self.starts_at) and self.cancelled_at is None and not self.is_over(now)
