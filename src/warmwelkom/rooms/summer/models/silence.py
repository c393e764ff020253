from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.summer.models.about import AboutPupil
from warmwelkom.rooms.summer.models.bridge import SummerMessage


class SilenceStep(AboutPupil):
    """A step because there was no sign of a pupil: which, why, since when, and what came of it.

    Silence leads to a person. No step tells the attendance officer: that a human decides, by hand.
    """

    class Kind(models.TextChoices):
        SECOND = "second", _("tweede kanaal")
        CALL = "call", _("een telefoontje")
        TABLE = "table", _("overstaptafel")

    class Reason(models.TextChoices):
        SILENT = "silent", _("geen teken na ons bericht")
        NOT_SEEN = "not_seen", _("niet gezien op de eerste dag")
        DISTRESS = "distress", _("een antwoord waarbij je meteen belt")
        AGAIN = "again", _("de vorige keer was er geen gehoor")
        HELD = "held", _("taak staat nog open; er ging geen automatisch bericht")
        NO_WAY = "no_way", _("er is geen nummer of adres dat werkt")

    class Outcome(models.TextChoices):
        SPOKEN = "spoken", _("gesproken, het komt goed")
        NEEDS_MORE = "needs_more", _("gesproken, er is meer nodig")
        NO_ANSWER = "no_answer", _("geen gehoor")
        WRONG_NUMBER = "wrong_number", _("verkeerd nummer")
        SIGN = "sign", _("er kwam een teken")

    kind = models.CharField(max_length=6, choices=Kind.choices)
    reason = models.CharField(max_length=8, choices=Reason.choices)
    since = models.DateField(help_text="the day of the message, the absence or the reply")
    message = models.ForeignKey(
        SummerMessage, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=280, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["due_on", "made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["transition", "kind"],
                condition=models.Q(done_at__isnull=True),
                name="one_open_silence_step",
            )
        ]
