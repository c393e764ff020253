"""A PDF of a plan is asked for once, and followed by who leaves and comes back."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procrastinate.testing import InMemoryConnector
from tests.cast import Cast

from warmwelkom.base.making import domain as making
from warmwelkom.base.making.models import A_WHILE, PATIENCE, SILENCE
from warmwelkom.rooms.introweek.domain import papers
from warmwelkom.rooms.introweek.domain.asking_for_plan import add_version
from warmwelkom.rooms.introweek.domain.by_hand import publish
from warmwelkom.rooms.introweek.domain.papers import (
    make_paper,
)
from warmwelkom.rooms.introweek.models import IntroWeek, PlanPaper, WeekPlan, WeekRoom
from warmwelkom.rooms.introweek.tests.paper_press import (
    SECOND,
    Laid,
    now_of,
    press,
    set_all,
    shown,
    work,
)
from warmwelkom.rooms.transitions.tests.reading import main_of, page_of, text_of

pytestmark = pytest.mark.usefixtures("laid")


@pytest.fixture
def week(paper_week: IntroWeek) -> IntroWeek:
    return paper_week


def test_the_press_leads_to_how_far_it_is_and_the_file_comes_there(
    cast: Cast, week: IntroWeek, laid: Laid
) -> None:
    at = press(cast, week)
    assert at == f"{reverse('introweek:papers', args=[week.pk])}?versie=1#groepsbladen"
    assert "Het begint zo." in shown(cast, week)
    assert "Maak de pdf" not in shown(cast, week)
    set_all(cast, heard_at=now_of(week), done=2, total=3)
    assert "Klaar: 2 van de 3 bladen." in shown(cast, week)
    set_all(cast, done=3)
    assert "Alle bladen zijn klaar." in shown(cast, week)
    set_all(cast, done=7, total=0)
    assert "7 bladen zijn klaar. Hoeveel het er worden, blijkt aan het eind." in shown(cast, week)
    work(cast)
    assert "Haal de pdf op" in shown(cast, week)
    with cast.scope():
        row = PlanPaper.objects.get()
    answer = cast.client("mia").get(reverse("introweek:paper_file", args=[row.pk]))
    assert (answer.content, answer["Content-Type"]) == (b"%PDF-1.7 a plan", "application/pdf")
    assert answer["Content-Disposition"] == 'attachment; filename="week-roc-mondriaan-groepsbladen-1.pdf"'  # fmt: skip
    assert (answer["X-Content-Type-Options"], answer["Content-Security-Policy"]) == ("nosniff", "sandbox")  # fmt: skip
    assert (row.done, row.total, len(laid)) == (1, 3, 1)


def test_however_often_it_is_pressed_it_is_made_once(
    cast: Cast, week: IntroWeek, queue: InMemoryConnector, laid: Laid
) -> None:
    for _press in range(3):
        press(cast, week)
    assert [job["task_name"] for job in queue.jobs.values()] == ["introweek.print_plan"]
    with cast.scope():
        row = PlanPaper.objects.get()
    for _job in range(2):
        make_paper(region_id=str(row.region_id), paper_id=str(row.pk))
    press(cast, week)
    assert (len(queue.jobs), len(laid)) == (1, 1)


def test_a_part_that_is_known_is_304_and_costs_no_week(cast: Cast, week: IntroWeek) -> None:
    press(cast, week)
    browser, address = cast.client("mia"), reverse("introweek:papers", args=[week.pk])
    part = browser.get(address, {"deel": "1"})
    assert "<html" not in part.content.decode()
    again = browser.get(address, {"deel": "1"}, headers={"if-none-match": part["ETag"]})
    assert again.status_code == 304
    work(cast)
    ready = browser.get(address, {"deel": "1"}, headers={"if-none-match": part["ETag"]})
    assert ready.status_code == 200


def test_a_file_of_a_plan_that_changed_says_of_when_it_is_and_offers_anew(
    cast: Cast, week: IntroWeek
) -> None:
    press(cast, week)
    work(cast)
    assert "Maak hem opnieuw" not in shown(cast, week)
    with cast.scope():
        WeekRoom.objects.filter(name="A12").update(name="B1")
    assert "Daarna is iets veranderd dat erop staat" in shown(cast, week)
    press(cast, week)
    work(cast)
    assert "Daarna is iets veranderd" not in shown(cast, week)
    with cast.scope():
        plan = WeekPlan.objects.get(week=week)
        now = now_of(week)
        made = add_version(week=week, rows=plan.rows, kind="moved", now=now, by_name="Mia")
        publish(actor=cast.actor("mia"), plan=made, now=now)
    words = shown(cast, week)
    for each in (
        "Van versie 1, gemaakt",
        "Dit is dus niet van versie 2.",
        "Maak hem opnieuw, van versie 2",
    ):
        assert each in words


def test_without_a_worker_it_says_that_it_waits_and_is_not_asked_twice(
    cast: Cast, week: IntroWeek, queue: InMemoryConnector
) -> None:
    press(cast, week)
    set_all(cast, asked_at=now_of(week) - A_WHILE - SECOND)
    assert "Het is nog niet begonnen" in shown(cast, week)
    set_all(cast, asked_at=now_of(week) - PATIENCE - SECOND)
    assert "Het is nog niet begonnen" in shown(cast, week)
    press(cast, week)
    assert len(queue.jobs) == 1


def test_a_worker_that_fell_is_taken_up_and_the_third_time_is_the_last(
    cast: Cast, week: IntroWeek, laid: Laid
) -> None:
    press(cast, week)
    set_all(cast, tries=1, heard_at=now_of(week) - SILENCE - SECOND)
    assert "Is het afgebroken, dan begint het vanzelf opnieuw." in shown(cast, week)
    set_all(cast, heard_at=now_of(week) - PATIENCE - SECOND)
    assert "Het maken is afgebroken. Probeer het opnieuw." in shown(cast, week)
    set_all(cast, tries=making.MOST_TRIES)
    work(cast)
    assert "Het maken is een paar keer afgebroken." in shown(cast, week)
    assert laid == []
    press(cast, week)
    work(cast)
    assert "Haal de pdf op" in shown(cast, week)


def test_what_went_wrong_is_tried_again_and_then_told(
    cast: Cast, week: IntroWeek, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_html: Any, **_more: Any) -> bytes:
        raise OSError

    monkeypatch.setattr(papers, "pdf_of", breaks)
    press(cast, week)
    for number in range(1, making.MOST_TRIES + 1):
        with pytest.raises(OSError):  # noqa: PT011  as the job does, so that it is tried again
            work(cast)
        has_failed = "Er ging iets mis bij het maken." in shown(cast, week)
        assert has_failed == (number == making.MOST_TRIES)
    assert "Probeer het opnieuw" in shown(cast, week)


def test_a_page_that_follows_a_file_reads_no_week(cast: Cast, week: IntroWeek) -> None:
    """It looks every second; what it says of the other files is as it was when the page was opened."""
    press(cast, week, "groepen")
    work(cast)
    with cast.scope():
        WeekRoom.objects.filter(name="A12").update(name="B1")
    press(cast, week)
    with cast.scope():
        PlanPaper.objects.filter(made_at=None).update(heard_at=now_of(week), done=1, total=3)
    page = page_of(cast.client("mia"), reverse("introweek:papers", args=[week.pk]))
    assert "Daarna is iets veranderd" in text_of(main_of(page))
    address = str(main_of(page).select_one("ww-live")["data-src"])  # type: ignore[index]
    browser = cast.client("mia")
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        words = browser.get(address).content.decode()
    assert ("Daarna is iets veranderd" in words, "Klaar: 1 van de 3 bladen." in words) == (True, True)  # fmt: skip
    assert not [one for one in asked if "introweek_weekstudent" in one["sql"]]
