from __future__ import annotations

from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id


class Notice(models.Model):
    """One thing that one person is told, once; `way` says by which mail. Persons are known by number."""

    class Kind(models.TextChoices):
        MENTION = "mention", "je wordt genoemd"
        ANSWER = "answer", "een antwoord op wat jij zei"
        TASK = "task", "iets dat jij doet"
        NEWS = "news", "nieuws"

    class Way(models.TextChoices):
        DIRECT = "direct", "meteen"
        WAITS = "waits", "wacht op het overzicht"
        DIGEST = "digest", "in het overzicht"
        NONE = "none", "niet per mail"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region_id = models.UUIDField()
    event = models.CharField(max_length=120)
    person = models.UUIDField()
    to = models.CharField(max_length=254)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    address = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=5, default="nl")
    sender_name = models.CharField(max_length=200, blank=True)
    way = models.CharField(max_length=8, choices=Way.choices)
    told_at = models.DateTimeField()

    objects = region_manager("region_id")

    class Meta:
        ordering = ["told_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], name="outbox_told_once"),
        ]
        indexes = [
            models.Index(
                fields=["region_id", "person"],
                name="outbox_notice_waits",
                condition=models.Q(way="waits"),
            ),
        ]


class DigestChoice(models.Model):
    """How often one person gets the overview; who did not choose gets it every week."""

    class Rhythm(models.TextChoices):
        DAILY = "daily", "elke dag"
        WEEKLY = "weekly", "elke week"
        NEVER = "never", "nooit"

    person = models.UUIDField(primary_key=True)
    rhythm = models.CharField(max_length=6, choices=Rhythm.choices, default=Rhythm.WEEKLY)
    chosen_at = models.DateTimeField()
