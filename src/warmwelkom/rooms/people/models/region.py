from __future__ import annotations

from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id


class Region(models.Model):
    """A region in which schools work together. `stands_at` moves the date, in a demo only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    rmc_number = models.PositiveSmallIntegerField(null=True)
    school_year = models.PositiveSmallIntegerField(
        help_text="the year in which it starts: 2025 for 2025-2026"
    )
    is_demo = models.BooleanField(default=False)
    stands_at = models.DateField(null=True)
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class School(models.Model):
    """An institution (BRIN) that takes part in a region."""

    class Sector(models.TextChoices):
        VO = "vo", "vo"
        MBO = "mbo", "mbo"
        PARTNER = "partner", "partner"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="schools")
    brin = models.CharField(max_length=4, blank=True)
    name = models.CharField(max_length=200)
    sector = models.CharField(max_length=8, choices=Sector.choices)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "brin", "sector"],
                condition=~models.Q(brin=""),
                name="one_school_per_brin",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Location(models.Model):
    """A campus (vestiging): the BRIN and two figures, such as 20MJ00."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE)
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="locations")
    code = models.CharField(max_length=8)
    name = models.CharField(max_length=200)
    street = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    place = models.CharField(max_length=80, blank=True)
    leerwegen = models.CharField(
        max_length=20, blank=True, help_text="bb kb gl tl, with a space between"
    )

    objects = region_manager()

    class Meta:
        ordering = ["name", "code"]
        constraints = [
            models.UniqueConstraint(fields=["school", "code"], name="one_location_per_code")
        ]

    def __str__(self) -> str:
        return self.name


class Programme(models.Model):
    """What an mbo school offers at a location: crebo, level, BOL or BBL."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE)
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="programmes")
    location = models.ForeignKey(Location, on_delete=models.SET_NULL, null=True)
    crebo = models.CharField(max_length=5)
    name = models.CharField(max_length=160)
    level = models.PositiveSmallIntegerField()
    learning_path = models.CharField(max_length=3, default="BOL")

    objects = region_manager()

    class Meta:
        ordering = ["name", "level"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "school", "location", "crebo", "learning_path"],
                name="one_programme_per_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, niveau {self.level}"
