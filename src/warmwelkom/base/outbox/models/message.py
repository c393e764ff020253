from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import RegionManager
from warmwelkom.base.ids import new_id


class Message(models.Model):
    """One message to one address. `key` names the event, the person and the kind; it is unique.

    planned -> claimed -> begun -> sent -> delivered, or failed, or unknown; decision 0023 says why.
    """

    class Channel(models.TextChoices):
        MAIL = "mail", _("e-mail")
        SMS = "sms", _("sms")
        PUSH = "push", _("bericht op de telefoon")

    class State(models.TextChoices):
        PLANNED = "planned", _("gepland")
        CLAIMED = "claimed", _("wordt verstuurd")
        BEGUN = "begun", _("wordt overgedragen")
        SENT = "sent", _("verstuurd")
        DELIVERED = "delivered", _("aangekomen")
        FAILED = "failed", _("niet gelukt")
        UNKNOWN = "unknown", _("niet zeker")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region_id = models.UUIDField(null=True)
    key = models.CharField(max_length=200, unique=True)
    channel = models.CharField(max_length=5, choices=Channel.choices)
    to = models.CharField(max_length=500)
    domain = models.CharField(max_length=254, blank=True)
    sender_name = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    html = models.TextField(blank=True)
    calendar = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    at_once = models.BooleanField(default=False)
    guard = models.CharField(
        max_length=20, blank=True, help_text="asked before it leaves (guards.py)"
    )
    about = models.UUIDField(null=True, help_text="the row that the guard looks at")
    planned_at = models.DateTimeField()
    not_before = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PLANNED)
    claim = models.UUIDField(null=True)
    claimed_at = models.DateTimeField(null=True)
    attempts = models.SmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True)
    provider_id = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)

    objects = RegionManager()  # no scope is asked for: login codes are of no region

    class Meta:
        ordering = ["-planned_at"]
        indexes = [
            models.Index(fields=["state", "planned_at"], name="outbox_state"),
            models.Index(
                fields=["provider_id"],
                name="outbox_provider",
                condition=~models.Q(provider_id=""),
            ),
            models.Index(
                fields=["to"],
                name="outbox_to_phone",
                condition=models.Q(channel="sms"),
            ),
        ]

    @property
    def is_told_by_server(self) -> bool:
        """Whether the fault is what a mail server answered, in its own words."""
        return self.fault[:1].isdigit()
