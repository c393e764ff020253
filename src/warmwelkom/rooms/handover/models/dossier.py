from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.base.sealing.fields import SealedJSONField, SealedTextField
from warmwelkom.rooms.people.models import Programme, Region, School
from warmwelkom.rooms.transitions.models import Enrolment, Transition


class Dossier(models.Model):
    """What travels with one pupil in one school year: statements on the fields of one form.

    A part is done when who fills it says so; none of the three blocks the handover. `erased_at` is
    the day on which the statements were erased; the row stays to say so.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    transition = models.OneToOneField(Transition, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=10, help_text="the first day of the closed list it follows")
    opened_at = models.DateTimeField()
    informed_at = models.DateTimeField(null=True, help_text="told who sees what, when and why")
    a_done_at = models.DateTimeField(null=True)
    b_done_at = models.DateTimeField(null=True)
    c_done_at = models.DateTimeField(null=True)
    needs_c = models.BooleanField(
        default=False, help_text="a care coordinator has something to add"
    )
    c_open_at = models.DateTimeField(
        null=True, help_text="part C was read, or shown for ten working days: the receiver reads it"
    )
    shown_at = models.DateTimeField(
        null=True, help_text="B was shown to the pupil; ten working days run from here"
    )
    answered_at = models.DateTimeField(null=True, help_text="the pupil said: I have read it")
    erased_at = models.DateTimeField(null=True)

    objects = region_manager()

    @property
    def about_pupil(self) -> UUID:
        return self.transition.about_pupil

    @property
    def newest(self) -> datetime | None:
        """When B was last shown or C was last done; None before either."""
        return max(filter(None, (self.shown_at, self.c_done_at)), default=None)

    @property
    def is_read(self) -> bool:
        """Whether the pupil said so since the last part came."""
        if self.answered_at is None:
            return False
        return self.c_done_at is None or self.answered_at >= self.c_done_at


class Statement(models.Model):
    """One version of one field: who wrote it, when, under which article. The newest counts.

    `value` is a text, a list of lines, the key of a choice or a number of hours, as the form says.
    A correction is a new row with `version` one higher, and the earlier one gets `replaced_at`.
    """

    class By(models.TextChoices):
        PUPIL = "pupil", _("leerling")
        MENTOR = "mentor", _("mentor")
        CARE = "care_coordinator", _("zorgcoördinator")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="statements")
    field = models.CharField(max_length=40, help_text="a key of the form")
    article = models.PositiveSmallIntegerField(help_text="of the decree")
    value = SealedJSONField()
    version = models.PositiveSmallIntegerField(default=1)
    by_kind = models.CharField(max_length=16, choices=By.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200)
    written_at = models.DateTimeField()
    still_true_at = models.DateTimeField(
        null=True, help_text="somebody read a statement of over a year old and said: still true"
    )
    replaced_at = models.DateTimeField(null=True)
    corrects = models.BooleanField(
        default=False,
        help_text="of part C: a receiver could read the version before it, so this one shows at once",
    )

    objects = region_manager()

    class Meta:
        ordering = ["field", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "field", "version"], name="one_statement_per_version"
            ),
            models.UniqueConstraint(
                fields=["dossier", "field"],
                condition=Q(replaced_at__isnull=True),
                name="one_statement_in_force",
            ),
        ]

    @property
    def about_pupil(self) -> UUID:
        return self.dossier.about_pupil

    def is_open_in(self, dossier: Dossier) -> bool:
        """Whether a receiver of this dossier may read it, of part C; as `statements_of` says it for lists."""
        opened = dossier.c_open_at
        return opened is not None and (self.corrects or self.written_at <= opened)


class OwnView(models.Model):
    """What the pupil, or until 16 a parent, says to one statement; it travels with it (zienswijze)."""

    class Kind(models.TextChoices):
        AGREES = "agrees", _("dat klopt")
        ADDS = "adds", _("ik wil er iets bij zeggen")
        OBJECTS = "objects", _("ik ben het er niet mee eens")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="own_views")
    by_parent = models.BooleanField(default=False)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    text = SealedTextField(blank=True)
    said_at = models.DateTimeField()
    answer = SealedTextField(blank=True, help_text="of a person, to an objection")
    answered_by_name = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement", "by_parent"], name="one_own_view_each")
        ]

    @property
    def about_pupil(self) -> UUID:
        return self.statement.about_pupil


class Delivery(models.Model):
    """The act by which a dossier lies open to one school, for the programme of one placement.

    At most one of a dossier is in force. `ended_at` says that access ended: withdrawn, or delivered
    anew to another school.
    """

    class Ended(models.TextChoices):
        WITHDRAWN = "withdrawn", _("de plaatsing is ingetrokken")
        ELSEWHERE = "elsewhere", _("opnieuw overgedragen aan een andere school")
        ERASED = "erased", _("de bewaartermijn is voorbij")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="deliveries")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.SET_NULL, null=True, related_name="+")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.SET_NULL, null=True, related_name="+")
    delivered_at = models.DateTimeField()
    delivered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=10, choices=Ended.choices, blank=True)
    told_class = models.CharField(
        max_length=30, blank=True, help_text="the class whose mentor was told that it lies there"
    )

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(ended_at__isnull=True),
                name="one_delivery_in_force",
            )
        ]

    @property
    def about_pupil(self) -> UUID:
        return self.dossier.about_pupil
