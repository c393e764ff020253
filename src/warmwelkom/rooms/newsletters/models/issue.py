from __future__ import annotations

import datetime as dt
import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region


def random_name(_row: models.Model, _name: str) -> str:
    """Where the picture lies: a name that says nothing and can't be guessed."""
    return f"letters/{secrets.token_hex(20)}"


class Issue(models.Model):
    """One newsletter. A draft until it is sent; until `goes_at` that can be taken back."""

    UNDO = dt.timedelta(minutes=10)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=150)
    segment = models.JSONField(
        default=dict, help_text="roles, sectors and themes (slugs); an empty one means everybody"
    )
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=200, blank=True)
    goes_at = models.DateTimeField(null=True, help_text="the first moment that a mail leaves")
    number_sent = models.PositiveIntegerField(default=0)

    objects = region_manager()

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None, goes_at=None)
                | Q(sent_at__isnull=False, goes_at__isnull=False),
                name="an_issue_is_sent_with_a_moment",
            )
        ]

    def __str__(self) -> str:
        return self.subject

    def is_out(self, now: dt.datetime) -> bool:
        """Whether everybody may read it: it can't be taken back any more."""
        return self.goes_at is not None and self.goes_at <= now


class IssueBlock(models.Model):
    """A part of an issue, in its place: words, a picture, or something of this house.

    `target` is the number of a contribution, plan, meeting or call; `told` what was said of it when
    the issue was sent, so that the web can say what changed since.
    """

    class Kind(models.TextChoices):
        TEXT = "text", _("tekst")
        CONTRIBUTION = "contribution", _("bijdrage")
        PLAN = "plan", _("plan")
        MEETING = "meeting", _("bijeenkomst")
        CALL = "call", _("oproep")
        PICTURE = "picture", _("afbeelding")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="blocks")
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.TextField(max_length=8000, blank=True)
    target = models.UUIDField(null=True)
    told = models.JSONField(default=dict)
    picture = models.FileField(upload_to=random_name, blank=True)
    alt = models.CharField(max_length=300, blank=True, help_text="the picture in words")

    objects = region_manager()

    class Meta:
        ordering = ["place", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="picture") | ~Q(alt=""), name="a_picture_has_words"
            )
        ]
