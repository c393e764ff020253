from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.summer.models.about import OfRegion
from warmwelkom.rooms.summer.models.bridge import SummerMessage
from warmwelkom.rooms.summer.models.contact import ContactPoint
from warmwelkom.rooms.summer.models.task import PupilTask
from warmwelkom.rooms.transitions.models import Transition


class Reply(OfRegion):
    """What somebody wrote back, sorted by a readable rule, and open until a person closes it.

    Without a `transition` nobody knows the address. `claimed_by`, `human_at` and `closed_at` are the newest of
    the steps that explain them.
    """

    class Kind(models.TextChoices):
        DONE = "done", _("zegt: klaar")
        QUESTION = "question", _("vraag")
        PLAN_CHANGED = "plan_changed", _("plan veranderd")
        WRONG_NUMBER = "wrong_number", _("verkeerd nummer")
        DISTRESS = "distress", _("bel meteen")
        STOP = "stop", _("wil geen berichten meer")
        OTHER = "other", _("iets anders")

    transition = models.ForeignKey(
        Transition, on_delete=models.CASCADE, null=True, related_name="+"
    )
    contact = models.ForeignKey(
        ContactPoint, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    school = models.ForeignKey(School, on_delete=models.CASCADE, null=True, related_name="+")
    message = models.ForeignKey(
        SummerMessage, on_delete=models.SET_NULL, null=True, related_name="replies"
    )
    task = models.ForeignKey(PupilTask, on_delete=models.SET_NULL, null=True, related_name="+")
    incoming_id = models.UUIDField(unique=True)
    channel = models.CharField(max_length=4, choices=ContactPoint.Channel.choices)
    address = models.CharField(max_length=500, help_text="only while nobody knows whose it is")
    text = models.TextField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    rule = models.SlugField(max_length=30, help_text="of engines/replies, why it was sorted so")
    words = models.CharField(max_length=200, blank=True, help_text="the words the rule found")
    received_at = models.DateTimeField()
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    human_at = models.DateTimeField(null=True, help_text="a person took it up for the first time")
    closed_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["received_at", "pk"]
        indexes = [
            models.Index(
                fields=["region", "received_at"],
                name="summer_open_reply",
                condition=models.Q(closed_at__isnull=True),
            )
        ]

    @property
    def about_pupil(self) -> UUID | None:
        return self.transition.about_pupil if self.transition else None


class ReplyStep(OfRegion):
    """What a person did with a reply."""

    class Kind(models.TextChoices):
        CLAIMED = "claimed", _("pakte dit op")
        LET_GO = "let_go", _("gaf dit weer vrij")
        HANDED = "handed", _("gaf dit door aan")
        NOTE = "note", _("schreef op")
        ANSWERED = "answered", _("antwoordde")
        CLOSED = "closed", _("rondde dit af")
        REOPENED = "reopened", _("zette dit weer open")
        LINKED = "linked", _("zei van wie dit is")
        UNLINKED = "unlinked", _("nam terug van wie dit is")

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200)
    to_name = models.CharField(max_length=200, blank=True)
    text = models.CharField(max_length=640, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["at", "pk"]

    @property
    def about_pupil(self) -> UUID | None:
        return self.reply.about_pupil
