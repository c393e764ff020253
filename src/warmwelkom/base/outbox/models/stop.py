from __future__ import annotations

from django.db import models


class StoppedAddress(models.Model):
    """An address or number that gets nothing any more, known by a number made from it: nobody can read it back.

    An address is of no region: what bounced in one region bounces in the next.
    """

    class Reason(models.TextChoices):
        BOUNCE = "bounce", "het adres bestaat niet of weigert"
        COMPLAINT = "complaint", "iemand noemde onze mail ongewenst"
        ASKED = "asked", "de ontvanger vroeg erom"

    number = models.CharField(primary_key=True, max_length=64)
    reason = models.CharField(max_length=10, choices=Reason.choices)
    day = models.DateField()


class Pace(models.Model):
    """How many messages went to one provider in the minute that began then."""

    domain = models.CharField(primary_key=True, max_length=254)
    minute = models.DateTimeField()
    number = models.IntegerField()
