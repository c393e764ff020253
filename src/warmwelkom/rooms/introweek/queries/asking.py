"""Which old schools were asked, who answered, and what it gives: for the planner, and for the school itself."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.introweek.half_days import HalfDay, half_days_of, sentences_of
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    SchoolOutlook,
    TeacherOffer,
    WeekInvitation,
    WeekPart,
    WeekSlot,
    WeekStudent,
)
from warmwelkom.rooms.introweek.models.people_of_week import last_letter_of
from warmwelkom.rooms.introweek.queries.published import Shared, shared_of, whereabouts_of
from warmwelkom.rooms.introweek.tokens import SCHOOL, hash_of
from warmwelkom.rooms.introweek.whereabouts import Hour
from warmwelkom.rooms.people.models import Role, School


@dataclass(frozen=True, kw_only=True)
class AskedSchool:
    """One old school: how many of its pupils come, who gets the mail, what was said; and whether that mail came back."""

    school: School
    students: int
    email: str
    invitation: WeekInvitation | None
    offers: list[TeacherOffer]
    outlook: SchoolOutlook | None
    is_undelivered: bool = False

    @property
    def coming(self) -> list[TeacherOffer]:
        return [row for row in self.offers if row.half_days]

    @property
    def half_days(self) -> int:
        return sum(len(row.half_days) for row in self.offers)


def schools_asked(*, actor: Actor, week: IntroWeek) -> list[AskedSchool]:
    """Every old school of who comes, the most pupils first; seven queries."""
    of = Q(week=week)
    rows = WeekStudent.objects.filter(of, gone_at__isnull=True, transition__location__isnull=False)
    counts = {
        row["school"]: row["n"]
        for row in rows.order_by()
        .values(school=F("transition__location__school"))
        .annotate(n=Count("pk"))
    }
    invitations = {
        row.school_id: row
        for row in WeekInvitation.objects.visible_to(actor, "introweek.see_invitation").filter(
            of, ended_at__isnull=True
        )
    }
    offers = _offers(actor, of)
    seen = SchoolOutlook.objects.visible_to(actor, "introweek.see_outlook").filter(of)
    outlooks = {row.school_id: row for row in seen}
    mails = _mails(set(counts))
    undelivered = _undelivered(invitations.values())
    schools = School.objects.filter(pk__in=set(counts) | set(invitations))
    found = [
        AskedSchool(
            school=school, students=counts.get(school.pk, 0), email=mails.get(school.pk, ""),
            invitation=invitations.get(school.pk), offers=offers[school.pk],
            outlook=outlooks.get(school.pk), is_undelivered=school.pk in undelivered,
        )
        for school in schools
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-one.students, one.school.name))


def _offers(actor: Actor, of: Q) -> dict[UUID, list[TeacherOffer]]:
    rows = TeacherOffer.objects.visible_to(actor, "introweek.see_offer")
    found: dict[UUID, list[TeacherOffer]] = defaultdict(list)
    for row in rows.filter(of, withdrawn_at__isnull=True):
        found[row.school_id].append(row)
    return found


def _undelivered(invitations: Iterable[WeekInvitation]) -> set[UUID]:
    """The schools whose last mail with the link did not arrive; one query."""
    last = {last_letter_of(row): row.school_id for row in invitations}
    failed = Message.objects.filter(key__in=last, state=Message.State.FAILED)
    return {last[key] for key in failed.values_list("key", flat=True)}


def _mails(schools: set[UUID]) -> dict[UUID, str]:
    """The first decaan of each school: to whom a planner would write."""
    rows = Role.objects.filter(
        Q(school__in=schools) | Q(location__school__in=schools), kind="decaan", ended_at__isnull=True
    ).order_by("-given_at", "-pk")  # fmt: skip
    return {
        school: email
        for school, of_location, email in rows.values_list(
            "school", "location__school", "person__email"
        )
        for school in (school or of_location,)
    }


@dataclass(frozen=True, kw_only=True)
class OwnTeacher:
    """A teacher on the school's own page: what was offered, in words, and where they are expected."""

    offer: TeacherOffer
    offered: list[str]
    visits: list[Hour]


@dataclass(frozen=True, kw_only=True)
class SchoolPage:
    """The page behind a school's link."""

    invitation: WeekInvitation
    half_days: list[HalfDay]
    parts: list[tuple[str, str]]
    teachers: list[OwnTeacher]
    says: list[str]


def invitation_of(*, token: str) -> WeekInvitation:
    """What is behind a link, in the region of the scope; raises MayNotKnow where nothing ever was. One query."""
    found: WeekInvitation | None = (
        WeekInvitation.objects.filter(token_hash=hash_of(token, what=SCHOOL))
        .select_related("week__school", "week__region", "school", "sent_by")
        .first()
    )
    if found is None:
        raise MayNotKnow
    return found


def school_page(*, invitation: WeekInvitation) -> SchoolPage:
    """What this school's teachers read and fill in; a name of a pupil is nowhere on it."""
    week = invitation.week
    of = Q(week=week, school=invitation.school)
    half_days = half_days_of(WeekSlot.objects.filter(week=week))
    offers = list(TeacherOffer.objects.filter(of, withdrawn_at__isnull=True))
    students = list(
        WeekStudent.objects.filter(
            week=week, gone_at__isnull=True, transition__location__school=invitation.school_id
        ).select_related("transition__location")
    )
    names = {half.code: half.short for half in half_days}
    visits = _visits(week, offers, students)
    parts = WeekPart.objects.filter(week=week, takes_visit=True).values_list("key", "title")
    return SchoolPage(
        invitation=invitation, half_days=half_days, parts=list(parts),
        says=sentences_of(SchoolOutlook.objects.filter(of).first()),
        teachers=[
            OwnTeacher(
                offer=row, visits=visits.get(row.pk, []),
                offered=[names[code] for code in row.half_days if code in names],
            )
            for row in offers
        ],
    )  # fmt: skip


def _visits(
    week: IntroWeek, offers: list[TeacherOffer], students: list[WeekStudent]
) -> dict[UUID, list[Hour]]:
    """Where each teacher is expected in the shared plan, at groups with own former pupils; never how many."""
    publication = shared_of(week.pk)
    if publication is None:
        return {}
    shared: Shared = whereabouts_of(publication)
    found = {}
    for row in offers:
        taught = {str(one.pk) for one in students if row.taught(one.transition)}
        known = {group.id for one, group in shared.plan.group_of.items() if one in taught}
        hours = shared.plan.of_teacher(str(row.pk))
        found[row.pk] = [hour for hour in hours if hour.group.id in known]
    return found


def last_day_of(week: IntroWeek) -> dt.date:
    """Until when a school changes its offer."""
    return week.offers_until or week.first_day
