"""`/lijsten/` in two clicks: choose a file, save it. Everything on the way has a sentence."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.engines.tables import write_xlsx
from warmwelkom.rooms.people.models import Location
from warmwelkom.rooms.transitions.models import ListUpload, Transition
from warmwelkom.rooms.transitions.tests.desk import (
    A1,
    APPLICATIONS,
    DINA,
    LEAVERS,
    NOOR,
    SAM,
    csv_of,
    save,
    take,
)

UPLOADS = "transitions:uploads"


def hand_in(cast: Cast, who: str, content: bytes, name: str = "lijst.csv", **more: str) -> Any:
    file = SimpleUploadedFile(name, content)
    return cast.client(who).post(reverse(UPLOADS), {"file": file, **more})


def words(answer: HttpResponse) -> str:
    """What a reader sees of the content, in one line."""
    found = BeautifulSoup(answer.content, "html.parser").select_one("main")
    assert found is not None
    return " ".join(found.get_text(" ").split())


def only_upload(cast: Cast) -> ListUpload:
    with cast.scope():
        return ListUpload.objects.get()


def test_two_clicks(cast: Cast) -> None:
    """The form goes off with the file; then there is one primary button."""
    client = cast.client("dewi")
    answer = hand_in(cast, "dewi", csv_of(LEAVERS, DINA, SAM))
    upload = only_upload(cast)
    assert (answer.status_code, answer["Location"]) == (
        302,
        reverse("transitions:upload", args=[upload.pk]),
    )
    page = BeautifulSoup(client.get(answer["Location"]).content, "html.parser")
    (button,) = page.select(".nl-button--primary")
    assert button.get_text().strip() == "Bewaar de lijst"
    form: Any = button.find_parent("form")
    fields = {field["name"]: field["value"] for field in form.select("input[name]")}
    fields.pop("csrfmiddlewaretoken")
    assert client.post(form["action"], fields).status_code == 302
    assert "We leggen de lijsten naast elkaar" in words(client.get(answer["Location"]))
    with cast.scope():
        numbers = Transition.objects.values_list("pupil_number", flat=True)
        assert sorted(numbers) == ["00123", "00124"]


def test_the_first_visit_says_what_to_do(cast: Cast) -> None:
    page = words(cast.client("dewi").get(reverse(UPLOADS)))
    assert "Begin met de lijst van jullie examenleerlingen" in page
    assert "Johan de Witt (20MJ00)" in page
    assert "Wat we hebben" not in page
    assert "Begin met de lijst van jullie aanmeldingen" in words(
        cast.client("emre").get(reverse(UPLOADS))
    )


def test_what_we_have_and_how_old_it_is(cast: Cast) -> None:
    save(cast, "dewi", csv_of(LEAVERS, SAM), now=NOW - dt.timedelta(days=31))
    page = words(cast.client("dewi").get(reverse(UPLOADS)))
    assert "De lijst met leerlingen die van school gaan is 31 dagen oud" in page
    assert "1 regel, 1 nieuw" in page
    save(cast, "dewi", csv_of(LEAVERS, SAM, NOOR))
    assert "Jullie lijsten zijn bij" in words(cast.client("dewi").get(reverse(UPLOADS)))


def test_other_schools_lists_are_not_there(cast: Cast) -> None:
    save(cast, "carla", csv_of(LEAVERS, SAM), filename="maris.csv")
    save(cast, "emre", csv_of(APPLICATIONS, A1), filename="mondriaan.csv")
    page = cast.client("dewi").get(reverse(UPLOADS)).content.decode()
    assert ("maris.csv" in page, "mondriaan.csv" in page) == (False, False)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Dit bestand is leeg. Kies het bestand met de lijst."),
        (b"\x00\x01\x02\xff" * 200, "lijst.csv: Dit is geen lijst die we kunnen lezen."),
        (b"%PDF-1.4 x", "lijst.csv: Dit is een pdf."),
        (b"PK\x03\x04 not a zip", "lijst.csv: Dit bestand is beschadigd."),
        (csv_of("Roepnaam;Achternaam"), "lijst.csv: In dit bestand staan alleen kolomkoppen"),
        (
            csv_of(";".join(f"K{n}" for n in range(300)), ";".join("x" * 300)),
            "lijst.csv: Dit bestand heeft te veel kolommen; het mogen er 200 zijn.",
        ),
    ],
)
def test_what_is_no_list_is_told(cast: Cast, content: bytes, sentence: str) -> None:
    answer = hand_in(cast, "dewi", content)
    assert answer.status_code == 422
    assert sentence in words(answer)
    with cast.scope():
        assert ListUpload.objects.count() == 0


def test_no_file_is_told(cast: Cast) -> None:
    answer = cast.client("dewi").post(reverse(UPLOADS), {})
    assert (answer.status_code, "Kies eerst een bestand." in words(answer)) == (422, True)


def test_a_file_that_is_too_big_is_told(cast: Cast) -> None:
    answer = hand_in(cast, "dewi", b"a;b\r\n" + b"x" * 60_000_001)
    assert (answer.status_code, "groter dan 60 MB" in words(answer)) == (422, True)


def test_in_english(cast: Cast) -> None:
    client = cast.client("dewi")
    client.post("/taal/", {"language": "en"})
    file = SimpleUploadedFile("list.csv", b"%PDF-1.4 x")
    answer = client.post(reverse(UPLOADS), {"file": file})
    assert "list.csv: This is a PDF. Export the list again as an Excel or csv file." in words(
        answer
    )


def test_an_xlsx_with_strange_names_comes_in_whole(cast: Cast) -> None:
    """A 200-character name, a pupil called Null, a name from right to left."""
    long, arabic = "Maximiliaan " * 15 + "Alexander van", "محمد"
    columns = ["Leerlingnummer", "Roepnaam", "Achternaam", "Geboortedatum"]
    born = dt.date(2010, 1, 5)
    rows = [
        ["1", "Null", "Null", born],
        ["2", arabic, "أحمد", born],
        ["3", long[:200], "=1+1", born],
    ]
    hand_in(cast, "dewi", write_xlsx(columns=columns, rows=rows), "lijst.xlsx")
    page = words(
        cast.client("dewi").get(reverse("transitions:upload", args=[only_upload(cast).pk]))
    )
    assert "2 nieuw" in page
    assert "Null Null" in page
    assert f"{arabic} أحمد" in page
    assert "Hier staat geen naam. Schrijf de naam in letters." in page


def test_a_choice_of_campus_where_there_is_more_than_one(cast: Cast) -> None:
    with cast.scope():
        second = Location.objects.create(
            region=cast.places.region,
            school=cast.places.witt_school,
            code="20MJ05",
            name="Glasblazerslaan",
        )
    client = cast.client("ibrahim")
    assert "Van welke vestiging is deze lijst?" in words(client.get(reverse(UPLOADS)))
    answer = hand_in(cast, "ibrahim", csv_of(LEAVERS, SAM))
    assert "Kies van welke vestiging deze lijst is." in words(answer)
    key = f"{cast.places.witt_school.pk}/{second.pk}"
    assert hand_in(cast, "ibrahim", csv_of(LEAVERS, SAM), place=key).status_code == 302
    assert only_upload(cast).location_id == second.pk
    assert "Van welke vestiging" not in words(cast.client("dewi").get(reverse(UPLOADS)))


def test_a_place_of_somebody_else_is_refused(cast: Cast) -> None:
    key = f"{cast.places.maris_school.pk}/{cast.places.maris.pk}"
    assert hand_in(cast, "dewi", csv_of(LEAVERS, SAM), place=key).status_code == 422
    with cast.scope():
        assert ListUpload.objects.count() == 0


@pytest.mark.parametrize("who", ["alice", "joris", "fatima", "gijs", "hanna", "dina", "olga"])
def test_who_gives_no_lists_hears_that_it_is_not_there(cast: Cast, who: str) -> None:
    assert hand_in(cast, who, csv_of(LEAVERS, SAM)).status_code == 404


def test_as_many_queries_for_three_lists_as_for_one(cast: Cast) -> None:
    client = cast.client("dewi")

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(reverse(UPLOADS)).status_code == 200
        return len(found)

    for hours in (-2, -1):
        save(cast, "dewi", csv_of(LEAVERS, SAM), now=NOW + dt.timedelta(hours=hours))
    take(cast, "dewi", csv_of(LEAVERS, SAM))
    client.get(reverse(UPLOADS))
    few = queries()
    for hours in (1, 2):
        save(cast, "dewi", csv_of(LEAVERS, SAM), now=NOW + dt.timedelta(hours=hours))
        take(cast, "dewi", csv_of(LEAVERS, SAM))
    assert queries() == few
    assert few <= 20
