from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.meetings.models.meeting import Meeting
from warmwelkom.rooms.people.models import Region


class DatePoll(models.Model):
    """The search for a day: two to twelve moments, on each of which people say whether they can."""

    FEWEST, MOST = 2, 12

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="poll")
    closes_on = models.DateField(help_text="the last day on which an answer may change")
    made_at = models.DateTimeField()
    chosen_at = models.DateTimeField(null=True)

    objects = region_manager()

    def is_open(self, now: dt.datetime) -> bool:
        """Answers may change: no day is chosen yet, and the closing day is not over."""
        return self.chosen_at is None and now.date() <= self.closes_on


class PollMoment(models.Model):
    """One moment that is proposed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    poll = models.ForeignKey(DatePoll, on_delete=models.CASCADE, related_name="moments")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    objects = region_manager()

    class Meta:
        ordering = ["starts_at", "ends_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["poll", "starts_at", "ends_at"], name="one_moment_per_time"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="a_moment_ends_after_it_starts"
            ),
        ]


class PollAnswer(models.Model):
    """What one person says of one moment; the last word counts."""

    class Value(models.TextChoices):
        YES = "yes", _("kan")
        MAYBE = "maybe", _("als het moet")
        NO = "no", _("kan niet")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    moment = models.ForeignKey(PollMoment, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    value = models.CharField(max_length=5, choices=Value.choices)
    answered_at = models.DateTimeField()

    objects = region_manager()

    class Meta:
        ordering = ["answered_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["moment", "person"], name="one_answer_per_moment")
        ]
