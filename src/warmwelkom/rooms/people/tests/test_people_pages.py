"""`/mensen/`: who has which role, one role, and invitations that got lost."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, YEAR, Cast

from warmwelkom.base.audit.models import Act
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.people.domain.invitations import invite_person, send_again
from warmwelkom.rooms.people.models import Invitation, Person, Role
from warmwelkom.rooms.people.queries.people import people_for

HERE = "/mensen/"


def _invitation(cast: Cast) -> Invitation:
    with cast.scope():
        return invite_person(
            actor=cast.actor("ibrahim"),
            email="nieuw@school.example",
            name="Nieuw",
            kind="mentor",
            school=cast.places.witt_school,
            location=cast.places.witt,
            classes=["4K3"],
            now=NOW,
        )


def _links(cast: Cast) -> list[str]:
    """The links that were mailed, the newest first."""
    with cast.scope():
        sent = Message.objects.filter(to="nieuw@school.example").order_by("-pk")
        texts = sent.values_list("text", flat=True)
        return [re.findall(r"/uitnodiging/[^/]+/", text)[0] for text in texts]


def _colleagues(cast: Cast, number: int) -> None:
    with cast.scope():
        for place in range(number):
            person = Person.objects.create_user(f"c{place}@school.example", name=f"Collega {place}")
            Role.objects.create(
                region=cast.places.region,
                person=person,
                kind="mentor",
                school=cast.places.witt_school,
                location=cast.places.witt,
                classes=[f"4T{place}"],
                school_year=YEAR,
                given_at=NOW,
            )


def _role(cast: Cast, name: str) -> Role:
    with cast.scope("hanna"):
        found: Role = Role.objects.get(person=cast.people[name])
    return found


def _names(cast: Cast, who: str, words: str) -> list[str]:
    with cast.scope(who):
        here = people_for(actor=cast.actor(who), now=NOW, words=words)
        return [role.person.name for role in here.roles]


def test_it_works(cast: Cast) -> None:
    page = cast.client("ibrahim").get(HERE).content.decode()
    assert "5 mensen hebben hier een rol" in page
    assert "dit ben jij" in page
    assert "charlie@school.example" not in page


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ali", ["Alice"]),
        ("bob@school", ["Bob"]),
        ("4K2", ["Bob"]),
        ("witt mentor", []),
        ("witt dewi", ["Dewi"]),
        ("charlie", []),
    ],
)
def test_a_colleague_is_found_by_name_address_place_or_class(
    cast: Cast, words: str, found: list[str]
) -> None:
    assert _names(cast, "ibrahim", words) == found


def test_nobody_found_says_what_to_do(cast: Cast) -> None:
    page = cast.client("ibrahim").get(HERE, {"q": "niemand"}).content.decode()
    assert "Niemand gevonden" in page
    assert 'value="niemand"' in page


def test_a_person_with_two_roles_counts_once_and_a_page_holds_fifty(cast: Cast) -> None:
    _colleagues(cast, 60)
    with cast.scope():
        Role.objects.create(
            region=cast.places.region,
            person=cast.alice,
            kind="decaan",
            school=cast.places.witt_school,
            school_year=YEAR,
            given_at=NOW,
        )
    browser = cast.client("ibrahim")
    page = browser.get(HERE).content.decode()
    assert "65 mensen hebben hier een rol" in page
    assert "Bladzijde 1 van 2" in page
    second = browser.get(HERE, {"page": "2"}).content.decode()
    assert (second.count("Wijzig"), second.count("dit ben jij")) == (15, 1)


def test_the_number_of_queries_does_not_grow(cast: Cast) -> None:
    browser = cast.client("ibrahim")
    with CaptureQueriesContext(connection) as few:
        browser.get(HERE)
    _colleagues(cast, 3)
    with CaptureQueriesContext(connection) as many:
        browser.get(HERE)
    assert len(many) == len(few)


def test_a_mentor_gets_other_classes(cast: Cast) -> None:
    browser = cast.client("ibrahim")
    address = reverse("people:role", args=[_role(cast, "alice").pk])
    assert 'value="4K1"' in browser.get(address).content.decode()
    assert browser.post(address, {"classes": "4K2, 4T1 ,"}).status_code == 302
    assert _role(cast, "alice").classes == ["4K2", "4T1"]
    with cast.scope():
        act = Act.objects.get(action="people.end_role")
    assert act.detail["classes"] == "['4K2', '4T1']"


def test_bad_input_is_told_and_nothing_is_lost(cast: Cast) -> None:
    address = reverse("people:role", args=[_role(cast, "alice").pk])
    answer = cast.client("ibrahim").post(address, {"classes": " "})
    assert answer.status_code == 422
    assert "Schrijf op welke klas deze mentor heeft" in answer.content.decode()
    assert _role(cast, "alice").classes == ["4K1"]


def test_a_role_without_classes_takes_none(cast: Cast) -> None:
    role = _role(cast, "dewi")
    cast.client("ibrahim").post(reverse("people:role", args=[role.pk]), {"classes": "4K1"})
    assert _role(cast, "dewi").classes == []


@pytest.mark.parametrize(
    ("who", "whose"),
    [("ibrahim", "charlie"), ("ibrahim", "karin"), ("dewi", "alice"), ("lena", "alice")],
)
def test_a_stranger_gets_404(cast: Cast, who: str, whose: str) -> None:
    address = reverse("people:role", args=[_role(cast, whose).pk])
    assert cast.client(who).get(address).status_code == 404
    assert cast.client(who).post(address, {"classes": "4X"}).status_code == 404


def test_who_is_stopped_by_mistake_comes_back_with_one_click(cast: Cast) -> None:
    browser = cast.client("ibrahim")
    role = _role(cast, "alice")
    browser.post(reverse("people:end_role", args=[role.pk]))
    undo = reverse("people:restore_role", args=[role.pk])
    assert f'action="{undo}"' in browser.get(HERE).content.decode()
    browser.post(undo)
    assert _role(cast, "alice").ended_at is None


def test_a_mail_that_got_lost_is_sent_again_with_a_new_link(cast: Cast) -> None:
    invitation = _invitation(cast)
    answer = cast.client("ibrahim").post(reverse("people:send_again", args=[invitation.pk]))
    assert answer.status_code == 302
    new, old = _links(cast)
    assert [Client().get(new).status_code, Client().get(old).status_code] == [200, 410]


def test_a_link_that_is_over_is_shown_and_lives_again(cast: Cast) -> None:
    invitation = _invitation(cast)
    with cast.scope():
        Invitation.objects.filter(pk=invitation.pk).update(sent_at=NOW - dt.timedelta(days=20))
    browser = cast.client("ibrahim")
    assert "link verlopen" in browser.get(HERE).content.decode()
    browser.post(reverse("people:send_again", args=[invitation.pk]))
    assert "link verlopen" not in browser.get(HERE).content.decode()
    assert Client().get(_links(cast)[0]).status_code == 200


def test_what_was_accepted_or_withdrawn_is_not_sent_again(cast: Cast) -> None:
    invitation = _invitation(cast)
    browser = cast.client("ibrahim")
    browser.post(reverse("people:withdraw_invitation", args=[invitation.pk]))
    browser.post(reverse("people:send_again", args=[invitation.pk]))
    assert "al aangenomen of ingetrokken" in browser.get(HERE).content.decode()
    assert len(_links(cast)) == 1


@pytest.mark.parametrize("who", ["charlie", "alice", "lena"])
def test_another_one_sends_nothing_again(cast: Cast, who: str) -> None:
    invitation = _invitation(cast)
    address = reverse("people:send_again", args=[invitation.pk])
    assert cast.client(who).post(address).status_code == 404
    assert len(_links(cast)) == 1


def test_who_has_an_account_is_invited_in_their_own_language(cast: Cast) -> None:
    person = Person.objects.create_user("nieuw@school.example", name="Nieuw", language="en")
    invitation = _invitation(cast)
    with cast.scope():
        send_again(actor=cast.actor("ibrahim"), invitation=invitation, now=NOW)
        subjects = set(Message.objects.filter(to=person.email).values_list("subject", flat=True))
    assert subjects == {"Invitation to Warm Welkom"}
