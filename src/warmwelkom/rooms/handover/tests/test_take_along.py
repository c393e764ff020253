"""A dossier as a file or on paper: what the reader may read, the same elsewhere, and in the record."""

from __future__ import annotations

import datetime as dt
import json
import re
import zlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import NOW, Cast
from tests.handover import make_handover
from tests.handover_format import make_a_pdf

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.audit.models import Act
from warmwelkom.engines.dossier.example import example_dossier
from warmwelkom.engines.dossier.files import dossier_as_json, dossier_as_xml, read_dossier
from warmwelkom.engines.dossier.form import form_named
from warmwelkom.rooms.handover.domain.read_in_of_format import (
    FileNotRight,
    HasDossier,
    NotOnTheWay,
    read_in,
)
from warmwelkom.rooms.handover.models import (
    Delivery,
    Dossier,
    DossierFile,
    OwnView,
    Statement,
    TalkAgreement,
)
from warmwelkom.rooms.handover.queries.document_of_format import document_for
from warmwelkom.rooms.transitions.models import Enrolment

TODAY = NOW.date()
FORM = form_named("2020-08-01")
EXAMPLE = example_dossier(FORM, today=TODAY)


@pytest.fixture
def handed_over(cast: Cast, place: Enrolment) -> Dossier:
    """Dina's dossier with A, B and C, delivered to the school of her place."""
    with cast.scope():
        return make_handover(cast, cast.dina, by="alice", school=place.school)


def said_in(content: bytes) -> list[str]:
    reading = read_dossier(content, today=TODAY)
    assert reading.faults == ()
    assert reading.document is not None
    return list(reading.document["uitspraken"])


def file_for(cast: Cast, who: str, kind: str = "json") -> Any:
    return cast.client(who).post(f"/overdracht/{cast.dina.pk}/bestand/{kind}/")


