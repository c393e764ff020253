"""How deep each role sees: the vo school and the coach all, an mbo its own, the Doorstroompunt contact."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.transitions.models import (
    Application,
    Assignment,
    ContactNote,
    Signal,
    StateChange,
    StatusMessage,
    Transition,
)
from warmwelkom.rooms.transitions.tests.reading import main_of, page_of, text_of
from warmwelkom.rooms.transitions.tests.scenes import (
    a_pupil,
    an_application,
    an_enrolment,
    derived,
    put_on,
)

SECRETS = {  # where it stands -> a word that stands nowhere else
    "class": "4Z9",
    "pupil number": "77123",
    "profile": "Groen",
    "choice": "Geheimekeuze",
    "exam": "gezakt",
    "other mbo": "Yuverta",
    "other programme": "Dierverzorging",
    "note": "Moeder is ziek",
    "reason": "Thuis is het lastig",
    "parent": "+31699999999",
    "vo school": "Johan de Witt",
    "own programme": "Verzorgende-IG",
}
PLACES = [reverse("transitions:today"), reverse("transitions:pupils")]


@pytest.fixture
def full(cast: Cast) -> Cast:
    """Dina with everything that could leak: rejected at Yuverta, placed at Mondriaan, failed her exam."""
    with cast.scope():
        Transition.objects.filter(pk=cast.dina.pk).update(
            class_name="4Z9",
            pupil_number="77123",
            profile="GR",
            chosen_programme="Geheimekeuze",
            exam_result="failed",
            exam_result_on=NOW.date(),
        )
        cast.dina.pupil.parent_phone = "+31699999999"
        cast.dina.pupil.save()
        Role.objects.filter(person=cast.alice).update(classes=["4Z9"])
    other = an_application(
        cast, cast.dina, "REJECTED", school=cast.places.yuverta, programme_name="Dierverzorging"
    )
    an_enrolment(cast, cast.dina, not_seen_on=NOW.date())
    given = put_on(cast, "fatima", cast.dina)
    with cast.scope():
        Assignment.objects.filter(pk=given.pk).update(reason="Thuis is het lastig")
        note = {"region": cast.places.region, "transition": cast.dina, "at": NOW, "kind": "spoken"}
        ContactNote.objects.create(text="Moeder is ziek", by=cast.alice, by_name="Alice", **note)
        StatusMessage.objects.create(
            region=cast.places.region,
            application=other,
            message_id="1",
            status="REJECTED",
            begins=NOW.date(),
        )
    return derived(cast)


def _found(cast: Cast, who: str) -> set[str]:
    """Which of the secrets this person reads, over all pages and the file."""
    browser = cast.client(who)
    addresses = [*PLACES, reverse("transitions:pupil", args=[cast.dina.pk])]
    words = " ".join(text_of(main_of(page_of(browser, address))) for address in addresses)
    file = browser.get(reverse("transitions:export", args=["csv"])).content.decode()
    return {name for name, secret in SECRETS.items() if secret in words + file}


@pytest.mark.parametrize("who", ["alice", "dewi", "fatima", "ibrahim"])
def test_the_school_and_the_coach_see_all(full: Cast, who: str) -> None:
    assert _found(full, who) == set(SECRETS)


@pytest.mark.parametrize("who", ["emre", "joris"])
def test_an_mbo_sees_its_own_lines_and_no_other_mbo(full: Cast, who: str) -> None:
    assert _found(full, who) == {"vo school", "own programme", "exam"}


@pytest.mark.parametrize("on_it", ["coach", "mentor"])
def test_the_doorstroompunt_never_sees_facts(full: Cast, on_it: str) -> None:
    """Not even the class, which a mentor's name often carries along."""
    if on_it == "mentor":
        with full.scope():
            Assignment.objects.update(ended_at=NOW)
        derived(full)
    assert _found(full, "gijs") == set()


def test_the_doorstroompunt_reads_how_to_reach_somebody(full: Cast) -> None:
    page = page_of(full.client("gijs"), reverse("transitions:pupil", args=[full.dina.pk]))
    words = text_of(main_of(page))
    assert "Dina de Bakker" in words
    assert "+31600000001" in words
    assert "fatima@school.example" in words


