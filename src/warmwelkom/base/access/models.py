from __future__ import annotations

from django.db import models


class Attempt(models.Model):
    """How often somebody tried something in one window of time; who, nobody can read from it."""

    key = models.CharField(max_length=70, primary_key=True)
    number = models.PositiveIntegerField()
    ends_at = models.DateTimeField(db_index=True)
