from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from icalendar import Calendar
from tests.cast import NOW, Cast
from tests.meetings import LINK, add_meeting, add_registration

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.meetings.domain.joining import CantJoin, join_meeting, leave_meeting
from warmwelkom.rooms.meetings.domain.planning import cancel_meeting, change_meeting
from warmwelkom.rooms.meetings.models import Registration

AT = "/bijeenkomsten/haaglanden/"
LATER = NOW + dt.timedelta(minutes=5)


def names() -> list[tuple[str, bool]]:
    rows = Registration.objects.select_related("person")
    return [(row.person.name, row.seated_at is not None) for row in rows]


def mails() -> list[tuple[str, str]]:
    rows = Message.objects.filter(channel="mail").order_by("planned_at", "pk")
    return [(row.to.partition("@")[0], row.subject) for row in rows]


def entry_in(mail: Message) -> Calendar:
    found = Calendar.from_ical(mail.calendar)
    assert isinstance(found, Calendar)
    return found


def test_who_signs_up_gets_the_link_and_the_entry_once(cast: Cast) -> None:
    pelle = cast.actor("pelle")
    with cast.scope("pelle"):
        row = add_meeting(cast.places.region)
        join_meeting(actor=pelle, meeting=row, now=NOW)
        join_meeting(actor=pelle, meeting=row, now=LATER)
        assert names() == [("Pelle", True)]
        assert Registration.objects.get().organisation == "Gemeente Den Haag"
        mail = Message.objects.get()
    assert (mail.to, mail.subject) == ("pelle@school.example", f"Je bent aangemeld: {row.title}")
    assert LINK in mail.text
    (event,) = entry_in(mail).events
    assert (entry_in(mail)["method"], event.uid, event["location"]) == (
        "REQUEST",
        str(row.pk),
        LINK,
    )


def test_when_it_is_full_one_waits_and_the_longest_waiting_moves_up(cast: Cast) -> None:
    with cast.scope("pelle"):
        row = add_meeting(cast.places.region, seats=1)
        for minute, who in enumerate(("alice", "bob", "pelle")):
            moment = NOW + dt.timedelta(minutes=minute)
            join_meeting(actor=cast.actor(who), meeting=row, now=moment)
        assert names() == [("Alice", True), ("Bob", False), ("Pelle", False)]
        leave_meeting(actor=cast.actor("alice"), meeting=row, now=LATER)
        leave_meeting(actor=cast.actor("alice"), meeting=row, now=LATER)
        assert names() == [("Bob", True), ("Pelle", False)]
        assert mails() == [
            ("alice", f"Je bent aangemeld: {row.title}"),
            ("bob", f"Er is een plek voor je: {row.title}"),
        ]


def test_who_comes_back_stands_at_the_end(cast: Cast) -> None:
    with cast.scope("pelle"):
        row = add_meeting(cast.places.region, seats=1)
        for minute, who in enumerate(("alice", "bob")):
            moment = NOW + dt.timedelta(minutes=minute)
            join_meeting(actor=cast.actor(who), meeting=row, now=moment)
        leave_meeting(actor=cast.actor("alice"), meeting=row, now=LATER)
        join_meeting(actor=cast.actor("alice"), meeting=row, now=LATER)
        assert names() == [("Bob", True), ("Alice", False)]


def test_online_beside_on_site_takes_no_place(cast: Cast) -> None:
    with cast.scope("pelle"):
        row = add_meeting(cast.places.region, form="both", place="Stadhuis", seats=1)
        for who, how in (("alice", "on_site"), ("bob", "on_site"), ("pelle", "online")):
            join_meeting(actor=cast.actor(who), meeting=row, how=how, now=NOW)
        assert names() == [("Alice", True), ("Bob", False), ("Pelle", True)]
        join_meeting(actor=cast.actor("alice"), meeting=row, how="online", now=LATER)
        assert names() == [("Bob", True), ("Pelle", True), ("Alice", True)]
        with pytest.raises(CantJoin):
            join_meeting(actor=cast.actor("noor"), meeting=row, now=NOW)


def test_more_places_are_given_at_once(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region, seats=1)
        for who in ("alice", "bob", "pelle"):
            join_meeting(actor=cast.actor(who), meeting=row, now=NOW)
        change_meeting(actor=cast.actor("hanna"), meeting=row, now=LATER, seats=2)
        assert names() == [("Alice", True), ("Bob", True), ("Pelle", False)]
        change_meeting(actor=cast.actor("hanna"), meeting=row, now=LATER, seats=1)
        assert names() == [("Alice", True), ("Bob", True), ("Pelle", False)]


