from __future__ import annotations

from django.conf import settings
from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.files.keeping import unguessable_name
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.models.plan import Plan


def random_name(_row: models.Model, _name: str) -> str:
    return unguessable_name("plans")


class PlanAttachment(models.Model):
    """A file with a plan; of which type it is was read in the file itself, never in its name."""

    MOST = 20

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200)
    type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to=random_name)
    added_on = models.DateField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = region_manager()

    class Meta:
        ordering = ["added_on", "id"]
