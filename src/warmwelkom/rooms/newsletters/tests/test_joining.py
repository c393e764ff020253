"""Somebody joins a call without an account, confirms, and is let in."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.core.cache import cache
from tests.cast import NOW, Cast
from tests.meetings import LINK, add_meeting
from tests.newsletters import add_answer, add_call

from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.newsletters.domain.letting_in import (
    CameInAlready,
    decline,
    let_in,
    undo_decline,
    undo_let_in,
)
from warmwelkom.rooms.newsletters.models import CallAnswer
from warmwelkom.rooms.people.models import Invitation, Role, School

CALL = "/oproep/haaglanden/denk-mee/"
ROOS = {
    "name": "Roos", "email": "Roos@Bakkerij.example", "organisation": "Bakkerij Roos",
    "sector": "company", "role": "eigenaar", "brings": "Een middag in de bakkerij",
}  # fmt: skip


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


def mails(**fields: Any) -> list[Message]:
    return list(Message.objects.filter(**fields).order_by("planned_at", "pk"))


def link_in(message: Message) -> str:
    found = re.search(r"https?://[^/\s]+(/\S+)", message.text)
    assert found
    return found[1]


def test_from_joining_to_a_role(cast: Cast) -> None:
    with cast.scope("hanna"):
        add_call(cast.places.region)
        add_meeting(cast.places.region, "Denktank in de lente")
    stranger = cast.client("anonymous")
    assert stranger.get(CALL).status_code == 200
    assert stranger.post(CALL, ROOS).status_code == 200
    with cast.scope("hanna"):
        row = CallAnswer.objects.get()
        assert (row.email, row.address_key) == ("Roos@bakkerij.example", "roos@bakkerij.example")
        [mail] = mails()
    confirm = link_in(mail)
    assert stranger.get(confirm).status_code == 200
    with cast.scope("hanna"):
        assert CallAnswer.objects.get().confirmed_at is None
    stranger.post(confirm)
    hanna = cast.client("hanna")
    where = f"/oproep/haaglanden/antwoorden/{row.pk}/"
    assert hanna.get(where).status_code == 200
    assert hanna.post(where, {"do": "let_in", "school": ""}).status_code == 302
    with cast.scope("hanna"):
        row.refresh_from_db()
        assert (row.school.name, row.school.sector) == ("Bakkerij Roos", "partner")
        [_confirm, welcome] = mails()
    assert welcome.to == "roos@bakkerij.example"
    assert "Denktank in de lente" in welcome.text
    assert "SUMMARY:Denktank in de lente" in welcome.calendar
    assert LINK not in welcome.text + welcome.calendar  # the room is for who takes part
    stranger.post(link_in(welcome))
    with cast.scope("hanna"):
        role = Role.objects.get(person__email="roos@bakkerij.example")
    assert (role.kind, role.school_id) == ("partner", row.school_id)


def test_nobody_signs_up_another(cast: Cast) -> None:
    """Without the link of the mail an answer counts nowhere, and the coordinator can't let it in."""
    with cast.scope("hanna"):
        row = add_answer(add_call(cast.places.region), confirmed_at=None)
        with pytest.raises(ChangedMeanwhile):
            let_in(actor=cast.actor("hanna"), answer=row, school=None, now=NOW)
        assert Invitation.objects.count() == 0
    wrong = cast.client("anonymous").get(f"/oproep/haaglanden/bevestig/{row.pk.hex}:x/")
    assert wrong.status_code == 404


def test_who_answers_twice_has_one_answer(cast: Cast) -> None:
    with cast.scope("hanna"):
        add_call(cast.places.region)
    stranger = cast.client("anonymous")
    stranger.post(CALL, ROOS)
    stranger.post(CALL, ROOS | {"email": "ROOS@BAKKERIJ.EXAMPLE", "role": "bakker"})
    with cast.scope("hanna"):
        assert [row.role for row in CallAnswer.objects.all()] == ["bakker"]


