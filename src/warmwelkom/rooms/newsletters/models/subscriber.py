from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.newsletters.models.call import CallAnswer
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.models import Label


class ReaderRole(models.TextChoices):
    """What a reader does, coarse, to write for."""

    TEACHER = "teacher", _("docent of mentor")
    COUNSELLOR = "counsellor", _("decaan of loopbaanbegeleider")
    SUPPORT = "support", _("zorg of begeleiding")
    LEADER = "leader", _("leidinggevende of bestuurder")
    PARTNER = "partner", _("partner van scholen")
    OTHER = "other", _("iets anders")


class Subscriber(models.Model):
    """Somebody who gets the newsletter of a region, with the proof that they asked for it.

    One for each address, whatever its spelling (`address_key`). Without `confirmed_at` nothing is
    sent but the mail that asks to confirm. No network address is kept.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField()
    address_key = models.CharField(max_length=254)
    role = models.CharField(max_length=12, choices=ReaderRole.choices, blank=True)
    sector = models.CharField(max_length=10, choices=CallAnswer.Sector.choices, blank=True)
    themes = models.ManyToManyField(Label, blank=True, related_name="+")
    language = models.CharField(max_length=5, default="nl")
    asked_at = models.DateTimeField()
    agreed_version = models.CharField(max_length=12)
    agreed_words = models.TextField(help_text="what was read and agreed to")
    confirmed_at = models.DateTimeField(null=True)
    came_from = models.CharField(
        max_length=300, blank=True, help_text="of a list: where the consent was given, as was said"
    )

    objects = region_manager()

    class Meta:
        ordering = ["address_key"]
        constraints = [
            models.UniqueConstraint(fields=["region", "address_key"], name="one_reader_an_address")
        ]

    def __str__(self) -> str:
        return self.email


class Goodbye(models.Model):
    """An address said stop. Kept is a number made from it: to prove it, and never to import it again."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    number = models.CharField(max_length=64)
    said_on = models.DateField()

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "number"], name="one_goodbye_an_address")
        ]
