from __future__ import annotations

from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.introweek.models.about import BySomebody, OfWeek


class WeekListRead(OfWeek, BySomebody):
    """The last list of a kind that was read in, and what it changed: to be taken back.

    `changes` are rows of the id, how it stood `before` (none: it was new), and how the list left it.
    """

    what = models.SlugField(max_length=20)
    changes = models.JSONField(default=list)

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["week", "what"], name="one_week_list_a_kind")
        ]
