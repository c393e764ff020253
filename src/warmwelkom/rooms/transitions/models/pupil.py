from __future__ import annotations

from uuid import UUID

from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Location, Person, Region


class Names(models.Model):
    """How a list names somebody. Everything but the surname may be missing; nothing is guessed."""

    given_name = models.CharField(max_length=200, blank=True, help_text="roepnaam")
    official_names = models.CharField(max_length=200, blank=True)
    prefix = models.CharField(max_length=40, blank=True, help_text="tussenvoegsel")
    surname = models.CharField(max_length=200)
    birth_date = models.DateField(null=True)
    sex = models.CharField(
        max_length=1, blank=True, help_text="only to tell two people apart when lists are linked"
    )
    postcode = models.CharField(max_length=12, blank=True)
    house_number = models.CharField(max_length=12, blank=True)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=20, blank=True)

    class Meta:
        abstract = True

    @property
    def full_name(self) -> str:
        first = self.given_name or self.official_names
        return " ".join(part for part in (first, self.prefix, self.surname) if part)

    @property
    def initials(self) -> str:
        """Two letters for the door: of the given name and of the surname, never of the prefix."""
        return ((self.given_name or self.official_names)[:1] + self.surname[:1]).upper()


class Pupil(Names):
    """One pupil. Parents' contact data serve until the pupil is 16, and to tell people apart."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE)
    parent_email = models.CharField(max_length=254, blank=True)
    parent_phone = models.CharField(max_length=20, blank=True)

    objects = region_manager()

    def __str__(self) -> str:
        return self.full_name

    @property
    def about_pupil(self) -> UUID:
        return self.id


class State(models.TextChoices):
    """Where a pupil stands; the order is the way (design.md 5)."""

    EXPECTED = "expected", "Verwacht"
    CHOSEN = "chosen", "Gekozen"
    APPLIED = "applied", "Aangemeld"
    IN_INTAKE = "in_intake", "In intake"
    PLACED = "placed", "Geplaatst"
    HANDED_OVER = "handed_over", "Overgedragen"
    WELCOMED = "welcomed", "Welkom"
    STARTED = "started", "Gestart"
    SETTLED = "settled", "Geland"
    ELSEWHERE = "elsewhere", "Elders"
    MISSING = "missing", "Zoek"


class Transition(models.Model):
    """One pupil, one school year, from one vo campus.

    `state` and `on_it` are the newest of the rows that explain them (StateChange, Assignment);
    they stand here so that a list of thousands is one query.
    """

    class Start(models.TextChoices):
        AUGUST = "august", "augustus"
        OCTOBER = "october", "oktober"
        FEBRUARY = "february", "februari"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE)
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="transitions")
    school_year = models.PositiveSmallIntegerField(help_text="the exam year: 2025 for 2025-2026")
    location = models.ForeignKey(
        Location,
        on_delete=models.PROTECT,
        null=True,
        help_text="the vo campus; none for who came from another region",
    )
    pupil_number = models.CharField(max_length=30, blank=True)
    class_name = models.CharField(max_length=30, blank=True)
    mentor_name = models.CharField(max_length=200, blank=True)
    mentor_email = models.CharField(max_length=254, blank=True)
    leerweg = models.CharField(max_length=8, blank=True)
    profile = models.CharField(max_length=8, blank=True)
    modules = models.JSONField(default=list)
    teachers = models.JSONField(
        default=list, help_text="who taught this pupil: code, name, subject"
    )
    exam_result = models.CharField(
        max_length=10, blank=True, help_text="passed, failed, resit, or empty while not in"
    )
    exam_result_on = models.DateField(null=True)
    destination = models.CharField(
        max_length=20,
        blank=True,
        help_text="what the vo school says: mbo, havo, stays, work, other_region",
    )
    chosen_programme = models.CharField(max_length=160, blank=True)
    start = models.CharField(max_length=10, choices=Start.choices, default=Start.AUGUST)
    listed_at = models.DateTimeField(help_text="first seen on a leavers' list")
    gone_at = models.DateTimeField(
        null=True, help_text="not on the newest list, and a person confirmed it"
    )

    no_sign_since = models.DateField(
        null=True, help_text="a room above heard nothing, or that more is needed, since this day"
    )
    no_sign_why = models.CharField(max_length=12, blank=True, help_text="silent, needs_more")

    state = models.CharField(max_length=12, choices=State.choices, default=State.EXPECTED)
    state_since = models.DateField(null=True)
    on_it = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    on_it_role = models.CharField(max_length=20, blank=True)
    needs_someone = models.BooleanField(default=False, help_text="at least one signal is open")

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "school_year", "location", "pupil_number"],
                condition=~models.Q(pupil_number=""),
                name="one_transition_per_number",
            ),
        ]
        indexes = [
            models.Index(
                fields=["region", "school_year", "location", "class_name"], name="transition_campus"
            ),
            models.Index(fields=["region", "school_year", "state"], name="transition_state"),
        ]

    def __str__(self) -> str:
        return f"{self.pupil} {self.school_year}"

    @property
    def about_pupil(self) -> UUID:
        return self.pupil_id
