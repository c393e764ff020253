from __future__ import annotations

from django.db import models

from warmwelkom.base.ids import new_id


class BackupNote(models.Model):
    """That a backup was made, tried or put back, and how large it was. Nothing of a person."""

    class Kind(models.TextChoices):
        MADE = "made"
        TRIED = "tried"
        RESTORED = "restored"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    at = models.DateTimeField()
    size = models.BigIntegerField()
    tables = models.IntegerField()
    rows = models.BigIntegerField()
    files = models.IntegerField()
