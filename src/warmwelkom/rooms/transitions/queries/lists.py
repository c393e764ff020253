"""The page of lists: what we have, from whom and how old, and what came of one list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.people.models import Location, School
from warmwelkom.rooms.transitions.models import (
    Application,
    Enrolment,
    Link,
    ListUpload,
    Transition,
)
from warmwelkom.rooms.transitions.queries.links import lines_in_doubt

ON_ONE_PAGE = 20
OLD_AFTER = {"leavers": 30, "applications": 7, "enrolments": 7, "statuses": 7}  # days
NEVER_OLD = 100_000
SECTORS = ("vo", "mbo")


@dataclass(frozen=True, kw_only=True)
class Place:
    """A school or one campus of it for which somebody gives lists."""

    key: str
    label: str
    school: School
    location: Location | None


@dataclass(frozen=True, kw_only=True)
class Newest:
    """The newest saved list of one kind and place, and how old it is."""

    upload: ListUpload
    days: int

    @property
    def is_old(self) -> bool:
        """So old that what it says may have changed."""
        return self.days >= OLD_AFTER.get(self.upload.kind, NEVER_OLD)


@dataclass(frozen=True, kw_only=True)
class ListsPage:
    """`newest` has the newest saved list of each kind and place; `waiting` are not saved yet."""

    school_year: int
    newest: list[Newest]
    waiting: list[ListUpload]
    history: Page[ListUpload]
    in_doubt: int

    @property
    def oldest(self) -> Newest | None:
        """The list that most needs a newer one, where one does."""
        old = [entry for entry in self.newest if entry.is_old]
        return max(old, key=attrgetter("days"), default=None)

    @property
    def has_history(self) -> bool:
        """Whether there are more lists than the newest ones."""
        return self.history.paginator.count > len(self.newest)

    @property
    def undoable(self) -> set[Any]:
        """Lists that are offered to be undone here: the newest of their kind, while the file is there."""
        return {entry.upload.pk for entry in self.newest if not entry.upload.erased_at}


def places_for(*, actor: Actor) -> list[Place]:
    """For which schools and campuses this person gives lists; two queries.

    A decaan of one campus gives lists for that campus; whoever works for the whole school may
    give one for all campuses or for each. Mbo lists are always of the whole school.
    """
    grants = actor.grants_for("decaan", "school_admin", "intaker")
    narrow = {grant.location_id for grant in grants if grant.role == "decaan" and grant.location_id}
    whole = {
        grant.school_id for grant in grants if grant.role != "decaan" or grant.location_id is None
    }
    schools = (
        School.objects.filter(sector__in=SECTORS, left_at__isnull=True)
        .filter(Q(pk__in=whole) | Q(locations__in=narrow))
        .distinct()
        .select_related("region")
        .prefetch_related("locations")
    )
    return [place for school in schools for place in _places_of(school, whole, narrow)]


def _places_of(school: School, whole: set[Any], narrow: set[Any]) -> list[Place]:
    campuses = list(school.locations.all())
    if school.sector == "mbo":
        return [_place(school, None)] if school.pk in whole else []
    if school.pk not in whole:
        return [_place(school, campus) for campus in campuses if campus.pk in narrow]
    if len(campuses) < 2:
        return [_place(school, campuses[0] if campuses else None)]
    return [_place(school, None), *(_place(school, campus) for campus in campuses)]


def _place(school: School, location: Location | None) -> Place:
    if location is None:
        return Place(key=str(school.pk), label=school.name, school=school, location=None)
    own = location.name.startswith(school.name)
    name = location.name if own else f"{school.name}, {location.name}"
    return Place(
        key=f"{school.pk}/{location.pk}",
        label=f"{name} ({location.code})",
        school=school,
        location=location,
    )


def lists_for(
    *, actor: Actor, places: list[Place], now: dt.datetime, number: str = ""
) -> ListsPage:
    """Everything on `/lijsten/`, in five queries for any number of lists; `places` know their year."""
    mine = ListUpload.objects.visible_to(actor, "transitions.see_upload").select_related(
        "school", "location", "uploaded_by"
    )
    saved = mine.filter(committed_at__isnull=False)
    newest = (
        saved.filter(undone_at__isnull=True)
        .order_by("kind", "school_id", "location_id", "-committed_at", "-pk")
        .distinct("kind", "school_id", "location_id")
    )
    waiting = mine.filter(committed_at__isnull=True, erased_at__isnull=True)
    history = Paginator(saved.order_by("-committed_at", "-pk"), ON_ONE_PAGE)
    return ListsPage(
        school_year=places[0].school.region.school_year if places else now.year,
        newest=[_newest(upload, now) for upload in sorted(newest, key=_saved_at, reverse=True)],
        waiting=list(waiting[:ON_ONE_PAGE]),
        history=history.get_page(number),
        in_doubt=lines_in_doubt(actor=actor).count(),
    )


_saved_at = attrgetter("committed_at")


def _newest(upload: ListUpload, now: dt.datetime) -> Newest:
    saved = (upload.committed_at or now).astimezone(AMSTERDAM)
    return Newest(upload=upload, days=max((now.date() - saved.date()).days, 0))


def same_file_before(*, actor: Actor, upload: ListUpload) -> ListUpload | None:
    """The saved list with exactly this content, where there is one and it still counts."""
    found: ListUpload | None = (
        ListUpload.objects.visible_to(actor, "transitions.see_upload")
        .filter(
            sha256=upload.sha256,
            kind=upload.kind,
            school_id=upload.school_id,
            committed_at__isnull=False,
            undone_at__isnull=True,
        )
        .order_by("-committed_at")
        .first()
    )
    return found


@dataclass(frozen=True, kw_only=True)
class Came:
    """What came of a list: how many are linked to the other side, in doubt, and on no list there.

    `others` says whether the other side has given any list to link with.
    """

    linked: int
    in_doubt: int
    not_found: int
    others: bool


def what_came_of(*, upload: ListUpload) -> Came | None:
    """For lists that are linked, in three queries; None for the other kinds."""
    if upload.kind == ListUpload.Kind.LEAVERS:
        rows = Transition.objects.filter(
            location__school=upload.school, school_year=upload.school_year, gone_at__isnull=True
        )
        if upload.location_id:
            rows = rows.filter(location=upload.location_id)
        lines = [
            model.objects.filter(transition=OuterRef("pk"), gone_at__isnull=True)
            for model in (Application, Enrolment)
        ]
        linked = Q(Exists(lines[0])) | Q(Exists(lines[1]))
        doubt, others = "transition", _any_mbo_list(upload.school_year)
    elif upload.kind in (ListUpload.Kind.APPLICATIONS, ListUpload.Kind.ENROLMENTS):
        model = Application if upload.kind == ListUpload.Kind.APPLICATIONS else Enrolment
        rows = model.objects.filter(
            school=upload.school, school_year=upload.school_year, gone_at__isnull=True
        )
        linked = Q(transition__isnull=False)
        doubt = "application" if model is Application else "enrolment"
        others = Transition.objects.filter(school_year=upload.school_year).exists()
    else:
        return None
    pairs = Link.objects.filter(**{doubt: OuterRef("pk")}, outcome=Link.Outcome.REVIEW)
    all_rows, found = rows.count(), rows.filter(linked).count()
    doubtful = rows.exclude(linked).filter(Exists(pairs)).count()
    return Came(
        linked=found, in_doubt=doubtful, not_found=all_rows - found - doubtful, others=others
    )


def _any_mbo_list(school_year: int) -> bool:
    given = Application.objects.filter(school_year=school_year)
    return given.exists() or Enrolment.objects.filter(school_year=school_year).exists()
