from __future__ import annotations

from django.conf import settings
from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.thinktank.models.contribution import Contribution


class Plan(models.Model):
    """What a contribution of kind plan is worked out into: goal, puller, steps, costs, who does what.

    `version` is the number of the newest PlanVersion; whoever saves says which one they saw.
    `taken_from` and `kit` are filled where it was taken over from another region.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="plan")
    goal = models.TextField(max_length=2000, blank=True)
    for_whom = models.CharField(max_length=300, blank=True)
    puller = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    puller_name = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=0)
    taken_from = models.CharField(max_length=200, blank=True, help_text="the name of a region")
    taken_plan = models.UUIDField(null=True, help_text="the contribution it was there")
    kit = models.CharField(max_length=64, blank=True, help_text="sha256 of the kit it came in")

    objects = region_manager()


class PlanStep(models.Model):
    """Something to do: what, who (in words), before when. Progress is counted from these."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="steps")
    place = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=200, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text="where `who` is the name of one person with a role here",
    )
    due = models.DateField(null=True)
    done_on = models.DateField(null=True)
    done_by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["place", "id"]
        indexes = [models.Index(fields=["person", "done_on"], name="step_of_person")]


class CostLine(models.Model):
    """One line of what it costs, in whole cents."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="costs")
    place = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=200)
    cents = models.PositiveBigIntegerField()

    objects = region_manager()

    class Meta:
        ordering = ["place", "id"]


class PlanPartner(models.Model):
    """An organisation that takes part: asked by whoever works on the plan, in when it says yes itself."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="partners")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    asked_on = models.DateField(null=True)
    joined_on = models.DateField(null=True)
    joined_by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "school"], name="one_partner_a_school")
        ]


class PlanVersion(models.Model):
    """The plan as it was after one save: who, when, why, and everything that was written."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField(help_text="as queries/plan_content.py gives it")
    note = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="one_version")]
