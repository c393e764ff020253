from __future__ import annotations

from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.base.outbox.models.message import Message


class IncomingMessage(models.Model):
    """What somebody wrote back, once, however often the provider tells it. Erased with the messages themselves."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region_id = models.UUIDField()
    channel = models.CharField(max_length=5, choices=Message.Channel.choices)
    provider = models.CharField(max_length=20)
    provider_id = models.CharField(max_length=200)
    address = models.CharField(max_length=500)
    text = models.CharField(max_length=1000)
    received_at = models.DateTimeField()
    answers = models.UUIDField(null=True, help_text="the message that it answers, where known")

    objects = region_manager("region_id")

    class Meta:
        ordering = ["-received_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "provider_id"], name="outbox_incoming_once"
            ),
        ]
