"""`/lijsten/<pk>/`: what would change, what can't come in, who is missing; nothing is written yet."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.engines.tables import read_table
from warmwelkom.rooms.transitions.models import ColumnMemory, ListUpload, Transition
from warmwelkom.rooms.transitions.tests.desk import (
    A1,
    APPLICATIONS,
    DINA,
    E1,
    ENROLMENTS,
    LEAVERS,
    NOOR,
    SAM,
    STATUSES,
    csv_of,
    rows,
    save,
    take,
)
from warmwelkom.rooms.transitions.tests.test_list_pages import words


def page_of(cast: Cast, who: str, upload: ListUpload) -> Any:
    return cast.client(who).get(reverse("transitions:upload", args=[upload.pk]))


def post(cast: Cast, who: str, name: str, upload: ListUpload, **fields: Any) -> Any:
    """Take a step and read the page that follows."""
    address = reverse(f"transitions:{name}", args=[upload.pk])
    return cast.client(who).post(address, fields, follow=True)


def test_old_and_new_stand_side_by_side(cast: Cast) -> None:
    save(cast, "dewi", csv_of(LEAVERS, DINA, SAM))
    before = rows(cast)
    changed = SAM.replace("4K1", "4K2").replace("kader", "basis")
    upload = take(cast, "dewi", csv_of(LEAVERS, DINA, changed, NOOR))
    page = words(page_of(cast, "dewi", upload))
    assert "1 nieuw, 1 veranderd" in page
    assert "Sam Visser regel 3 Klas: 4K1 → wordt 4K2 Leerweg: kader → wordt basis" in page
    assert "Noor van den Berg 00125 · 4K2 · basis · Zorg en welzijn · regel 4" in page
    assert "1 is gelijk gebleven." in page
    assert rows(cast) == before


def test_a_refused_row_is_told_by_line_column_value_and_sentence(cast: Cast) -> None:
    upload = take(cast, "dewi", csv_of(LEAVERS, SAM, NOOR.replace("01-12-2009", "31-02-2009")))
    page = words(page_of(cast, "dewi", upload))
    assert "1 regel is niet goed en komt er niet in." in page
    assert "Regel 3 Geboortedatum : “ 31-02-2009 ”. Deze datum bestaat niet." in page


def test_refused_rows_can_be_mended_and_uploaded_alone(cast: Cast) -> None:
    """As they stood in the file, formulas harmless; what the house itself refuses is in it too."""
    harmful = "00125;=HYPERLINK(1);;Berg;31-02-2009;4K2;;;;"
    twice = SAM.replace("4K1", "4K9")
    upload = take(
        cast, "dewi", csv_of(f"{LEAVERS};Hobby", f"{SAM};x", f"{harmful};y", f"{twice};z")
    )
    answer = cast.client("dewi").get(reverse("transitions:refused_rows", args=[upload.pk]))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="verbeteren.csv"'
    table = read_table(source=answer.content, filename="x")
    assert table.columns == (*LEAVERS.split(";"), "Wat is er mis")
    assert [row.cells[:6] for row in table.rows] == [
        ("00125", "'=HYPERLINK(1)", "", "Berg", "31-02-2009", "4K2"),
        ("00124", "Sam", "", "Visser", "17-09-2009", "4K9"),
    ]
    save(cast, "dewi", csv_of(LEAVERS, SAM))
    mended = answer.content.replace(b"31-02-2009", b"01-12-2009")
    again = take(cast, "dewi", mended)
    assert "1 nieuw, 1 veranderd" in words(page_of(cast, "dewi", again))


def test_nothing_to_mend_is_told(cast: Cast) -> None:
    upload = take(cast, "dewi", csv_of(LEAVERS, SAM))
    page = words(cast.client("dewi").get(
        reverse("transitions:refused_rows", args=[upload.pk]), follow=True
    ))  # fmt: skip
    assert "1 nieuw" in page


def test_who_is_missing_is_asked_and_never_dropped(cast: Cast) -> None:
    save(cast, "dewi", csv_of(LEAVERS, DINA, SAM))
    upload = take(cast, "dewi", csv_of(LEAVERS, DINA))
    answer = page_of(cast, "dewi", upload)
    assert "1 staat niet meer op de lijst Is iemand van school? Zet dan een vinkje." in words(
        answer
    )
    (tick,) = BeautifulSoup(answer.content, "html.parser").select("input[name=gone]")
    assert ("checked" in tick.attrs, tick["form"]) == (False, "bewaar")
    post(cast, "dewi", "save_list", upload)
    with cast.scope():
        assert Transition.objects.filter(gone_at__isnull=False).count() == 0
    again = take(cast, "dewi", csv_of(LEAVERS, DINA))
    post(cast, "dewi", "save_list", again, gone=[tick["value"]])
    with cast.scope():
        gone = Transition.objects.get(gone_at__isnull=False)
    assert (gone.pupil_number, str(gone.pk)) == ("00124", tick["value"])


def test_a_part_of_a_list_asks_nothing(cast: Cast) -> None:
    save(cast, "dewi", csv_of(LEAVERS, DINA, SAM, NOOR))
    page = words(page_of(cast, "dewi", take(cast, "dewi", csv_of(LEAVERS, SAM))))
    assert "Dit lijkt een deel van de lijst. Dan hoef je hier niets te doen." in page


def test_citizen_numbers_are_told_and_not_shown(cast: Cast) -> None:
    upload = take(cast, "dewi", csv_of(f"{LEAVERS};BSN;Hobby", f"{SAM};123456782;schaken"))
    answer = page_of(cast, "dewi", upload)
    page = words(answer)
    assert "BSN Hier staan burgerservicenummers." in page
    assert "123456782" not in answer.content.decode()
    assert "1 kolom lezen we niet Hobby schaken" in page


def test_a_column_is_corrected_and_remembered(cast: Cast) -> None:
    content = csv_of(
        "Nr;Roepnaam;Achternaam;Geboortedatum;Wie", "00124;Sam;Visser;17-09-2009;Alice"
    )
    upload = take(cast, "dewi", content)
    fields = ("pupil_number", "first_name", "surname", "birth_date", "mentor")
    said = {f"column_{place}": field for place, field in enumerate(fields)}
    page = post(cast, "dewi", "list_columns", upload, **said)
    assert "Onthouden, ook voor de volgende keer." in words(page)
    with cast.scope():
        assert ColumnMemory.objects.get().columns == {
            "house_number": None,
            "pupil_number": "Nr",
            "mentor": "Wie",
        }
    later = BeautifulSoup(page_of(cast, "dewi", take(cast, "dewi", content)).content, "html.parser")
    chosen = [option["value"] for option in later.select("select[name^=column] option[selected]")]
    assert chosen == list(fields)


def test_one_meaning_for_one_column(cast: Cast) -> None:
    upload = take(cast, "dewi", csv_of(LEAVERS, SAM))
    page = post(cast, "dewi", "list_columns", upload, column_1="surname", column_3="surname")
    assert "Je koos twee kolommen voor “achternaam”. Kies er één." in words(page)
    with cast.scope():
        assert ColumnMemory.objects.count() == 0


@pytest.mark.parametrize(
    "said", [{"column_9999": "surname"}, {"column_x": "surname"}, {"column_1": "nonsense"}]
)
def test_nonsense_about_columns_breaks_nothing(cast: Cast, said: dict[str, str]) -> None:
    upload = take(cast, "dewi", csv_of(LEAVERS, SAM))
    assert post(cast, "dewi", "list_columns", upload, **said).status_code == 200


def test_a_file_of_another_kind_says_what_it_is(cast: Cast) -> None:
    page = words(
        page_of(cast, "dewi", take(cast, "dewi", csv_of(APPLICATIONS, A1), kind="leavers"))
    )
    assert "Dit lijkt op een lijst met aanmeldingen. Zo’n lijst geeft een mbo." in page
    messages = csv_of(STATUSES, "m1;A-1;OFFERED;2026-04-01;;;CAMBO")
    page = words(page_of(cast, "dewi", take(cast, "dewi", messages)))
    assert "We missen nog een kolom Dit lijkt op een lijst met statusberichten." in page
    assert "Bewaar de lijst" not in page


def test_another_kind_can_be_chosen(cast: Cast) -> None:
    upload = take(cast, "emre", csv_of(ENROLMENTS, E1))
    page = words(post(cast, "emre", "list_kind", upload, kind="presence"))
    assert "We missen nog een kolom" in page
    page = words(post(cast, "emre", "list_kind", upload, kind="leavers"))
    assert "Zo’n lijst hoort niet bij deze school. Kies een andere soort lijst." in page
    assert "1 nieuw" in words(post(cast, "emre", "list_kind", upload, kind="enrolments"))


def test_the_same_file_again_is_told(cast: Cast) -> None:
    save(cast, "dewi", csv_of(LEAVERS, DINA, SAM))
    page = words(page_of(cast, "dewi", take(cast, "dewi", csv_of(LEAVERS, DINA, SAM))))
    assert "Deze lijst verandert niets Ditzelfde bestand is al bewaard op do 2 apr, 10.00." in page


def test_only_the_first_rows_are_shown_and_the_rest_is_counted(cast: Cast) -> None:
    many = [f"1{n:04};Kind;;Nr{n};17-09-2009;4K1;;;;" for n in range(2000)]
    page = words(page_of(cast, "dewi", take(cast, "dewi", csv_of(LEAVERS, *many))))
    assert "2.000 nieuw" in page
    assert "Je ziet de eerste 20 van 2.000." in page
    assert page.count("Kind Nr") == 20


@pytest.mark.parametrize("content", [csv_of(LEAVERS, SAM), csv_of(LEAVERS, DINA)])
def test_as_many_queries_for_many_rows_as_for_one(cast: Cast, content: bytes) -> None:
    more = [f"1{n:04};Kind;;Nr{n};17-09-2009;4K1;;;;" for n in range(30)]
    one = take(cast, "dewi", content)
    many = take(
        cast, "dewi", csv_of(LEAVERS, SAM, NOOR, DINA.replace("4K1", "4K3"), *more, "x;;;;")
    )
    client, counts = cast.client("dewi"), []
    for upload in (one, one, many, many):
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("transitions:upload", args=[upload.pk]))
        counts.append(len(found))
    assert counts[1] == counts[3] <= 20


def test_an_erased_file_says_so(cast: Cast) -> None:
    upload = take(cast, "dewi", csv_of(LEAVERS, SAM))
    with cast.scope():
        ListUpload.objects.update(erased_at=NOW)
    answer = page_of(cast, "dewi", upload)
    assert (answer.status_code, "ouder dan 30 dagen" in words(answer)) == (410, True)
    answer = cast.client("dewi").get(reverse("transitions:refused_rows", args=[upload.pk]))
    assert answer.status_code == 410