def _inside(pdf: bytes) -> bytes:
    """The file with its streams unpacked."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, flags=re.DOTALL)
    return pdf + b"".join(
        zlib.decompressobj().decompress(part) for part in streams if part[:1] == b"x"
    )


def keep(cast: Cast, place: Enrolment, content: bytes, who: str = "sami") -> Dossier:
    with cast.scope(who):
        return read_in(actor=cast.actor(who), enrolment=place, content=content, now=NOW)


@pytest.mark.usefixtures("handed_over")
@pytest.mark.parametrize(
    ("who", "fields"),
    [
        ("dina", ["vraagaanschool", "leren", "gebeurtenis"]),
        ("zita", ["vraagaanschool", "leren", "gebeurtenis"]),
        ("joris", ["vraagaanschool", "leren", "gebeurtenis"]),
        ("sami", ["vraagaanschool", "leren", "gebeurtenis"]),
        ("alice", ["vraagaanschool", "leren"]),  # a mentor does not read part C
    ],
)
def test_the_file_holds_what_its_reader_may_read(cast: Cast, who: str, fields: list[str]) -> None:
    answer = file_for(cast, who)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    assert said_in(answer.content) == fields
    assert said_in(file_for(cast, who, "xml").content) == fields
    with cast.scope():
        act = Act.objects.filter(action="handover.export").latest("at")
    assert (act.about, act.detail["kind"]) == (cast.dina.pupil_id, "xml")


@pytest.mark.usefixtures("handed_over")
@pytest.mark.parametrize("who", ["bob", "charlie", "lars", "emre", "hanna", "gijs", "fatima"])
def test_a_stranger_gets_404(cast: Cast, who: str) -> None:
    for path in ("meenemen", "papier"):
        assert cast.client(who).get(f"/overdracht/{cast.dina.pk}/{path}/").status_code in (403, 404)
    assert file_for(cast, who).status_code in (403, 404)
    with cast.scope():
        assert not Act.objects.filter(action="handover.export").exists()


@pytest.mark.usefixtures("handed_over")
def test_the_views_of_the_pupil_travel_with_the_statement(cast: Cast) -> None:
    document = json.loads(file_for(cast, "joris").content)
    (view,) = document["uitspraken"]["leren"]["zienswijzen"]
    assert view == {
        "van": "leerling",
        "soort": "bezwaar",
        "tekst": "Zo zie ik het, Dina",
        "gezegd": "2026-04-02T08:00:00Z",
    }


@pytest.mark.usefixtures("handed_over")
def test_what_does_not_fit_is_told_and_no_file_is_made(cast: Cast) -> None:
    with cast.scope():
        for said in Statement.objects.filter(field="learning"):
            said.value = "Zijn nummer is 111222333"
            said.save()
    page = cast.client("alice").get(f"/overdracht/{cast.dina.pk}/meenemen/").content.decode()
    assert "Leren: heeft een getal dat een BSN kan zijn. Haal het weg." in page
    assert file_for(cast, "alice").status_code == 302


@pytest.mark.usefixtures("handed_over")
def test_a_page_to_print_and_a_pdf_that_reads_aloud(cast: Cast) -> None:
    page = cast.client("joris").get(f"/overdracht/{cast.dina.pk}/papier/").content.decode()
    assert "learning van Dina" in page
    make_a_pdf()
    answer = file_for(cast, "joris", "pdf")
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    inside = _inside(answer.content)
    assert b"pdfuaid" in inside  # it says that it is PDF/UA
    assert b"/StructTreeRoot" in inside


def test_a_dossier_of_another_region_comes_in_and_goes_out_equal_to_the_byte(
    cast: Cast, place: Enrolment
) -> None:
    content = dossier_as_json(EXAMPLE, form=FORM)
    dossier = keep(cast, place, dossier_as_xml(EXAMPLE, form=FORM))
    assert file_for(cast, "joris").content == content
    assert file_for(cast, "sami", "xml").content == dossier_as_xml(EXAMPLE, form=FORM)
    with cast.scope():
        assert Delivery.objects.get(dossier=dossier).enrolment_id == place.pk
        act = Act.objects.get(action="handover.import")
        assert act.about == cast.dina.pupil_id
        (agreed,) = TalkAgreement.objects.filter(transition=cast.dina)
        assert (agreed.who, agreed.what) == ("class_mentor", "Plan elke maandag samen de week")


def test_the_same_file_twice_is_once(cast: Cast, place: Enrolment) -> None:
    content = dossier_as_json(EXAMPLE, form=FORM)
    assert keep(cast, place, content) == keep(cast, place, content)
    with cast.scope():
        assert Dossier.objects.count() == 1
        assert Statement.objects.count() == len(FORM.fields)


@pytest.mark.usefixtures("handed_over")
def test_another_file_does_not_take_the_place_of_a_dossier(cast: Cast, place: Enrolment) -> None:
    with pytest.raises(HasDossier):
        keep(cast, place, dossier_as_json(EXAMPLE, form=FORM))
    with cast.scope():
        assert DossierFile.objects.count() == 0


def test_a_file_with_a_fault_keeps_nothing(cast: Cast, place: Enrolment) -> None:
    wrong = dossier_as_json(EXAMPLE, form=FORM).replace(b'"artikel": 5', b'"artikel": 7', 1)
    with pytest.raises(FileNotRight) as caught:
        keep(cast, place, wrong)
    assert caught.value.lines == [
        "uitspraken.werkwijze.artikel: moet 5 zijn: het artikel dat dit veld toestaat."
    ]
    with cast.scope():
        assert (Dossier.objects.count(), OwnView.objects.count()) == (0, 0)


@pytest.mark.parametrize("who", ["emre", "esra", "alice", "zita", "fatima", "hanna"])
def test_only_who_receives_may_read_in(cast: Cast, place: Enrolment, who: str) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011  either: not there, or not allowed
        keep(cast, place, dossier_as_json(EXAMPLE, form=FORM), who=who)
    assert type(caught.value).__name__ in ("MayNotKnow", "PermissionDenied")


def test_a_placement_that_ended_takes_no_dossier(cast: Cast, place: Enrolment) -> None:
    with cast.scope():
        Enrolment.objects.filter(pk=place.pk).update(gone_at=NOW)
    with pytest.raises((NotOnTheWay, MayNotKnow)):
        keep(cast, place, dossier_as_json(EXAMPLE, form=FORM))


def test_look_first_then_keep(cast: Cast, place: Enrolment) -> None:
    client = cast.client("joris")
    file = SimpleUploadedFile("dossier.json", dossier_as_json(EXAMPLE, form=FORM))
    seen = client.post("/overdracht/inlezen/", {"student": str(place.pk), "file": file})
    page = seen.content.decode()
    assert seen.status_code == 200
    assert "Dossier van Noor de Vries" in page
    assert "De geboortedatum is een andere dan bij ons." in page
    with cast.scope():
        assert Dossier.objects.count() == 0
    text = seen.context["text"].replace("\n", "\r\n")  # as a browser sends it
    kept = client.post("/overdracht/inlezen/bewaren/", {"student": str(place.pk), "dossier": text})
    assert kept.status_code == 302
    assert file_for(cast, "joris").content == dossier_as_json(EXAMPLE, form=FORM)


def test_bad_input_is_told_and_nothing_is_lost(cast: Cast, place: Enrolment) -> None:
    client = cast.client("joris")
    file = SimpleUploadedFile("x.json", b'{"formaat": "anders/1"}')
    answer = client.post("/overdracht/inlezen/", {"student": str(place.pk), "file": file})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Dit bestand klopt niet. Vraag de oude school om een nieuw." in page
    assert "formaat: Dit is geen dossier in het formaat warm-welkom-dossier/1." in page
    wrong = client.post("/overdracht/inlezen/bewaren/", {"student": "x", "dossier": "{}"})
    assert wrong.status_code == 404


def test_a_copy_that_is_answered_here_is_of_that_day(cast: Cast, place: Enrolment) -> None:
    dossier = keep(cast, place, dossier_as_json(EXAMPLE, form=FORM))
    later = NOW + dt.timedelta(days=3)
    with cast.scope("joris"):
        view = OwnView.objects.filter(statement__dossier=dossier, kind="objects").get()
        OwnView.objects.filter(pk=view.pk).update(answered_at=later)
        taken = document_for(actor=cast.actor("joris"), transition=cast.dina.pk, now=later)
    assert (taken.document["datum"], taken.faults) == ("2026-04-05", ())


@pytest.mark.usefixtures("handed_over")
@pytest.mark.parametrize("more", [0, 2])
def test_it_asks_as_much_for_one_statement_as_for_many(
    cast: Cast, django_assert_num_queries: Any, more: int
) -> None:
    with cast.scope():
        for row in list(Statement.objects.all())[:more]:
            OwnView.objects.create(
                region=row.region, statement=row, by_parent=True, kind="agrees", said_at=NOW
            )
    with cast.scope("joris"):
        actor = cast.actor("joris")
        with django_assert_num_queries(5):
            document_for(actor=actor, transition=cast.dina.pk, now=NOW)
