"""Who asks is read in one question, and what decides access is read anew with every request."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, YEAR, Cast

from warmwelkom.base.access.actor import Grant
from warmwelkom.base.access.scope import all_regions
from warmwelkom.rooms.people.actors import actor_of
from warmwelkom.rooms.people.models import Person, Region, Role, School
from warmwelkom.rooms.people.queries.who import person_who_asks

PAGE = "/leerlingen/"


def test_all_that_counts_is_in_it(cast: Cast) -> None:
    with all_regions():
        own = Role.objects.get(person=cast.emre)
        own.programmes.add(cast.places.care)
        Role.objects.create(
            person=cast.emre, kind="partner", school_year=YEAR, given_at=NOW,
            **cast.places.where("elsewhere"),
        )  # fmt: skip
    places = cast.places
    with CaptureQueriesContext(connection) as asked:
        actor = actor_of(cast.emre, places.region.pk)
    assert len(asked) == 1
    assert actor.grants == (
        Grant(
            role="intaker", school_id=own.school_id, location_id=own.location_id, school_year=YEAR,
            programme_ids=frozenset({places.care.pk}),
        ),
    )  # fmt: skip
    assert actor.regions == (
        (places.region.pk, places.region.name),
        (places.other_region.pk, places.other_region.name),
    )
    assert (actor.name, actor.region_slug, actor.has_second_factor) == ("Emre", "haaglanden", True)


def test_in_a_region_without_a_role_nothing_is_granted(cast: Cast) -> None:
    actor = actor_of(cast.alice, cast.places.other_region.pk)
    assert (actor.grants, actor.region_slug) == ((), "")
    assert actor.region_id == cast.places.other_region.pk


def test_every_loss_counts_with_the_next_request(cast: Cast) -> None:
    """With the same browser, whose session stays."""
    losses: list[tuple[Any, dict[str, Any], dict[str, Any]]] = [
        (Role, {"person": cast.alice}, {"ended_at": NOW}),
        (Role, {"person": cast.alice}, {"school_year": YEAR - 1}),
        (School, {"pk": cast.places.witt_school.pk}, {"left_at": NOW}),
        (Region, {"pk": cast.places.region.pk}, {"closed_at": NOW}),
        (Region, {"pk": cast.places.region.pk}, {"school_year": YEAR + 1}),
        (Person, {"pk": cast.alice.pk}, {"is_active": False}),
    ]
    alice = cast.client("alice")
    for model, which, loss in losses:
        assert alice.get(PAGE).status_code == 200
        with all_regions():
            [before] = list(model.objects.filter(**which).values(*loss))
            model.objects.filter(**which).update(**loss)
        assert alice.get(PAGE).status_code in (302, 404), loss
        with all_regions():
            model.objects.filter(**which).update(**before)
    assert alice.get(PAGE).status_code == 200
    Authenticator.objects.filter(user=cast.alice).update(type="recovery_codes")
    assert alice.get(PAGE)["Location"] == "/account/2fa/"


def test_an_account_that_is_gone_is_nobody(cast: Cast) -> None:
    alice = cast.client("alice")
    assert Session.objects.count() == 1
    with all_regions():
        Person.objects.filter(pk=cast.alice.pk).delete()
    assert person_who_asks(cast.alice.pk) is None
    assert alice.get(PAGE).status_code == 302


def test_who_asks_costs_two_questions(cast: Cast) -> None:
    """The session, and the person with the roles; the region of the address is among them."""
    alice = cast.client("alice")
    with CaptureQueriesContext(connection) as asked:
        assert alice.get(f"/bijeenkomsten/haaglanden/bord/{cast.alice.pk}/plek/").status_code == 405
    tables = [row["sql"].split(" FROM ")[0] for row in asked if "SAVEPOINT" not in row["sql"]]
    assert [words.split(".")[0].split('"')[1] for words in tables] == [
        "django_session",
        "people_person",
    ]
