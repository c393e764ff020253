"""An introduction week in a browser: from the template to what it changed, with the old teachers in it.

The planner makes a week, two vmbo schools say without a login when they can come, a plan stands there with its
limit, one part is moved by hand and one teacher cannot come after all, and a student reads on a phone whom of
the old school they meet. Each page on the way is looked at with axe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings

from tests.at_once import database_of_its_own
from tests.cast import make_cast
from tests.journeys.browser import Visitor, Visitors, as_person
from tests.journeys.conftest import visitors_of
from tests.journeys.summer_house import Summer, served
from tests.journeys.week_house import (
    A_YEAR_AGO,
    FIRST,
    LAST,
    ROOMS,
    make_before_the_week,
    plan_of,
    searches,
)
from warmwelkom.rooms.introweek.domain.feelings import say_how_it_was
from warmwelkom.rooms.introweek.models import WeekStudent
from warmwelkom.rooms.thinktank.models import Plan

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous"),
]
INDICATOR = "studenten die in de introductieweek iemand tegenkwamen die ze kenden"


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:  # noqa: ARG001  pytest calls it so
    """In place of the transaction that a test runs in elsewhere: the browser's side must see what is written."""
    with django_db_blocker.unblock(), database_of_its_own():
        yield


@pytest.fixture
def here(_django_db_helper: None, settings: LazySettings) -> Summer:
    settings.DEMO = True
    return make_before_the_week(make_cast())


@pytest.fixture
def visitor(here: Summer, browser: Any) -> Iterator[Visitors]:
    with served(here) as base, visitors_of(base, browser) as make:
        yield make


def makes_a_week(planner: Visitor) -> str:
    """Two days from the template, rooms from a file, everybody of one campus; returns the week's address."""
    planner.goes_to("/introductieweek/")
    page = planner.page
    page.get_by_label("Hoe heet de week?").fill("Introductieweek 2026")
    page.get_by_label("Eerste dag").fill(FIRST.isoformat())
    page.get_by_label("Hoeveel dagen").fill("2")
    planner.clicks("Maak de week")
    planner.reads("Dit moet nog")
    week = page.url.removeprefix(planner.base)
    planner.goes_to(f"{week}lijst/ruimtes/")
    rooms = {"name": "ruimtes.csv", "mimeType": "text/csv", "buffer": ROOMS.encode()}
    page.get_by_label("Bestand").set_input_files(files=[rooms])
    planner.clicks("Lees dit bestand")
    planner.clicks("Bewaar deze lijst")
    planner.goes_to(f"{week}studenten/")
    page.get_by_label("Tinwerf").check()
    planner.clicks("Haal de lijst op")
    planner.goes_to(f"{week}regels/")
    page.get_by_label("Van één oude school in een groep, hoogstens").fill("8")
    planner.clicks("Bewaar", exact=True)
    planner.goes_to(week)
    planner.reads("De week is klaar om te plannen")
    return week


def asks(planner: Visitor, week: str, **schools: str) -> None:
    for name, mail in schools.items():
        planner.goes_to(f"{week}oude-docenten/")
        row = planner.page.locator("li.iw-school", has_text=name)
        row.get_by_role("textbox").fill(mail)
        row.get_by_role("button", name=re.compile("^Stuur")).click()
        planner.looks()
        planner.reads("krijgt de vraag per mail")


def opens_the_mail(teacher: Visitor, mail: str) -> None:
    """The link of the newest mail, as one opens it without an account."""
    teacher.goes_to(f"/postkamer/?to={mail}")
    link = re.search(r"/oude-docenten/haaglanden/[^/\s<\"]+/", teacher.page.content())
    assert link is not None
    teacher.goes_to(link[0])


def says_when(teacher: Visitor, name: str, *half_days: str) -> None:
    teacher.page.get_by_role("link", name=re.compile(rf"(Vul in|Verander)\s*: {name}")).click()
    teacher.looks()
    for box in teacher.page.locator("[name=half_days]").all():
        box.uncheck()
    for words in half_days:
        for box in teacher.page.get_by_role("checkbox", name=words).all():
            box.check()
    teacher.clicks("Bewaar wanneer ik kan")
    teacher.reads("komt langs" if half_days else f"We weten nu dat {name} niet kan")


def proposes(planner: Visitor, here: Summer, plan: str) -> None:
    """The page follows the search by itself, and then shows how good it is and how good it could be."""
    planner.goes_to(plan)
    planner.page.locator("#seconden").select_option("20")
    planner.clicks("Stel een plan voor")
    planner.reads("Er wordt gezocht")
    searches(here)
    planner.page.get_by_role("link", name="Bekijk het plan").click()
    planner.page.wait_for_load_state("load")
    planner.looks()
    planner.reads("24 van 24 nieuwe studenten")
    planner.reads("24 is de grens, bewezen")


def moves_by_hand(planner: Visitor, here: Summer) -> dict[str, Any]:
    """One part to another time that breaks nothing; returns it as it is pinned."""
    part = planner.page.locator(".iw-entry a", has_text="Kennismaken").first
    part.click()
    planner.page.wait_for_load_state("load")
    planner.looks()
    free = planner.page.locator("li:not(:has(.iw-break)) > label > input[name=slot]:enabled")
    free.first.check()
    planner.clicks("Verplaats", exact=True)
    planner.reads("Verplaatst en vastgezet")
    (pinned,) = [row for row in plan_of(here).rows["sessions"] if row.get("pinned")]
    return dict(pinned)


