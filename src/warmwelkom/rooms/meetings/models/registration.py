from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.meetings.models.meeting import Meeting
from warmwelkom.rooms.people.models import Region


class Registration(models.Model):
    """Somebody who comes, or waits for a place. Leaving takes the row away.

    Without `seated_at` one waits; the longest waiting gets the next place.
    """

    class How(models.TextChoices):
        ONLINE = "online", _("online")
        ON_SITE = "on_site", _("op locatie")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="registrations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    organisation = models.CharField(max_length=200, blank=True)
    how = models.CharField(max_length=8, choices=How.choices)
    joined_at = models.DateTimeField()
    seated_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["joined_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="one_registration_each")
        ]
        indexes = [models.Index(fields=["person", "meeting"], name="registration_of_person")]
