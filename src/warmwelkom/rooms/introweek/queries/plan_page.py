"""The plan of a week: how good it is and how good it could be, whom to ask, what clashes, who meets nobody."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Subquery

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.ui.paper import can_make_pdf
from warmwelkom.base.ui.templatetags.ww import clock
from warmwelkom.base.ui.templatetags.ww import day as short_day
from warmwelkom.engines.timetable import Fault, WeekFileError, verify
from warmwelkom.rooms.introweek.half_days import HalfDay
from warmwelkom.rooms.introweek.levels import IGNORE, STOPS_PUBLISHING, level_of, words_of
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    PlanRun,
    TeacherOffer,
    WeekPlan,
    WeekPublication,
)
from warmwelkom.rooms.introweek.near_buddies import NearBuddies, buddies_who_said_yes
from warmwelkom.rooms.introweek.queries.document import Stock, stock_of, week_of
from warmwelkom.rooms.introweek.queries.plan_table import PlanTable, Row
from warmwelkom.rooms.introweek.queries.plan_words import PlanWords
from warmwelkom.rooms.introweek.queries.searching import Searching, search_of

SEPARATORS = re.compile(r"[\s,:]+")
"""Between the ids in a place as the engine names it."""
VIEWS = ("groepen", "ruimtes", "docenten", "mentoren", "botsingen", "zonder")


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A rule that this plan breaks, where, and how much that weighs."""

    rule: str
    where: str
    stops: bool


@dataclass(frozen=True, kw_only=True)
class ToAsk:
    """A teacher whose extra half-day would give so many more students a familiar face."""

    teacher: TeacherOffer
    half_days: list[HalfDay]
    gain: int


@dataclass(frozen=True, kw_only=True)
class PlanPage:
    week: IntroWeek
    stock: Stock
    plan: WeekPlan | None
    is_newest: bool
    published: WeekPublication | None
    run: PlanRun | None
    newest: int
    view: str

    def search(self, now: dt.datetime) -> Searching:
        """How far the search is; an older version that is looked at is no reason to point at the newest."""
        return search_of(self.week, self.run, newest=self.newest, seen=self.newest, now=now)

    @property
    def makes_pdf(self) -> bool:
        return can_make_pdf()

    @cached_property
    def words(self) -> PlanWords:
        return PlanWords(self.stock, self.plan.rows if self.plan else {})

    @property
    def figures(self) -> dict[str, int]:
        return self.plan.rows["figures"] if self.plan else {}

    @property
    def most(self) -> int:
        """No plan has more students with a familiar face, with the teachers who come now."""
        bounds = self.plan.rows["bounds"] if self.plan else {}
        return int(min(bounds.get("B0", 0), bounds.get("B2", 0)))

    @property
    def bar(self) -> dict[str, int]:
        """How far the light reaches and where the limit stands, of 640."""
        number = max(self.figures.get("students", 0), 1)
        return {
            "met": round(640 * self.figures.get("familiar", 0) / number),
            "limit": min(max(round(640 * self.most / number), 1), 639),
        }

    @property
    def ask(self) -> list[ToAsk]:
        halves = {half.code: half for half in self.words.half_days}
        rows = self.plan.rows.get("ask") or [] if self.plan else []
        return [
            ToAsk(
                teacher=self.words.teachers[row["teacher"]],
                half_days=[halves[one] for one in row["half_days"] if one in halves],
                gain=row["gain"],
            )
            for row in rows
            if row["teacher"] in self.words.teachers
        ]

    @cached_property
    def _faults(self) -> list[Fault]:
        if self.plan is None:
            return []
        try:
            found = verify(week_of(self.stock), self.plan.rows)
        except WeekFileError:
            return []  # the steps say what is wrong with the week itself
        return [one for one in found if level_of(self.week, one.kind) != IGNORE]

    @cached_property
    def conflicts(self) -> list[Conflict]:
        return [
            Conflict(
                rule=words_of(one),
                where=self._where(one.where),
                stops=level_of(self.week, one.kind) in STOPS_PUBLISHING,
            )
            for one in self._faults
        ]

    def _where(self, text: str) -> str:
        """A place as the engine names it, with names instead of ids; what has no name is left out."""
        found = [self._names[each] for each in SEPARATORS.split(text) if each in self._names]
        return " · ".join(dict.fromkeys(found))

    @cached_property
    def _names(self) -> dict[str, str]:
        words = self.words
        names: dict[str, str] = {**words.groups, **{k: one.title for k, one in words.parts.items()}}
        names |= {key: one.name for key, one in words.rooms.items()}
        names |= {key: one.name for key, one in words.teachers.items()}
        names |= {key: one.name for key, one in words.mentors.items()}
        names |= {
            key: f"{short_day(one.day)} {clock(one.begins)}" for key, one in words.slots.items()
        }
        return names

    @property
    def rows(self) -> list[Row]:
        warnings = warnings_of(self._faults, self.words.rows.get("sessions") or [])
        return PlanTable(self.words, self.week, warnings).rows(self.view)

    @property
    def is_movable(self) -> bool:
        """Whether parts can be dragged here: in the newest version, in the rows of their groups."""
        return self.plan is not None and self.is_newest and self.view == VIEWS[0]

    @property
    def unmet(self) -> dict[str, int]:
        """How many of who comes see nobody they know, by why."""
        rows = [
            r for r in self.words.rows.get("unmet") or [] if r["student"] in self.words.students
        ]
        return dict(Counter(row["reason"] for row in rows).most_common())

    @property
    def without(self) -> int:
        return sum(self.unmet.values())

    @property
    def with_buddy(self) -> int:
        """How many of them have an older student of their old school to find; one query."""
        near = NearBuddies(buddies_who_said_yes(self.week.pk))
        rows = (self.words.students.get(r["student"]) for r in self.words.rows.get("unmet") or [])
        return sum(bool(near.of(**row.near_by)) for row in rows if row)

    @property
    def unmet_groups(self) -> list[tuple[str, str, int]]:
        """(group, in words, how many of it see nobody they know), most first."""
        found = [
            (key, name, len(self.words.members[key]) - self.words.met_in(key))
            for key, name in self.words.groups.items()
        ]
        return sorted((one for one in found if one[2]), key=lambda one: -one[2])

    @property
    def has_pins(self) -> bool:
        return any(row.get("pinned") for row in self.words.rows.get("sessions") or [])


