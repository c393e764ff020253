from __future__ import annotations

from django.conf import settings
from django.db import models

from warmwelkom.base.files.keeping import unguessable_name
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region


class OfPremises(models.Model):
    """A row about one premises, in its region."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    premises = models.ForeignKey(
        "wayfinding.Premises", on_delete=models.CASCADE, related_name="%(class)ss"
    )

    class Meta:
        abstract = True


class BySomebody(models.Model):
    """When, and by whom; the name stays when the account goes."""

    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True


def where_it_lies(_row: models.Model, _name: str) -> str:
    """Every file of wegwijs lies under a name that says nothing."""
    return unguessable_name("wayfinding")
