from __future__ import annotations

from django.db import models

from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Person, Region


class InRegion(models.Model):
    """A row of one region."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class SaidBySomebody(models.Model):
    """Who said it and when; the name stays when the account goes."""

    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        abstract = True
