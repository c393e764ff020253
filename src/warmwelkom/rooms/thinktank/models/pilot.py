from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.models.plan import Plan


class Pilot(models.Model):
    """A plan is tried: the question, where, with how many, what was counted, and what we make of it.

    `not_measured` needs no question; `reason` then says why. Numbers stand in Measurement.
    """

    class Measure(models.TextChoices):
        SHARE = "share", _("hoeveel van de leerlingen")
        MEAN = "mean", _("een gemiddelde")

    class Verdict(models.TextChoices):
        WORKS = "works", _("het werkt")
        LITTLE = "little", _("het werkt een beetje")
        NO_DIFFERENCE = "no_difference", _("geen verschil gezien")
        WORKS_NOT = "works_not", _("het werkt niet")
        NOT_MEASURED = "not_measured", _("niet gemeten")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="pilots")
    question = models.CharField(max_length=300, blank=True)
    where = models.CharField(max_length=200, blank=True)
    pupils = models.PositiveIntegerField(null=True)
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)
    indicator = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    measure = models.CharField(max_length=8, choices=Measure.choices, default=Measure.SHARE)
    more_is_better = models.BooleanField(default=True)
    source = models.CharField(max_length=200, blank=True, help_text="who counted, how")
    result = models.TextField(max_length=2000, blank=True)
    verdict = models.CharField(max_length=16, choices=Verdict.choices, blank=True)
    reason = models.TextField(max_length=1000, blank=True)
    verdict_on = models.DateField(null=True)
    saves = models.PositiveIntegerField(default=0, help_text="whoever saves says which they saw")
    saved_by_name = models.CharField(max_length=200, blank=True)
    made_on = models.DateField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = region_manager()

    class Meta:
        ordering = ["made_on", "id"]


class Measurement(models.Model):
    """What was counted in one group at one moment. Never fewer than five pupils on either side."""

    class Group(models.TextChoices):
        HERE = "here", _("met het plan")
        COMPARISON = "comparison", _("zonder het plan")

    class Moment(models.TextChoices):
        BEFORE = "before", _("vooraf")
        AFTER = "after", _("achteraf")

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="measurements")
    group = models.CharField(max_length=10, choices=Group.choices)
    moment = models.CharField(max_length=6, choices=Moment.choices)
    n = models.PositiveIntegerField()
    number = models.PositiveIntegerField(null=True, help_text="of a share")
    mean = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    sd = models.DecimalField(max_digits=12, decimal_places=3, null=True)

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pilot", "group", "moment"], name="one_measurement"),
            models.CheckConstraint(
                condition=models.Q(n__gte=5)
                & (
                    models.Q(number__isnull=True)
                    | models.Q(number__gte=5, number__lte=models.F("n") - 5)
                ),
                name="no_small_count",
            ),
        ]


class EffectElsewhere(models.Model):
    """Another region took this plan over and tells what came of it; shown after somebody here read it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="elsewhere")
    sha256 = models.CharField(max_length=64)
    kit = models.CharField(max_length=64)
    from_region = models.CharField(max_length=200)
    effects = models.JSONField(help_text="pilots as in plan-effect/1, checked")
    received_at = models.DateTimeField()
    shown_on = models.DateField(null=True)
    shown_by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["received_at"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "sha256"], name="one_effect_elsewhere")
        ]
