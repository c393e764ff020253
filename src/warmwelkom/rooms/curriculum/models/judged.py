from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.curriculum.models.about import InRegion, SaidBySomebody
from warmwelkom.rooms.curriculum.models.asked import Goal
from warmwelkom.rooms.curriculum.models.taught import EndTerm
from warmwelkom.rooms.people.models import School


class Cover(models.TextChoices):
    """What an end term does for a goal, from most to least."""

    COVERS = "covers", _("dekt het")
    PARTLY = "partly", _("dekt een deel")
    PREPARES = "prepares", _("bereidt voor")
    NONE = "none", _("raakt het niet")


class OfPair(InRegion):
    """About one end term and one goal."""

    end_term = models.ForeignKey(EndTerm, on_delete=models.CASCADE, related_name="%(class)ss")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="%(class)ss")
    value = models.CharField(max_length=8, choices=Cover.choices)

    class Meta:
        abstract = True


class Judgement(OfPair, SaidBySomebody):
    """What one teacher says of an end term and a goal: a value, a remark, a date. Only people say it.

    Where teachers differ each says in `settles_for` what they can agree on; it is settled when all
    name the same.
    """

    class Side(models.TextChoices):
        VO = "vo", "vmbo"
        MBO = "mbo", "mbo"

    side = models.CharField(max_length=3, choices=Side.choices)
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    remark = models.CharField(max_length=300, blank=True)
    settles_for = models.CharField(max_length=8, choices=Cover.choices, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["goal", "end_term", "by"], name="one_word_a_teacher")
        ]
        indexes = [models.Index(fields=["region", "at"], name="judgement_newest")]


class Settlement(OfPair):
    """Teachers who differed agree on a value. `remarks` keeps what each had said; a new word ends it."""

    at = models.DateTimeField()
    remarks = models.JSONField(default=list, help_text="rows of name, side, value and remark")
    ended_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "end_term"],
                condition=models.Q(ended_at__isnull=True),
                name="one_settlement_in_force",
            )
        ]
