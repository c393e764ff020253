"""What got stuck is shown to the coordinator, who decides; nothing is sent twice without that."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.base.audit.models import Act
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.stops import stop_address, stopped_among

PAGE = "/regio/post/"


def _stuck(cast: Cast, key: str = "k", *, who: str = "dewi", **changes: Any) -> Message:
    words = {
        "region_id": cast.actor(who).region_id, "key": key, "channel": "mail",
        "to": "weg@school.example", "subject": "Kom je?", "text": "geheim", "state": "unknown",
        "planned_at": NOW, "fault": "554 5.7.1 not here",
    }  # fmt: skip
    with cast.scope(who):
        return Message.objects.create(**{**words, **changes})


def _state(cast: Cast, message: Message) -> str:
    with cast.scope():
        return str(Message.objects.get(pk=message.pk).state)


def _do(cast: Cast, message: Message, what: str, who: str = "hanna") -> Any:
    return cast.client(who).post(reverse(f"people:post_{what}", args=[message.pk]), follow=True)


def test_it_works(cast: Cast) -> None:
    _stuck(cast)
    _stuck(cast, "f", state="failed")
    _stuck(cast, "s", state="sent")
    page = cast.client("hanna").get(PAGE)
    here = page.context["here"]
    assert ([row.key for row in here.unknown], [row.key for row in here.failed]) == (["k"], ["f"])
    assert "2 berichten vragen om jouw besluit" in page.content.decode()
    said = 'De mailserver zei: <span lang="en">554 5.7.1 not here</span>'
    assert page.content.decode().count(said) == 2


def test_what_a_room_held_back_asks_nothing_of_the_coordinator(cast: Cast) -> None:
    _stuck(cast, "held", state="failed", guard="summer")
    _stuck(cast, "unknown", guard="summer")
    here = cast.client("hanna").get(PAGE).context["here"]
    assert ([row.key for row in here.unknown], here.failed, here.open) == (["unknown"], [], 1)


def test_nobody_reads_what_is_in_it(cast: Cast) -> None:
    _stuck(cast)
    assert "geheim" not in cast.client("hanna").get(PAGE).content.decode()


def test_another_region_gets_404(cast: Cast) -> None:
    theirs = _stuck(cast, who="lars")
    assert cast.client("hanna").get(PAGE).context["here"].open == 0
    assert _do(cast, theirs, "again").status_code == 404
    assert _do(cast, theirs, "leave").status_code == 404


def test_a_stranger_gets_404(cast: Cast) -> None:
    row = _stuck(cast)
    for who in ("alice", "ibrahim"):
        assert cast.client(who).get(PAGE).status_code == 404
        assert _do(cast, row, "again", who).status_code == 404


def test_sent_again_it_is_planned_with_who_decided_in_the_record(cast: Cast) -> None:
    row = _stuck(cast, attempts=8)
    assert "gaat opnieuw weg." in _do(cast, row, "again").content.decode()
    with cast.scope():
        again = Message.objects.get()
        acts = list(Act.objects.values_list("action", "actor_id", "subject_id"))
    assert (again.state, again.attempts, again.decided_by) == ("planned", 0, cast.hanna.name)
    assert acts == [("people.send_message_again", cast.hanna.pk, str(row.pk))]


def test_two_who_decide_at_once_send_it_once(cast: Cast) -> None:
    row = _stuck(cast)
    _do(cast, row, "again")
    assert _do(cast, row, "again").status_code == 404
    assert _state(cast, row) == "planned"


def test_an_address_that_was_stopped_is_open_again(cast: Cast) -> None:
    row = _stuck(cast, state="failed")
    stop_address(row.to, reason="bounce", day=NOW.date())
    assert "Het adres krijgt ook weer andere mail." in _do(cast, row, "again").content.decode()
    assert stopped_among([row.to]) == set()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"to": "weg"}, "Dit is geen e-mailadres. Kijk het na."),
        (
            {"expires_at": NOW - dt.timedelta(days=1)},
            "De tijd van dit bericht is voorbij. Het gaat niet meer weg.",
        ),
    ],
)
def test_what_can_not_be_sent_is_told_and_nothing_changes(
    cast: Cast, changes: dict[str, Any], sentence: str
) -> None:
    row = _stuck(cast, state="failed", **changes)
    assert sentence in _do(cast, row, "again").content.decode()
    assert _state(cast, row) == "failed"


def test_left_so_it_waits_for_nobody_and_can_still_be_sent(cast: Cast) -> None:
    row = _stuck(cast)
    page = _do(cast, row, "leave")
    assert (page.context["here"].open, len(page.context["here"].left)) == (0, 1)
    assert f"{cast.hanna.name} besloot op" in page.content.decode()
    _do(cast, row, "again")
    assert _state(cast, row) == "planned"


def test_the_page_of_the_region_says_how_many(cast: Cast) -> None:
    browser = cast.client("hanna")
    assert browser.get("/regio/").context["here"].post == 0
    _stuck(cast)
    assert "1 bericht bleef hangen." in browser.get("/regio/").content.decode()


def test_it_asks_as_often_for_three_as_for_one(cast: Cast) -> None:
    browser, asked = cast.client("hanna"), []
    for names in ("a", "bc"):
        for name in names:
            _stuck(cast, name)
        with CaptureQueriesContext(connection) as found:
            browser.get(PAGE)
        asked.append(len(found))
    assert asked[0] == asked[1] <= 12
