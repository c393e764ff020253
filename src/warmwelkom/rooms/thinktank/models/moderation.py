from __future__ import annotations

import datetime as dt
import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.models.contribution import Contribution


class ModerationCase(models.Model):
    """A text that a person has to read: before it is shown (a pupil's) or after it (a partner's).

    `marks` says what the rules found and where; `original` keeps the text as it came in while it is
    edited for privacy, and is emptied 30 days after the decision. `is_held`: words of distress; such
    a text can be placed only after a note of what was done. Its number says nothing of the moment.
    """

    class Decision(models.TextChoices):
        PUBLISHED = "published", _("geplaatst")
        EDITED = "edited", _("aangepast en geplaatst")
        KEPT_BACK = "kept_back", _("niet geplaatst")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="case")
    opened_on = models.DateField(help_text="emptied of its day when it is decided: the Monday")
    marks = models.JSONField(default=list, help_text="[{kind, start, end, word}]")
    is_held = models.BooleanField(default=False)
    note = models.TextField(max_length=600, blank=True, help_text="what was done with held words")
    seen_on = models.DateField(null=True, help_text="first opened by somebody who moderates")
    original = models.TextField(blank=True)
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    reason = models.TextField(max_length=600, blank=True, help_text="told on the follow page")
    decided_on = models.DateField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    UNDO = dt.timedelta(days=1)

    objects = region_manager()

    class Meta:
        indexes = [models.Index(fields=["region", "decision", "opened_on"], name="case_queue")]

    def may_undo(self, today: dt.date) -> bool:
        """Whether the decision is young enough; whether others built on the text is asked at the undo."""
        return bool(self.decision and self.decided_on and self.decided_on >= today - self.UNDO)
