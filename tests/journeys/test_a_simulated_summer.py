"""A whole summer in a browser: from the test of a phone number in May to the list of day 5 and the trial's report.

The test lets the days go by. Nobody sleeps: what the house does each morning is done for each day, and
what pupils write back comes in through the post room as it would from a provider.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from tests.at_once import database_of_its_own
from tests.cast import YEAR, make_cast
from tests.journeys.browser import Visitor, Visitors, as_person
from tests.journeys.conftest import visitors_of
from tests.journeys.summer_house import (
    NOWHERE,
    SILENT,
    STOPS,
    TWICE,
    Summer,
    make_summer,
    served,
)
from warmwelkom.base.outbox.models import Message
from warmwelkom.house.cli import main
from warmwelkom.rooms.summer.domain.presence import tick
from warmwelkom.rooms.transitions.models import Enrolment, Transition

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous"),
]
ASKS = "hoe laat moet ik er zijn?"
STOP = "niet meer appen"
ANSWER = "Dag Dina, om negen uur bij de grote deur. Groet, Fatima"
PLAN = {
    "format": "warm-welkom-trial/1", "name": "Zomer 2026", "layer": "layer", "base": 0.9,
    "question": "Komen er meer leerlingen aan met een bericht extra?", "counted_on": "2026-08-28",
    "everybody": "een mentor die belt, en alle berichten over open taken",
    "extra": "een bericht meer in de laatste week", "outcome": "in week 1 gezien in de klas",
    "groups": [], "frozen_on": "2026-05-26",
}  # fmt: skip

NOT_CERTAIN = [
    "Van de 20 leerlingen mét de extra laag: in week 1 gezien in de klas, 85,0 %. Van de 20 zonder: 85,0 %.",
    "Verschil: 0,0 procentpunt. De echte waarde ligt met 95 % zekerheid tussen −23,2 en +23,2.",
    "We kunnen niet zeggen dat het verschil maakte. Ook dat is een uitkomst: deel haar net zo graag.",
]
"""Three of the six who are not seen in each arm: 40 pupils can't tell."""


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:  # noqa: ARG001  pytest calls it so
    """In place of the transaction that a test runs in elsewhere: the browser's side must see what is written."""
    with django_db_blocker.unblock(), database_of_its_own():
        yield


@pytest.fixture
def summer(_django_db_helper: None, settings: LazySettings) -> Summer:
    settings.DEMO = True
    return make_summer(make_cast())


@pytest.fixture
def visitor(summer: Summer, browser: Any) -> Iterator[Visitors]:
    with served(summer) as base, visitors_of(base, browser) as make:
        yield make


def writes_back(message: Message, name: str) -> str:
    """One is silent, one says stop, Dina asks, one with two places says so; the others say that it is done."""
    if name == SILENT and "Antwoord 1" not in message.text:
        return ""
    if "Antwoord 1" in message.text:
        return "1"
    if "geen berichten meer" in message.text:
        return ""
    return {STOPS: STOP, "Dina": ASKS}.get(name, "klaar")


def tries_the_numbers(mentor: Visitor, summer: Summer) -> None:
    """Before the exams: every number gets a message that asks for an answer."""
    mentor.goes_to("/zomer/bereikbaar/")
    mentor.clicks("Test ze", exact=True)
    mentor.goes_to(f"/postkamer/?to={summer.address('Dina')[1:]}")
    mentor.reads("Antwoord 1 als dit klopt")


def starts_the_messages(intaker: Visitor) -> None:
    """Refused while one working day has nobody, which is named; then every day has somebody, and they go."""
    intaker.goes_to("/zomer/berichten/")
    intaker.clicks("Laat de berichten gaan")
    intaker.reads("er niemand die antwoordt")
    intaker.goes_to("/zomer/dienst/")
    week = intaker.page.locator("form.ww-card").first
    for field in week.locator("select:enabled").all():
        field.select_option(label="Fatima")
    week.get_by_role("button", name="vul de lege dagen van alle weken").click()
    intaker.looks()
    intaker.reads("Elke werkdag is er iemand")
    intaker.page.locator("#dag-2026-07-15").select_option(label="niemand")
    saves = intaker.page.locator("form.ww-card", has=intaker.page.locator("#dag-2026-07-15"))
    saves.get_by_role("button", name="Bewaar deze week", exact=True).click()
    intaker.goes_to("/zomer/berichten/")
    intaker.clicks("Laat de berichten gaan")
    intaker.reads("Op woensdag 15 juli is er niemand die antwoordt")
    intaker.goes_to("/zomer/dienst/")
    intaker.page.locator("#dag-2026-07-15").select_option(label="Fatima")
    saves.get_by_role("button", name="Bewaar deze week", exact=True).click()
    intaker.goes_to("/zomer/berichten/")
    intaker.clicks("Laat de berichten gaan")
    intaker.reads("De berichten gaan")


def answers_on_a_phone(coach: Visitor) -> None:
    """Dina's question, taken up and answered with one thumb; she sees who writes."""
    coach.goes_to("/zomer/antwoorden/")
    coach.reads(ASKS)
    coach.page.get_by_role("button", name=re.compile(r"^Ik pak dit op\s*: Dina")).first.click()
    coach.looks()
    coach.reads("Fatima pakt dit op")
    coach.page.get_by_label("Jouw antwoord").fill(ANSWER)
    coach.clicks("Verstuur", exact=True)


def calls_who_is_silent(coach: Visitor) -> None:
    coach.goes_to("/zomer/bellen/")
    coach.reads(SILENT)
    coach.reads("Geen teken na ons bericht")
    coach.page.get_by_role(
        "button", name=re.compile(rf"^Gesproken, het komt goed\s*: {SILENT}")
    ).click()
    coach.looks()
    coach.goes_to("/zomer/bellen/")
    coach.reads("Je hoeft niemand te bellen")


