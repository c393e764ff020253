from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.summer.models.about import AboutPupil, OfRegion
from warmwelkom.rooms.summer.models.contact import ContactPoint
from warmwelkom.rooms.summer.models.task import PupilTask


class Bridge(OfRegion):
    """The messages of one receiving school in one summer; nothing leaves before somebody starts it.

    It starts only while the duty rota covers every working day until two weeks after the first school day.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    school_year = models.PositiveSmallIntegerField(help_text="the exam year: 2025 for 2025-2026")
    begins_on = models.DateField()
    first_day = models.DateField(help_text="the first school day of the mbo")
    made_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    stopped_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "school_year"], name="one_bridge_a_summer")
        ]


class BridgeStep(OfRegion):
    """One message of a bridge: about which task, how many days before its deadline, in which words."""

    bridge = models.ForeignKey(Bridge, on_delete=models.CASCADE, related_name="steps")
    kind = models.SlugField(max_length=30, help_text="of the task")
    days_before = models.PositiveSmallIntegerField()
    text = models.CharField(
        max_length=400, help_text="with {voornaam}, {taak}, {datum}, {doe}, {naam}"
    )
    version = models.PositiveSmallIntegerField(default=1)
    ended_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["kind", "-days_before"]


class DutyDay(OfRegion):
    """Who answers on this day, for one school."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    objects = region_manager()

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["school", "day", "person"], name="on_duty_once")
        ]


class SummerMessage(AboutPupil):
    """One message to one pupil: why it was written, about which task, in whose name.

    `message` is the row of the outbox that carries it, whose guard looks here before it leaves.
    """

    class Reason(models.TextChoices):
        STEP = "step", _("een taak staat nog open")
        SECOND = "second", _("geen antwoord: nog een keer, langs een andere weg")
        CHECK = "check", _("klopt dit nummer of adres")
        HELLO = "hello", _("de mentor stelt de klassenmentor voor")
        HELP = "help", _("hulp bij nood")
        HAND = "hand", _("door een mens geschreven")
        HELD = "held", _("niet verstuurd: zo viel de loting van een vergelijking")
        WEEK = "week", _("het rooster van de introductieweek is anders")
        STOPPED = "stop", _("bevestiging: we sturen niets meer")

    reason = models.CharField(max_length=6, choices=Reason.choices)
    bridge = models.ForeignKey(Bridge, on_delete=models.CASCADE, null=True, related_name="+")
    step = models.ForeignKey(BridgeStep, on_delete=models.SET_NULL, null=True, related_name="+")
    task = models.ForeignKey(
        PupilTask, on_delete=models.CASCADE, null=True, related_name="messages"
    )
    contact = models.ForeignKey(ContactPoint, on_delete=models.CASCADE, related_name="+")
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    sender_name = models.CharField(max_length=200)
    text = models.CharField(max_length=640)
    planned_at = models.DateTimeField()
    message_id = models.UUIDField(null=True, unique=True)
    key = models.CharField(max_length=200, unique=True, help_text="pupil, step, version")

    objects = region_manager()

    class Meta:
        ordering = ["planned_at", "pk"]
        indexes = [models.Index(fields=["transition", "planned_at"], name="summer_message_pupil")]
