from __future__ import annotations

from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.files.keeping import unguessable_name
from warmwelkom.rooms.handover.models.talk import AboutTalk


def where_it_lies(_row: models.Model, _name: str) -> str:
    return unguessable_name("introductions")


class Introduction(AboutTalk):
    """How a pupil wants to be met: how the name is said, and a photo where the pupil gives one.

    Giving a photo is the consent, and taking it away ends it; until 16 a parent gives it (UAVG
    art. 5). The picture is drawn again, so that no place or camera is in it.
    """

    said_as = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=200, blank=True)
    type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    file = models.FileField(upload_to=where_it_lies, blank=True)
    changed_at = models.DateTimeField()
    photo_given_at = models.DateTimeField(null=True)
    by_parent = models.BooleanField(default=False)

    objects = region_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["transition"], name="one_introduction_each")]
