"""The pages of staff: the class, one dossier, and what the new school reads."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.handover import FORM
from tests.handover_dossier import deliver, finish, say, write
from tests.pupils import add_pupil, enrol

from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.handover.models import Dossier, OwnView, Statement
from warmwelkom.rooms.transitions.models import Enrolment

CLASS = "/overdracht/"


def page(cast: Cast, who: str, dossier: Dossier) -> str:
    answer = cast.client(who).get(reverse("handover:dossier", args=[dossier.transition_id]))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def post(cast: Cast, who: str, dossier: Dossier, part: str = "B", **words: str) -> object:
    address = reverse("handover:write", args=[dossier.transition_id, part])
    return cast.client(who).post(address, words)


def test_opening_a_class_fills_in_what_the_lists_know(cast: Cast) -> None:
    with cast.scope():
        add_pupil(cast, "Bas", class_name="4K2")
    answer = cast.client("alice").post(reverse("handover:open_class"), {"class": ""}, follow=True)
    assert "1 dossier is geopend." in answer.content.decode()
    with cast.scope():
        made = Dossier.objects.get()
        assert made.transition_id == cast.dina.pk
        assert made.statements.get().value == [
            "Johan de Witt, 4K1 · kader · Economie en ondernemen (2025-2026)"
        ]
    assert (
        "0 dossiers zijn geopend."
        in cast.client("alice").post(reverse("handover:open_class"), follow=True).content.decode()
    )


def test_a_class_is_saved_and_done_and_nothing_is_lost_on_bad_input(
    cast: Cast, dossier: Dossier
) -> None:
    answer = post(
        cast, "alice", dossier, done="1",
        **{"value-learning": "Leert door te doen", "value-absence": "veel"},
    )  # fmt: skip
    text = answer.content.decode()  # type: ignore[attr-defined]  # a response
    assert answer.status_code == 422  # type: ignore[attr-defined]  # the same
    assert "Schrijf een heel aantal uren, zoals 12. Geen verzuim is 0." in text
    assert 'value="veel"' in text
    with cast.scope():
        assert Statement.objects.get().value == "Leert door te doen"  # what fits is kept
        assert Dossier.objects.get().b_done_at is None


def test_both_texts_are_shown_when_another_wrote(cast: Cast, dossier: Dossier) -> None:
    write(cast, dossier, "learning", "Van de een")
    answer = post(
        cast, "alice", dossier, **{"value-learning": "Van de ander", "version-learning": "0"}
    )
    text = answer.content.decode()  # type: ignore[attr-defined]  # a response
    assert "Van de een" in text
    assert "Van de ander</textarea>" in text
    assert 'name="version-learning" value="1"' in text
    post(cast, "alice", dossier, **{"value-learning": "Van de ander", "version-learning": "1"})
    with cast.scope():
        assert Statement.objects.get(replaced_at__isnull=True).value == "Van de ander"


def test_the_script_saves_one_field_and_hears_its_version(cast: Cast, dossier: Dossier) -> None:
    address = reverse("handover:write", args=[dossier.transition_id, "B"])
    client = cast.client("alice")
    said = {"value-learning": "Leert", "version-learning": "0"}
    headers = {"Accept": "application/json"}
    answer = json.loads(client.post(address, said, headers=headers).content)
    assert answer["version"] == 1
    again = json.loads(
        client.post(address, said | {"value-learning": "Anders"}, headers=headers).content
    )
    assert again["fault"] is True
    assert again["version"] == 1
    assert "Leert" in again["box"]


def test_a_mentor_sees_of_c_only_that_there_is_one(cast: Cast, dossier: Dossier) -> None:
    write(cast, dossier, "event", "Geheim van C", who="zita")
    finish(cast, dossier, "C", who="zita")
    assert "Geheim van C" not in page(cast, "alice", dossier)
    assert "De zorgcoördinator heeft deel C geschreven." in page(cast, "alice", dossier)
    assert "Geheim van C" in page(cast, "zita", dossier)


def test_a_decaan_sees_how_far_it_is_and_no_word(cast: Cast, dossier: Dossier) -> None:
    write(cast, dossier, "learning", "Geheim van B")
    finish(cast, dossier)
    text = cast.client("dewi").get(CLASS).content.decode()
    assert "Dina de Bakker" in text
    assert "getoond op" in text
    assert "Geheim" not in text
    address = reverse("handover:dossier", args=[dossier.transition_id])
    assert cast.client("dewi").get(address).status_code == 404


@pytest.mark.parametrize("who", ["joris", "sami"])
def test_the_new_school_reads_it_from_delivery_on_and_the_record_says_so(
    cast: Cast, dossier: Dossier, place: Enrolment, who: str
) -> None:
    said = write(cast, dossier, "learning", "Leert door te doen")
    assert said is not None
    say(cast, said, "adds", "En met muziek")
    write(cast, dossier, "asks", "Tijd om te wennen", who="dina")
    assert "Dina" not in cast.client(who).get(CLASS).content.decode()
    deliver(cast, finish(cast, dossier), place)
    assert "Dina" in cast.client(who).get(CLASS).content.decode()
    text = page(cast, who, dossier)
    for words in ("Leert door te doen", "En met muziek", "Tijd om te wennen"):
        assert words in text
    with cast.scope():
        act = Act.objects.get(action="handover.read")
        assert (act.actor_name, act.about, act.detail) == (
            who.title(), cast.dina.pupil_id, {"parts": "A, B"},
        )  # fmt: skip


def test_an_objection_is_answered_by_a_person(cast: Cast, dossier: Dossier) -> None:
    said = write(cast, dossier, "learning", "Leert traag")
    assert said is not None
    view = say(cast, said, "objects", "Dat is niet zo")
    assert "Dat is niet zo" in page(cast, "alice", dossier)
    address = reverse("handover:answer", args=[view.pk])
    assert cast.client("alice").post(address, {"text": " "}).status_code == 422
    cast.client("alice").post(address, {"text": "Ik pas het aan."})
    with cast.scope():
        answered = OwnView.objects.get()
        assert (answered.answer, answered.answered_by_name) == ("Ik pas het aan.", "Alice")


def _cost(cast: Cast, who: str, address: str) -> int:
    client = cast.client(who)
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    frame = ("SAVEPOINT", "warmwelkom.region")
    return len([row for row in asked if not any(word in row["sql"] for word in frame)])


@pytest.mark.parametrize("who", ["alice", "dewi", "zita", "joris"])
def test_the_class_costs_the_same_for_one_and_for_three(
    cast: Cast, dossier: Dossier, place: Enrolment, who: str
) -> None:
    write(cast, dossier, "learning", "x")
    deliver(cast, finish(cast, dossier), place)
    one = _cost(cast, who, CLASS)
    for number in range(2):
        _another(cast, number)
    assert (one, _cost(cast, who, CLASS)) == (one, one)
    assert one <= 12


def _another(cast: Cast, number: int) -> None:
    with cast.scope():
        row = add_pupil(cast, f"Evi{number}")
        more = Dossier.objects.create(region=row.region, transition=row, form=FORM, opened_at=NOW)
        spot = enrol(cast, row, f"S{number}", class_name="VZ-1b", programme=cast.places.care)
    write(cast, more, "learning", "x")
    deliver(cast, finish(cast, more), spot)


@pytest.mark.parametrize("who", ["alice", "zita", "joris"])
def test_a_dossier_costs_the_same_for_one_field_and_for_three(
    cast: Cast, dossier: Dossier, place: Enrolment, who: str
) -> None:
    write(cast, dossier, "learning", "x")
    deliver(cast, finish(cast, dossier), place)
    address = reverse("handover:dossier", args=[dossier.transition_id])
    one = _cost(cast, who, address)
    for field in ("advice", "homework"):
        said = write(cast, dossier, field, "x")
        assert said is not None
        say(cast, said, "adds", "y")
    assert (one, _cost(cast, who, address)) == (one, one)
    assert one <= 12


def test_done_and_on_goes_to_the_next_whose_part_is_not_done(cast: Cast, dossier: Dossier) -> None:
    """In the order of the class; with its first field at hand, so that no key is lost on the way."""
    made = {}
    with cast.scope():
        for given, surname in (("Evi", "Aa"), ("Fem", "Zz"), ("Gus", "Yy")):
            row = add_pupil(cast, given, surname)
            made[given] = Dossier.objects.create(
                region=row.region, transition=row, form=FORM, opened_at=NOW
            )
    finish(cast, made["Gus"])
    assert "Klaar, en door naar Fem" in page(cast, "alice", dossier)
    steps = []
    for each in (dossier, made["Fem"], made["Evi"]):
        answer = post(cast, "alice", each, done="next", **{"value-learning": "Door te doen"})
        steps.append(answer.headers["Location"])  # type: ignore[attr-defined]  # a response
    ways = [reverse("handover:dossier", args=[made[name].transition_id]) for name in ("Fem", "Evi")]
    assert steps == [f"{ways[0]}#veld-results", f"{ways[1]}#veld-results", CLASS]
    with cast.scope():
        assert Dossier.objects.filter(b_done_at__isnull=True).count() == 0
    assert "door naar" not in page(cast, "alice", dossier)


@pytest.mark.parametrize("text", ["Leert het best door ", "Vraagt hulp als", "Learns best by "])
def test_a_beginning_alone_is_not_kept(cast: Cast, dossier: Dossier, text: str) -> None:
    answer = post(cast, "alice", dossier, done="1", **{"value-learning": text})
    assert answer.status_code == 422  # type: ignore[attr-defined]  # a response
    assert "Maak de zin af, of maak het veld leeg." in answer.content.decode()  # type: ignore[attr-defined]  # the same
    with cast.scope():
        assert Statement.objects.filter(field="learning").count() == 0
        assert Dossier.objects.get().b_done_at is None
