"""What comes back: the form of a class, how former pupils fare, and shares per pair of schools."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.engines.suppression import suppress
from warmwelkom.rooms.handover.models import Feedback, Ground, ReturnMoment, TalkAgreement
from warmwelkom.rooms.handover.moments import moment_at, next_day
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.models import Enrolment, Transition

FEWEST = 5
_KEPT = Q(kept="kept")
ORDER = {moment: place for place, moment in enumerate(ReturnMoment)}


@dataclass(frozen=True, kw_only=True)
class Told:
    """One pupil: what was told at which moment, the oldest first; what became of the agreements."""

    transition: Transition
    feedback: list[Feedback] = field(default_factory=list)
    agreements: list[TalkAgreement] = field(default_factory=list)

    def at(self, moment: str) -> Feedback | None:
        return next((row for row in self.feedback if row.moment == moment), None)

    @property
    def newest(self) -> Feedback | None:
        return self.feedback[-1] if self.feedback else None


@dataclass(frozen=True, kw_only=True)
class ClassToTell:
    """One class at one moment: whom to tell about."""

    name: str
    moment: ReturnMoment
    rows: list[Told]

    @property
    def open(self) -> int:
        return sum(row.at(self.moment) is None for row in self.rows)


def classes_to_tell(*, actor: Actor, today: dt.date) -> list[ClassToTell]:
    """The classes of this mentor in which a moment has come; five queries."""
    rows = Transition.objects.visible_to(actor, "handover.give_feedback")
    pupils = list(_people(rows))
    names = _class_names(actor, [row.pk for row in pupils])
    told = _told(actor, pupils)
    found: dict[tuple[str, ReturnMoment], list[Told]] = defaultdict(list)
    for row in told:
        pupil = row.transition
        moment = moment_at(school_year=pupil.school_year, start=pupil.start, today=today)
        if moment:
            found[names.get(pupil.pk, ""), moment].append(row)
    return [
        ClassToTell(name=name, moment=moment, rows=rows)
        for (name, moment), rows in sorted(
            found.items(), key=lambda pair: (pair[0][0], ORDER[pair[0][1]])
        )
    ]


def _people(rows: Any) -> Any:
    return rows.select_related("pupil", "location").order_by(
        "pupil__surname", "pupil__given_name", "pk"
    )


def _class_names(actor: Actor, keys: list[UUID]) -> dict[UUID, str]:
    schools = [grant.school_id for grant in actor.grants_for("class_mentor") if grant.school_id]
    mine = {name for grant in actor.grants_for("class_mentor") for name in grant.classes}
    rows = Enrolment.objects.filter(
        transition_id__in=keys, school_id__in=schools, class_name__in=sorted(mine)
    )
    return {row.transition_id: row.class_name for row in rows if row.transition_id}


def _told(actor: Actor, pupils: Iterable[Transition]) -> list[Told]:
    people = list(pupils)
    keys = [row.pk for row in people]
    feedback: dict[UUID, list[Feedback]] = defaultdict(list)
    rows = Feedback.objects.visible_to(actor, "handover.see_feedback").filter(transition__in=keys)
    for row in sorted(
        rows.select_related("school"), key=lambda row: ORDER[ReturnMoment(row.moment)]
    ):
        feedback[row.transition_id].append(row)
    agreements: dict[UUID, list[TalkAgreement]] = defaultdict(list)
    agreed = TalkAgreement.objects.visible_to(actor, "handover.see_kept")
    for one in agreed.filter(transition__in=keys).order_by("number", "pk"):
        agreements[one.transition_id].append(one)
    return [
        Told(transition=row, feedback=feedback[row.pk], agreements=agreements[row.pk])
        for row in people
    ]


def next_moment(*, actor: Actor, today: dt.date) -> dt.date | None:
    """The day of the first moment ahead, for who did exams in this school year or the one before."""
    year = Region.objects.get(pk=actor.region).school_year
    days = (next_day(school_year=each, today=today) for each in (year - 1, year))
    return min((day for day in days if day), default=None)


@dataclass(frozen=True, kw_only=True)
class FormerPupils:
    """How former pupils fare: counts always (None where hidden); who it is, only with a ground."""

    ground: Ground | None
    total: int | None
    states: list[tuple[str, int | None]]
    rows: list[Told]


def former_pupils_for(*, actor: Actor) -> FormerPupils:
    """Counts by the newest words about each; five queries."""
    mine = Transition.objects.visible_to(actor, "handover.see_former")
    ground = ground_in_force()
    told = Feedback.objects.filter(transition__in=mine.values("pk")).values_list(
        "transition_id", "moment", "state"
    )
    in_order = sorted(told, key=lambda row: ORDER[ReturnMoment(row[1])])
    newest = {key: state for key, _moment, state in in_order}
    counts = Counter(newest.values())
    shown = suppress(counts={"": counts} if counts else {}, threshold=1 if ground else FEWEST)
    return FormerPupils(
        ground=ground,
        total=shown.total,
        states=[(state, shown.columns[state]) for state in Feedback.State.values if counts[state]],
        rows=_told(actor, _people(mine)) if ground else [],
    )


def ground_in_force() -> Ground | None:
    found: Ground | None = Ground.objects.filter(ended_at__isnull=True).first()
    return found


@dataclass(frozen=True, kw_only=True)
class Share:
    """Of the agreements between two schools about which something was said: how many of ten were kept."""

    vo: str
    mbo: str
    of_ten: int | None


def shares_of_kept() -> list[Share]:
    """Per pair of schools; hidden where it is about fewer than five pupils. One query.

    Rounded to tenths, so that from a share and a guess of how many there are nobody finds one pupil.
    """
    said = TalkAgreement.objects.filter(kept__in=("kept", "not_kept"))
    rows = (
        said.values(vo=F("transition__location__school__name"), mbo=F("talk__mbo_school__name"))
        .annotate(
            pupils=Count("transition_id", distinct=True),
            all=Count("pk"),
            kept_n=Count("pk", filter=_KEPT),
        )
        .order_by("vo", "mbo")
    )
    return [
        Share(
            vo=row["vo"] or "",
            mbo=row["mbo"],
            of_ten=round(10 * row["kept_n"] / row["all"]) if row["pupils"] >= FEWEST else None,
        )
        for row in rows
    ]
