"""Sign up with a mail to confirm, choose, and stop with one click."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core.cache import cache
from django.test import Client
from tests.cast import NOW, Cast
from tests.newsletters import add_reader

from warmwelkom.base.outbox.addresses import number_of
from warmwelkom.base.outbox.models import DigestChoice, Message
from warmwelkom.rooms.newsletters.domain.forget import forget_unconfirmed
from warmwelkom.rooms.newsletters.models import Goodbye, Subscriber
from warmwelkom.rooms.newsletters.overview import overview_address
from warmwelkom.rooms.newsletters.tokens import READER, token_for

FRONT = "/nieuws/haaglanden/"
ONE_CLICK = "List-Unsubscribe=One-Click"


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


def stop_way(row: Subscriber) -> str:
    return f"{FRONT}stop/{token_for(row.pk, what=READER)}/"


def test_nothing_is_sent_before_it_is_confirmed(cast: Cast) -> None:
    stranger = cast.client("anonymous")
    assert stranger.post(FRONT, {"email": "Lees@School.example", "sector": "vo"}).status_code == 200
    with cast.scope("hanna"):
        row, mail = Subscriber.objects.get(), Message.objects.get()
        assert (row.confirmed_at, row.sector, row.agreed_version) == (None, "vo", "2026-11")
    assert row.agreed_words in mail.text
    found = re.search(r"https?://[^/\s]+(/\S+)", mail.text)
    assert found
    assert stranger.get(found[1]).status_code == 200
    with cast.scope("hanna"):
        assert Subscriber.objects.get().confirmed_at is None
    assert stranger.post(found[1]).status_code == 302
    with cast.scope("hanna"):
        assert Subscriber.objects.get().confirmed_at is not None


def test_one_reader_for_each_address_however_it_is_spelled(cast: Cast) -> None:
    stranger = cast.client("anonymous")
    for email in ("lees@school.example", "LEES@school.example", " lees@SCHOOL.example "):
        assert stranger.post(FRONT, {"email": email}).status_code == 200
    with cast.scope("hanna"):
        assert [row.address_key for row in Subscriber.objects.all()] == ["lees@school.example"]


def test_a_known_address_is_not_told_apart(cast: Cast) -> None:
    with cast.scope("hanna"):
        add_reader(cast.places.region)
    stranger = cast.client("anonymous")
    pages = [
        stranger.post(FRONT, {"email": email}).content.decode().replace(email, "x")
        for email in ("lees@school.example", "nieuw@school.example")
    ]
    bare = [re.sub(r'value="[^"]{30,}"', "", page) for page in pages]
    assert bare[0] == bare[1]


@pytest.mark.parametrize("email", ["a@b.example\r\nBcc: c@d.example", "geen adres", ""])
def test_bad_input_is_told_and_nothing_is_sent(cast: Cast, email: str) -> None:
    answer = cast.client("anonymous").post(FRONT, {"email": email, "role": "teacher"})
    assert answer.status_code == 422
    with cast.scope("hanna"):
        assert (Subscriber.objects.count(), Message.objects.count()) == (0, 0)


def test_one_click_stops_without_session_or_token(cast: Cast) -> None:
    """RFC 8058: the mail program posts, from its own server, without a cookie."""
    with cast.scope("hanna"):
        row = add_reader(cast.places.region)
    program = Client(enforce_csrf_checks=True)
    answer = program.post(
        stop_way(row), ONE_CLICK, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 200
    with cast.scope("hanna"):
        assert Subscriber.objects.count() == 0
        assert [(row.number, row.said_on) for row in Goodbye.objects.all()] == [
            (number_of("lees@school.example"), NOW.date())
        ]
    assert program.post(stop_way(row)).status_code == 200


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_opening_the_link_stops_nothing(cast: Cast, method: str) -> None:
    with cast.scope("hanna"):
        row = add_reader(cast.places.region)
    getattr(cast.client("anonymous"), method)(stop_way(row))
    with cast.scope("hanna"):
        assert Subscriber.objects.count() == 1


def test_a_link_is_of_one_reader_and_one_region(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = add_reader(cast.places.region)
    stranger = cast.client("anonymous")
    forged = f"{FRONT}stop/{row.pk.hex}:AAAA/"
    elsewhere = stop_way(row).replace("haaglanden", cast.places.other_region.slug)
    assert stranger.post(forged).status_code == 404
    assert stranger.post(elsewhere).status_code == 200
    with cast.scope("hanna"):
        assert Subscriber.objects.count() == 1


def test_who_comes_back_is_no_goodbye_any_more(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = add_reader(cast.places.region)
        Goodbye.objects.create(region=row.region, number=number_of(row.email), said_on=NOW.date())
        Subscriber.objects.update(confirmed_at=None)
    cast.client("anonymous").post(f"{FRONT}bevestig/{token_for(row.pk, what=READER)}/")
    with cast.scope("hanna"):
        assert (Goodbye.objects.count(), Subscriber.objects.exclude(confirmed_at=None).count()) == (
            0,
            1,
        )


def test_a_reader_chooses_by_the_link_of_a_mail(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = add_reader(cast.places.region)
    way = f"{FRONT}voorkeuren/{token_for(row.pk, what=READER)}/"
    client = cast.client("anonymous")
    assert client.get(way).status_code == 200
    client.post(way, {"role": "teacher", "sector": "mbo"})
    with cast.scope("hanna"):
        row.refresh_from_db()
    assert (row.role, row.sector) == ("teacher", "mbo")


def test_who_did_not_confirm_is_forgotten_after_two_weeks(cast: Cast) -> None:
    from warmwelkom.base.access.actor import system_actor

    with cast.scope("hanna"):
        region = cast.places.region
        for email, days in (("oud@x.example", 15), ("net@x.example", 13)):
            add_reader(region, email, confirmed_at=None, asked_at=NOW - dt.timedelta(days=days))
        add_reader(region, "leest@x.example", asked_at=NOW - dt.timedelta(days=400))
        forget_unconfirmed(actor=system_actor(region_id=region.pk), now=NOW)
        emails = [row.email for row in Subscriber.objects.all()]
    assert emails == ["leest@x.example", "net@x.example"]


def test_my_mail(cast: Cast) -> None:
    client, way = cast.client("pelle"), "/nieuws/mijn-mail/"
    assert client.get(way).status_code == 200
    client.post(way, {"do": "rhythm", "rhythm": "daily"})
    client.post(way, {"do": "follow"})
    with cast.scope("pelle"):
        row = Subscriber.objects.get()
        assert (row.email, row.confirmed_at is not None) == ("pelle@school.example", True)
    assert DigestChoice.objects.get(person=cast.pelle.pk).rhythm == "daily"
    client.post(way, {"do": "stop"})
    with cast.scope("pelle"):
        assert (Subscriber.objects.count(), Goodbye.objects.count()) == (0, 1)


def test_the_overview_stops_with_one_click(cast: Cast) -> None:
    way = "/" + overview_address(cast.pelle.pk).split("/", 3)[3]
    program = Client(enforce_csrf_checks=True)
    assert program.get(way).status_code == 200
    assert DigestChoice.objects.count() == 0
    assert program.post(way, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert DigestChoice.objects.get(person=cast.pelle.pk).rhythm == "never"
