"""Asked for a plan, the house keeps a first one at once and the best one at the end, and mends it without losing pins."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django import app
from tests.cast import NOW, Cast

from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.engines.timetable import verify
from warmwelkom.rooms.introweek.domain.asking_for_plan import (
    CannotPlan,
    add_version,
    ask_for_plan,
    stop_run,
)
from warmwelkom.rooms.introweek.domain.by_hand import move_session, pin_session, publish, put_back
from warmwelkom.rooms.introweek.jobs_of_plan import plan_in
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    PlanRun,
    TeacherOffer,
    WeekPlan,
    WeekPublication,
    WeekRoom,
)
from warmwelkom.rooms.introweek.queries.document import document_of, stock_of, week_of
from warmwelkom.rooms.introweek.queries.moves import placed_for
from warmwelkom.rooms.introweek.tests.worlds import STUDENTS, ready_week


@pytest.fixture
def week(cast: Cast) -> IntroWeek:
    with cast.scope():
        return ready_week(cast)


def planned(cast: Cast, week: IntroWeek, *, anew: bool = True, seconds: int = 1) -> PlanRun:
    """The search, asked for and done."""
    with cast.scope():
        run = ask_for_plan(actor=cast.actor("mia"), week=week, seconds=seconds, anew=anew, now=NOW)
    plan_in(str(week.region_id), str(run.pk))
    with cast.scope():
        return PlanRun.objects.select_related("plan").get(pk=run.pk)


def where(plan: WeekPlan, group: str, part: str) -> str:
    rows: list[dict[str, Any]] = plan.rows["sessions"]
    return next(r["slot"] for r in rows if (r["group"], r["type"]) == (group, part))


def test_a_plan_is_kept_that_holds_every_rule(cast: Cast, week: IntroWeek) -> None:
    run = planned(cast, week)
    assert run.state == "done"
    assert run.plan is not None
    with cast.scope():
        assert verify(week_of(stock_of(week)), run.plan.rows) == []
        figures = run.plan.rows["figures"]
        assert (figures["students"], figures["familiar"]) == (STUDENTS, STUDENTS // 2)
        assert run.plan.rows["bounds"] == {"B0": STUDENTS // 2, "B2": STUDENTS // 2}
        assert [one.number for one in WeekPlan.objects.filter(week=week)] == [2, 1]
        assert run.plan.number == 2


def test_the_solver_reads_no_name(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        text = str(document_of(stock_of(week)))
    for word in ("Student0", "Vos", "Jan", "Joris", "@", "Witt", "Verzorgende"):
        assert word not in text


def test_whom_to_ask_is_the_teacher_who_gave_no_half_day(cast: Cast, week: IntroWeek) -> None:
    run = planned(cast, week)
    assert run.plan is not None
    with cast.scope():
        eva = TeacherOffer.objects.get(week=week, code="EVA")
    assert [row["teacher"] for row in run.plan.rows["ask"]] == [str(eva.pk)]


def test_a_moved_part_stays_when_the_plan_is_mended(cast: Cast, week: IntroWeek) -> None:
    """A room is lost and the plan is brought up to date: what a person decided is still there."""
    planned(cast, week)
    with cast.scope():
        first = WeekPlan.objects.filter(week=week)[0]
        group = first.rows["groups"][0]["id"]
        page = placed_for(actor=cast.actor("mia"), pk=week.pk, group=group, part="kennismaken")
        to = next(one for one in page.choices if not one.breaks).slot.code
        moved = move_session(
            actor=cast.actor("mia"), plan=first, group=group, part="kennismaken", slot=to,
            sentence="", now=NOW,
        )  # fmt: skip
        assert where(moved, group, "kennismaken") == to
        WeekRoom.objects.filter(week=week, name="A2").delete()
        with pytest.raises(CannotPlan):
            ask_for_plan(actor=cast.actor("mia"), week=week, seconds=1, anew=True, now=NOW)
    run = planned(cast, week, anew=False)
    assert run.state == "done", run.result
    assert run.plan is not None
    assert where(run.plan, group, "kennismaken") == to
    with cast.scope():
        assert verify(week_of(stock_of(week)), run.plan.rows) == []


@pytest.mark.parametrize("anew", [True, False])
def test_what_a_person_did_while_it_searched_stays_the_newest(
    cast: Cast, week: IntroWeek, anew: bool
) -> None:
    planned(cast, week)
    with cast.scope():
        mia, first = cast.actor("mia"), WeekPlan.objects.filter(week=week)[0]
        group = first.rows["groups"][0]["id"]
        run = ask_for_plan(actor=mia, week=week, seconds=1, anew=anew, now=NOW)
        own = pin_session(
            actor=mia, plan=first, group=group, part="kennismaken", is_pinned=True, now=NOW
        )
    plan_in(str(week.region_id), str(run.pk))
    with cast.scope():
        newest, *others = WeekPlan.objects.filter(week=week)
        run.refresh_from_db()
        assert (newest.kind, newest.source_id, newest.rows) == ("taken_back", own.pk, own.rows)
        assert run.plan_id in {one.pk for one in others}
        assert newest.sentence == (
            f"versie 3, zoals iemand tijdens het zoeken besloot; gevonden is versie {newest.number - 1}"
        )


def test_what_is_short_is_named(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        WeekRoom.objects.filter(week=week, name="Aula").update(seats=1)
    run = planned(cast, week)
    assert run.state == "failed"
    assert run.plan is None
    assert [row["where"] for row in run.result["short"]] == ["welkom", "rondleiding"]


def test_a_search_that_is_stopped_keeps_what_it_has(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        run = ask_for_plan(actor=cast.actor("mia"), week=week, seconds=300, anew=True, now=NOW)
        with pytest.raises(CannotPlan):
            ask_for_plan(actor=cast.actor("mia"), week=week, seconds=1, anew=True, now=NOW)
        stop_run(actor=cast.actor("mia"), run=run, now=NOW)
    plan_in(str(week.region_id), str(run.pk))
    with cast.scope():
        done = PlanRun.objects.get(pk=run.pk)
        assert done.state == "done"
        assert WeekPlan.objects.filter(week=week).count() == 2


def test_a_search_that_grows_too_big_is_ended_and_told(cast: Cast, week: IntroWeek) -> None:
    """Any process holds more than one byte; a week of this size may be done before a second look."""
    with cast.scope():
        run = ask_for_plan(actor=cast.actor("mia"), week=week, seconds=300, anew=True, now=NOW)
    plan_in(str(week.region_id), str(run.pk), most_memory=1)
    with cast.scope():
        done = PlanRun.objects.get(pk=run.pk)
        assert (done.state, done.result) == ("failed", {"why": "memory"})


def test_versions_are_never_lost_and_one_is_shared(cast: Cast, week: IntroWeek) -> None:
    planned(cast, week)
    with cast.scope():
        mia = cast.actor("mia")
        newest = WeekPlan.objects.filter(week=week)[0]
        group = newest.rows["groups"][0]["id"]
        pinned = pin_session(
            actor=mia, plan=newest, group=group, part="sport" if _has(newest, "sport") else "mentor",
            is_pinned=True, now=NOW,
        )  # fmt: skip
        publish(actor=mia, plan=newest, now=NOW)
        publish(actor=mia, plan=pinned, now=NOW)
        back = put_back(actor=mia, plan=newest, now=NOW)
        assert back.rows == newest.rows
        assert [one.number for one in WeekPlan.objects.filter(week=week)] == [4, 3, 2, 1]
        shared = WeekPublication.objects.filter(week=week, ended_at__isnull=True)
        assert [one.plan_id for one in shared] == [pinned.pk]


def test_who_changes_an_older_version_hears_it_and_the_week_is_locked_before_that_is_looked_up(
    cast: Cast, week: IntroWeek
) -> None:
    with cast.scope():
        mia = cast.actor("mia")
        rows = {"groups": [], "sessions": [], "visits": [], "figures": {"familiar": 0}}
        old = add_version(week=week, rows=rows, kind="made", now=NOW, by_name="Mia")
        told = {"actor": mia, "plan": old, "group": "g1", "part": "mentor", "is_pinned": True}
        with CaptureQueriesContext(connection) as seen:
            pin_session(**told, now=NOW)
        asked = [one["sql"] for one in seen]
        locked = next(n for n, sql in enumerate(asked) if "FOR UPDATE" in sql)
        looked = next(n for n, sql in enumerate(asked) if f'"number" > {old.number}' in sql)
        assert locked < looked
        with pytest.raises(ChangedMeanwhile):
            pin_session(**told, now=NOW)
        assert WeekPlan.objects.filter(week=week).count() == 2


def _has(plan: WeekPlan, part: str) -> bool:
    return any(row["type"] == part for row in plan.rows["sessions"])


def test_the_job_has_a_name(cast: Cast) -> None:  # noqa: ARG001  the fixture opens the database
    assert app.tasks["introweek.plan_in"] is plan_in
