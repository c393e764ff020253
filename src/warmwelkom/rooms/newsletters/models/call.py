from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Invitation, Region, School
from warmwelkom.rooms.thinktank.models import Contribution, Label


class Call(models.Model):
    """A call: what we ask, of whom, until when. A draft until it is opened; closed by hand or by its day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=120)
    asks = models.TextField(max_length=4000)
    for_whom = models.CharField(max_length=300)
    closes_on = models.DateField(help_text="the last day on which one answers")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True, help_text="closed by hand, before its day")

    objects = region_manager()

    class Meta:
        ordering = ["-made_at"]
        constraints = [models.UniqueConstraint(fields=["region", "slug"], name="one_call_per_slug")]

    def __str__(self) -> str:
        return self.title

    def is_open(self, today: dt.date) -> bool:
        """Whether one can answer today."""
        return self.opened_at is not None and self.closed_at is None and today <= self.closes_on


class CallAnswer(models.Model):
    """Somebody joins a call, without an account. It counts once the address was confirmed by its mail.

    `address_key` is the address in one spelling, so that nobody answers twice.
    """

    class Sector(models.TextChoices):
        VO = "vo", _("voortgezet onderwijs")
        MBO = "mbo", _("mbo")
        COMPANY = "company", _("bedrijf of branche")
        GOVERNMENT = "government", _("gemeente of andere overheid")
        OTHER = "other", _("iets anders")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="answers")
    name = models.CharField(max_length=200)
    email = models.EmailField()
    address_key = models.CharField(max_length=254)
    organisation = models.CharField(max_length=200)
    sector = models.CharField(max_length=10, choices=Sector.choices)
    role = models.CharField(max_length=120, help_text="what they do there, in their own words")
    brings = models.TextField(max_length=1000, blank=True)
    themes = models.ManyToManyField(Label, blank=True, related_name="+")
    language = models.CharField(max_length=5, default="nl")
    answered_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    let_in_at = models.DateTimeField(null=True)
    let_in_by = models.CharField(max_length=200, blank=True)
    school = models.ForeignKey(School, on_delete=models.SET_NULL, null=True, related_name="+")
    invitation = models.ForeignKey(
        Invitation, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    declined_at = models.DateTimeField(null=True)
    declined_by = models.CharField(max_length=200, blank=True)
    decline_reason = models.TextField(max_length=600, blank=True)
    contribution = models.ForeignKey(
        Contribution, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = region_manager()

    class Meta:
        ordering = ["answered_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "address_key"], name="one_answer_a_person_to_a_call"
            )
        ]

    def __str__(self) -> str:
        return self.organisation
