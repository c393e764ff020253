from __future__ import annotations

from django.conf import settings
from django.db import models

from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region


class RowOfRegion(models.Model):
    """A row of one region."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True


def by_person() -> models.ForeignKey[models.Model | None]:
    """Who did it; the row stays when the account goes."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
