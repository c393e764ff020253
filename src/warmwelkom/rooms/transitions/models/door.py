from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import models

from warmwelkom.base.access.scope import RegionManager, region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Person, Region
from warmwelkom.rooms.transitions.models.pupil import Pupil, Transition


class AccessCode(models.Model):
    """A code from the mentor with which a pupil or parent comes in, together with the birth date.

    Stored hashed; ten wrong birth dates close it, and a person gives a new one.
    """

    class Kind(models.TextChoices):
        PUPIL = "pupil", "leerling"
        PARENT = "parent", "ouder"

    MOST_FAILURES = 10
    KEEP = dt.timedelta(days=400)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE)
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="codes")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    failures = models.PositiveSmallIntegerField(default=0)
    last_used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = region_manager()

    @property
    def about_pupil(self) -> UUID:
        return self.pupil_id


class Move(models.Model):
    """A pupil goes to another region: offered by one side, taken over by the other.

    It carries what the other side needs and no more; the database shows it to these two regions
    only. Until it is accepted the old region keeps the pupil.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    from_region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    to_region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    transition = models.ForeignKey(
        Transition, on_delete=models.SET_NULL, null=True, related_name="moves", db_constraint=False
    )
    new_transition_id = models.UUIDField(null=True)
    carries = models.JSONField(
        help_text="names, birth date, contact, leerweg, profile, exam result"
    )
    reason = models.CharField(max_length=300)
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    offered_by_name = models.CharField(max_length=200)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    declined_at = models.DateTimeField(null=True)
    declined_reason = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = RegionManager()

    @property
    def about_pupil(self) -> UUID | None:
        """The pupil as the region we are in knows them; none on the receiving side before it accepts."""
        if self.transition_id is None:
            return None
        here = Transition.objects.filter(pk=self.transition_id)
        return here.values_list("pupil_id", flat=True).first()