def test_a_confirmed_answer_is_not_changed_by_whoever_knows_the_address(cast: Cast) -> None:
    with cast.scope("hanna"):
        add_answer(add_call(cast.places.region))
    answer = cast.client("anonymous").post(CALL, ROOS | {"role": "indringer"})
    assert answer.status_code == 200
    with cast.scope("hanna"):
        assert CallAnswer.objects.get().role == "eigenaar"
        [mail] = mails()
    assert mail.subject == "Je antwoord hebben we al: Denk mee over de eerste week"


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("roos@bakkerij.example\nBcc: all@school.example", "regeleinde"),
        ("roos", "Dit is geen e-mailadres. Kijk het na."),
    ],
)
def test_a_bad_address_is_told_and_nothing_is_lost(cast: Cast, email: str, sentence: str) -> None:
    with cast.scope("hanna"):
        add_call(cast.places.region)
    answer = cast.client("anonymous").post(CALL, ROOS | {"email": email})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Een middag in de bakkerij" in answer.content.decode()
    with cast.scope("hanna"):
        assert (CallAnswer.objects.count(), mails()) == (0, [])


def test_a_closed_call_takes_no_answer(cast: Cast) -> None:
    with cast.scope("hanna"):
        add_call(cast.places.region, closed_at=NOW)
        add_call(cast.places.region, "gisteren", closes_on=NOW.date() - dt.timedelta(days=1))
    for slug in ("denk-mee", "gisteren"):
        answer = cast.client("anonymous").post(f"/oproep/haaglanden/{slug}/", ROOS)
        assert answer.status_code == 422
    with cast.scope("hanna"):
        assert CallAnswer.objects.count() == 0


def test_no_word_of_the_form_is_mailed_to_a_stranger(cast: Cast) -> None:
    with cast.scope("hanna"):
        add_call(cast.places.region)
    cast.client("anonymous").post(CALL, ROOS | {"name": "Koop nu", "organisation": "Koop nu"})
    with cast.scope("hanna"):
        [mail] = mails()
    assert "Koop nu" not in mail.text + mail.subject


def test_one_address_gets_five_mails_an_hour(cast: Cast) -> None:
    with cast.scope("hanna"):
        add_call(cast.places.region)
    stranger = cast.client("anonymous")
    codes = [stranger.post(CALL, ROOS).status_code for _time in range(6)]
    assert codes == [200, 200, 200, 200, 200, 422]


def test_letting_in_can_be_undone_until_it_is_accepted(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row = add_answer(add_call(cast.places.region))
        let_in(actor=hanna, answer=row, school=None, now=NOW)
        undo_let_in(actor=hanna, answer=row, now=NOW)
        row.refresh_from_db()
        assert (row.let_in_at, mails()) == (None, [])
        assert Invitation.objects.get().withdrawn_at == NOW
        again = let_in(actor=hanna, answer=row, school=None, now=NOW)
        assert School.objects.filter(name="Bakkerij Roos").count() == 1
        Invitation.objects.filter(pk=again.invitation_id).update(accepted_at=NOW)
        with pytest.raises(CameInAlready):
            undo_let_in(actor=hanna, answer=row, now=NOW)


def test_a_no_has_a_reason_that_waits_ten_minutes(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row = add_answer(add_call(cast.places.region))
        decline(actor=hanna, answer=row, reason="Te ver weg.", now=NOW)
        [mail] = mails()
        assert mail.not_before == NOW + dt.timedelta(minutes=10)
        assert "Te ver weg." in mail.text
        assert undo_decline(actor=hanna, answer=row) == 1
        row.refresh_from_db()
        assert (row.declined_at, mails()) == (None, [])


@pytest.mark.parametrize("name", ["alice", "noor", "pelle"])
def test_only_the_coordinator_reads_who_answered(cast: Cast, name: str) -> None:
    with cast.scope("hanna"):
        row = add_answer(add_call(cast.places.region))
    client = cast.client(name)
    assert client.get(CALL + "antwoorden/").status_code == 404
    assert client.get(f"/oproep/haaglanden/antwoorden/{row.pk}/").status_code == 404


@pytest.mark.parametrize(("organisations", "told"), [(4, False), (5, True)])
def test_a_count_under_five_is_not_told(cast: Cast, organisations: int, told: bool) -> None:
    with cast.scope("hanna"):
        call = add_call(cast.places.region)
        for number in range(organisations):
            for person in range(2):
                add_answer(call, f"p{person}@o{number}.example", organisation=f" Org  {number}")
        add_answer(call, "nee@o9.example", organisation="Org 9", confirmed_at=None)
    page = cast.client("anonymous").get(CALL).content.decode()
    assert ("5 organisaties doen mee" in page, "organisaties doen mee" in page) == (told, told)
