from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.files.keeping import unguessable_name
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.meetings.models.meeting import Meeting
from warmwelkom.rooms.people.models import Region


def where_it_lies(_row: models.Model, _name: str) -> str:
    return unguessable_name("meetings")


class MeetingDocument(models.Model):
    """A file with a meeting; of which type it is was read in the file itself, never in its name."""

    MOST = 20

    class Audience(models.TextChoices):
        PARTICIPANTS = "participants", _("Wie meedoet in deze regio")
        PUBLIC = "public", _("Iedereen")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="documents")
    audience = models.CharField(
        max_length=12, choices=Audience.choices, default=Audience.PARTICIPANTS
    )
    name = models.CharField(max_length=200)
    type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to=where_it_lies)
    added_on = models.DateField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = region_manager()

    class Meta:
        ordering = ["added_on", "id"]
