from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.handover.models.dossier import Dossier
from warmwelkom.rooms.people.models import Region


class DossierFile(models.Model):
    """The file of another region that a dossier was read from: who it said it was about, and from where.

    `head` is the file without its statements, so that it goes out again as it came in.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="came_from")
    head = models.JSONField()
    sha256 = models.CharField(max_length=64)
    read_at = models.DateTimeField()
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    read_by_name = models.CharField(max_length=200)

    objects = region_manager()

    @property
    def about_pupil(self) -> UUID:
        return self.dossier.about_pupil
