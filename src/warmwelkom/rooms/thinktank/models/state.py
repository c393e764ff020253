from __future__ import annotations

from django.conf import settings
from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.thinktank.models.contribution import Contribution


class ContributionState(models.Model):
    """A contribution came into a state: why, said by whom of which organisation, when, decided where.

    `meeting` is the number that the meetings' room gives; its title is written down beside it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="states")
    state = models.CharField(max_length=12)
    reason = models.TextField(max_length=2000)
    on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey(School, on_delete=models.SET_NULL, null=True, related_name="+")
    meeting = models.UUIDField(null=True)
    meeting_title = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["contribution", "at"], name="state_of_contribution")]
