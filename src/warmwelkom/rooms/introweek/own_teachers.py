"""Who taught a student, of the old teachers of a week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from warmwelkom.rooms.introweek.models import TeacherOffer
from warmwelkom.rooms.introweek.models.people_of_week import codes_of


class OwnTeachers:
    """Looks up by school first: a week of thousands has a hundred teachers, and a student's school a few."""

    def __init__(self, offers: Iterable[TeacherOffer]) -> None:
        self._of_school: dict[Any, list[TeacherOffer]] = defaultdict(list)
        for one in offers:
            self._of_school[one.school_id].append(one)

    def of(self, transition: Any) -> list[TeacherOffer]:
        """In the order of the offers."""
        place = transition.location
        return self.known_to(
            school_id=place.school_id if place else None,
            teachers=transition.teachers,
            mentor_email=transition.mentor_email,
        )

    def known_to(
        self, *, school_id: UUID | None, teachers: Iterable[str], mentor_email: str
    ) -> list[TeacherOffer]:
        """The same for somebody of this school, with what its list says."""
        near = self._of_school.get(school_id)
        if not near:
            return []
        codes, mentor = codes_of(teachers), mentor_email.casefold()
        return [one for one in near if one.is_one_of(codes, mentor)]
