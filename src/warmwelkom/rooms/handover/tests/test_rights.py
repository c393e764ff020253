"""What pupils ask by law: who may ask, who answers, the clock, the proof, and all that is known."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.everything import Everything, is_about_pupils
from tests.handover import make_handover
from tests.handover_back import add_request

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.base.outbox.models import Message, Notice
from warmwelkom.rooms.handover.domain.rights import (
    RequestIncomplete,
    answer_request,
    ask_rights,
    extend_request,
)
from warmwelkom.rooms.handover.domain.rights_clock import chase_rights
from warmwelkom.rooms.handover.models import OwnView, RightsRequest, RightsStep, Statement
from warmwelkom.rooms.handover.queries.known_of_pupil import everything_known_of, ways_to_pupil

OWN, QUEUE = "/mijn/rechten/", "/rechten/"


def steps(request: RightsRequest) -> list[str]:
    return list(RightsStep.objects.filter(request=request).values_list("kind", flat=True))


def test_it_works(cast: Cast) -> None:
    """Asked on a phone, handled by the school's beheerder, answered, told, read: each step is kept."""
    dina, ibrahim = cast.client("dina"), cast.client("ibrahim")
    answer = dina.post(OWN, {"kind": "objection", "text": "Mijn mentor kent mij niet"})
    with cast.scope():
        asked = RightsRequest.objects.get()
        assert (asked.due.isoformat(), asked.by) == ("2026-05-04", "pupil")
        assert list(Notice.objects.values_list("to", flat=True)) == ["ibrahim@school.example"]
    assert answer["Location"] == reverse("handover:own_request", args=[asked.pk])
    assert "Dina de Bakker" in ibrahim.get(QUEUE).content.decode()
    does = reverse("handover:handle_request", args=[asked.pk])
    ibrahim.post(does, {"do": "take"})
    ibrahim.post(does, {"do": "done", "done-line": "Met de mentor gesproken"})
    ibrahim.post(does, {"do": "answer", "outcome": "granted", "answer": "Je hebt gelijk."})
    with cast.scope():
        assert steps(asked) == ["asked", "taken", "done", "answered", "told"]
        mail = Message.objects.get(to="dina@leerling.example")
        assert "gelijk" not in mail.text
    assert "Je hebt gelijk." in dina.get(answer["Location"]).content.decode()


def test_bad_input_is_told_and_nothing_is_lost(cast: Cast) -> None:
    answer = cast.client("dina").post(OWN, {"kind": "erasure", "text": ""})
    assert answer.status_code == 422
    assert "Schrijf in een paar woorden waar het over gaat." in answer.content.decode()
    with cast.scope():
        asked = add_request(cast.dina)
    does = reverse("handover:handle_request", args=[asked.pk])
    page = cast.client("ibrahim").post(does, {"do": "answer", "answer": "Ik leg het uit"})
    assert page.status_code == 422
    assert "Ik leg het uit" in page.content.decode()
    with cast.scope():
        assert RightsRequest.objects.get().answered_at is None


@pytest.mark.parametrize("name", ["alice", "dewi", "charlie", "zita", "hanna", "emre", "lars"])
def test_who_does_not_handle_it_gets_404(cast: Cast, name: str) -> None:
    with cast.scope():
        asked = add_request(cast.dina)
    client = cast.client(name)
    for page in ("request", "everything_known"):
        assert client.get(reverse(f"handover:{page}", args=[asked.pk])).status_code == 404


def test_what_is_about_care_is_the_care_coordinators_alone(cast: Cast) -> None:
    with cast.scope():
        asked = add_request(cast.dina, about_care=True)
    for name, status in (("zita", 200), ("ibrahim", 404)):
        address = reverse("handover:request", args=[asked.pk])
        assert cast.client(name).get(address).status_code == status


def test_another_pupil_gets_404(cast: Cast, whole: Everything) -> None:
    with cast.scope():
        theirs = RightsRequest.objects.get(pupil=whole.pupils["bas"].pupil)
    for page in ("own_request", "own_everything"):
        address = reverse(f"handover:{page}", args=[theirs.pk])
        assert cast.client("dina").get(address).status_code == 404


def test_more_time_once_and_in_the_first_month(cast: Cast) -> None:
    with cast.scope():
        asked = add_request(cast.dina)
        words: dict[str, Any] = {"actor": cast.actor("ibrahim"), "request": asked}
        with pytest.raises(RequestIncomplete):
            extend_request(reason="Te laat", now=NOW + dt.timedelta(days=31), **words)
        extend_request(reason="Veel lijsten", now=NOW, **words)
        asked.refresh_from_db()
        assert asked.due.isoformat() == "2026-07-02"
        with pytest.raises(RequestIncomplete):
            extend_request(reason="Nog eens", now=NOW, **words)


def test_without_an_address_that_is_kept_too(cast: Cast) -> None:
    with cast.scope():
        cast.dina.pupil.email = ""
        cast.dina.pupil.save()
        asked = add_request(cast.dina)
        words: dict[str, Any] = {"actor": cast.actor("ibrahim"), "request": asked, "now": NOW}
        answer_request(outcome="refused", answer="Nee, omdat het niet kan.", **words)
        assert steps(asked) == ["asked", "answered", "not_told"]
        with pytest.raises(ChangedMeanwhile):
            answer_request(outcome="granted", answer="Toch wel.", **words)


