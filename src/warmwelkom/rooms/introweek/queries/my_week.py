"""A student's own week: which group, who is the mentor, whom of the old school I meet, where, what to bring."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.introweek.changed import OWN, Kept, as_kept, changes_in, gone_in
from warmwelkom.rooms.introweek.half_days import half_days_of
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    TeacherOffer,
    WeekAnswer,
    WeekLook,
    WeekPublication,
    WeekStudent,
)
from warmwelkom.rooms.introweek.models.people_of_week import teacher_of
from warmwelkom.rooms.introweek.queries.published import Shared, shared_of, whereabouts_of
from warmwelkom.rooms.introweek.whereabouts import Group, Hour

MARK = dt.timedelta(days=1)
AFTER = dt.timedelta(days=21)
"""So long after the last day the page still asks how it was, and shows the week."""


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """An old teacher comes: who, what they were to this student, in which hour; `mail` as on the list, for a photo."""

    name: str
    note: str
    hour: Hour
    mail: str = ""


@dataclass(frozen=True, kw_only=True)
class Buddy:
    """An older student of the same old school: what they follow now, when and where to find them."""

    name: str
    programme: str
    when: str
    where: str


@dataclass(frozen=True, kw_only=True)
class MyWeek:
    """`changes` is part -> what changed since the student looked; `gone` are titles that fell away."""

    week: IntroWeek
    student: WeekStudent
    group: Group
    hours: list[Hour]
    faces: list[Meeting]
    buddies: list[Buddy]
    kept: Kept
    changes: dict[str, str]
    gone: list[str]
    look: WeekLook | None
    today: dt.date
    shared: WeekPublication

    @property
    def days(self) -> list[tuple[dt.date, list[tuple[Hour, str]]]]:
        """Each day with its hours, and what changed in each."""
        rows = [(hour, self.changes.get(hour.what.key, "")) for hour in self.hours]
        return [(day, list(each)) for day, each in groupby(rows, key=lambda row: row[0].when.day)]

    @property
    def own_change(self) -> str:
        """Whether the group or the mentor is another than when the student looked."""
        return self.changes.get(OWN, "")

    @property
    def is_news(self) -> bool:
        """Whether the student sees this week as it is for the first time."""
        return self.look is None or self.look.kept != self.kept

    @property
    def is_over(self) -> bool:
        return self.today >= self.week.last_day

    @property
    def bring(self) -> list[str]:
        """What to take along, each thing once."""
        return list(dict.fromkeys(hour.what.bring for hour in self.hours if hour.what.bring))


def has_answered(student: WeekStudent) -> bool:
    """Whether this student said how the week was; one query."""
    return bool(WeekAnswer.objects.filter(student=student, part="").exists())


def my_week_for(*, actor: Actor, now: dt.datetime) -> MyWeek | None:
    """The week that is shared and not long over; None where there is none, or no group yet.

    Three queries, eight more once a minute in a process.
    """
    today = now.astimezone(AMSTERDAM).date()
    student = (
        WeekStudent.objects.visible_to(actor, "introweek.my_week")
        .filter(week__last_day__gte=today - AFTER)
        .select_related("week__school", "transition__location", "programme", "region")
        .order_by("-week__first_day")
        .first()
    )
    if student is None:
        return None
    publication = shared_of(student.week_id)
    if publication is None:
        return None
    shared = whereabouts_of(publication)
    group = shared.plan.group_of.get(str(student.pk))
    return None if group is None else _mine(actor, student, publication, shared, group, now)


def _mine(
    actor: Actor, student: WeekStudent, publication: WeekPublication, shared: Shared, group: Group,
    now: dt.datetime,
) -> MyWeek:  # fmt: skip
    own = shared.own_teachers(student.transition)
    hours = shared.plan.of_student(str(student.pk), own.keys())
    kept = as_kept(hours, group)
    look = WeekLook.objects.visible_to(actor, "introweek.see_look").filter(student=student).first()
    before = _before(look, kept, now)
    titles = {key: part.title for key, part in shared.plan.words.parts.items()}
    return MyWeek(
        week=student.week, student=student, group=group, hours=hours, shared=publication,
        faces=[
            Meeting(
                name=name, note=_subject(student, own[pk]), hour=hour,
                mail=own[pk].email,
            )
            for hour in hours
            for pk, name in hour.visitors
        ],
        buddies=_buddies(student, shared),
        kept=kept, changes=changes_in(before, kept), look=look,
        gone=[titles[key] for key in gone_in(before, kept) if key in titles],
        today=now.astimezone(AMSTERDAM).date(),
    )  # fmt: skip


def _before(look: WeekLook | None, kept: Kept, now: dt.datetime) -> Kept:
    """What this week is laid beside: the last look, for a day also after that look; nothing the first time."""
    if look is None:
        return kept
    if look.kept != kept:
        return list(look.kept)
    is_fresh = look.changed_at is not None and now - look.changed_at < MARK
    return list(look.before) if is_fresh else kept


def _buddies(student: WeekStudent, shared: Shared) -> list[Buddy]:
    halves = {half.code: half.short for half in half_days_of(shared.plan.words.slots.values())}
    return [
        Buddy(
            name=row.name, programme=row.programme.name, where=row.where,
            when=", ".join(name for code, name in halves.items() if code in row.half_days),
        )
        for row in shared.buddies_of(student)
    ]  # fmt: skip


def _subject(student: WeekStudent, offer: TeacherOffer) -> str:
    """What this teacher taught the student, between brackets on the list; empty where it is not there."""
    for entry in student.transition.teachers if offer.code else ():
        _name, bracket, rest = entry.partition("(")
        if bracket and teacher_of(entry)[0] == offer.code:
            return str(rest.partition(")")[0].strip())
    return ""
