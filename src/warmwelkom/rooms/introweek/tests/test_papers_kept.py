"""A PDF of a plan is for who plans alone, is kept while it is true, and forgotten with its file."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import transaction
from django.test import TestCase
from django.urls import reverse
from tests.cast import Cast
from tests.introweek_plan import make_week
from tests.pupils import add_pupil

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.making import domain as making
from warmwelkom.rooms.introweek.domain.papers import (
    KEEP_PAPERS,
    KEEP_REPLACED,
    forget_papers,
)
from warmwelkom.rooms.introweek.models import IntroWeek, PlanPaper, WeekPlan
from warmwelkom.rooms.introweek.tests.paper_press import (
    SECOND,
    now_of,
    press,
    set_all,
    work,
)

pytestmark = pytest.mark.usefixtures("laid")


@pytest.fixture
def week(paper_week: IntroWeek) -> IntroWeek:
    return paper_week


@pytest.mark.parametrize("who", ["joris", "dewi", "hanna", "dina", "lena", "anonymous"])
def test_nobody_else_gets_the_file_or_sees_how_far_it_is(
    cast: Cast, week: IntroWeek, who: str
) -> None:
    press(cast, week)
    work(cast)
    with cast.scope():
        row = PlanPaper.objects.get()
    at = [reverse("introweek:paper_file", args=[row.pk])]
    at += [reverse(f"introweek:{name}", args=[week.pk]) for name in ("papers", "paper_signals")]
    browser = cast.client(who)
    assert {browser.get(one).status_code for one in at} <= {302, 404}
    assert browser.post(reverse("introweek:ask_paper", args=[week.pk])).status_code in (302, 404)


@pytest.mark.parametrize("where", ["another school", "another region"])
def test_who_plans_elsewhere_gets_404(cast: Cast, where: str) -> None:
    at = cast.places
    school = at.yuverta if where == "another school" else at.elsewhere_school
    with transaction.atomic(), region_scope(school.region_id):
        pupil = (
            cast.dina
            if where == "another school"
            else add_pupil(cast, "Lev", location=at.elsewhere)
        )
        week = make_week(pupil, school=school)
        row = PlanPaper.objects.get(week=week)
    browser = cast.client("mia")
    ways = [reverse(f"introweek:{name}", args=[week.pk]) for name in ("papers", "paper_signals")]
    for way in (*ways, reverse("introweek:paper_file", args=[row.pk])):
        assert browser.get(way).status_code == 404
    way = reverse("introweek:ask_paper", args=[week.pk])
    assert browser.post(way, {"wat": "ruimtes"}).status_code == 404
    with transaction.atomic(), region_scope(school.region_id):
        assert PlanPaper.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "left"),
    [({"made_at": KEEP_PAPERS - SECOND}, 1), ({"made_at": KEEP_PAPERS + SECOND}, 0),
     ({"asked_at": making.KEEP_UNMADE - SECOND}, 1), ({"asked_at": making.KEEP_UNMADE + SECOND}, 0)],
)  # fmt: skip
def test_it_is_forgotten_with_its_file(
    cast: Cast, week: IntroWeek, fields: dict[str, dt.timedelta], left: int
) -> None:
    now = now_of(week)
    press(cast, week)
    if "made_at" in fields:
        work(cast)
    set_all(cast, **{name: now - ago for name, ago in fields.items()})
    with cast.scope():
        row = PlanPaper.objects.get()
        with TestCase.captureOnCommitCallbacks(execute=True):
            forget_papers(actor=system_actor(region_id=week.region_id), now=now)
        assert PlanPaper.objects.count() == left
        assert not row.file or row.file.storage.exists(row.file.name) == bool(left)


def test_one_that_a_newer_replaced_goes_a_day_later(cast: Cast, week: IntroWeek) -> None:
    now = now_of(week)
    press(cast, week)
    work(cast)
    set_all(cast, mark="of before", made_at=now - KEEP_REPLACED - 2 * SECOND)
    press(cast, week)
    work(cast)
    with cast.scope():
        house = system_actor(region_id=week.region_id)
        assert forget_papers(actor=house, now=now) == 0
        newest = PlanPaper.objects.order_by("-made_at")[0]
        PlanPaper.objects.filter(pk=newest.pk).update(made_at=now - KEEP_REPLACED - SECOND)
        assert forget_papers(actor=house, now=now) == 1
        assert PlanPaper.objects.get() == newest


def test_the_file_goes_with_its_week(cast: Cast, week: IntroWeek) -> None:
    press(cast, week)
    work(cast)
    with cast.scope(), TestCase.captureOnCommitCallbacks(execute=True):
        file = PlanPaper.objects.get().file
        assert file.storage.exists(file.name)
        WeekPlan.objects.filter(week=week).delete()
    assert not file.storage.exists(file.name)
