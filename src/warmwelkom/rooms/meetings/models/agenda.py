from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.meetings.models.meeting import Meeting
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.models import Contribution


class AgendaItem(models.Model):
    """One point of a meeting, with what was noted while it was talked about.

    Of what came from a proposal the factors stay as they were (`heard`, `weeks`, `readiness`), so that
    everybody can count again why it stands where it stands; `move_reason` says why the chair put it
    elsewhere. The words of a contribution are never copied: what is withdrawn is gone from here too.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    place = models.PositiveIntegerField(help_text="from 1")
    title = models.CharField(max_length=200, blank=True, help_text="empty: the contribution's own")
    about = models.TextField(max_length=1000, blank=True)
    minutes = models.PositiveSmallIntegerField(default=10)
    brought_by = models.CharField(max_length=120, blank=True)
    contribution = models.ForeignKey(
        Contribution, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    heard = models.PositiveIntegerField(null=True)
    weeks = models.PositiveIntegerField(null=True)
    readiness = models.PositiveSmallIntegerField(null=True)
    postponed_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="later"
    )
    action = models.ForeignKey(
        "meetings.ActionItem", on_delete=models.SET_NULL, null=True, related_name="agenda_items"
    )
    move_reason = models.CharField(max_length=300, blank=True)
    removed_at = models.DateTimeField(null=True)
    notes = models.TextField(max_length=20_000, blank=True)
    notes_version = models.PositiveIntegerField(default=0)

    objects = region_manager()

    class Meta:
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "contribution"], condition=Q(removed_at=None),
                name="a_contribution_stands_once_on_an_agenda",
            ),
            models.UniqueConstraint(
                fields=["meeting", "action"], condition=Q(removed_at=None),
                name="a_promise_stands_once_on_an_agenda",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.heading

    @property
    def heading(self) -> str:
        """Its title, or the words of its contribution as far as everybody may read them."""
        if self.title:
            return self.title
        if self.contribution and self.contribution.published_at:
            return self.contribution.heading
        return gettext("Een bijdrage die niet te lezen is")

    @property
    def shown_contribution(self) -> Contribution | None:
        """The contribution, where everybody may read it."""
        row: Contribution | None = self.contribution
        return row if row and row.published_at else None

    @property
    def rank(self) -> int | None:
        """How heavy it weighed when it was proposed; None of what people put here themselves."""
        if self.heard is None or self.weeks is None or self.readiness is None:
            return None
        return self.heard * self.weeks * self.readiness

    @property
    def is_from_before(self) -> bool:
        """It was put off the last time, or promised and not done."""
        return self.postponed_from_id is not None or self.action_id is not None
