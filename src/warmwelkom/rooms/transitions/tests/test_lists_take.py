"""Taking a list in: who may give which list, and which column means what."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from tests.cast import NOW, Cast

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.audit.models import Act
from warmwelkom.engines.tables.citizen_numbers import passes_elfproef
from warmwelkom.rooms.transitions.domain.lists.commands import (
    WrongKind,
    choose_columns,
    choose_kind,
    commit_list,
    take_list_in,
)
from warmwelkom.rooms.transitions.domain.lists.reading import FileIsGone, read_upload
from warmwelkom.rooms.transitions.models import ListUpload
from warmwelkom.rooms.transitions.tests.desk import (
    LEAVERS,
    SAM,
    csv_of,
    save,
    take,
)


def test_chosen_columns_are_remembered(cast: Cast) -> None:
    columns = "Nr;Roepnaam;Achternaam;Geboortedatum;Wie helpt"
    content = csv_of(columns, "00124;Sam;Visser;17-09-2009;Alice")
    upload = take(cast, "dewi", content)
    with cast.scope("dewi"):
        choose_columns(
            actor=cast.actor("dewi"),
            upload=upload,
            columns={"pupil_number": "Nr", "mentor": "Wie helpt", "house_number": None},
        )
    later = take(cast, "dewi", content)
    with cast.scope():
        fields = read_upload(upload=later).mapping.fields
    assert fields == {
        "first_name": "Roepnaam",
        "surname": "Achternaam",
        "birth_date": "Geboortedatum",
        "pupil_number": "Nr",
        "mentor": "Wie helpt",
    }
    other = take(cast, "carla", content)
    with cast.scope():
        assert "mentor" not in read_upload(upload=other).mapping.fields


def test_a_column_of_citizen_numbers_can_not_be_chosen(cast: Cast) -> None:
    upload = take(cast, "dewi", csv_of(f"{LEAVERS};BSN", f"{SAM};123456782"))
    with cast.scope("dewi"):
        choose_columns(actor=cast.actor("dewi"), upload=upload, columns={"pupil_number": "BSN"})
        read = read_upload(upload=ListUpload.objects.get(pk=upload.pk))
        assert read.mapping.refused == ("BSN",)
        assert read.mapping.fields["pupil_number"] == "Leerlingnummer"


def _kept(upload: ListUpload) -> bytes:
    with upload.file.open("rb") as file:
        return bytes(file.read())


def test_no_citizen_number_is_in_the_file_we_keep(cast: Cast) -> None:
    content = csv_of(f"{LEAVERS};BSN", "", f"{SAM};123456782")
    upload = take(cast, "dewi", content)
    assert _kept(upload) == csv_of("sep=;", f"{LEAVERS};BSN", "", f"{SAM};", "")
    later = take(cast, "dewi", csv_of(LEAVERS, SAM))
    assert _kept(later) == csv_of(LEAVERS, SAM)


def test_an_innocent_column_of_citizen_numbers_is_never_read_again(cast: Cast) -> None:
    passing = [f"{n:09d}" for n in range(300_000_000, 300_000_300) if passes_elfproef(f"{n:09d}")]
    rows = [
        f"{number};Kind{place};Bos;0{place + 1}-05-2010" for place, number in enumerate(passing[:6])
    ]
    upload = take(cast, "dewi", csv_of("Nummer;Roepnaam;Achternaam;Geboortedatum", *rows))
    with cast.scope("dewi"):
        read = read_upload(upload=ListUpload.objects.get(pk=upload.pk))
    assert read.mapping.refused == ("Nummer (BSN)",)
    assert read.mapping.fields == {
        "first_name": "Roepnaam",
        "surname": "Achternaam",
        "birth_date": "Geboortedatum",
    }
    assert [number for number in passing if number.encode() in _kept(upload)] == []


def test_a_missing_column_keeps_the_list_out(cast: Cast) -> None:
    upload = take(cast, "dewi", csv_of("Roepnaam;Klas", "Sam;4K1"), kind="leavers")
    with cast.scope("dewi"), pytest.raises(WrongKind):
        commit_list(actor=cast.actor("dewi"), upload=upload, gone=set(), now=NOW)


@pytest.mark.parametrize("kind", ["applications", "nonsense"])
def test_a_school_gives_its_own_kinds(cast: Cast, kind: str) -> None:
    with pytest.raises(WrongKind):
        take(cast, "dewi", csv_of(LEAVERS, SAM), kind=kind)
    upload = take(cast, "dewi", csv_of(LEAVERS, SAM))
    with cast.scope("dewi"), pytest.raises(WrongKind):
        choose_kind(actor=cast.actor("dewi"), upload=upload, kind=kind)


@pytest.mark.parametrize(
    ("who", "school", "location"),
    [
        ("dewi", "maris_school", "maris"),
        ("dewi", "witt_school", None),
        ("dewi", "witt_school", "maris"),
        ("emre", "yuverta", None),
        ("emre", "witt_school", "witt"),
    ],
)
def test_nobody_gives_lists_of_another_school(
    cast: Cast, who: str, school: str, location: str | None
) -> None:
    place = getattr(cast.places, location) if location else None
    with pytest.raises(MayNotKnow):
        take(
            cast,
            who,
            csv_of(LEAVERS, SAM),
            school=getattr(cast.places, school),
            location=place,
        )
    with cast.scope():
        assert ListUpload.objects.count() == 0


def test_a_mentor_gives_no_lists(cast: Cast) -> None:
    with cast.scope(), pytest.raises(PermissionDenied):
        take_list_in(
            actor=cast.actor("alice"),
            content=csv_of(LEAVERS, SAM),
            filename="x",
            kind="",
            school=cast.places.witt_school,
            location=cast.places.witt,
            now=NOW,
            school_year=2025,
        )


def test_the_record_says_who_saved_what_and_names_nobody(cast: Cast) -> None:
    upload = save(cast, "dewi", csv_of(LEAVERS, SAM), filename="Sam Visser.csv")
    with cast.scope():
        acts = list(Act.objects.order_by("at").values("action", "subject_id", "detail"))
    assert acts == [
        {"action": "transitions.upload", "subject_id": str(upload.pk), "detail": {"kind": ""}},
        {"action": "transitions.commit_upload", "subject_id": str(upload.pk), "detail": {}},
    ]


def test_an_erased_file_says_so(cast: Cast) -> None:
    upload = take(cast, "dewi", csv_of(LEAVERS, SAM))
    with cast.scope():
        ListUpload.objects.update(erased_at=NOW + dt.timedelta(days=31))
        with pytest.raises(FileIsGone):
            read_upload(upload=ListUpload.objects.get(pk=upload.pk))
        ListUpload.objects.update(erased_at=None)
        again = ListUpload.objects.get(pk=upload.pk)
        again.file.storage.delete(again.file.name)
        with pytest.raises(FileIsGone):
            read_upload(upload=again)
