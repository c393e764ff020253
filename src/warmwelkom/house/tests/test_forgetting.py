"""What is past its term is erased every night, in every region, and nothing else is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from tests.cast import Cast
from tests.thinktank import add_token

import warmwelkom
from warmwelkom.base.access.scope import all_regions
from warmwelkom.base.audit.models import Act
from warmwelkom.base.audit.record import record_act
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.post import KEEP_MESSAGES, plan_message
from warmwelkom.house import jobs
from warmwelkom.house.jobs import forget_what_is_over
from warmwelkom.house.queries.cookies import cookies
from warmwelkom.house.queries.privacy import terms
from warmwelkom.rooms.people.domain.forget import KEEP_INVITATIONS
from warmwelkom.rooms.people.models import Invitation
from warmwelkom.rooms.thinktank.domain.tokens import KEEP_ENDED
from warmwelkom.rooms.thinktank.models import ApiToken

HOUR = dt.timedelta(hours=1)


def _message(key: str, age: dt.timedelta, region: Any = None) -> None:
    plan_message(
        key=key,
        channel="mail",
        to="a@example.org",
        text="Hoi",
        now=timezone.now() - age,
        region_id=region,
    )


def _invitation(cast: Cast, name: str, age: dt.timedelta) -> None:
    Invitation.objects.create(
        region=cast.places.region,
        email=f"{name}@school.example",
        name=name,
        kind="mentor",
        token_hash=name,
        sent_at=timezone.now() - age,
    )


def test_messages_go_after_thirty_days_in_every_region_and_in_none(cast: Cast) -> None:
    places = {"dewi": cast.places.region.pk, "lars": cast.places.other_region.pk}
    for name, region in places.items():
        with cast.scope(name):
            _message(f"{name} old", KEEP_MESSAGES + HOUR, region)
            _message(f"{name} new", KEEP_MESSAGES - HOUR, region)
    _message("none old", KEEP_MESSAGES + HOUR)
    _message("none new", KEEP_MESSAGES - HOUR)
    forget_what_is_over(0)
    left = set()
    for name in places:
        with cast.scope(name):
            left |= set(Message.objects.values_list("key", flat=True))
    assert left == {"dewi new", "lars new", "none new"}


def test_invitations_go_after_sixty_days_and_roles_stay(cast: Cast) -> None:
    with cast.scope():
        _invitation(cast, "old", KEEP_INVITATIONS + HOUR)
        _invitation(cast, "new", KEEP_INVITATIONS - HOUR)
    forget_what_is_over(0)
    with all_regions():
        assert list(Invitation.objects.values_list("name", flat=True)) == ["new"]
    assert cast.actor("alice").roles() == {"mentor"}


def test_keys_go_ninety_days_after_their_end(cast: Cast) -> None:
    now = timezone.now()
    with cast.scope():
        for name, ended in (("old", now - KEEP_ENDED - HOUR), ("new", now - KEEP_ENDED + HOUR)):
            add_token(cast.pelle, cast.places.region, words=name, name=name, ended_at=ended,
                      expires_at=now + HOUR)  # fmt: skip
    forget_what_is_over(0)
    with cast.scope():
        assert list(ApiToken.objects.values_list("name", flat=True)) == ["new"]


def test_acts_go_after_five_years(cast: Cast) -> None:
    with cast.scope():
        for action, years in (("old", 6), ("new", 4)):
            at = timezone.now() - dt.timedelta(days=366 * years)
            record_act(actor=cast.actor("dewi"), action=action, now=at)
    forget_what_is_over(0)
    with cast.scope():
        left = set(Act.objects.values_list("action", flat=True))
    assert left == {"new", "people.forget", "thinktank.forget"}


def test_sessions_that_are_over_go(cast: Cast) -> None:
    browser: Client = cast.client("alice")
    cast.client("bob")
    Session.objects.filter(pk=browser.session.session_key).update(expire_date=timezone.now() - HOUR)
    forget_what_is_over(0)
    assert Session.objects.count() == 1


def test_the_privacy_page_tells_these_terms(db: None) -> None:  # noqa: ARG001  the fixture opens the database
    page = Client().get("/privacy/").content.decode()
    assert [term for _what, term in terms()] == [
        "30 dagen",
        "2 jaar na het schooljaar waarin je van school ging",
        "2 jaar na het schooljaar waarin je van school ging",
        "1 jaar na het schooljaar waarin je van school ging",
        "2 jaar na het schooljaar waarin je van school ging",
        "tot 1 november na de start, of tot je hem weghaalt",
        "2 jaar na het schooljaar waarin je van school ging",
        "400 dagen na de laatste dag",
        "30 dagen na de laatste dag",
        "2 jaar na het schooljaar waarin je van school ging",
        "1200 dagen",
        "7 jaar",
        "30 dagen",
        "1 jaar",
        "5 jaar",
        "30 dagen",
        "tot 1 januari na de start",
        "60 dagen",
        "1 jaar",
        "90 dagen",
        "60 dagen",
        "2 jaar na de laatste rol",
        "tot 6 weken nadat de code dichtging",
        "30 dagen",
        "3 jaar",
        "90 dagen na het einde",
        "14 dagen",
        "365 dagen na de laatste dag van de oproep",
        "tot je stopt; dan meteen gewist",
        "8 weken na de bijeenkomst",
        "3 jaar",
        "tot je het stopt; anders 365 dagen nadat je agenda er het laatst om vroeg",
        "1 jaar",
        "alles wordt meteen gewist",
    ]
    for what, term in terms():
        assert f'{what}</th><td role="cell"' in page
        assert term in page


def test_the_privacy_page_names_every_cookie_that_is_set(cast: Cast) -> None:
    browser = cast.client("alice")
    browser.get("/account/")
    browser.post("/taal/", {"language": "en"})
    browser.post("/account/regio/", {"region": "x"})  # leaves a message
    told = {cookie["name"] for cookie in cookies()}
    assert set(browser.cookies) | {"bordgast", "shown_once"} == told
    code = (Path(warmwelkom.__file__).parent).rglob("*.py")
    setting = {path.name for path in code if ".set_cookie(" in (text := path.read_text())
               or ".set_signed_cookie(" in text}  # fmt: skip
    assert {name for name in setting if not name.startswith("test_")} == {
        "board_door.py",
        "shown_once.py",
    }


def test_a_region_that_fails_holds_up_no_other(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    places = {"dewi": cast.places.region.pk, "lars": cast.places.other_region.pk}
    for name, region in places.items():
        with cast.scope(name):
            _message(name, KEEP_MESSAGES + HOUR, region)
    done = jobs.forget_invitations

    def fail_in_one(*, actor: Any, now: dt.datetime) -> Any:
        if actor.region_id == places["dewi"]:
            raise LookupError("broken")
        return done(actor=actor, now=now)

    monkeypatch.setattr(jobs, "forget_invitations", fail_in_one)
    with pytest.raises(ExceptionGroup) as fault:
        forget_what_is_over(0)
    assert [str(one) for one in fault.value.exceptions] == ["broken"]
    left = []
    for name in places:
        with cast.scope(name):
            left.append(Message.objects.count())
    assert left == [1, 0]
