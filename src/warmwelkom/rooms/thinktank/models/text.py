from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.thinktank.models.contribution import Contribution


class EarlierText(models.Model):
    """How a contribution read before it was changed; empty where it said something about a person."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="earlier_texts"
    )
    title = models.CharField(max_length=120, blank=True)
    text = models.TextField(max_length=4000, blank=True)
    until = models.DateTimeField()
    changed_by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["-until", "-id"]


class Withdrawal(models.Model):
    """Somebody took their own contribution back, and may put it back; `published_at` as it was."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="withdrawals"
    )
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    published_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contribution"], condition=Q(undone_at=None), name="withdrawn_once"
            )
        ]


class Remark(models.Model):
    """What a partner says about a contribution; one level, no answers to answers.

    A remark that is taken down leaves its place, with the reason, and loses its text.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="remarks")
    text = models.TextField(max_length=1000, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200)
    school = models.ForeignKey(School, on_delete=models.SET_NULL, null=True, related_name="+")
    taken_down_at = models.DateTimeField(null=True)
    taken_down_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    taken_down_reason = models.CharField(max_length=300, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["contribution", "at"], name="remark_of_contribution")]