def mends(planner: Visitor, here: Summer, plan: str, pinned: dict[str, Any]) -> None:
    """Somebody cannot come after all: the plan is mended, what a person decided stays where it was."""
    planner.goes_to(plan)
    planner.page.locator("#seconden").select_option("20")
    planner.clicks("Werk het plan bij")
    searches(here)
    planner.goes_to(f"{plan}versies/")
    planner.reads("bijgewerkt")
    rows = plan_of(here).rows
    assert [row for row in rows["sessions"] if row.get("pinned")] == [pinned]
    planner.goes_to(plan)
    planner.clicks("Deel het plan")
    planner.reads("is gedeeld")


def reads_the_own_week(phone: Visitor) -> None:
    phone.goes_to("/mijn/week/")
    phone.reads("Wie ken je al?")
    phone.reads("vak: wiskunde")
    faces = phone.page.locator("[data-familiar]").all_inner_texts()
    assert faces
    assert all("Jan Jansen" in face for face in faces)
    assert "Mara Vos" not in phone.page.locator("main").inner_text()


def ticks(mentor: Visitor) -> None:
    """On the first day, with one thumb: one is there and one is not seen."""
    mentor.goes_to("/introductieweek/groepen/")
    mentor.page.get_by_role("link", name=re.compile("^Wie is er?")).click()
    mentor.page.wait_for_load_state("load")
    group = mentor.page.url.removeprefix(mentor.base).partition("?")[0]
    mentor.goes_to(f"{group}?dagdeel={FIRST}-am")
    mentor.page.get_by_role("button", name=re.compile(r"^Is er\s*: ")).first.click()
    mentor.looks()
    mentor.reads(" is er.")
    mentor.page.get_by_role("button", name=re.compile(r"^Niet gezien\s*: ")).first.click()
    mentor.looks()
    mentor.reads("is niet gezien. Wie erop zit, belt.")
    mentor.reads("Nog 10 studenten te gaan")


def tell_how_it_was(phone: Visitor, here: Summer) -> None:
    """Dina on her phone; of the others two of three met somebody."""
    phone.goes_to("/mijn/week/terugblik/")
    phone.page.get_by_role("radio", name="ja", exact=False).first.check()
    phone.page.locator("[name=welcome]").last.check()
    phone.clicks("Verstuur")
    phone.reads("Dank je wel")
    with here.inside():
        others = WeekStudent.objects.filter(week__first_day=FIRST)
        rows = list(others.exclude(transition=here.pupils["Dina"]))
        for number, student in enumerate(rows):
            say_how_it_was(
                actor=here.house, student=student, met=number % 3 > 0, welcome=4, parts=[],
                now=here.at(15),
            )  # fmt: skip


def reaches_the_plan(partner: Visitor, here: Summer) -> None:
    """The plan in the think tank is measured with it: this year beside the one before."""
    with here.inside():
        plan = f"/denktank/haaglanden/{Plan.objects.get().contribution_id}/"
    partner.goes_to(f"{plan}plan/proef/")
    partner.page.get_by_label("Wat willen jullie weten?").fill("Ziet iedereen een bekende?")
    partner.clicks("Bewaar de proef")
    partner.page.locator("#geteld_name").select_option(label=INDICATOR)
    days = {
        "before_first": A_YEAR_AGO,
        "before_last": A_YEAR_AGO,
        "after_first": FIRST,
        "after_last": LAST,
    }
    for name, day in days.items():
        partner.page.locator(f"#geteld_{name}").fill(day.isoformat())
    partner.clicks("Tel dit")
    partner.reads("Het is geteld.")
    partner.goes_to(plan)
    partner.reads(INDICATOR)


def test_everyone_meets_a_familiar_face(here: Summer, visitor: Visitors) -> None:
    planner, teacher = as_person(visitor, "Mia"), visitor(phone=True)
    week = makes_a_week(planner)
    asks(planner, week, Witt="witt@school.example", Maris="maris@school.example")
    opens_the_mail(teacher, "maris@school.example")
    says_when(teacher, "Mara Vos", "ochtend")
    opens_the_mail(teacher, "witt@school.example")
    says_when(teacher, "Alice", "maandag")
    says_when(teacher, "Jan Jansen", "maandag", "dinsdag")
    proposes(planner, here, f"{week}plan/")
    pinned = moves_by_hand(planner, here)
    opens_the_mail(teacher, "witt@school.example")
    says_when(teacher, "Alice")
    mends(planner, here, f"{week}plan/", pinned)
    here.day = FIRST
    phone = as_person(visitor, "Dina de Bakker", phone=True)
    reads_the_own_week(phone)
    ticks(as_person(visitor, "Joris", phone=True))
    here.day = LAST
    tell_how_it_was(phone, here)
    planner.goes_to(f"{week}terugblik/")
    planner.reads("In Introductieweek 2025 kwamen 30 van de 100 een bekende tegen.")
    reaches_the_plan(as_person(visitor, "Pelle"), here)
