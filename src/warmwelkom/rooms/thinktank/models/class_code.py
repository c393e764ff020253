from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region, School

GROUP_OF = {
    "bb": "bb",
    "kb": "kb",
    "gl": "gl",
    "tl": "tl",
    "mbo1": "entree",
    "mbo2": "mbo2",
    "mbo3": "mbo3-4",
}
"""The leerweg or level of a code -> the slug of its group label."""


class ClassCode(models.Model):
    """A code with which a class says what it needs, without accounts.

    `posted` counts phones and slips together and never passes `most`, twice the size of the group.
    Six weeks after it closes the needs let go of it and only the counts stay.
    """

    LET_GO = dt.timedelta(weeks=6)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=8, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    school = models.ForeignKey(School, on_delete=models.CASCADE, null=True)
    leerweg = models.CharField(max_length=4, blank=True, help_text="bb kb gl tl, or an mbo level")
    sector = models.CharField(max_length=40, blank=True, help_text="a profile or sector, coarse")
    size = models.PositiveSmallIntegerField(help_text="how many pupils there are")
    made_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    posted = models.PositiveSmallIntegerField(default=0)

    objects = region_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(posted__lte=2 * models.F("size")), name="code_not_stuffed"
            )
        ]

    @property
    def group(self) -> str:
        """The slug of its group label, or empty."""
        return GROUP_OF.get(self.leerweg, "")

    @property
    def most(self) -> int:
        return 2 * self.size

    def is_open(self, now: dt.datetime) -> bool:
        return now < self.closes_at
