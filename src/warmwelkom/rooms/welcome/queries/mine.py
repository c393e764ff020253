"""Everything that is mine, on one screen, in a fixed number of queries; what is not there yet is left out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import Location
from warmwelkom.rooms.summer.api import tasks_of
from warmwelkom.rooms.summer.models import PupilTask
from warmwelkom.rooms.transitions.api import (
    MyStart,
    Part,
    Step,
    my_start_for,
    own_parts,
    own_ways,
    way_for,
)
from warmwelkom.rooms.transitions.models import Enrolment
from warmwelkom.rooms.wayfinding.api import (
    address_from,
    buildings_ahead,
    buildings_to_see,
    public_day_in_query,
)
from warmwelkom.rooms.welcome.models import WelcomeWord
from warmwelkom.rooms.welcome.queries.faces import Faces, faces_for_pupil

SAID = ("text", "phone", "answers", "by_name")
"""Of a word of welcome, what stands on the page."""
BUILDING = {"name": "name", "slug": "slug", "region": "region__slug", "has_film": "has_film"}
FEWEST = 5
"""A number under this could tell who it is."""


@dataclass(frozen=True, kw_only=True)
class Welcome:
    """`doing` is the one thing to do now; `from_my_school` how many others come along, 0 when too few to tell.

    `building` can be looked round in: its name, address on the site, and whether it has a film. `day` is the address
    of an ordinary day of the own programme, empty where nobody told one.
    """

    start: MyStart
    tasks: list[PupilTask]
    way: list[Step]
    word: WelcomeWord | None
    from_my_school: int
    building: dict[str, Any] | None
    parts: list[Part]
    ways: list[tuple[str, Any]]
    faces: Faces
    day: str

    @property
    def place(self) -> Enrolment | None:
        """Where the pupil begins: the enrolment with the first day, else the one there is."""
        return self.start.start or next(iter(self.start.enrolments), None)

    @property
    def location(self) -> Location | None:
        """The building of the programme, when its address is known."""
        programme = self.place.programme if self.place else None
        found: Location | None = programme.location if programme else None
        return found if found and found.street else None

    @property
    def doing(self) -> PupilTask | None:
        return next((task for task in self.tasks if task.state == PupilTask.State.OPEN), None)

    @property
    def in_order(self) -> list[PupilTask]:
        """As they were and will be done: what is settled, what is being looked at, what is ahead."""
        turn = (*PupilTask.CLOSED, PupilTask.State.SAYS_DONE, PupilTask.State.OPEN)
        return sorted(self.tasks, key=lambda task: (turn.index(task.state) // 2, task.deadline))


def welcome_for(*, actor: Actor, today: dt.date) -> Welcome | None:
    """The pupil's page; None when everything about them is erased."""
    start = my_start_for(actor=actor, today=today)
    if start is None:
        return None
    place = start.start or next(iter(start.enrolments), None)
    tasks, around = tasks_of(actor), _around(actor, start, place)
    return Welcome(
        start=start,
        tasks=tasks,
        way=[] if tasks else way_for(actor=actor, transition=start.transition),
        word=around.word,
        from_my_school=around.from_my_school,
        building=around.building,
        parts=own_parts(actor=actor, today=today),
        ways=own_ways(actor),
        faces=faces_for_pupil(
            actor=actor, start=start, mentor_name=place.class_mentor if place else ""
        ),
        day=around.day,
    )


class Around(NamedTuple):
    """The word of the class mentor, how many others of the old campus come along (never who), a building and a day to see."""

    word: WelcomeWord | None = None
    from_my_school: int = 0
    building: dict[str, Any] | None = None
    day: str = ""


def _around(actor: Actor, start: MyStart, place: Enrolment | None) -> Around:
    """One query."""
    if place is None:
        return Around(building=next((_told(row) for row in buildings_ahead(actor=actor)), None))
    of_class = WelcomeWord.objects.visible_to(actor, "welcome.see_word").filter(
        school_id=place.school_id, class_name=place.class_name or None
    )
    here = start.transition.location_id
    others = Coalesce(Subquery(_others(start, place, here)), 0) if here else Value(0)
    seen = buildings_to_see(actor=actor).filter(school=OuterRef("school")).order_by("published_at")
    row = Enrolment.objects.filter(pk=place.pk).values_list(
        Subquery(of_class.values(said=JSONObject(**{name: name for name in SAID}))[:1]),
        others,
        Subquery(seen.values(told=JSONObject(**BUILDING))[:1]),
        public_day_in_query(actor=actor, programme=OuterRef("programme")),
    )
    said, number, building, day = row.first() or (None, 0, None, None)
    return Around(
        word=WelcomeWord(**said) if said else None,
        from_my_school=number if number >= FEWEST else 0,
        building=building,
        day=address_from(day),
    )


def _told(row: Any) -> dict[str, Any]:
    return {
        "name": row.name, "slug": row.slug, "region": row.region.slug, "has_film": row.has_film,
    }  # fmt: skip


def _others(start: MyStart, place: Enrolment, campus: UUID) -> QuerySet[Any]:
    """Who else of this campus comes to the same new school, counted."""
    rows = Enrolment.objects.filter(
        school_id=place.school_id,
        gone_at__isnull=True,
        transition__location_id=campus,
        transition__school_year=start.transition.school_year,
    ).exclude(transition_id=start.transition.pk)
    grouped = rows.order_by().values("school_id")
    return grouped.annotate(n=Count("transition_id", distinct=True)).values("n")
