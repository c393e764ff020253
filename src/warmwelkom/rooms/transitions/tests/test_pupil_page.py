"""`/leerlingen/<pk>/`: where somebody stands, what to do, what happened, who is around and who looked."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.cast import NOW, Cast

from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.transitions.domain.rules.explained import STATES
from warmwelkom.rooms.transitions.models import ContactNote, StatusMessage, Transition
from warmwelkom.rooms.transitions.tests.reading import (
    buttons_of,
    heading_of,
    main_of,
    page_of,
    queries_of,
    text_of,
)
from warmwelkom.rooms.transitions.tests.scenes import (
    a_pupil,
    an_application,
    an_enrolment,
    derived,
    put_on,
)


def _address(cast: Cast) -> str:
    return reverse("transitions:pupil", args=[cast.dina.pk])


def _timeline(cast: Cast, who: str = "alice") -> list[str]:
    page = page_of(cast.client(who), _address(cast))
    return [text_of(item) for item in page.select(".ww-line > li")]


def test_it_works(cast: Cast) -> None:
    page = page_of(derived(cast).client("alice"), _address(cast))
    assert heading_of(page) == "Dina de Bakker"
    words = text_of(main_of(page))
    assert "15 jaar · 4K1 · kader · Economie en ondernemen · Johan de Witt" in words
    assert "Stap 1 van 9: Verwacht , sinds donderdag 2 april." in words
    assert text_of(page.find(id="nu-kop")) == "Nog geen aanmelding op de lijsten van mbo’s"
    assert [door.get("aria-current") for door in page.select(".ww-doors--many > li")] == [
        "step",
        *[None] * 8,
    ]
    assert buttons_of(page)[:7] == [
        "Bel Dina",
        "Geef aan iemand anders",
        "Gesproken",
        "Geen gehoor",
        "Nieuwe afspraak",
        "Alleen opschrijven",
        "Haal het signaal weg",
    ]


@pytest.mark.parametrize("who", ["bob", "charlie", "carla", "fatima", "emre", "hanna", "karin"])
def test_a_stranger_gets_404(cast: Cast, who: str) -> None:
    assert cast.client(who).get(_address(cast)).status_code == 404


@pytest.mark.parametrize("who", ["lars", "lena"])
def test_another_region_gets_404(cast: Cast, who: str) -> None:
    browser = cast.client(who)
    assert browser.get(_address(cast)).status_code == 404
    assert browser.post(reverse("transitions:contact", args=[cast.dina.pk])).status_code == 404


@pytest.mark.parametrize("who", ["dina", "parent"])
def test_a_pupil_goes_on_to_the_own_page(cast: Cast, who: str) -> None:
    answer = cast.client(who).get(_address(cast))
    assert (answer.status_code, answer["Location"]) == (302, reverse("welcome:mine"))


def test_everything_that_happened_with_its_source_newest_first(cast: Cast) -> None:
    application = an_application(cast, cast.dina, status_since=dt.date(2026, 3, 1))
    with cast.scope():
        StatusMessage.objects.create(
            region=cast.places.region,
            application=application,
            message_id="1",
            status="RECEIVED",
            begins=dt.date(2026, 3, 1),
        )
        ContactNote.objects.create(
            region=cast.places.region,
            transition=cast.dina,
            kind="spoken",
            text="Wil een eigen zaak",
            at=NOW - dt.timedelta(days=1),
            by=cast.dewi,
            by_name="Dewi",
        )
        ContactNote.objects.create(
            region=cast.places.region,
            transition=cast.dina,
            kind="appointment",
            next_on=dt.date(2026, 4, 9),
            at=NOW,
            by=cast.alice,
            by_name="Alice",
        )
    put_on(cast, "fatima", cast.dina)
    derived(cast)
    assert _timeline(cast) == [
        "Afspraak donderdag 9 april do 2 apr, 10.00 · Alice · Haal weg",
        "Gesproken Wil een eigen zaak wo 1 apr, 10.00 · Dewi",
        "Fatima (overstapcoach) kreeg de draad di 3 mrt, 10.00",
        "Aanmelding ontvangen : Verzorgende-IG feit zo 1 mrt · bericht van ROC Mondriaan",
        f"In intake zo 1 mrt · {STATES['received_or_offered']} · ROC Mondriaan",
    ]


def test_reading_is_an_act_once_an_hour(cast: Cast) -> None:
    browser = cast.client("dewi")
    for _time in range(3):
        browser.get(_address(cast))
    cast.client("alice").get(_address(cast))
    with cast.scope():
        acts = Act.objects.order_by("at").values_list("actor_name", "action", "about")
        assert list(acts) == [
            ("Dewi", "transitions.view_facts", cast.dina.pupil_id),
            ("Alice", "transitions.view_facts", cast.dina.pupil_id),
        ]
    page = page_of(browser, _address(cast))
    looked = [text_of(item) for item in page.select("[aria-labelledby=keek] li")]
    assert [line.split(", ")[0].split()[0] for line in looked] == ["Jij", "Alice", "Jij"]


def test_after_an_hour_it_is_an_act_again(cast: Cast) -> None:
    from warmwelkom.base.audit.record import record_act

    with cast.scope():
        record_act(
            actor=cast.actor("dewi"),
            action="transitions.view_facts",
            subject=cast.dina,
            now=timezone.now() - dt.timedelta(minutes=61),
        )
    cast.client("dewi").get(_address(cast))
    with cast.scope():
        assert Act.objects.count() == 2


def test_status_and_contact_is_another_act(cast: Cast) -> None:
    derived(cast).client("gijs").get(_address(cast))
    with cast.scope():
        assert Act.objects.get(actor_name="Gijs").action == "transitions.view"


def test_the_people_around(cast: Cast) -> None:
    an_application(cast, cast.dina)
    put_on(cast, "fatima", cast.dina)
    with cast.scope():
        cast.dina.pupil.parent_phone = "+31611111111"
        cast.dina.pupil.save()
        Transition.objects.filter(pk=cast.dina.pk).update(mentor_name="Mevrouw Zonder Account")
    page = page_of(derived(cast).client("dewi"), _address(cast))
    people = [text_of(item) for item in page.select("[aria-labelledby=mensen] li")]
    assert people == [
        "F Fatima overstapcoach · heeft nu de draad vast",
        "D Dewi decaan",
        "A Alice mentor 4K1",
        "E Emre intaker ROC Mondriaan",
        "MA Mevrouw Zonder Account mentor op de lijst van de school",
        "O Ouder of verzorger tot de leerling 16 is +31611111111",
    ]


@pytest.mark.parametrize(
    ("born", "told"),
    [(None, ""), (dt.date(2010, 4, 3), "15 jaar · "), (dt.date(2010, 4, 2), "16 jaar · ")],
)
def test_age_is_told_when_it_is_known(cast: Cast, born: dt.date | None, told: str) -> None:
    with cast.scope():
        cast.dina.pupil.birth_date = born
        cast.dina.pupil.parent_phone = "+31611111111"
        cast.dina.pupil.save()
    page = page_of(cast.client("alice"), _address(cast))
    assert f"Dina de Bakker {told}4K1" in text_of(main_of(page))
    assert ("Ouder of verzorger" in text_of(page)) is (told == "15 jaar · ")


def test_off_the_way_no_doors_are_shown(cast: Cast) -> None:
    row = a_pupil(cast, "Havo", destination="havo")
    page = page_of(derived(cast).client("alice"), reverse("transitions:pupil", args=[row.pk]))
    assert page.select(".ww-doors") == []
    assert "Buiten de draad: Elders" in text_of(page)
    assert "Volgens de school: havo." in text_of(page)


@pytest.mark.parametrize("who", ["alice", "dewi", "ibrahim", "fatima", "emre", "gijs"])
def test_it_costs_the_same_for_one_and_for_three(cast: Cast, who: str) -> None:
    def more(number: int) -> None:
        school = (cast.places.mondriaan, cast.places.yuverta)[number % 2]
        application = an_application(
            cast, cast.dina, school=school, application_id=f"A{number}", status_since=None
        )
        an_enrolment(
            cast, cast.dina, school=school, student_number=str(number), not_seen_on=NOW.date()
        )
        with cast.scope():
            StatusMessage.objects.create(
                region=cast.places.region,
                application=application,
                message_id="1",
                status="RECEIVED",
                begins=NOW.date(),
            )
            ContactNote.objects.create(
                region=cast.places.region,
                transition=cast.dina,
                kind="spoken",
                at=NOW,
                by=cast.alice,
                by_name="Alice",
            )

    put_on(cast, "fatima", cast.dina)
    more(0)
    browser = derived(cast).client(who)
    browser.get(_address(cast))
    few = queries_of(browser, _address(cast))
    for number in range(1, 4):
        more(number)
    derived(cast)
    assert queries_of(browser, _address(cast)) == few
    assert few <= 12