def test_a_filter_tells_the_doorstroompunt_nothing(full: Cast) -> None:
    """Neither words, nor a class in the address, nor the order makes a fact guessable."""
    browser = full.client("gijs")
    address = reverse("transitions:pupils")
    words = {"4Z9": "0 leerlingen", "77123": "0 leerlingen", "Dina": "1 leerling"}
    found = {word: text_of(page_of(browser, address, q=word).h1) for word in words}
    assert found == {word: f"{told} passen hierbij" for word, told in words.items()} | {
        "Dina": "1 leerling past hierbij"
    }
    assert text_of(page_of(browser, address, **{"class": "4K1"}).h1) == "1 leerling"
    assert text_of(page_of(browser, address, needs="1").h1) == "1 leerling"


def test_a_filter_tells_an_mbo_nothing_of_another(cast: Cast) -> None:
    """Two places is a fact about another mbo: it shows in no row, no filter and no count."""
    an_enrolment(cast, cast.dina)
    an_enrolment(cast, cast.dina, school=cast.places.yuverta)
    derived(cast)
    browser = cast.client("emre")
    assert text_of(page_of(browser, reverse("transitions:pupils"), needs="1").h1) == (
        "0 leerlingen passen hierbij"
    )
    words = text_of(main_of(page_of(browser, reverse("transitions:today"))))
    assert "Twee plekken" not in words
    assert "Yuverta" not in words


def test_not_seen_elsewhere_is_not_for_this_mbo(cast: Cast) -> None:
    an_enrolment(cast, cast.dina, enrolled_on=dt.date(2026, 3, 1))
    an_enrolment(cast, cast.dina, school=cast.places.yuverta, not_seen_on=NOW.date())
    derived(cast)

    def rules(who: str) -> list[str]:
        with cast.scope():
            rows = Signal.objects.visible_to(cast.actor(who), "transitions.see_signal")
            return sorted(rows.values_list("rule", flat=True))

    assert {who: rules(who) for who in ("dewi", "emre", "esra", "gijs")} == {
        "dewi": ["not_seen", "two_places"],
        "emre": [],
        "esra": ["not_seen"],
        "gijs": [],
    }


def test_a_rejected_applicant_is_no_longer_the_intakers(cast: Cast) -> None:
    application = an_application(cast, cast.dina)
    address = reverse("transitions:pupil", args=[cast.dina.pk])
    assert cast.client("emre").get(address).status_code == 200
    with cast.scope():
        Application.objects.filter(pk=application.pk).update(legal_status="rejected")
    assert cast.client("emre").get(address).status_code == 404


def test_a_line_that_is_gone_opens_nothing(cast: Cast) -> None:
    enrolment = an_enrolment(cast, cast.dina)
    address = reverse("transitions:pupil", args=[cast.dina.pk])
    assert cast.client("joris").get(address).status_code == 200
    with cast.scope():
        type(enrolment).objects.update(gone_at=NOW)
    assert cast.client("joris").get(address).status_code == 404


def test_a_second_role_opens_no_more_than_it_says(cast: Cast) -> None:
    """A mentor who also sits at the Doorstroompunt sees contact only of pupils of other classes."""
    with cast.scope():
        Role.objects.create(
            person=cast.bob,
            kind="doorstroompunt",
            region=cast.places.region,
            school_year=2025,
            given_at=NOW,
        )
        own = a_pupil(cast, "Eigen", class_name="4K2")
    derived(cast)
    with cast.scope():
        bob = cast.actor("bob")
        seen = {
            action: set(Transition.objects.visible_to(bob, f"transitions.{action}"))
            for action in ("view", "view_facts", "view_course", "assign")
        }
        changes = StateChange.objects.visible_to(bob, "transitions.see_state_change")
        told = set(changes.values_list("transition", flat=True))
    assert seen == {
        "view": {own, cast.dina},
        "view_facts": {own},
        "view_course": {own},
        "assign": {own},
    }
    assert told == {own.pk}
