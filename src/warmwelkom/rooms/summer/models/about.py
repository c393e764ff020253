from __future__ import annotations

from uuid import UUID

from django.db import models

from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.models import Transition


class OfRegion(models.Model):
    """A row of one region."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class AboutPupil(OfRegion):
    """A row about the way of one pupil, in its region."""

    transition = models.ForeignKey(Transition, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True

    @property
    def about_pupil(self) -> UUID:
        return self.transition.about_pupil
