from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.transitions.models import Pupil


class RightsRequest(models.Model):
    """What a pupil, or until 16 a parent, asks by law about their data; and how it was answered.

    `due` is the last day by law, moved once by at most two months with a reason that is told.
    """

    class Kind(models.TextChoices):
        ACCESS = "access", _("inzage")
        CORRECTION = "correction", _("verbetering")
        OBJECTION = "objection", _("bezwaar")
        ERASURE = "erasure", _("wissen")

    class By(models.TextChoices):
        PUPIL = "pupil", _("de leerling")
        PARENT = "parent", _("een ouder")

    class Outcome(models.TextChoices):
        GRANTED = "granted", _("gedaan")
        PARTLY = "partly", _("deels gedaan")
        REFUSED = "refused", _("niet gedaan")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="+")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    about_care = models.BooleanField(
        default=False, help_text="about what the care coordinator wrote: then they handle it"
    )
    text = models.CharField(max_length=1000, blank=True)
    by = models.CharField(max_length=6, choices=By.choices)
    asked_on = models.DateField()
    entered_by_name = models.CharField(
        max_length=200, blank=True, help_text="staff who wrote down what was asked by phone"
    )
    due = models.DateField()
    extended_reason = models.CharField(max_length=300, blank=True)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    handler_name = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    answer = models.CharField(max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["due", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | ~Q(answer=""), name="answered_has_words"
            )
        ]

    @property
    def about_pupil(self) -> UUID:
        return self.pupil_id

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.withdrawn_at is None

    def is_late(self, today: dt.date) -> bool:
        return self.is_open and self.due < today


class RightsStep(models.Model):
    """What was done about a request, by whom and when: the proof. Rows are only added."""

    class Kind(models.TextChoices):
        ASKED = "asked", _("gevraagd")
        TAKEN = "taken", _("in behandeling genomen")
        EXTENDED = "extended", _("meer tijd genomen")
        READ = "read", _("alle gegevens opgehaald")
        DONE = "done", _("gedaan")
        ANSWERED = "answered", _("beantwoord")
        TOLD = "told", _("bericht gestuurd")
        NOT_TOLD = "not_told", _("geen adres om bericht te sturen")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    request = models.ForeignKey(RightsRequest, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    line = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["at", "id"]

    @property
    def about_pupil(self) -> UUID:
        return self.request.about_pupil
