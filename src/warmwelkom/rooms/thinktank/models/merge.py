from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.models.contribution import Contribution


class Merge(models.Model):
    """A person saw that two contributions say the same: `merged` is read under `into` from then on.

    The merges that hold, followed to their end, give every `Contribution.merged_into`; so ending
    one gives back exactly what was, in whatever order they are ended.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    merged = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="merges")
    into = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="took_in")
    reason = models.TextField(max_length=2000)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200, blank=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = region_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["merged"], condition=Q(undone_at=None), name="merged_in_one_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(merged=F("into")), name="not_merged_in_itself"),
        ]
