from __future__ import annotations

import datetime as dt
import hashlib

from django.conf import settings
from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.summer.models.about import OfRegion


class SchoolKey(OfRegion):
    """With this key the own system of a school reads its open tasks and says which are done; kept hashed.

    It does nothing else, and nothing of another school. Chance enough (256 bits) that a plain hash can't be guessed back.
    """

    LONGEST = dt.timedelta(days=365)
    BEGINS = "wwz_"

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_by_name = models.CharField(max_length=200)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    used_on = models.DateField(null=True, help_text="the last day")

    objects = region_manager()

    class Meta:
        ordering = ["-made_at", "pk"]

    @staticmethod
    def hash_of(words: str) -> str:
        return hashlib.sha256(words.encode()).hexdigest()

    def works(self, now: dt.datetime) -> bool:
        return self.ended_at is None and now < self.expires_at
