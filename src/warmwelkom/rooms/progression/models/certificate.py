from __future__ import annotations

from uuid import UUID

from django.db import models
from django.utils.crypto import salted_hmac

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.access.tokens import LETTERS, token_of
from warmwelkom.rooms.progression.models.of_region import RowOfRegion, by_person
from warmwelkom.rooms.progression.models.seat import OfferSeat

LENGTH = 24  # 117 bits: nobody guesses one


class Certificate(RowOfRegion):
    """That a pupil took part, on paper with a code that says whether it is valid.

    The code is made with the house's key from the row's number and stands in no table; its hash does. What the
    paper says is kept as it was. Revoked, the code answers as if it had never been.
    """

    seat = models.ForeignKey(OfferSeat, on_delete=models.CASCADE, related_name="certificates")
    code_hash = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=80)
    school_name = models.CharField(max_length=200)
    attended = models.PositiveSmallIntegerField(help_text="sessions")
    sessions = models.PositiveSmallIntegerField(help_text="how many there were")
    issued_at = models.DateTimeField()
    issued_by = by_person()
    issued_by_name = models.CharField(max_length=200)
    checkable_until = models.DateField(help_text="then everything of the pupil is erased")
    in_dossier_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_reason = models.CharField(max_length=160, blank=True)
    revoked_by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["issued_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat"],
                condition=models.Q(revoked_at__isnull=True),
                name="one_certificate_in_force",
            )
        ]

    @property
    def about_pupil(self) -> UUID:
        return self.seat.about_pupil

    @property
    def code(self) -> str:
        return token_of(self.pk, what="progression-certificate", length=LENGTH)

    @property
    def code_to_read(self) -> str:
        """In fours, as it is typed over from paper."""
        return "-".join(self.code[at : at + 4] for at in range(0, LENGTH, 4))


def hash_of(typed: str) -> str:
    """Keyed, under a salt of its own; spaces, lines and small letters make no difference."""
    plain = "".join(sign for sign in typed.upper() if sign in LETTERS)
    return salted_hmac("progression-certificate-code", plain, algorithm="sha256").hexdigest()
