"""A parent's link: asked by the child's school, until the sixteenth birthday and not a moment longer."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from tests.cast import NOW, Cast

from warmwelkom.base.clock import AMSTERDAM, move_date_with
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.transitions.models import Transition
from warmwelkom.rooms.welcome.domain.links import send_link
from warmwelkom.rooms.welcome.domain.parent_links import (
    DecidesAlone,
    end_for_parents,
    send_parent_link,
)
from warmwelkom.rooms.welcome.models import WelcomeLink

LINKS, BORN = "/welkomlinks/", "03-05-2010"
BIRTHDAY = dt.datetime(2026, 5, 3, tzinfo=AMSTERDAM)


def _with_parent(cast: Cast, **values: Any) -> Transition:
    pupil = cast.dina.pupil
    for name, value in {"parent_email": "thuis@post.example", "parent_phone": "06 00000002", **values}.items():  # fmt: skip
        setattr(pupil, name, value)
    pupil.save()
    found: Transition = Transition.objects.select_related("pupil").get(pk=cast.dina.pk)
    return found


def _send(cast: Cast, now: dt.datetime = NOW) -> int:
    with cast.scope():
        return send_parent_link(actor=cast.actor("alice"), transition=_with_parent(cast), now=now)


def _way(cast: Cast, to: str) -> str:
    with cast.scope():
        text = Message.objects.get(to=to).text
    return re.findall(r"https?://[^/]+(/w/\w+/)", text)[0]


def test_of_who_is_gone_no_parent_gets_a_link(cast: Cast) -> None:
    with cast.scope():
        of = _with_parent(cast)
        Transition.objects.filter(pk=of.pk).update(gone_at=NOW)
    assert cast.client("alice").post(LINKS, {"parent": str(of.pk)}).status_code == 404
    with cast.scope():
        assert Message.objects.count() == 0


def test_a_parent_comes_in_with_the_birth_date_and_sees_the_page_of_the_child(cast: Cast) -> None:
    assert _send(cast) == 2
    move_date_with(lambda _region: NOW.date())
    browser = Client()
    way = _way(cast, "thuis@post.example")
    assert browser.post(way, {"birth_date": "04-05-2010"}).status_code == 422
    assert browser.post(way, {"birth_date": BORN}).status_code == 302
    page = browser.get("/mijn/").content.decode()
    assert "Welkom bij Dina" in page
    assert "Je kijkt als ouder, tot zondag 3 mei 2026." in " ".join(page.split())
    assert "Dit heb ik gedaan" not in page
    assert "zonder naam" not in page


def test_it_ends_on_the_birthday_also_for_who_is_in(cast: Cast) -> None:
    _send(cast)
    with cast.scope():
        assert WelcomeLink.objects.get(code__kind="parent").expires_at == BIRTHDAY
    way, browser = _way(cast, "+31600000002"), Client()
    move_date_with(lambda _region: dt.date(2026, 5, 2))
    assert browser.post(way, {"birth_date": BORN}).status_code == 302
    assert browser.get("/mijn/").status_code == 200
    move_date_with(lambda _region: dt.date(2026, 5, 3))
    assert browser.get("/mijn/").status_code == 302
    assert Client().get(way).status_code == 410


def test_from_sixteen_none_is_sent(cast: Cast) -> None:
    with pytest.raises(DecidesAlone):
        _send(cast, BIRTHDAY)
    with cast.scope():
        assert Message.objects.count() == 0


def test_twice_a_day_is_once_and_the_pupils_link_is_another(cast: Cast) -> None:
    assert [_send(cast), _send(cast)] == [2, 0]
    with cast.scope():
        row = _with_parent(cast)
        row.pupil.email = "dina@leerling.example"
        send_link(actor=cast.actor("alice"), transition=row, now=NOW)
        kinds = WelcomeLink.objects.order_by("code__kind").values_list("code__kind", flat=True)
        assert list(kinds) == ["parent", "pupil"]
    assert _way(cast, "thuis@post.example") != _way(cast, "dina@leerling.example")


def test_the_page_offers_it_until_sixteen_and_where_a_parent_is_known(cast: Cast) -> None:
    with cast.scope():
        _with_parent(cast)
    move_date_with(lambda _region: NOW.date())
    assert "Stuur een ouder de link" in cast.client("alice").get(LINKS).content.decode()
    answer = cast.client("alice").post(LINKS, {"parent": str(cast.dina.pk)}, follow=True)
    assert "Een ouder van Dina krijgt de link." in answer.content.decode()
    assert "Trek de link van de ouder in" in answer.content.decode()
    move_date_with(lambda _region: BIRTHDAY.date())
    assert "Stuur een ouder de link" not in cast.client("alice").get(LINKS).content.decode()
    answer = cast.client("alice").post(LINKS, {"parent": str(cast.dina.pk)}, follow=True)
    assert "Deze leerling is 16 en beslist zelf" in answer.content.decode()


@pytest.mark.parametrize("who", ["charlie", "fatima", "joris"])
def test_who_does_not_see_the_pupil_sends_nothing(cast: Cast, who: str) -> None:
    with cast.scope():
        _with_parent(cast)
    assert cast.client(who).post(LINKS, {"parent": str(cast.dina.pk)}).status_code in (403, 404)
    assert cast.client("alice").post(LINKS, {"parent": "geen nummer"}).status_code == 404
    with cast.scope():
        assert Message.objects.count() == 0


@pytest.mark.parametrize(
    ("born", "day"),
    [(dt.date(2012, 2, 29), (2028, 2, 29)), (dt.date(2084, 2, 29), (2100, 3, 1)), (None, None)],
)
def test_the_end_is_the_day_on_which_they_are_sixteen(
    cast: Cast, born: dt.date | None, day: tuple[int, int, int] | None
) -> None:
    with cast.scope():
        end = end_for_parents(_with_parent(cast, birth_date=born))
    assert end == (dt.datetime(*day, tzinfo=AMSTERDAM) if day else None)