@pytest.mark.parametrize(
    "fields",
    [
        {"starts_at": None},
        {"in_days": -1},
        {"cancelled_at": NOW},
        {"ended_at": NOW},
    ],
    ids=["no day", "past", "called off", "closed"],
)
def test_there_is_nothing_to_sign_up_for(cast: Cast, fields: dict[str, object]) -> None:
    with cast.scope("pelle"):
        row = add_meeting(cast.places.region, **fields)  # type: ignore[arg-type]
        with pytest.raises(CantJoin):
            join_meeting(actor=cast.actor("pelle"), meeting=row, now=NOW)
        assert names() == []


def test_a_stranger_does_not_sign_up(cast: Cast) -> None:
    with cast.scope("pelle"):
        row = add_meeting(cast.places.region)
        for who in ("lars", "karin", "olga"):
            with pytest.raises((MayNotKnow, PermissionDenied)):
                join_meeting(actor=cast.actor(who), meeting=row, now=NOW)
        assert names() == []


def test_a_change_and_a_cancellation_go_to_who_comes_with_the_entry(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region, seats=1)
        add_registration(row, cast.pelle)
        add_registration(row, cast.bob, seated_at=None)
        change_meeting(actor=hanna, meeting=row, now=NOW, place="Zaal 3")
        cancel_meeting(actor=hanna, meeting=row, reason="Te weinig mensen.", now=LATER)
        last = Message.objects.get(key__contains="change:2", to__startswith="pelle")
        found = [
            (mail.to.partition("@")[0], mail.subject.partition(":")[0], mail.state, mail.calendar)
            for mail in Message.objects.order_by("planned_at", "to")
        ]
    assert [line[:3] for line in found] == [
        ("bob", "Veranderd", "failed"),
        ("pelle", "Veranderd", "failed"),
        ("bob", "Gaat niet door", "planned"),
        ("pelle", "Gaat niet door", "planned"),
    ]
    assert [bool(line[3]) for line in found] == [False, True, False, True]
    told = [Calendar.from_ical(line[3]) for line in found if line[3]]
    assert [one["method"] for one in told] == ["REQUEST", "CANCEL"]  # type: ignore[index]
    events = [one.events[0] for one in told]  # type: ignore[union-attr]
    assert [event.sequence for event in events] == [1, 2]
    assert {event.uid for event in events} == {str(row.pk)}
    assert LINK not in last.text
    assert "Te weinig mensen." in last.text


def test_who_has_no_role_any_more_hears_nothing(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region)
        add_registration(row, cast.karin)
        change_meeting(actor=cast.actor("hanna"), meeting=row, now=NOW, place="Zaal 3")
        assert mails() == []


def test_the_page_says_where_one_stands(cast: Cast) -> None:
    with cast.scope("pelle"):
        row = add_meeting(cast.places.region, seats=1)
        add_registration(row, cast.alice)
    way = f"{AT}{row.pk}/"
    pelle = cast.client("pelle")
    assert "Zet me op de wachtlijst" in pelle.get(way).content.decode()
    shown = pelle.post(f"{way}aanmelden/", follow=True).content.decode()
    assert "Je bent nummer 1." in shown
    assert "Alice" not in shown
    shown = cast.client("alice").post(f"{way}afmelden/", follow=True).content.decode()
    assert "Je bent afgemeld." in shown
    assert "Je bent aangemeld" in pelle.get(way).content.decode()


def test_the_list_is_for_who_leads_and_names_people_and_organisations(cast: Cast) -> None:
    with cast.scope("pelle"):
        row = add_meeting(cast.places.region, chair=cast.alice, seats=1)
        add_registration(row, cast.pelle, organisation="Gemeente Den Haag")
        add_registration(row, cast.bob, seated_at=None, organisation="Johan de Witt")
    way = f"{AT}{row.pk}/aanmeldingen/"
    shown = cast.client("alice").get(way).content.decode()
    for said in ("1 persoon komt", "Pelle", "Gemeente Den Haag", "Wachtlijst", "Bob"):
        assert said in shown
    assert cast.client("bob").get(way).status_code == 404
