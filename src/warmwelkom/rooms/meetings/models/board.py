from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.meetings.models.meeting import Meeting
from warmwelkom.rooms.people.models import Region


class BoardDoor(models.Model):
    """The code with which people without an account come to the boards of one meeting."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="board_door")
    code = models.CharField(max_length=8, unique=True)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, help_text="nobody else comes in")

    objects = region_manager()


class Board(models.Model):
    """One question on which everybody in a meeting writes notes, groups them and gives dots.

    `version` rises with whatever another screen must show. What was shown once stays shown:
    `revealed_at` and `dots_shown_at` are set the first time and never taken back.
    """

    class Phase(models.TextChoices):
        COLLECT = "collect", _("verzamelen")
        GROUP = "group", _("groeperen")
        DOTS = "dots", _("stippen")
        CHOSEN = "chosen", _("kiezen")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="boards")
    question = models.CharField(max_length=200)
    phase = models.CharField(max_length=8, choices=Phase.choices, default=Phase.COLLECT)
    opens_at = models.DateTimeField()
    revealed_at = models.DateTimeField(null=True, help_text="since when others' notes are seen")
    dots_each = models.PositiveSmallIntegerField(default=3)
    dots_shown_at = models.DateTimeField(null=True, help_text="since when the dots are seen")
    timer_ends_at = models.DateTimeField(null=True, help_text="advice: it closes nothing")
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = region_manager()

    class Meta:
        ordering = ["made_at", "id"]

    def __str__(self) -> str:
        return self.question

    @property
    def topic(self) -> str:
        """Under which name open pages hear that something changed."""
        return f"board:{self.pk}"

    def is_open(self, now: dt.datetime) -> bool:
        return now >= self.opens_at


class BoardGuest(models.Model):
    """Somebody without an account, under a name of their choosing, until the meeting is over.

    What they wrote stays, without the name.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="guests")
    name = models.CharField(max_length=40)
    token_hash = models.CharField(max_length=64, unique=True, help_text="of what the cookie holds")
    joined_at = models.DateTimeField()
    sent_away_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["joined_at", "id"]
