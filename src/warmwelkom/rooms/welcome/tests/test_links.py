"""A link and a birth date open one page, and nobody else's; lost, forwarded, shared and guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.pupils import add_pupil

from warmwelkom.base.outbox.claims import claim_planned
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.summer.api import CLOSED
from warmwelkom.rooms.summer.models import ContactPoint
from warmwelkom.rooms.transitions.models import Transition
from warmwelkom.rooms.welcome.domain.links import address_of, end_link, link_for, send_link
from warmwelkom.rooms.welcome.models import WelcomeLink

BORN = "03-05-2010"


def _address(cast: Cast) -> str:
    with cast.scope():
        return "/w/" + address_of(_link(cast)).partition("/w/")[2]


def _link(cast: Cast) -> WelcomeLink:
    dina = Transition.objects.select_related("pupil").get(pk=cast.dina.pk)
    return link_for(actor=cast.actor("alice"), transition=dina, now=NOW)


def _mine(browser: Client) -> int:
    return browser.get(reverse("welcome:mine")).status_code


def test_the_link_and_the_birth_date_open_the_page(cast: Cast) -> None:
    browser, address = Client(), _address(cast)
    assert "Dina" not in browser.get(address).content.decode()
    assert browser.post(address, {"birth_date": BORN, "own_phone": "on"}).status_code == 302
    answer = browser.get(reverse("welcome:mine"))
    assert "Hoi Dina, fijn dat je er bent." in answer.content.decode()
    assert answer["X-Keep"] == "day"


def test_who_came_by_a_code_on_a_door_is_back_at_that_door(cast: Cast) -> None:
    browser, address = Client(), _address(cast)
    browser.get(reverse("transitions:enter"), {"next": "/mijn/gegevens/?deur=1"})
    answer = browser.post(address, {"birth_date": BORN})
    assert answer.headers["Location"] == "/mijn/gegevens/?deur=1"


def test_a_shared_phone_keeps_nothing(cast: Cast) -> None:
    browser = Client()
    browser.post(_address(cast), {"birth_date": BORN})
    answer = browser.get(reverse("welcome:mine"))
    assert answer.status_code == 200
    assert "X-Keep" not in answer
    assert "data-worker" not in answer.content.decode()


def test_forwarded_it_opens_nothing_for_another_pupil(cast: Cast) -> None:
    with cast.scope():
        add_pupil(cast, "Evi", "Vos")  # born on another day, in the same class
    browser = Client()
    page = browser.post(_address(cast), {"birth_date": "01-02-2010"})
    assert page.status_code == 422
    assert "Gooi hem weg en vraag je mentor" in page.content.decode()
    assert _mine(browser) == 302


def test_ten_wrong_birth_dates_close_it_and_the_page_says_who_helps(cast: Cast) -> None:
    browser, address = Client(), _address(cast)
    for _try in range(10):
        assert browser.post(address, {"birth_date": "01-01-2001"}).status_code == 422
    page = browser.post(address, {"birth_date": BORN})
    assert page.status_code == 410
    assert "Vraag je mentor om een nieuwe link of een code." in page.content.decode()
    assert _mine(browser) == 302
    assert Client().post(_address(cast), {"birth_date": BORN}).status_code == 302  # the new one


def test_withdrawn_it_ends_the_visit_too(cast: Cast) -> None:
    browser, address = Client(), _address(cast)
    browser.post(address, {"birth_date": BORN})
    with cast.scope():
        end_link(actor=cast.actor("alice"), link=_link(cast), now=NOW)
    assert _mine(browser) == 302
    assert browser.get(address).status_code == 410


def test_it_expires(cast: Cast) -> None:
    address = _address(cast)
    with cast.scope():
        WelcomeLink.objects.update(expires_at=NOW - dt.timedelta(days=1))
    assert Client().post(address, {"birth_date": BORN}).status_code == 410


def test_what_stands_in_it_is_in_no_table_and_is_no_typed_code(cast: Cast) -> None:
    token = _address(cast).split("/")[2]
    with cast.scope():
        assert token not in _link(cast).code.code_hash
    page = Client().post("/welkom/", {"code": token[:20], "birth_date": BORN})
    assert page.status_code == 422


def test_it_is_sent_once_a_day_by_each_way(cast: Cast) -> None:
    with cast.scope():
        dina = Transition.objects.select_related("pupil").get(pk=cast.dina.pk)
        numbers = [send_link(actor=cast.actor("alice"), transition=dina, now=NOW) for _ in "ab"]
        rows = Message.objects.order_by("channel").values_list("channel", "to", "sender_name")
        told = list(rows)
    assert numbers == [2, 0]
    assert told == [
        ("mail", "dina@leerling.example", "Alice"),
        ("sms", "+31600000001", "Alice"),
    ]


@pytest.mark.parametrize(("who", "status"), [("alice", 302), ("charlie", 302), ("emre", 404)])
def test_a_mentor_sends_the_own_class_alone(cast: Cast, who: str, status: int) -> None:
    answer = cast.client(who).post(reverse("welcome:links"), {"class_name": "4K1"})
    assert answer.status_code == status
    with cast.scope():
        assert WelcomeLink.objects.count() == (1 if who == "alice" else 0)


def _planned(cast: Cast) -> list[str]:
    """The ways by which the link would leave now."""
    with cast.scope():
        return sorted(row.channel for row in claim_planned(now=NOW))


def test_who_said_stop_after_it_was_planned_gets_none(cast: Cast) -> None:
    with cast.scope():
        _with_phone(cast)
        send_link(actor=cast.actor("alice"), transition=cast.dina, now=NOW)
        point = ContactPoint.objects.create(
            region=cast.dina.region, transition=cast.dina, channel="sms", address="+31600000001",
            source="list", added_at=NOW, stopped_at=NOW,
        )  # fmt: skip
    assert _planned(cast) == ["mail"]
    with cast.scope():
        assert Message.objects.get(to=point.address).fault == CLOSED


def test_a_link_that_ended_leaves_no_more(cast: Cast) -> None:
    with cast.scope():
        _with_phone(cast)
        send_link(actor=cast.actor("alice"), transition=cast.dina, now=NOW)
        end_link(actor=cast.actor("alice"), link=WelcomeLink.objects.get(), now=NOW)
    assert _planned(cast) == []


def test_a_stopped_number_is_known_however_a_list_writes_it(cast: Cast) -> None:
    with cast.scope():
        _with_phone(cast)
        ContactPoint.objects.create(
            region=cast.dina.region, transition=cast.dina, channel="sms", address="+31600000001",
            source="list", added_at=NOW, stopped_at=NOW,
        )  # fmt: skip
        assert send_link(actor=cast.actor("alice"), transition=cast.dina, now=NOW) == 1
    assert _planned(cast) == ["mail"]


def _with_phone(cast: Cast) -> None:
    """As a list wrote them: a number without a country."""
    cast.dina.pupil.phone, cast.dina.pupil.email = "06 00000001", "dina@leerling.example"
    cast.dina.pupil.save(update_fields=["phone", "email"])
