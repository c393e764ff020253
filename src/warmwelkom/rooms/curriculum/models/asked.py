from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.curriculum.models.about import InRegion, SaidBySomebody
from warmwelkom.rooms.people.models import Programme, School


class GoalReading(InRegion, SaidBySomebody):
    """Units and goals that came in at once: pasted, from a list or from a JSON file; to be taken back.

    `changes` are the ids of the units and goals that it added. What was there already it left alone.
    """

    class How(models.TextChoices):
        PASTED = "pasted"
        LIST = "list"
        JSON = "json"

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="goal_readings")
    how = models.CharField(max_length=8, choices=How.choices)
    filename = models.CharField(max_length=200, blank=True)
    changes = models.JSONField(default=dict, help_text="units and goals, as ids")
    undone_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["-at"]


class Unit(InRegion, SaidBySomebody):
    """A part of the first year of a programme, as the mbo school itself describes it."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="units")
    title = models.CharField(max_length=160)
    period = models.CharField(max_length=60, blank=True, help_text="when, in the school's words")
    place = models.PositiveSmallIntegerField(default=0)
    is_example = models.BooleanField(default=False, help_text="made up, for a demo")

    objects = region_manager()

    class Meta:
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "title"], name="one_unit_per_title")
        ]

    def __str__(self) -> str:
        return self.title


class Goal(InRegion):
    """What a first-year student must be able to do after a unit. `retired_on`: no longer a goal.

    A goal about which teachers said something is never erased by hand, for their words would go too.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="goals")
    text = models.CharField(max_length=400)
    place = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(help_text="when its words became what they are")
    retired_on = models.DateField(null=True)
    words = models.GeneratedField(
        expression=SearchVector("text", config="dutch"),
        output_field=SearchVectorField(),
        db_persist=True,
        help_text="what a search looks in, as with an end term",
    )

    objects = region_manager()

    class Meta:
        ordering = ["place", "id"]
        indexes = (GinIndex(fields=["words"], name="goal_words"),)

    def __str__(self) -> str:
        return self.text
