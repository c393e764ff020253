from __future__ import annotations

from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models.person import Person
from warmwelkom.rooms.people.models.region import Region, School


class Agreement(models.Model):
    """The agreement between the schools of a region: on whose behalf data is shared, and how."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE)
    title = models.CharField(max_length=200)
    text = models.TextField(help_text="what the schools agreed, in their own words")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True)

    objects = region_manager()

    class Meta:
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return self.title


class Signature(models.Model):
    """A school has signed: who signed for it, when; recorded, not a digital signature."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE)
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatures")
    school = models.ForeignKey(School, on_delete=models.CASCADE)
    signed_by = models.CharField(
        max_length=200, help_text="name and function of who signed on paper"
    )
    signed_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True)

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "school"], name="one_signature_per_school")
        ]
