from __future__ import annotations

import hashlib

from django.conf import settings
from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region


class CalendarFeed(models.Model):
    """The secret address of one person's own calendar in one region; shown once, kept hashed.

    It never shows more than its person may see: without a role in the region it is not there.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    used_on = models.DateField(null=True, help_text="the last day a calendar asked")

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "person"], name="one_feed_per_person")
        ]

    @staticmethod
    def hash_of(words: str) -> str:
        return hashlib.sha256(words.encode()).hexdigest()


class MeetingSettings(models.Model):
    """What the coordinator settles for all meetings of a region."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.OneToOneField(Region, on_delete=models.CASCADE, related_name="+")
    room_base = models.URLField(
        max_length=200, blank=True, help_text="address of the region's own rooms, such as a Jitsi"
    )

    objects = region_manager()
