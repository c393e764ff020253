from __future__ import annotations

from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.curriculum.models.about import InRegion, SaidBySomebody
from warmwelkom.rooms.curriculum.models.taught import Profile
from warmwelkom.rooms.people.models import Programme
from warmwelkom.rooms.thinktank.models import Contribution


class Adaptation(InRegion, SaidBySomebody):
    """A proposal that came from a gap, and the picture as it was then, to lay the later one beside.

    `before` counts the goals of the programme by what this profile does for them.
    """

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="+")
    before = models.JSONField(default=dict)

    objects = region_manager()

    class Meta:
        ordering = ["-at"]
