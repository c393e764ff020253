from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.thinktank.models.contribution import Contribution
from warmwelkom.rooms.thinktank.models.plan import Plan


class PlanNeed(models.Model):
    """What a plan needs to run: so many hours, a room, euros. Without an amount one yes is enough."""

    class Kind(models.TextChoices):
        HOURS = "hours", _("uren")
        ROOM = "room", _("ruimte")
        EUROS = "euros", _("geld")
        PUPILS = "pupils", _("leerlingen")
        NETWORK = "network", _("netwerk")
        OTHER = "other", _("iets anders")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="needs")
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    what = models.CharField(max_length=200)
    amount = models.PositiveIntegerField(null=True)
    unit = models.CharField(max_length=40, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["place", "id"]


class Pledge(models.Model):
    """Somebody gives this much of what a plan needs; from an offer, or just so."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    need = models.ForeignKey(PlanNeed, on_delete=models.CASCADE, related_name="pledges")
    amount = models.PositiveIntegerField(null=True)
    note = models.CharField(max_length=200, blank=True)
    offer = models.ForeignKey(
        Contribution, on_delete=models.SET_NULL, null=True, related_name="pledges"
    )
    organisation = models.ForeignKey(School, on_delete=models.SET_NULL, null=True, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    person_name = models.CharField(max_length=200)
    on = models.DateField()

    objects = region_manager()

    class Meta:
        indexes = [models.Index(fields=["person"], name="pledge_of_person")]