def warnings_of(
    faults: Iterable[Fault], sessions: Iterable[Mapping[str, Any]]
) -> dict[tuple[str, str], str]:
    """(group, part) to the rule that is broken there, the last of them; the sessions are gone through once."""
    at: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in sessions:
        mine = (row["group"], row["type"])
        at[row["group"]][row["type"]].append(mine)
        at[row["room"]][row["slot"]].append(mine)
    found: dict[tuple[str, str], str] = {}
    for one in faults:
        parts = set(SEPARATORS.split(one.where))
        here = (at[first] for first in parts & at.keys())
        for places in here:
            for place in parts & places.keys():
                found |= dict.fromkeys(places[place], words_of(one))
    return found


def plan_page_for(*, actor: Actor, pk: UUID, number: int | None, view: str) -> PlanPage:
    """The newest version, or the one asked for; ten queries. Raises MayNotKnow."""
    week: IntroWeek = IntroWeek.objects.select_related("school").get_for(
        actor, "introweek.plan", pk=pk
    )
    plans = WeekPlan.objects.filter(week=week)
    asked = plans if number is None else plans.filter(number=number)
    plan = asked.annotate(newest=Subquery(plans.values("number")[:1])).first()
    if plan is None and number is not None:
        raise MayNotKnow
    run = PlanRun.objects.filter(week=week).first()
    return PlanPage(
        week=week,
        stock=stock_of(week),
        plan=plan,
        is_newest=plan is None or plan.number == plan.newest,
        published=WeekPublication.objects.filter(week=week, ended_at__isnull=True)
        .select_related("plan")
        .defer("plan__rows")
        .first(),
        run=run,
        newest=plan.newest if plan else 0,
        view=view if view in VIEWS else VIEWS[0],
    )
