from __future__ import annotations

from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Location, Region, School
from warmwelkom.rooms.wayfinding.models.about import OfPremises


class Premises(models.Model):
    """The building of one school as somebody finds the way in it; public from `published_at` on.

    `translations` holds name and stop in other languages: {"en": {"name": "…", "stop": "…"}}.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    location = models.ForeignKey(Location, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60)
    address = models.CharField(max_length=200, blank=True)
    stop = models.CharField(max_length=200, blank=True, help_text="stop or station, and the lines")
    translations = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by_name = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField(null=True)
    published_by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["region", "slug"], name="one_premises_a_slug")
        ]

    def __str__(self) -> str:
        return self.name


class Level(OfPremises):
    """A floor: its number (0 is the ground floor), its name, and what its drawn plan measures.

    The drawing is the newest ready `Material` of kind "plan" that points here. `metres_per_pixel` and
    `north_degrees` (where north lies, clockwise from the top of the drawing) are about that drawing.
    """

    number = models.SmallIntegerField()
    name = models.CharField(max_length=60, blank=True)
    metres_per_pixel = models.FloatField(null=True)
    north_degrees = models.FloatField(default=0)

    objects = region_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["premises", "number"], name="one_level_a_number")
        ]
