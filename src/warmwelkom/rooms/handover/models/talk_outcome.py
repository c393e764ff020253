from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.base.sealing.fields import SealedTextField
from warmwelkom.rooms.handover.models.talk import AboutTalk, Talk
from warmwelkom.rooms.people.models import Region, School


class TalkNote(models.Model):
    """What was said under one heading of the closed list; `version` guards two who write at once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="notes")
    article = models.PositiveSmallIntegerField(help_text="of the decree: the heading")
    text = SealedTextField()
    version = models.PositiveSmallIntegerField(default=1)
    by_name = models.CharField(max_length=200)
    written_at = models.DateTimeField()

    objects = region_manager()

    class Meta:
        ordering = ["article"]
        constraints = [
            models.UniqueConstraint(fields=["talk", "article"], name="one_note_per_heading")
        ]

    @property
    def about_pupil(self) -> UUID:
        return self.talk.about_pupil


class TalkAgreement(AboutTalk):
    """What a talk agreed: who does what by when; at most three a talk (`number`)."""

    MOST = 3

    class Who(models.TextChoices):
        CLASS_MENTOR = "class_mentor", _("de nieuwe mentor")
        SUPPORT_TEAM = "support_team", _("het ondersteuningsteam")
        VO_MENTOR = "vo_mentor", _("de oude mentor")
        PUPIL = "pupil", _("de leerling")

    class Kept(models.TextChoices):
        KEPT = "kept", _("gedaan")
        NOT_KEPT = "not_kept", _("niet gedaan")
        DROPPED = "dropped", _("niet meer nodig")

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="agreements")
    number = models.PositiveSmallIntegerField()
    who = models.CharField(max_length=12, choices=Who.choices)
    what = SealedTextField()
    by_when = models.DateField()
    made_at = models.DateTimeField()
    kept = models.CharField(max_length=8, choices=Kept.choices, blank=True)
    kept_note = SealedTextField(blank=True)
    kept_said_at = models.DateTimeField(null=True)
    kept_by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["talk", "number"]
        constraints = [
            models.UniqueConstraint(fields=["talk", "number"], name="one_agreement_per_number"),
            models.CheckConstraint(
                condition=Q(number__gte=1) & Q(number__lte=3), name="at_most_three_agreements"
            ),
        ]


class SupportAgreement(AboutTalk):
    """Support that the mbo agreed with a student before enrolment (WEB, since 1 August 2023).

    `asked` is the agreement of the talk that it answers, if there is one.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    what = SealedTextField()
    by_when = models.DateField(help_text="from which day the student has it")
    agreed_on = models.DateField()
    by_name = models.CharField(max_length=200)
    asked = models.ForeignKey(
        TalkAgreement, on_delete=models.SET_NULL, null=True, related_name="answers"
    )
    made_at = models.DateTimeField()
    begun_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_reason = SealedTextField(blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["by_when", "id"]