def test_asked_twice_it_is_one_question(cast: Cast) -> None:
    words: dict[str, Any] = {"kind": "access", "text": "", "about_care": False, "now": NOW}
    with cast.scope():
        rows = [ask_rights(actor=cast.actor("dina"), transition=cast.dina, **words) for _ in "ab"]
        assert rows[0].pk == rows[1].pk


def test_by_phone_the_clock_runs_from_the_day_it_was_asked(cast: Cast) -> None:
    address = reverse("handover:enter_request", args=[cast.dina.pk])
    typed = {"kind": "access", "by": "parent", "asked_on": "2026-03-23"}
    assert cast.client("alice").post(address, typed).status_code == 302
    assert cast.client("bob").get(address).status_code == 404
    with cast.scope():
        asked = RightsRequest.objects.get()
        assert (asked.due.isoformat(), asked.entered_by_name) == ("2026-04-23", "Alice")
    found = cast.client("alice").get("/rechten/nieuw/", {"q": "dina bakker"}).content.decode()
    assert address in found
    assert address not in cast.client("bob").get("/rechten/nieuw/", {"q": "dina"}).content.decode()


def test_who_handles_it_hears_a_week_before_and_when_it_is_late(cast: Cast) -> None:
    with cast.scope():
        add_request(cast.dina, due=NOW.date() + dt.timedelta(days=9))
        actor = system_actor(region_id=cast.places.region.pk)
        days = range(14)
        told = [day for day in days if chase_rights(actor=actor, now=NOW + dt.timedelta(days=day))]
        assert told == [2, 10]


def test_everything_known_is_everything(cast: Cast, whole: Everything) -> None:
    """Every table that holds, or hangs from, a pupil's data is in it; nothing of another pupil."""
    from django.apps import apps

    ours = {model for model in apps.get_models() if model.__module__.startswith("warmwelkom.")}
    assert {model for model in ours if is_about_pupils(model)} == set(ways_to_pupil())
    with cast.scope():
        known = everything_known_of(pupil_id=cast.dina.pupil_id)
        text = json.dumps(known, default=str)
        bas = whole.pupils["bas"]
        others = (bas.pupil.surname + "x", str(bas.pk), str(bas.pupil_id), "Zo gaat het met Bas")
    assert {"pupil", "transition", "statement", "feedback", "tablecase", "record"} <= set(known)
    assert [word for word in others if word in text] == []
    assert "Zo gaat het met Dina" in text
    assert "code_hash" not in text


def test_the_pupil_fetches_it_once_it_is_granted(cast: Cast) -> None:
    with cast.scope():
        asked = add_request(cast.dina, kind="access")
    address = reverse("handover:own_everything", args=[asked.pk])
    assert cast.client("dina").get(address).status_code == 404
    with cast.scope():
        words: dict[str, Any] = {"actor": cast.actor("ibrahim"), "request": asked, "now": NOW}
        answer_request(outcome="granted", answer="Het staat klaar.", **words)
        with pytest.raises(MayNotKnow):
            answer_request(
                actor=cast.actor("dewi"), request=asked, outcome="granted", answer="x", now=NOW
            )
    file = cast.client("dina").get(address)
    assert json.loads(file.content)["pupil"][0]["given_name"] == "Dina"


def test_who_gets_the_answer_ready_reads_no_part_c_and_the_pupil_reads_all(cast: Cast) -> None:
    """A beheerder may write down a request by phone, and would read by it what the mentor may not."""
    with cast.scope():
        make_handover(cast, cast.dina, by="alice", school=cast.places.mondriaan)
        OwnView.objects.create(
            region=cast.dina.region, statement=Statement.objects.get(field="event"),
            kind="adds", text="Over event, van Dina", said_at=NOW,
        )  # fmt: skip
        asked = add_request(cast.dina, kind="access")
    secret = ("event van Dina", "Over event, van Dina")
    address = reverse("handover:everything_known", args=[asked.pk])
    fetched = cast.client("ibrahim").get(address).content.decode()
    assert "learning van Dina" in fetched
    assert [text for text in secret if text in fetched] == []
    with cast.scope():
        words: dict[str, Any] = {"actor": cast.actor("ibrahim"), "request": asked, "now": NOW}
        answer_request(outcome="granted", answer="Het staat klaar.", **words)
    own = cast.client("dina").get(reverse("handover:own_everything", args=[asked.pk]))
    assert [text for text in secret if text in own.content.decode()] == list(secret)


def test_two_who_answer_at_once_keep_their_words(cast: Cast) -> None:
    """The second is told, and reads what was typed; the first answer stands."""
    with cast.scope():
        asked = add_request(cast.dina)
    does = reverse("handover:handle_request", args=[asked.pk])
    client, first = cast.client("ibrahim"), {"do": "answer", "outcome": "granted"}
    assert client.post(does, {**first, "answer": "Je hebt gelijk."}).status_code == 302
    again = client.post(does, {**first, "answer": "Ik vind van niet."})
    page = again.content.decode()
    assert again.status_code == 422
    for words in ("al beantwoord of ingetrokken", "Ik vind van niet.", "Je hebt gelijk."):
        assert words in page
    with cast.scope():
        assert RightsRequest.objects.get().answer == "Je hebt gelijk."
        assert steps(asked).count("answered") == 1
