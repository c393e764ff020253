from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.summer.models.about import AboutPupil


class ContactPoint(AboutPupil):
    """One way to reach a pupil: from a list, from the pupil, or a phone that asked for push messages.

    It works once somebody answered a message that asked for an answer; broken once a message did not
    arrive; stopped once the pupil wrote "stop" (never a mark against the pupil).
    """

    class Channel(models.TextChoices):
        SMS = "sms", _("sms")
        MAIL = "mail", _("e-mail")
        PUSH = "push", _("melding op de telefoon")

    channel = models.CharField(max_length=4, choices=Channel.choices)
    address = models.CharField(max_length=500, help_text="+316…, a mail address, or a push address")
    keys = models.JSONField(default=dict, help_text="of a push address")
    source = models.CharField(max_length=20, help_text="list, pupil, mentor")
    added_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, help_text="a message that needs an answer went out")
    works_at = models.DateTimeField(null=True)
    broken_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["transition", "channel", "address"],
                condition=models.Q(ended_at__isnull=True),
                name="one_contact_point",
            )
        ]
        indexes = [models.Index(fields=["region", "channel", "address"], name="summer_contact")]
