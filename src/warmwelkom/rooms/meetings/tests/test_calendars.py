from __future__ import annotations

import datetime as dt

from django.test import Client
from icalendar import Calendar, Event
from tests.cast import NOW, Cast
from tests.meetings import LINK, add_feed, add_meeting, add_registration

from warmwelkom.rooms.meetings.domain.planning import cancel_meeting, change_meeting
from warmwelkom.rooms.meetings.models import CalendarFeed
from warmwelkom.rooms.people.models import Role

AT = "/bijeenkomsten/haaglanden/"
TODAY = NOW + dt.timedelta(days=1)


def events_of(client: Client, way: str) -> list[Event]:
    answer = client.get(way)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    found = Calendar.from_ical(answer.content)
    assert isinstance(found, Calendar)
    assert found["method"] == "PUBLISH"
    return found.events


def test_the_public_feed_never_holds_the_link(cast: Cast) -> None:
    with cast.scope("pelle"):
        rows = [
            add_meeting(cast.places.region, "Online", starts_at=TODAY),
            add_meeting(cast.places.region, "Zaal", starts_at=TODAY, form="both", place="Zaal 2"),
            add_meeting(cast.places.region, "Weg", starts_at=TODAY, cancelled_at=NOW),
        ]
        add_meeting(cast.places.region, "Zoekt een dag", starts_at=None)
        add_meeting(cast.places.region, "Lang geleden", starts_at=TODAY - dt.timedelta(days=200))
    with cast.scope("lars"):
        add_meeting(cast.places.other_region, "Elders", starts_at=TODAY)
    for who in ("anonymous", "pelle", "hanna"):  # the same text for everybody
        client = cast.client(who)
        assert LINK not in client.get(f"{AT}agenda.ics").content.decode()
        found = {event["summary"]: event for event in events_of(client, f"{AT}agenda.ics")}
        assert sorted(found) == ["Afgezegd: Weg", "Online", "Zaal"]
        assert "location" not in found["Online"]
        assert found["Zaal"]["location"] == "Zaal 2"
        assert found["Afgezegd: Weg"]["status"] == "CANCELLED"
        assert {event.uid for event in found.values()} == {str(row.pk) for row in rows}


def test_one_meeting_holds_the_link_for_who_takes_part(cast: Cast) -> None:
    with cast.scope("pelle"):
        row = add_meeting(cast.places.region)
        looking = add_meeting(cast.places.region, starts_at=None)
    way = f"{AT}{row.pk}/agenda.ics"
    (event,) = events_of(cast.client("pelle"), way)
    assert (event["location"], event.start, event.end) == (LINK, row.starts_at, row.ends_at)
    for who in ("anonymous", "lars", "dina", "olga"):
        assert LINK not in cast.client(who).get(way).content.decode()
    assert Client().get(f"{AT}{looking.pk}/agenda.ics").status_code == 404


def test_ones_own_feed_has_what_one_goes_to_and_what_one_chairs(cast: Cast) -> None:
    with cast.scope("pelle"):
        going = add_meeting(cast.places.region, "Erbij", starts_at=TODAY)
        add_registration(going, cast.pelle)
        waits = add_meeting(cast.places.region, "Wacht", starts_at=TODAY)
        add_registration(waits, cast.pelle, seated_at=None)
        add_meeting(cast.places.region, "Voorzit", starts_at=TODAY, chair=cast.pelle)
        add_registration(add_meeting(cast.places.region, "Van Bob", starts_at=TODAY), cast.bob)
        words = add_feed(cast, "pelle")
    found = {event["summary"]: event for event in events_of(Client(), f"{AT}mijn-agenda/{words}.ics")}  # fmt: skip
    assert sorted(found) == ["Erbij", "Voorzit", "Wacht"]
    assert found["Erbij"]["location"] == LINK
    assert [found[name]["status"] for name in ("Erbij", "Wacht")] == ["CONFIRMED", "TENTATIVE"]
    with cast.scope("pelle"):
        assert CalendarFeed.objects.get().used_on == NOW.date()


def test_a_feed_opens_no_more_than_its_person_may(cast: Cast) -> None:
    with cast.scope("pelle"):
        words = add_feed(cast, "pelle")
    way = f"{AT}mijn-agenda/{words}.ics"
    assert Client().get(way).status_code == 200
    assert Client().get(f"{AT}mijn-agenda/{words}x.ics").status_code == 404
    other = cast.places.other_region.slug
    assert Client().get(f"/bijeenkomsten/{other}/mijn-agenda/{words}.ics").status_code == 404
    with cast.scope("pelle"):
        Role.objects.filter(person=cast.pelle).update(ended_at=NOW)
    assert Client().get(way).status_code == 404


def test_the_address_is_shown_once_and_a_new_one_ends_the_old(cast: Cast) -> None:
    pelle, way = cast.client("pelle"), f"{AT}mijn-agenda/"
    assert "Maak mijn adres" in pelle.get(way).content.decode()
    first = address_in(pelle.post(way, {"do": "make"}).content.decode())
    assert Client().get(first).status_code == 200
    assert first not in pelle.get(way).content.decode()
    second = address_in(pelle.post(way, {"do": "make"}).content.decode())
    assert [Client().get(one).status_code for one in (first, second)] == [404, 200]
    pelle.post(way, {"do": "stop"})
    assert Client().get(second).status_code == 404


def address_in(page: str) -> str:
    whole = page.partition("<code>")[2].partition("</code>")[0]
    return whole[whole.index(AT) :]


def test_a_calendar_that_asks_again_hears_that_nothing_is_new(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region, starts_at=TODAY + dt.timedelta(days=1))
    way, asked = f"{AT}agenda.ics", []
    for step in ("as it is", "again", "changed", "called off"):
        with cast.scope("hanna"):
            if step == "changed":
                change_meeting(actor=hanna, meeting=row, now=NOW, place="Zaal 3")
            if step == "called off":
                cancel_meeting(actor=hanna, meeting=row, reason="Ziek.", now=NOW)
        before = asked[-1][1] if asked else ""
        answer = Client().get(way, headers={"If-None-Match": before} if before else {})
        asked.append((answer.status_code, answer["ETag"]))
        if answer.status_code == 200:
            (event,) = Calendar.from_ical(answer.content).events  # type: ignore[union-attr]
            asked[-1] = (event.sequence, answer["ETag"])
            assert event.uid == str(row.pk)
    assert [first for first, _etag in asked] == [0, 304, 1, 2]


def test_a_program_only_reads(cast: Cast) -> None:
    assert cast.client("pelle").post(f"{AT}agenda.ics").status_code == 405
