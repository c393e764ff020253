from __future__ import annotations

from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.people.models import Programme
from warmwelkom.rooms.wayfinding.models.about import BySomebody, OfPremises


class NormalDay(OfPremises, BySomebody):
    """What an ordinary day of one programme looks like in this building, as its staff tell it.

    `moments` are in order of time: [{"at": "08:45", "what": "…", "place": slug or ""}]. `asks_name` and
    `asks_mail` are of the colleague who answers questions.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=400, blank=True)
    moments = models.JSONField(default=list)
    asks_name = models.CharField(max_length=120)
    asks_mail = models.CharField(max_length=254, blank=True)
    published_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["programme__name", "programme__level"]
        constraints = [
            models.UniqueConstraint(
                fields=["premises", "programme"], name="one_normal_day_a_programme"
            )
        ]
