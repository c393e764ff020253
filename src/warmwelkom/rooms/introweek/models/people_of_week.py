from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.introweek.models.about import OfWeek
from warmwelkom.rooms.people.models import Programme, School
from warmwelkom.rooms.transitions.models import Transition


class WeekMentor(OfWeek):
    """Somebody of the receiving school who leads groups of one programme; known by the mail address."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    email = models.CharField(max_length=254, blank=True)
    max_groups = models.PositiveSmallIntegerField(default=1)
    half_days = models.JSONField(null=True, help_text="when there; none: always")

    objects = region_manager()

    class Meta:
        ordering = ["name", "pk"]


class WeekStudent(OfWeek):
    """Somebody with a place, who comes to the week. `needs` are what a room must have, never why.

    Who taught this student stands in the transition (`teachers`, `mentor_email`); see `own_teachers.py`.
    """

    transition = models.ForeignKey(Transition, on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+")
    needs = models.JSONField(default=list)
    added_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, help_text="does not come after all")

    objects = region_manager()

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["week", "transition"], name="a_student_once_a_week")
        ]

    @property
    def about_pupil(self) -> UUID:
        return self.transition.about_pupil


class WeekInvitation(OfWeek):
    """One page without a login for one old school, on which its teachers say when they can come."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    email = models.CharField(max_length=254)
    token_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    reminded_at = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["school__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["week", "school"],
                condition=models.Q(ended_at__isnull=True),
                name="one_week_invitation_a_school",
            )
        ]


def last_letter_of(row: WeekInvitation) -> str:
    """The key of the last mail with this link."""
    kind = f"again-{row.reminders}" if row.reminders else "first"
    return f"introweek-ask:{row.pk}:{kind}"


A_TEACHER = re.compile(r"(?P<code>\S+)(?:\s+(?P<name>[^()]+?))?(?:\s*\(.*\))?\s*")


@lru_cache(maxsize=5000)
def teacher_of(entry: str) -> tuple[str, str]:
    """Code and name of a teacher as a leavers' list writes it: `SOEK`, or `SOEK R. Soekhoe (wiskunde)`."""
    found = A_TEACHER.fullmatch(entry.strip())
    if found is None:
        return entry.strip()[:30], entry.strip()
    return found["code"][:30], found["name"] or found["code"]


def codes_of(teachers: Iterable[str]) -> set[str]:
    """The codes of the teachers that a leavers' list names."""
    return {teacher_of(entry)[0] for entry in teachers}


class TeacherOffer(OfWeek):
    """An old teacher, on which half-days and for how many visits at most; empty while nobody answered.

    `code` and `email` are as on the leavers' list: that is how it is known whom this teacher taught.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=30, blank=True)
    name = models.CharField(max_length=200)
    email = models.CharField(max_length=254, blank=True)
    half_days = models.JSONField(default=list)
    max_visits = models.PositiveSmallIntegerField(null=True)
    can_do = models.JSONField(default=list, help_text="keys of parts, or free words")
    travel = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["school__name", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["week", "school", "code"],
                condition=~models.Q(code=""),
                name="one_offer_a_teacher",
            )
        ]

    def taught(self, transition: Any) -> bool:
        """Whether this teacher knows this student: on the list as a teacher, or as the mentor."""
        if transition.location is None or transition.location.school_id != self.school_id:
            return False
        return self.is_one_of(codes_of(transition.teachers), transition.mentor_email.casefold())

    def is_one_of(self, codes: Collection[str], mentor: str) -> bool:
        """Whether this is somebody with one of these codes, or the mentor with this address in small letters."""
        is_mentor = bool(self.email) and mentor == self.email.casefold()
        return (bool(self.code) and self.code in codes) or is_mentor
