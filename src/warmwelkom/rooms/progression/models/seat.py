from __future__ import annotations

from uuid import UUID

from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.progression.models.of_region import RowOfRegion, by_person
from warmwelkom.rooms.progression.models.offer import OfferSession, ProgressionOffer
from warmwelkom.rooms.transitions.models import Transition


class OfferSeat(RowOfRegion):
    """A pupil signed up: with a place from `seated_at`, waiting without it, gone from `withdrawn_at`.

    `by_name` is who signed the pupil up where it was not the pupil.
    """

    offer = models.ForeignKey(ProgressionOffer, on_delete=models.CASCADE, related_name="seats")
    transition = models.ForeignKey(Transition, on_delete=models.CASCADE, related_name="+")
    signed_up_at = models.DateTimeField()
    by_name = models.CharField(max_length=200, blank=True)
    seated_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["signed_up_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "transition"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_seat_in_an_offer",
            )
        ]

    @property
    def about_pupil(self) -> UUID:
        return self.transition.about_pupil


class SessionTick(RowOfRegion):
    """Whether a pupil with a place came to one session; without a row nobody said so yet."""

    session = models.ForeignKey(OfferSession, on_delete=models.CASCADE, related_name="ticks")
    seat = models.ForeignKey(OfferSeat, on_delete=models.CASCADE, related_name="ticks")
    was_there = models.BooleanField()
    ticked_at = models.DateTimeField()
    ticked_by = by_person()

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "seat"], name="one_tick_in_a_session")
        ]

    @property
    def about_pupil(self) -> UUID:
        return self.seat.about_pupil
