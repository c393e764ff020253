"""`/leerlingen/<pk>/persoon/`: choose somebody, or take it yourself; told when somebody was first."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.cast import NOW, YEAR, Cast

from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.transitions.models import Assignment
from warmwelkom.rooms.transitions.tests.reading import (
    heading_of,
    page_of,
    queries_of,
    rows_of,
    text_of,
)
from warmwelkom.rooms.transitions.tests.scenes import derived, fresh, put_on


def _address(cast: Cast) -> str:
    return reverse("transitions:assign", args=[cast.dina.pk])


def test_it_works_and_the_coach_sees_it(cast: Cast) -> None:
    derived(cast)
    assert heading_of(page_of(cast.client("fatima"), reverse("transitions:today"))) == (
        "Je hebt nu geen leerlingen"
    )
    answer = cast.client("dewi").post(
        _address(cast),
        {"person": str(cast.fatima.pk), "reason": "Belt door in de zomer", "seen": ""},
        follow=True,
    )
    assert answer.redirect_chain == [(reverse("transitions:pupil", args=[cast.dina.pk]), 302)]
    assert "Fatima is er nu voor Dina de Bakker." in answer.content.decode()
    coach = page_of(cast.client("fatima"), reverse("transitions:today"))
    assert [row[0].split(" de ")[0] for row in rows_of(coach, "gevallen")] == ["Dina"]
    words = text_of(
        page_of(cast.client("fatima"), reverse("transitions:pupil", args=[cast.dina.pk]))
    )
    assert "Fatima (overstapcoach) kreeg de draad Belt door in de zomer" in words


def test_the_page_asks_who(cast: Cast) -> None:
    page = page_of(derived(cast).client("dewi"), _address(cast))
    assert heading_of(page) == "Wie is er voor Dina de Bakker?"
    assert [text_of(item) for item in page.select(".ww-choose li")] == [
        "D Dewi jij zelf · decaan",
        "A Alice mentor 4K1 · heeft nu de draad vast",
        "B Bob mentor 4K2",
        "F Fatima overstapcoach",
    ]


@pytest.mark.parametrize(
    "who", ["bob", "charlie", "carla", "emre", "gijs", "ibrahim", "fatima", "lars", "karin"]
)
def test_a_stranger_gets_404(cast: Cast, who: str) -> None:
    browser = derived(cast).client(who)
    assert browser.get(_address(cast)).status_code == 404
    assert browser.post(_address(cast), {"person": str(cast.fatima.pk)}).status_code == 404
    with cast.scope():
        assert Assignment.objects.count() == 0


def test_take_it_yourself_in_one_click(cast: Cast) -> None:
    with cast.scope():
        Role.objects.filter(person__in=[cast.alice, cast.dewi]).update(ended_at=NOW)
    derived(cast)
    with cast.scope():
        Role.objects.filter(person=cast.dewi).update(ended_at=None)
    browser = cast.client("dewi")
    page = page_of(browser, reverse("transitions:pupil", args=[cast.dina.pk]))
    assert "Nog niemand heeft de draad vast" in text_of(page)
    form = page.select_one(f'form[action="{_address(cast)}"]')
    assert form is not None
    sent = {str(field["name"]): str(field["value"]) for field in form.select("input")}
    browser.post(_address(cast), sent)
    assert fresh(cast, cast.dina).on_it == cast.dewi


def test_two_people_at_once_and_the_second_hears_it(cast: Cast) -> None:
    """What the second chose and typed is still there, and pressing again does it."""
    cast.client("alice").post(_address(cast), {"person": str(cast.fatima.pk), "seen": ""})
    browser = cast.client("dewi")
    sent = {"person": str(cast.bob.pk), "reason": "Kent de familie", "seen": ""}
    answer = browser.post(_address(cast), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Iemand anders zette hier net Fatima op." in page
    assert "Kent de familie" in page
    assert f'value="{cast.bob.pk}" checked' in page
    with cast.scope():
        now = Assignment.objects.get(ended_at=None)
    assert f'name="seen" value="{now.pk}"' in page
    browser.post(_address(cast), sent | {"seen": str(now.pk)})
    assert fresh(cast, cast.dina).on_it == cast.bob


def test_a_double_click_gives_once(cast: Cast) -> None:
    sent = {"person": str(cast.fatima.pk), "reason": "", "seen": ""}
    browser = cast.client("alice")
    assert [browser.post(_address(cast), sent).status_code for _time in range(2)] == [302, 302]
    with cast.scope():
        assert Assignment.objects.count() == 1


@pytest.mark.parametrize(
    ("person", "told"),
    [
        ("", "Kies wie het overneemt."),
        ("Null", "Kies iemand van de lijst."),
        ("01970000-0000-7000-8000-000000000000", "Deze persoon werkt niet bij deze leerling."),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(cast: Cast, person: str, told: str) -> None:
    answer = cast.client("alice").post(_address(cast), {"person": person, "reason": "Kent haar"})
    page = answer.content.decode()
    assert (answer.status_code, told in page, "Kent haar" in page) == (422, True, True)


def test_a_reason_that_is_too_long_is_kept(cast: Cast) -> None:
    sent = {"person": str(cast.fatima.pk), "reason": "z" * 301}
    answer = cast.client("alice").post(_address(cast), sent)
    assert (answer.status_code, "z" * 301 in answer.content.decode()) == (422, True)


def test_undo(cast: Cast) -> None:
    derived(cast)
    browser = cast.client("alice")
    browser.post(_address(cast), {"person": str(cast.fatima.pk), "seen": ""})
    with cast.scope():
        given = Assignment.objects.get()
    undo = reverse("transitions:undo_assignment", args=[given.pk])
    assert cast.client("dewi").post(undo).status_code == 404
    assert browser.post(undo).status_code == 302
    assert fresh(cast, cast.dina).on_it == cast.alice
    assert cast.client("lars").post(undo).status_code == 404


def test_a_coach_who_gives_back_goes_to_today_and_can_undo(cast: Cast) -> None:
    given = put_on(cast, "fatima", cast.dina)
    derived(cast)
    browser = cast.client("fatima")
    sent = {"person": str(cast.dewi.pk), "seen": str(given.pk)}
    answer = browser.post(_address(cast), sent, follow=True)
    assert answer.redirect_chain == [(reverse("transitions:today"), 302)]
    assert browser.get(reverse("transitions:pupil", args=[cast.dina.pk])).status_code == 404
    with cast.scope():
        newest = Assignment.objects.get(ended_at=None)
    browser.post(reverse("transitions:undo_assignment", args=[newest.pk]))
    assert browser.get(reverse("transitions:pupil", args=[cast.dina.pk])).status_code == 200


def test_it_costs_the_same_for_one_and_for_three(cast: Cast) -> None:
    from warmwelkom.base.access.scope import all_regions
    from warmwelkom.rooms.people.models import Person

    browser = derived(cast).client("dewi")
    few = queries_of(browser, _address(cast))
    with all_regions():
        for number in range(3):
            Role.objects.create(
                person=Person.objects.create_user(f"c{number}@x.example", name=f"C{number}"),
                kind="coach",
                region=cast.places.region,
                school_year=YEAR,
                given_at=NOW,
            )
    assert queries_of(browser, _address(cast)) == few
    assert few <= 12
