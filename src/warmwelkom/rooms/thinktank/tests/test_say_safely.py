"""`/zeg/`: nobody can be known from it, and nobody can misuse it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast
from tests.thinktank import add_contribution

from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.thinktank.models import Contribution, ContributionState
from warmwelkom.rooms.thinktank.tests.voices import CODE, open_code, open_tank, send, sitting_in, to

MONDAY = dt.date(2026, 3, 30)


def test_wrong_codes_run_out_and_the_next_address_still_may(cast: Cast) -> None:
    """After 120 wrong ones even a right code waits, so that guessing brings nothing."""
    open_code(cast)
    guesser, elsewhere = Client(REMOTE_ADDR="192.0.2.8"), Client(REMOTE_ADDR="192.0.2.9")
    for number in range(120):
        guesser.get(to("say", f"BCD{number:03}"))
    assert "Wacht tien minuten" in guesser.get(to("say", CODE)).content.decode()
    assert elsewhere.get(to("say", CODE)).status_code == 200


def test_no_session_and_no_moment_is_kept(cast: Cast) -> None:
    open_code(cast)
    client = Client()
    send(client, "Een kluisje")
    assert set(client.cookies) <= {"csrftoken"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone() == (0,)
    with cast.scope():
        act = Act.objects.get(action="thinktank.post_need")
        state = ContributionState.objects.get()
    assert (act.subject_kind, act.subject_id, act.actor_kind, act.actor_id) == (
        "",
        "",
        "anonymous",
        None,
    )
    assert (act.at.astimezone(NOW.tzinfo).hour, act.at.astimezone(NOW.tzinfo).weekday()) == (0, 0)
    assert (state.on, state.at.astimezone(NOW.tzinfo).date()) == (MONDAY, MONDAY)
    assert {act.pk.version, state.pk.version} == {4}


def test_whoever_is_logged_in_is_nobody_here(cast: Cast) -> None:
    open_code(cast)
    for who in ("alice", "dina"):
        send(cast.client(who), f"Van {who}")
    with cast.scope():
        assert set(Act.objects.filter(action="thinktank.post_need").values_list("actor_kind")) == {
            ("anonymous",)
        }
        assert set(Contribution.objects.values_list("author", "author_name")) == {(None, "")}


def test_a_form_that_can_not_be_forged(cast: Cast) -> None:
    open_code(cast)
    client = Client(enforce_csrf_checks=True)
    assert client.post(to("say", CODE), {"text": "x", "seen": "1"}).status_code == 403
    page = client.get(to("say", CODE)).content.decode()
    token = client.cookies["csrftoken"].value
    sent = {"text": "Een kluisje", "sitting": sitting_in(page), "seen": "1",
            "csrfmiddlewaretoken": token}  # fmt: skip
    assert client.post(to("say", CODE), sent).status_code == 200


@pytest.mark.parametrize("name", ["enter", "say", "follow", "moderation_rules"])
def test_a_public_page_costs_little(cast: Cast, name: str) -> None:
    open_code(cast)
    address = to(name, CODE) if name == "say" else to(name)
    costs = []
    for number in (1, 3):
        with cast.scope():
            for more in range(number):
                add_contribution(cast.places.region, text=f"Een kluisje {number} {more}")
        with CaptureQueriesContext(connection) as asked:
            Client().get(address)
        frame = ("SAVEPOINT", "warmwelkom.region")
        costs.append(len([row for row in asked if not any(word in row["sql"] for word in frame)]))
    assert costs[0] == costs[1] <= 6


def test_without_a_think_tank_a_code_still_opens(cast: Cast) -> None:
    """A code cannot be made then, but one that is there goes on."""
    open_tank(cast)
    assert Client().get(to("enter")).status_code == 200
