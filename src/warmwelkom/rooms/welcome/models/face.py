from __future__ import annotations

from django.conf import settings
from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region


class StaffPhoto(models.Model):
    """The own photo of somebody who meets pupils, so that a pupil knows the face. Never of a pupil.

    Both sizes lie in the row itself and not on the disk: they are some forty kilobytes together, they come
    and go in one transaction, and with the person, the region or the row nothing of them stays anywhere.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    small = models.BinaryField(help_text="jpeg of 96 pixels, square, at most 6 kB")
    large = models.BinaryField(help_text="jpeg of 320 pixels, square")
    put_up_at = models.DateTimeField()

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "person"], name="one_photo_a_person")
        ]
