from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.models.class_code import ClassCode
from warmwelkom.rooms.thinktank.models.contribution import Contribution


class Voice(models.Model):
    """Somebody who says this: the writer, or whoever "means that too".

    Either a person with an account, or the hash of a follow code: the same phone, in one visit,
    keeps one follow code for all it says, so that a bundle counts it once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="voices")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    receipt = models.CharField(max_length=64, blank=True, help_text="keyed hash of a follow code")
    code = models.ForeignKey(ClassCode, on_delete=models.SET_NULL, null=True, related_name="+")
    week = models.DateField(help_text="a Monday")
    is_writer = models.BooleanField(default=False)

    objects = region_manager()

    class Meta:
        indexes = [models.Index(fields=["receipt"], name="voice_receipt")]
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "person"],
                condition=Q(person__isnull=False),
                name="one_voice_a_person",
            ),
            models.UniqueConstraint(
                fields=["contribution", "receipt"],
                condition=~Q(receipt=""),
                name="one_voice_a_receipt",
            ),
        ]
