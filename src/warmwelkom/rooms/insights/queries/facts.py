"""The facts of one school year in counts. What comes out may be small: only the job sees it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, NullIf

from warmwelkom.rooms.insights.names import (
    ALL,
    ARRIVED,
    BUCKETS,
    GROUP,
    IN_CLASS,
    UNKNOWN,
    WAITS,
    with_reached,
    with_zeros,
)
from warmwelkom.rooms.people.models import Qualification, Region
from warmwelkom.rooms.transitions.models import Application, Enrolment, State, Transition
from warmwelkom.rooms.transitions.words import HAS_A_PLACE

SHORT, LONG = dt.timedelta(days=14), dt.timedelta(days=42)
Counts = dict[str, int]


def counts_of_region(*, region: Region, school_year: int, day: dt.date) -> Counts:
    """Every count of the coordinator's tables; six queries, however many pupils there are."""
    pupils = pupils_of(region, school_year)
    found: Counter[str] = Counter()
    _by_school(pupils, found)
    if not found:
        return {}
    _by_campus(pupils, found)
    _flows(pupils, found)
    _waiting(pupils, day, found)
    _arrivals(pupils, found)
    counts = dict(found)
    with_reached(counts)
    with_zeros(counts)
    return counts


def years_to_count(*, region: Region) -> list[int]:
    """The region's school year, and the one before it while there are pupils of it; one query."""
    before = region.school_year - 1
    has_before = Transition.objects.filter(region=region, school_year=before).exists()
    return [before, region.school_year] if has_before else [region.school_year]


def pupils_of(region: Region, school_year: int) -> QuerySet[Transition]:
    rows: QuerySet[Transition] = Transition.objects.filter(
        region=region, school_year=school_year, gone_at__isnull=True
    )
    return rows.order_by()


def _by_school(pupils: QuerySet[Transition], found: Counter[str]) -> None:
    nobody = Q(on_it__isnull=True) & ~Q(state=State.ELSEWHERE)
    rows = pupils.values("location__school_id", "state").annotate(
        n=Count("pk"), needing=Count("pk", filter=Q(needs_someone=True)),
        alone=Count("pk", filter=nobody),
    )  # fmt: skip
    for row in rows:
        group, n = GROUP[row["state"]], row["n"]
        school = f"school={row['location__school_id'] or ''}"
        for name in (ALL, school, f"state={row['state']}", f"group={group}", f"{school}|{group}"):
            found[name] += n
        for head, some in (("needs", row["needing"]), ("nobody", row["alone"])):
            found[f"{head}=yes"] += some
            found[f"{head}=no"] += n - some


def _by_campus(pupils: QuerySet[Transition], found: Counter[str]) -> None:
    """Who is listed where, in which leerweg and profile: what DUO counts too."""
    rows = pupils.values("location__school_id", "location__code", "leerweg", "profile")
    for row in rows.annotate(n=Count("pk")):
        campus = f"campus={row['location__school_id'] or ''}/{row['location__code'] or ''}"
        way = row["leerweg"] or UNKNOWN
        listed = f"listed={way}|{row['profile'] or UNKNOWN}"
        for name in (campus, f"{campus}|{way}", f"leerweg={way}", listed):
            found[name] += row["n"]


def place_of(what: str) -> Any:
    """A field of the line that gives a pupil the place: the enrolment, else the application."""
    mine = {"transition": OuterRef("pk"), "gone_at__isnull": True}
    enrolled = Enrolment.objects.filter(**mine).order_by(
        F("enrolled_on").asc(nulls_last=True), "pk"
    )
    applied = Application.objects.filter(**mine, legal_status="enrolled").order_by(
        "applied_on", "pk"
    )
    first, second = Subquery(enrolled.values(what)[:1]), Subquery(applied.values(what)[:1])
    if what == "crebo":
        return Coalesce(NullIf(first, Value("")), NullIf(second, Value("")))
    return Coalesce(first, second)


def _flows(pupils: QuerySet[Transition], found: Counter[str]) -> None:
    rows = list(
        pupils.filter(state__in=HAS_A_PLACE)
        .annotate(crebo=place_of("crebo"))
        .values("profile", "leerweg", "crebo")
        .annotate(n=Count("pk"))
    )
    group = dict(
        Qualification.objects.filter(crebo__in={row["crebo"] or "" for row in rows}).values_list(
            "crebo", "group"
        )
    )
    for row in rows:
        crebo, n = row["crebo"] or "", row["n"]
        profile = row["profile"] or row["leerweg"] or UNKNOWN
        sector = group.get(crebo) or UNKNOWN
        for name in (
            f"profile={profile}", f"sector={sector}", f"flow={profile}|{sector}",
            f"programme={sector}|{crebo or UNKNOWN}",
        ):  # fmt: skip
            found[name] += n


def _waiting(pupils: QuerySet[Transition], day: dt.date, found: Counter[str]) -> None:
    bucket = Case(
        When(state_since__gt=day - SHORT, then=Value(BUCKETS[0])),
        When(state_since__gt=day - LONG, then=Value(BUCKETS[1])),
        When(state_since__isnull=True, then=Value(BUCKETS[0])),
        default=Value(BUCKETS[2]), output_field=CharField(),
    )  # fmt: skip
    rows = pupils.filter(state__in=WAITS).annotate(bucket=bucket)
    for row in rows.values("state", "bucket").annotate(n=Count("pk")):
        for one in BUCKETS:
            found[f"wait={row['state']}|{one}"] += row["n"] if one == row["bucket"] else 0


def _arrivals(pupils: QuerySet[Transition], found: Counter[str]) -> None:
    """Seen for the first time, so many days after the first day of the own programme."""
    mine = Enrolment.objects.filter(transition=OuterRef("pk"), seen_on__isnull=False).order_by(
        "seen_on", "pk"
    )
    rows = (
        pupils.filter(state__in=IN_CLASS)
        .annotate(
            seen=Subquery(mine.values("seen_on")[:1]), begins=Subquery(mine.values("starts_on")[:1])
        )
        .values("seen", "begins")
        .annotate(n=Count("pk"))
    )
    days = [(_arrived(row["seen"], row["begins"]), row["n"]) for row in rows]
    for name, n in days:
        found[f"arrived={name}"] += n
    if days:
        for name in ARRIVED:
            found[f"arrived={name}"] += 0


def _arrived(seen: dt.date | None, begins: dt.date | None) -> str:
    if seen is None or begins is None:
        return "unknown"
    days = max((seen - begins).days, 0)
    if days < 5:
        return ARRIVED[days]
    return "week2" if days < 14 else "later"


def first_seen(pupils: QuerySet[Transition]) -> dt.date | None:
    """The first day on which anybody of this year was seen in class."""
    found: dt.date | None = pupils.aggregate(day=Min("enrolments__seen_on"))["day"]
    return found
