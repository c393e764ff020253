"""The page about myself, and the switch for who works in two regions."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, YEAR, Cast

from warmwelkom.base.access.scope import all_regions
from warmwelkom.rooms.people.models import Role

ACCOUNT = "/account/"
SWITCH = "Wissel van regio"


def _second_region(cast: Cast, name: str = "alice", **changes: object) -> Role:
    with all_regions():
        role: Role = Role.objects.create(
            **{
                "person": cast.people[name],
                "kind": "decaan",
                "school_year": YEAR,
                "given_at": NOW,
                **cast.places.where("elsewhere"),
                **changes,
            }
        )
    return role


def test_it_works(cast: Cast) -> None:
    page = cast.client("alice").get(ACCOUNT).content.decode()
    assert "alice@school.example" in page
    assert "mentor</b> 4K1 · Johan de Witt" in page
    assert "app met codes" in page


def test_who_works_in_one_region_sees_no_switch(cast: Cast) -> None:
    page = cast.client("alice").get(ACCOUNT).content.decode()
    assert (SWITCH in page, "Hier werk je nu" in page) == (False, False)


def test_who_works_in_two_regions_switches_and_sees_only_that_one(cast: Cast) -> None:
    _second_region(cast)
    browser = cast.client("alice")
    pupil = reverse("transitions:pupil", args=[cast.dina.pk])
    assert SWITCH in browser.get(ACCOUNT).content.decode()
    assert browser.get(pupil).status_code == 200
    browser.post("/account/regio/", {"region": str(cast.places.other_region.pk)})
    assert browser.get(pupil).status_code == 404
    browser.post("/account/regio/", {"region": str(cast.places.region.pk)})
    assert browser.get(pupil).status_code == 200


def test_a_region_without_a_role_is_refused_in_words(cast: Cast) -> None:
    browser = cast.client("alice")
    for wanted in (str(cast.places.other_region.pk), "", "x"):
        browser.post("/account/regio/", {"region": wanted})
    page = browser.get(ACCOUNT)
    assert "In die regio heb je geen rol." in page.content.decode()
    assert page.wsgi_request.actor.region_id == cast.places.region.pk  # type: ignore[attr-defined]  # set by the gate


def test_a_role_that_ended_ends_the_region_chosen(cast: Cast) -> None:
    role = _second_region(cast)
    browser = cast.client("alice")
    browser.post("/account/regio/", {"region": str(cast.places.other_region.pk)})
    with all_regions():
        Role.objects.filter(pk=role.pk).update(ended_at=NOW)
    assert browser.get(reverse("transitions:pupil", args=[cast.dina.pk])).status_code == 200


def test_the_number_of_queries_does_not_grow_with_the_roles(cast: Cast) -> None:
    browser = cast.client("alice")
    counts = []
    for more in range(3):
        with CaptureQueriesContext(connection) as few:
            browser.get(ACCOUNT)
        counts.append(len(few))
        if more == 1:
            _second_region(cast, kind="mentor", classes=["4K9"])
        _second_region(cast)
    assert len(set(counts)) == 1
    assert counts[0] <= 12
