from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region, RoleKind, School
from warmwelkom.rooms.transitions.models import Transition


class RoundTable(models.Model):
    """People of schools and municipality who go through the pupils without a place, on one day.

    Until `begun_at` its list makes itself from the open signals; after that it stands still.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    screen_by = models.DateField(help_text="the last day on which schools look through their own")
    place = models.CharField(max_length=200, blank=True)
    link = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    listed_at = models.DateTimeField(null=True, help_text="when its list was last made")
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["starts_at", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_ahead(self) -> bool:
        """Whether its list still makes itself and is screened."""
        return self.begun_at is None and self.cancelled_at is None

    @property
    def is_running(self) -> bool:
        return self.begun_at is not None and self.ended_at is None


class TableSchool(models.Model):
    """A vo school whose pupils are on the list of a table."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    table = models.ForeignKey(RoundTable, on_delete=models.CASCADE, related_name="schools")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")

    objects = region_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "school"], name="one_table_school")]


class TableSeat(models.Model):
    """Somebody who sits at a table, in one role; at most one of them chairs."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    table = models.ForeignKey(RoundTable, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, choices=RoleKind.choices)
    school = models.ForeignKey(School, on_delete=models.SET_NULL, null=True, related_name="+")
    is_chair = models.BooleanField(default=False)

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["table", "person"], name="one_seat_each"),
            models.UniqueConstraint(
                fields=["table"], condition=Q(is_chair=True), name="one_chair_of_a_table"
            ),
        ]


class TableCase(models.Model):
    """One pupil on the list of one table: why, what the screening said, what the table decided.

    `rule` is the signal that comes first. `gone_at` says that the facts ended it before the table
    began. `before` is the same pupil's case at an earlier table, where something stayed open.
    """

    class Screening(models.TextChoices):
        SOLVED = "solved", _("opgelost")
        REAL = "real", _("hoort aan tafel")

    class Outcome(models.TextChoices):
        PLACED = "placed", _("heeft een plek op het mbo")
        INTAKE = "intake", _("heeft een intake op het mbo")
        BACK = "back", _("blijft op of gaat terug naar het vo")
        MUNICIPALITY = "municipality", _("leerplicht of Doorstroompunt neemt het over")
        COACH = "coach", _("een overstapcoach gaat ermee verder")
        ELSEWHERE = "elsewhere", _("gaat ergens anders heen")
        NEXT = "next", _("komt terug aan de volgende tafel")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    table = models.ForeignKey(RoundTable, on_delete=models.CASCADE, related_name="cases")
    transition = models.ForeignKey(Transition, on_delete=models.CASCADE, related_name="+")
    rule = models.CharField(max_length=40)
    fact = models.JSONField(default=dict)
    since = models.DateField()
    listed_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)
    before = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    screening = models.CharField(max_length=8, choices=Screening.choices, blank=True)
    screening_line = models.CharField(max_length=280, blank=True)
    screened_at = models.DateTimeField(null=True)
    screened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    screened_by_name = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    decided_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(fields=["table", "transition"], name="one_case_a_table")
        ]

    @property
    def about_pupil(self) -> UUID:
        return self.transition.about_pupil


class TableAction(models.Model):
    """What somebody does about one case before a day; it chases itself until it is settled."""

    class State(models.TextChoices):
        OPEN = "open", _("nog niet gedaan")
        DONE = "done", _("gedaan")
        DROPPED = "dropped", _("niet meer nodig")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    case = models.ForeignKey(TableCase, on_delete=models.CASCADE, related_name="actions")
    what = models.CharField(max_length=200)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    person_name = models.CharField(max_length=200)
    due = models.DateField()
    made_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    state_at = models.DateTimeField()
    state_reason = models.CharField(max_length=300, blank=True)
    reminded = models.CharField(max_length=8, blank=True, help_text="which reminder was the last")

    objects = region_manager()

    class Meta:
        ordering = ["due", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(state_reason=""), name="table_drop_says_why"
            )
        ]

    @property
    def about_pupil(self) -> UUID:
        return self.case.about_pupil

    def is_late(self, today: dt.date) -> bool:
        return self.state == self.State.OPEN and self.due < today
