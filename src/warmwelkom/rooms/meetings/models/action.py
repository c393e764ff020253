from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.meetings.models.agenda import AgendaItem
from warmwelkom.rooms.meetings.models.meeting import Meeting
from warmwelkom.rooms.people.models import Region, School


class ActionItem(models.Model):
    """What somebody, or an organisation, promised in a meeting to have done before a day.

    In public only the organisation is told. The name is let go of a year after it was settled.
    """

    class State(models.TextChoices):
        OPEN = "open", _("nog niet gedaan")
        DONE = "done", _("gedaan")
        DROPPED = "dropped", _("niet meer nodig")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="actions")
    item = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, related_name="promised"
    )
    what = models.CharField(max_length=300)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    person_name = models.CharField(max_length=200, blank=True)
    school = models.ForeignKey(
        School, on_delete=models.SET_NULL, null=True, related_name="+", help_text="of the person"
    )
    due = models.DateField()
    made_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    state_at = models.DateTimeField()
    state_reason = models.CharField(max_length=300, blank=True)
    reminded = models.CharField(max_length=8, blank=True, help_text="which reminder was the last")

    objects = region_manager()

    class Meta:
        ordering = ["due", "id"]
        indexes = [models.Index(fields=["region", "state", "due"], name="action_list")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(state_reason=""), name="dropped_says_why"
            )
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def public_who(self) -> str:
        """Who promised it, without the name of a person."""
        return self.school.name if self.school else gettext("iemand van de denktank")

    @property
    def who(self) -> str:
        """Who promised it, for those who take part."""
        if not self.person_name:
            return self.public_who
        return f"{self.person_name}, {self.school.name}" if self.school else self.person_name

    def is_late(self, today: dt.date) -> bool:
        return self.state == self.State.OPEN and self.due < today
