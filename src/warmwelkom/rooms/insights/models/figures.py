"""What is counted at night, and what of it may be shown."""

from __future__ import annotations

from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region, School


class KeptCount(models.Model):
    """One count of one school year, as the facts gave it. No page reads it: it may be small."""

    id = models.BigAutoField(primary_key=True)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    school_year = models.PositiveSmallIntegerField(help_text="the exam year")
    name = models.CharField(max_length=200, help_text="what is counted, such as state=placed")
    number = models.PositiveIntegerField()

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "school_year", "name"], name="one_kept_count_per_name"
            )
        ]


class ShownFigures(models.Model):
    """What one reader may see of one school year: the coordinator (no school), or the staff of a school.

    Made of the kept counts, all tables together, with every count hidden that is small or gives a small one
    away. Pages, files and the report read this row and nothing else.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    school = models.ForeignKey(School, on_delete=models.CASCADE, null=True, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    stands_on = models.DateField(help_text="the day that the figures are of")
    made_at = models.DateTimeField()
    content = models.JSONField(default=dict)

    objects = region_manager()

    class Meta:
        ordering = ["-school_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "school_year", "school"],
                nulls_distinct=False,
                name="one_shown_figures_per_reader",
            )
        ]
