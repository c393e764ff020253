"""A list of how far dossiers are, as it should not be: each a clear sentence, and nothing half-written."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.pupils import add_pupil

from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.rooms.people.models import Location
from warmwelkom.rooms.transitions.domain.lists.commands import WrongKind, choose_kind, commit_list
from warmwelkom.rooms.transitions.models import DossierStatus, ListUpload
from warmwelkom.rooms.transitions.tests.desk import (
    DINA,
    DOSSIERS,
    LEAVERS,
    SAM,
    csv_of,
    plan,
    save,
    take,
    undo,
)
from warmwelkom.rooms.transitions.tests.test_dossier_statuses import NAMED, kept
from warmwelkom.rooms.transitions.tests.test_list_pages import words

CLOSED = "00123;afgerond;11-03-2026"


@pytest.fixture(autouse=True)
def leavers(cast: Cast) -> None:
    """Dina and Sam stand on the list of their school."""
    save(cast, "dewi", csv_of(LEAVERS, DINA, SAM))


def send(cast: Cast, who: str, content: bytes) -> Any:
    file = SimpleUploadedFile("status.csv", content)
    return cast.client(who).post(reverse("transitions:uploads"), {"file": file}, follow=True)


@pytest.mark.parametrize("who", ["alice", "zita", "joris", "sami", "fatima", "dina", "gijs"])
def test_a_stranger_is_turned_away(cast: Cast, who: str) -> None:
    assert send(cast, who, csv_of(DOSSIERS, CLOSED)).status_code in (403, 404)
    assert kept(cast) == {}


def test_an_mbo_gives_no_such_list(cast: Cast) -> None:
    upload = take(cast, "emre", csv_of("Studentnummer;Naam", "S-1;Dina de Bakker"))
    with cast.scope("emre"), pytest.raises(WrongKind):
        choose_kind(actor=cast.actor("emre"), upload=upload, kind="dossier_statuses")
    assert kept(cast) == {}


def test_another_campus_is_not_hers_to_give_for(cast: Cast) -> None:
    with cast.scope():
        other = Location.objects.get(pk=cast.places.maris.pk)
    with pytest.raises(MayNotKnow):
        take(cast, "dewi", csv_of(DOSSIERS, CLOSED), school=other.school, location=other)


def test_a_pupil_of_another_school_is_nobody_here(cast: Cast) -> None:
    """The number of somebody elsewhere writes nothing there."""
    with cast.scope():
        add_pupil(cast, "Cato", location=cast.places.maris, pupil_number="00777")
    found = plan(cast, take(cast, "dewi", csv_of(DOSSIERS, "00777;open;11-03-2026", CLOSED)))
    assert (len(found.new), [row.line for row in found.refused]) == (1, [2])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Dit bestand is leeg. Kies het bestand met de lijst."),
        (b"\r\n\r\n", "Dit bestand is leeg. Kies het bestand met de lijst."),
        (csv_of(DOSSIERS), "In dit bestand staan alleen kolomkoppen en geen rijen."),
        (b"\x00\xff\x13" * 400, "Dit is geen lijst die we kunnen lezen. Bewaar de lijst als xlsx of csv."),
        (b"%PDF-1.7 status", "Dit is een pdf. Maak de lijst opnieuw als Excel- of csv-bestand."),
        (b'{"status": "open"}', "Dit is een json-bestand. Kies een Excel- of csv-bestand met de lijst."),
        (b"00123\r\n00124", "We zien geen kolommen. Zet een puntkomma tussen de kolommen of bewaar de lijst als xlsx."),
        (csv_of(";".join(f"k{n}" for n in range(300)), ";".join("x" * 300)),
         "Dit bestand heeft te veel kolommen; het mogen er 200 zijn. Splits de lijst."),
        (csv_of(DOSSIERS, *["00123;open;11-03-2026"] * 100_001),
         "Dit bestand heeft te veel rijen; het mogen er 100.000 zijn. Splits de lijst."),
    ],
    ids=["empty", "blank", "headings", "garbage", "pdf", "json", "one column", "300 columns", "too long"],
)  # fmt: skip
def test_what_is_no_list_is_told_in_a_sentence(cast: Cast, content: bytes, sentence: str) -> None:
    answer = send(cast, "dewi", content)
    assert answer.status_code == 422
    assert sentence in words(answer)
    with cast.scope():
        assert ListUpload.objects.filter(kind="dossier_statuses").count() == 0


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ("00123;open;12-12-2026", "Deze dag moet nog komen. Kijk de dag en het jaar na."),
        ("00123;open;11-03-2012", "11-3-2012 kan geen datum van de status zijn. Kijk het jaar na."),
        ("00123;open;", "Hier ontbreekt: datum van de status. Vul dit in."),
        ("00123;;11-03-2026", "Hier ontbreekt: status van het dossier. Vul dit in."),
        ('00123;"=HYPERLINK(""http://x"")";11-03-2026', ""),
        ("=1+1;open;11-03-2026", "Deze leerling staat niet op jullie lijst."),
    ],
)
def test_a_cell_that_cannot_be_keeps_its_row_out(cast: Cast, cells: str, sentence: str) -> None:
    upload = take(cast, "dewi", csv_of(DOSSIERS, cells, "00124;open;11-03-2026"))
    found = plan(cast, upload)
    assert (len(found.new), [row.line for row in found.refused]) == (1, [2])
    assert found.refused[0].faults[0].sentence_nl.startswith(sentence)
    mended = cast.client("dewi").get(reverse("transitions:refused_rows", args=[upload.pk]))
    assert [line for line in mended.content.decode().split(";") if line.startswith("=")] == []


def test_a_day_to_come_would_have_counted_before_every_later_list(cast: Cast) -> None:
    save(cast, "dewi", csv_of(DOSSIERS, "00123;open;03-04-2026"))  # tomorrow: a clock that is ahead
    save(cast, "dewi", csv_of(DOSSIERS, "00124;open;01-01-2027"))
    assert kept(cast) == {"00123": ("open", "2026-04-03")}


def test_a_column_of_citizen_numbers_is_not_kept(cast: Cast) -> None:
    content = csv_of(f"BSN;{DOSSIERS}", f"111222333;{CLOSED}", "123456782;00124;open;11-03-2026")
    upload = save(cast, "dewi", content)
    with cast.scope(), ListUpload.objects.get(pk=upload.pk).file.open("rb") as kept_file:
        held = kept_file.read()
    assert [number for number in (b"111222333", b"123456782") if number in held] == []
    assert kept(cast) == {"00123": ("closed", "2026-03-11"), "00124": ("open", "2026-03-11")}


def test_twice_and_out_of_order_in_one_list_the_newest_counts(cast: Cast) -> None:
    lines = ("00123;open;12-03-2026", CLOSED, "00123;open;01-03-2026", CLOSED)
    done = save(cast, "dewi", csv_of(DOSSIERS, *lines))
    assert (kept(cast), done.counts["twice"]) == ({"00123": ("open", "2026-03-12")}, 3)


def test_a_list_of_windows_is_read_with_its_accents(cast: Cast) -> None:
    save(cast, "dewi", csv_of(LEAVERS, DINA, SAM.replace("Visser", "Müller")))
    content = f"{NAMED}\r\nMüller, Sam;17-09-2009;ingevuld;12-03-2026".encode("cp1252")
    save(cast, "dewi", content)
    assert kept(cast) == {"00124": ("filled", "2026-03-12")}


def test_two_lists_at_once_and_a_double_click(cast: Cast) -> None:
    """Whoever saves second hears that it is saved, or looks again at what it would do now."""
    first, second = (take(cast, "dewi", csv_of(DOSSIERS, CLOSED)) for _each in range(2))
    seen = plan(cast, second).mark()
    with cast.scope("dewi"):
        actor = cast.actor("dewi")
        commit_list(actor=actor, upload=first, gone=set(), now=NOW)
        with pytest.raises(ChangedMeanwhile):
            commit_list(actor=actor, upload=first, gone=set(), now=NOW)
        with pytest.raises(ChangedMeanwhile):
            commit_list(actor=actor, upload=second, gone=set(), now=NOW, seen=seen)
    with cast.scope():
        assert DossierStatus.objects.count() == 1
    undo(cast, "dewi", first)
    assert kept(cast) == {}


def test_who_looks_before_saving_reads_whose_status_it_is_in_words(cast: Cast) -> None:
    save(cast, "dewi", csv_of(DOSSIERS, "00123;open;01-03-2026"))
    upload = take(cast, "dewi", csv_of(DOSSIERS, CLOSED, "00124;ter inzage;11-03-2026"))
    page = words(cast.client("dewi").get(reverse("transitions:upload", args=[upload.pk])))
    assert "Sam Visser getoond aan de leerling · 11-03-2026 · regel 3" in page
    assert (
        "Dina de Bakker regel 2 Status van het dossier: nog niet ingevuld → wordt afgerond" in page
    )