def withdraws_one_place(summer: Summer, mentor: Visitor) -> None:
    """Two places stand on the overview until one list no longer has the pupil."""
    row = summer.pupils[TWICE]
    mentor.goes_to(f"/leerlingen/{row.pk}/")
    mentor.reads("Geplaatst bij")
    with summer.inside():
        lines = Enrolment.objects.filter(transition=row, school=summer.cast.places.yuverta)
        assert lines.update(gone_at=summer.at(9)) == 1


def received(visitor: Visitor, address: str) -> list[str]:
    """What the post room has for one number and that left, the newest first."""
    visitor.goes_to(f"/postkamer/?to={address[1:]}")
    rows = visitor.page.get_by_role("article").filter(has_text="verstuurd").all()
    return [row.locator(".ww-letter").inner_text() for row in rows]


def ticks_the_class(mentor: Visitor, summer: Summer) -> None:
    """On a phone, the first three by hand; the silent one is not there, and is on the list of calls the same day."""
    mentor.goes_to("/zomer/klas/")
    for name in ("Dina", "Sem"):
        mentor.page.get_by_role("button", name=re.compile(rf"^Is er\s*: {name}")).click()
        mentor.looks()
        mentor.reads(f"{name}")
    mentor.page.get_by_role("button", name=re.compile(rf"^Niet gezien\s*: {SILENT}")).click()
    mentor.looks()
    mentor.reads("is niet gezien. Bel vandaag.")
    with summer.inside():
        for line in Enrolment.objects.filter(class_name="VZ-1b", seen_on=None, not_seen_on=None):
            tick(actor=summer.cast.actor("joris"), enrolment=line, is_seen=True, now=summer.at(9))
    mentor.goes_to("/zomer/bellen/")
    mentor.reads("Niet gezien op de eerste dag")


def reads_the_list_of_day_five(visitor: Visitors) -> None:
    """The figure for the coordinator, the names for the decaan."""
    coordinator = as_person(visitor, "Hanna")
    coordinator.goes_to("/zomer/aankomst/")
    coordinator.reads("of een paar meer")  # in fives
    assert coordinator.page.locator(".sp-figures b").all_inner_texts() == ["5"]
    decaan = as_person(visitor, "Dewi")
    decaan.goes_to("/vandaag/")
    shown = decaan.page.locator("main").inner_text()
    assert [name for name in NOWHERE if f"{name} Vos" not in shown] == []
    assert "niemand weet waar deze leerling is" in shown


def draws_lots(at: Path, summer: Summer) -> None:
    """Before the summer begins: who gets one message more. Nobody gets less help."""
    (at / "plan.json").write_text(json.dumps(PLAN))
    (at / "people.csv").write_text("\n".join(["id", *sorted(summer.pupils)]))
    (at / "key").write_text("een lot per leerling\n")
    words = [str(at / "plan.json"), str(at / "people.csv"), "--key", str(at / "key")]
    assert main(["trial", "assign", *words, "--out", str(at / "log.jsonl")]) == 0


def reports(at: Path, summer: Summer) -> list[bytes]:
    """The report twice, from the log and from who was seen: the same digits."""
    with summer.inside():
        seen = set(
            Enrolment.objects.filter(seen_on__isnull=False).values_list("transition", flat=True)
        )
    rows = [f"{name},{'ja' if row.pk in seen else 'nee'}" for name, row in summer.pupils.items()]
    (at / "outcomes.csv").write_text("\n".join(["id,outcome", *rows]))
    files = [str(at / name) for name in ("log.jsonl", "outcomes.csv")]
    made = [at / "first.json", at / "second.json"]
    for out in made:
        assert main(["trial", "report", *files, "--out", str(out)]) == 0
    return [out.read_bytes() for out in made]


def test_a_summer_in_which_nobody_is_lost(
    summer: Summer, visitor: Visitors, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(summer.pupils) == 40
    draws_lots(tmp_path, summer)
    summer.lives(writes_back)
    tries_the_numbers(as_person(visitor, "Alice"), summer)
    summer.goes_to(dt.date(2026, 5, 29), answers=writes_back)
    starts_the_messages(as_person(visitor, "Emre"))
    summer.goes_to(dt.date(2026, 6, 12), answers=writes_back)
    with summer.inside():
        passed = {"exam_result": "passed", "exam_result_on": summer.day}
        assert Transition.objects.filter(school_year=YEAR).update(**passed) == 40
    summer.goes_to(dt.date(2026, 7, 10), answers=writes_back)
    mentor, coach = as_person(visitor, "Alice"), as_person(visitor, "Fatima", phone=True)
    withdraws_one_place(summer, mentor)
    answers_on_a_phone(coach)
    summer.goes_to(dt.date(2026, 8, 24), answers=writes_back)
    calls_who_is_silent(coach)
    assert received(mentor, summer.address("Dina")).count(ANSWER) == 1
    of_stop = received(mentor, summer.address(STOPS))
    assert [text for text in of_stop if "geen berichten meer" in text] == of_stop[:1]
    withdraw = "nog te doen: Andere aanmeldingen ingetrokken"
    told = {name: "".join(received(mentor, summer.address(name))) for name in ("Dina", TWICE)}
    assert [name for name, text in told.items() if withdraw in text] == [TWICE]
    ticks_the_class(as_person(visitor, "Joris", phone=True), summer)
    summer.goes_to(dt.date(2026, 8, 29), answers=writes_back)
    reads_the_list_of_day_five(visitor)
    first, second = reports(tmp_path, summer)
    assert first == second
    told = capsys.readouterr().out.splitlines()
    assert told[-4:] == told[-8:-4]
    assert told[-3:] == NOT_CERTAIN
