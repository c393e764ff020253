"""The search on the plan's page: how far it is in words, what it costs, and who may look."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.introweek_plan import make_week

from warmwelkom.base.clock import now_for
from warmwelkom.base.live.signals import CHANNEL
from warmwelkom.rooms.introweek.domain.asking_for_plan import add_version, stop_run
from warmwelkom.rooms.introweek.models import IntroWeek, PlanRun, WeekPlan
from warmwelkom.rooms.introweek.searched import topic_of

TOLD = {
    "stage": "groups", "seconds": 12, "figures": {"familiar": 1176, "students": 2000},
    "bounds": {"B0": 1660, "B2": 1216}, "base": 1,
}  # fmt: skip


@pytest.fixture
def week(cast: Cast) -> IntroWeek:
    with cast.scope():
        return make_week(cast.dina, school=cast.places.mondriaan)


def search(cast: Cast, week: IntroWeek, **words: Any) -> PlanRun:
    with cast.scope():
        PlanRun.objects.filter(week=week).delete()
        usual: dict[str, Any] = {
            "at": now_for(week.region_id),
            "seconds": 60,
            "state": "running",
            "progress": TOLD,
        }
        run: PlanRun = PlanRun.objects.create(region=week.region, week=week, **usual | words)
        return run


def part(cast: Cast, week: IntroWeek, seen: int = 1) -> str:
    answer = cast.client("mia").get(
        reverse("introweek:search_part", args=[week.pk]), {"gezien": seen}
    )
    return " ".join(answer.content.decode().split())


def test_it_says_how_far_with_the_bound_and_the_gap(cast: Cast, week: IntroWeek) -> None:
    search(cast, week)
    page = part(cast, week)
    assert "Al 12 van hoogstens 60 seconden. De groepen worden beter verdeeld." in page
    assert "Nu zien 1.176 van de 2.000 studenten een bekend gezicht." in page
    assert "Meer dan 1.216 kan niet, dat is bewezen. Er kunnen er hoogstens 40 bij komen." in page
    assert "Stop, en houd het beste" in page


def test_at_the_bound_it_says_that_it_gets_no_better(cast: Cast, week: IntroWeek) -> None:
    search(cast, week, progress=TOLD | {"figures": {"familiar": 1216, "students": 2000}})
    assert "Beter dan dit wordt dat getal niet." in part(cast, week)


def test_a_version_that_the_page_does_not_show_is_pointed_at(cast: Cast, week: IntroWeek) -> None:
    search(cast, week, state="done")
    assert "staat klaar" not in part(cast, week, seen=1)
    assert "Versie 1 staat klaar" in part(cast, week, seen=0)


def test_the_page_itself_shows_it_without_a_script(cast: Cast, week: IntroWeek) -> None:
    search(cast, week)
    answer = cast.client("mia").get(reverse("introweek:plan", args=[week.pk]))
    page = " ".join(answer.content.decode().split())
    assert "Nu zien 1.176 van de 2.000 studenten een bekend gezicht." in page
    assert f'data-src="{reverse("introweek:search_part", args=[week.pk])}?gezien=1"' in page


def test_what_the_page_knows_is_not_sent_again(cast: Cast, week: IntroWeek) -> None:
    run, client = search(cast, week), cast.client("mia")
    address = reverse("introweek:search_part", args=[week.pk])
    tag = client.get(address).headers["ETag"]
    with CaptureQueriesContext(connection) as told:
        assert client.get(address, headers={"if-none-match": tag}).status_code == 304
    assert len(told) <= 7
    with cast.scope():
        stop_run(actor=cast.actor("mia"), run=run, now=NOW)
    assert client.get(address, headers={"if-none-match": tag}).status_code == 200


def test_memory_that_ran_out_is_told_in_words(cast: Cast, week: IntroWeek) -> None:
    search(cast, week, state="failed", result={"short": [], "why": "memory"})
    assert "vroeg meer geheugen dan er mag zijn" in part(cast, week)


def test_what_was_short_is_told_with_names(cast: Cast, week: IntroWeek) -> None:
    row = {"kind": "room_places", "where": "welkom", "location": None, "needed": 9, "available": 8, "text": ""}  # fmt: skip
    search(cast, week, state="failed", result={"short": [row]})
    assert "Voor Welkom zijn 9 plekken voor een groep nodig; er zijn er 8." in part(cast, week)


def test_a_search_long_over_its_time_is_over(cast: Cast, week: IntroWeek) -> None:
    search(cast, week, at=now_for(week.region_id) - dt.timedelta(hours=1))
    assert "Er wordt gezocht" not in part(cast, week)


@pytest.mark.parametrize("who", ["emre", "hanna", "alice", "lars", "dina"])
def test_a_stranger_gets_404(cast: Cast, week: IntroWeek, who: str) -> None:
    for name in ("search_part", "search_signals"):
        address = reverse(f"introweek:{name}", args=[week.pk])
        assert cast.client(who).get(address).status_code == 404


def test_open_pages_hear_of_every_version(cast: Cast, week: IntroWeek) -> None:
    with cast.scope(), CaptureQueriesContext(connection) as told:
        rows = WeekPlan.objects.get(week=week).rows
        add_version(week=week, rows=rows, kind="moved", now=NOW, by_name="Mia")
    said = [one["sql"] for one in told if "pg_notify" in one["sql"]]
    assert len(said) == 1
    assert f"'{CHANNEL}', '{topic_of(week.pk)}'" in said[0]
