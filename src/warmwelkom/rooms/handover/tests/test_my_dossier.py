"""The pupil's pages: one question a screen, stop and go on, read what others wrote and say something."""

from __future__ import annotations

from django.urls import reverse
from tests.cast import Cast
from tests.handover_dossier import finish, write
from tests.handover_talk import add_talk

from warmwelkom.engines.dossier.form import form_named
from warmwelkom.rooms.handover.models import Dossier, OwnView, Statement

MINE = "/mijn/dossier/"
OWN = [field.key for field in form_named("2020-08-01").of_part("A")]


def text_of(cast: Cast, who: str = "dina", address: str = MINE) -> str:
    answer = cast.client(who).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def question(field: str) -> str:
    return reverse("handover:question", args=[field])


def test_without_a_dossier_the_page_says_so(cast: Cast) -> None:
    assert "Er is nog geen dossier" in text_of(cast)


def test_the_pupil_goes_through_all_questions(cast: Cast, dossier: Dossier) -> None:
    client = cast.client("dina")
    answer = client.post(reverse("handover:informed"))
    for number, field in enumerate(OWN):
        assert answer["Location"] == question(field)
        assert f"Vraag {number + 1} van 6" in client.get(question(field)).content.decode()
        answer = client.post(question(field), {f"value-{field}": f"Over {field}"})
    assert answer["Location"] == MINE
    assert "Je hebt alle vragen gehad." in text_of(cast)
    client.post(reverse("handover:finish"))
    with cast.scope():
        after = Dossier.objects.get(pk=dossier.pk)
        assert after.informed_at is not None
        assert after.a_done_at is not None
        assert sorted(row.field for row in Statement.objects.all()) == sorted(OWN)


def test_stop_and_go_on_later(cast: Cast, dossier: Dossier) -> None:
    del dossier
    client = cast.client("dina")
    answer = client.post(question("career"), {"value-career": "De Witt, 4K1", "stop": "1"})
    assert answer["Location"] == MINE
    assert client.post(reverse("handover:informed"))["Location"] == question("work")


def test_bad_input_is_told_and_nothing_is_lost(cast: Cast, dossier: Dossier) -> None:
    del dossier
    long = "x" * 501
    answer = cast.client("dina").post(question("able"), {"value-able": long})
    assert answer.status_code == 422
    assert "Maak de tekst korter: er passen 500 tekens." in answer.content.decode()
    assert long in answer.content.decode()


def test_each_statement_gets_what_the_pupil_thinks(cast: Cast, dossier: Dossier) -> None:
    first = write(cast, dossier, "advice", "De keuze past")
    second = write(cast, dossier, "learning", "Leert traag")
    assert first is not None
    assert second is not None
    finish(cast, dossier)
    text = text_of(cast)
    assert "Bij 2 teksten heb je nog niet gezegd wat je ervan vindt." in text
    assert "Zeg je niets, dan kan het dossier vanaf maandag 20 april over." in text
    client = cast.client("dina")
    there = reverse("handover:say", args=[first.pk])
    assert client.post(there, {"kind": "objects", "text": ""}).status_code == 422
    answer = client.post(there, {"kind": "agrees"})
    assert answer["Location"] == reverse("handover:say", args=[second.pk])
    answer = client.post(answer["Location"], {"kind": "objects", "text": "Niet traag, rustig"})
    assert answer["Location"] == MINE
    with cast.scope():
        views = [(row.kind, row.text) for row in OwnView.objects.order_by("statement__field")]
        assert views == [("agrees", ""), ("objects", "Niet traag, rustig")]
    client.post(reverse("handover:have_read"))
    with cast.scope():
        assert Dossier.objects.get().answered_at is not None


def test_a_parent_reads_and_says_something_and_writes_nothing(cast: Cast, dossier: Dossier) -> None:
    said = write(cast, dossier, "learning", "Leert traag")
    assert said is not None
    finish(cast, dossier)
    client = cast.client("parent")
    assert "Leert traag" in text_of(cast, "parent")
    assert client.get(question("able")).status_code == 404
    client.post(reverse("handover:say", args=[said.pk]), {"kind": "adds", "text": "Thuis niet"})
    with cast.scope():
        assert OwnView.objects.get().by_parent is True


def test_the_pupil_reads_who_looked(cast: Cast, dossier: Dossier) -> None:
    write(cast, dossier, "learning", "Leert door te doen")
    assert "Nog niemand." in text_of(cast)
    cast.client("alice").get(reverse("handover:dossier", args=[dossier.transition_id]))
    cast.client("parent").get(MINE)
    text = text_of(cast)
    assert "<b>Alice</b> las deel B" in text
    assert "<b>Je ouder</b> las deel B" in text
    mine = cast.client("dina").get("/mijn/gegevens/").content.decode()
    assert "las je overstapdossier" in mine


def test_who_took_it_along_or_prepared_a_talk_with_it_stands_there_too(
    cast: Cast, dossier: Dossier
) -> None:
    write(cast, dossier, "learning", "Leert door te doen")
    with cast.scope():
        talk = add_talk(cast, cast.dina)
    client = cast.client("alice")
    assert client.post(f"/overdracht/{cast.dina.pk}/bestand/json/").status_code == 200
    assert client.get(reverse("handover:talk", args=[talk.pk])).status_code == 200
    text = text_of(cast)
    assert "<b>Alice</b> nam je dossier mee als bestand of op papier" in text
    assert "<b>Alice</b> las het gesprek over jou" in text
