from __future__ import annotations

from django.db import models

from warmwelkom.base.ids import new_id


class Message(models.Model):
    """One message to one address. `key` names the event, the person and the kind; it is unique."""

    class Channel(models.TextChoices):
        MAIL = "mail", "e-mail"
        SMS = "sms", "sms"

    class State(models.TextChoices):
        PLANNED = "planned", "gepland"
        CLAIMED = "claimed", "wordt verstuurd"
        SENT = "sent", "verstuurd"
        FAILED = "failed", "niet gelukt"
        UNKNOWN = "unknown", "niet zeker"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region_id = models.UUIDField(null=True)
    key = models.CharField(max_length=200, unique=True)
    channel = models.CharField(max_length=5, choices=Channel.choices)
    to = models.CharField(max_length=254)
    sender_name = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    html = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    planned_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-planned_at"]
