"""From a draft to a mail for each reader, and back while that is possible."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from tests.cast import NOW, Cast
from tests.meetings import add_meeting
from tests.newsletters import OUT, add_block, add_call, add_issue, add_reader
from tests.thinktank import add_contribution

from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.newsletters.domain.sending import (
    NotReady,
    TooLate,
    send_issue,
    send_test,
    take_issue_back,
)
from warmwelkom.rooms.newsletters.domain.subscribing import stop_letters
from warmwelkom.rooms.newsletters.models import Issue

ATOM = "{http://www.w3.org/2005/Atom}"
GOES = NOW + Issue.UNDO


def _send(cast: Cast, issue: Issue) -> int:
    return send_issue(actor=cast.actor("hanna"), issue=issue, now=NOW)


def test_each_confirmed_reader_gets_one_mail_with_its_own_way_out(cast: Cast) -> None:
    with cast.scope("hanna"):
        region = cast.places.region
        readers = [add_reader(region, f"r{number}@x.example") for number in range(3)]
        add_reader(region, "nee@x.example", confirmed_at=None)
        assert _send(cast, add_issue(region)) == 3
        mails = list(Message.objects.order_by("to"))
    assert [mail.to for mail in mails] == [reader.email for reader in readers]
    ways = {mail.headers["List-Unsubscribe"] for mail in mails}
    assert len(ways) == 3
    for mail in mails:
        assert mail.not_before == GOES
        assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert mail.headers["List-Id"].startswith("<haaglanden.nieuws.")
        way = mail.headers["List-Unsubscribe"].strip("<>")
        assert (way in mail.text, way in mail.html) == (True, True)
        assert ".invalid" not in mail.text + mail.html


def test_nothing_in_a_mail_tells_who_read_it(cast: Cast) -> None:
    """No picture is fetched, and every link goes straight to where it says."""
    with cast.scope("hanna"):
        region = cast.places.region
        issue = add_issue(region)
        add_block(issue, kind="picture", alt="Twintig leerlingen op het plein")
        add_block(issue, text="Lees [dit stuk](https://krant.example/stuk).")
        add_reader(region)
        _send(cast, issue)
        mail = Message.objects.get()
    assert "<img" not in mail.html
    assert "Twintig leerlingen op het plein" in mail.html
    assert 'href="https://krant.example/stuk"' in mail.html
    assert "dit stuk (https://krant.example/stuk)" in mail.text


def test_an_issue_is_sent_once(cast: Cast) -> None:
    with cast.scope("hanna"):
        issue = add_issue(cast.places.region)
        add_reader(cast.places.region)
        _send(cast, issue)
        with pytest.raises(ChangedMeanwhile):
            _send(cast, issue)
        assert Message.objects.count() == 1


def test_taken_back_in_time_nothing_leaves_and_it_can_go_again(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        issue = add_issue(cast.places.region)
        add_reader(cast.places.region)
        _send(cast, issue)
        take_issue_back(actor=hanna, issue=issue, now=GOES - dt.timedelta(seconds=1))
        assert (Message.objects.count(), Issue.objects.get().sent_at) == (0, None)
        assert _send(cast, issue) == 1
        with pytest.raises(TooLate):
            take_issue_back(actor=hanna, issue=issue, now=GOES)
        assert Message.objects.count() == 1


@pytest.mark.parametrize(
    ("segment", "number"),
    [
        ({}, 3),
        ({"sectors": ["vo"]}, 2),
        ({"sectors": ["vo"], "roles": ["teacher"]}, 1),
        ({"roles": []}, 3),
    ],
)
def test_only_the_segment_gets_it(cast: Cast, segment: dict[str, list[str]], number: int) -> None:
    with cast.scope("hanna"):
        region = cast.places.region
        for email, sector, role in (
            ("a", "vo", "teacher"),
            ("b", "vo", ""),
            ("c", "mbo", "teacher"),
        ):
            add_reader(region, f"{email}@x.example", sector=sector, role=role)
        assert _send(cast, add_issue(region, segment=segment)) == number


def test_the_page_counts_what_it_will_send(cast: Cast) -> None:
    with cast.scope("hanna"):
        region = cast.places.region
        for number, sector in enumerate(("vo", "vo", "mbo", "")):
            add_reader(region, f"r{number}@x.example", sector=sector)
        issue = add_issue(region, segment={"sectors": ["vo", "mbo"]})
    page = cast.client("hanna").get(f"/nieuws/haaglanden/{issue.pk}/versturen/").content.decode()
    assert "3 lezers" in page
    assert "voortgezet onderwijs: 2" in page
    assert "Verstuur naar 3 lezers" in page


def test_without_readers_or_words_nothing_is_sent(cast: Cast) -> None:
    with cast.scope("hanna"):
        issue = add_issue(cast.places.region)
        with pytest.raises(NotReady, match="Niemand"):
            _send(cast, issue)
        add_reader(cast.places.region)
        issue.blocks.all().delete()
        with pytest.raises(NotReady, match="niets in"):
            _send(cast, issue)
        assert (Message.objects.count(), Issue.objects.get().sent_at) == (0, None)


def test_a_test_goes_to_oneself_alone(cast: Cast) -> None:
    with cast.scope("hanna"):
        add_reader(cast.places.region)
        send_test(actor=cast.actor("hanna"), issue=add_issue(cast.places.region), now=NOW)
        mail = Message.objects.get()
    assert (mail.to, mail.subject) == ("hanna@school.example", "Proef: Nieuws van april")


def test_what_is_not_public_is_in_no_newsletter(cast: Cast) -> None:
    with cast.scope("hanna"):
        region = cast.places.region
        issue = add_issue(region)
        hidden = add_contribution(region, "idea", "Een geheim idee", published_at=None)
        shown = add_contribution(region, "idea", "Een open idee")
        draft = add_call(region, "geheim", title="Een geheime oproep", opened_at=None)
        for kind, target in (("contribution", hidden), ("contribution", shown), ("call", draft)):
            add_block(issue, kind=kind, target=target.pk)
        add_reader(region)
        _send(cast, issue)
        mail = Message.objects.get()
    for words in (mail.text, mail.html):
        assert ("geheim" in words, "open idee" in words.lower()) == (False, True)


def test_a_meeting_that_changed_since_says_so_on_the_web(cast: Cast) -> None:
    with cast.scope("hanna"):
        region = cast.places.region
        meeting, issue = add_meeting(region), add_issue(region)
        add_block(issue, kind="meeting", target=meeting.pk)
        add_reader(region)
        _send(cast, issue)
        Issue.objects.update(goes_at=NOW - dt.timedelta(days=400))
    way, stranger = f"/nieuws/haaglanden/{issue.pk}/", cast.client("anonymous")
    assert "Veranderd sinds deze brief" not in stranger.get(way).content.decode()
    with cast.scope("hanna"):
        meeting.starts_at += dt.timedelta(days=1)
        meeting.ends_at += dt.timedelta(days=1)
        meeting.save()
    assert "Veranderd sinds deze brief" in stranger.get(way).content.decode()


def test_five_hundred_readers_cost_as_many_queries_as_one(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    with cast.scope("hanna"):
        region = cast.places.region
        for number in range(500):
            add_reader(region, f"r{number}@x.example")
        issue = add_issue(region)
        with django_assert_max_num_queries(20):
            assert _send(cast, issue) == 500


def test_who_stops_while_a_letter_waits_does_not_get_it(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        readers = [add_reader(cast.places.region, f"r{number}@x.example") for number in range(2)]
        _send(cast, add_issue(cast.places.region))
        stop_letters(actor=hanna, reader=readers[0], now=NOW)
        assert [mail.to for mail in Message.objects.all()] == ["r1@x.example"]


def test_the_feed_has_what_is_out(cast: Cast) -> None:
    with cast.scope("hanna"):
        region = cast.places.region
        out = add_issue(region, sent_at=OUT, goes_at=OUT)
        add_issue(region, "Wacht nog", sent_at=NOW, goes_at=NOW + dt.timedelta(days=1))
        add_issue(region, "Een concept")
    answer = cast.client("anonymous").get("/nieuws/haaglanden/atom.xml")
    assert answer["Content-Type"].startswith("application/atom+xml")
    entries = list(fromstring(answer.content).iter(f"{ATOM}entry"))
    assert [row.findtext(f"{ATOM}id") for row in entries] == [f"urn:uuid:{out.pk}"]
    assert "Dag allemaal" in (entries[0].findtext(f"{ATOM}summary") or "")
