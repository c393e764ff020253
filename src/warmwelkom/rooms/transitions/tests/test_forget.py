"""It forgets on time: files after 30 days, pupils and what names them two years after they left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from tests.cast import NOW, YEAR, Cast
from tests.pupils import add_pupil, apply, enrol, mbo_list, moment

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.transitions.domain.forget import (
    forget_files,
    forget_pupils,
    last_year_to_forget,
)
from warmwelkom.rooms.transitions.models import Application, Enrolment, ListUpload, Move, Pupil

TERM = moment("2028-08-01", "00:00")  # two years after the school year 2025-2026 ended


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    with cast.scope():
        cast.dina.pupil.delete()
        yield cast


def forget(cast: Cast, now: dt.datetime) -> int:
    return forget_pupils(actor=system_actor(region_id=cast.places.region.pk), now=now)


@pytest.mark.parametrize(
    ("now", "year"),
    [
        ("2026-07-31", 2022),
        ("2026-08-01", 2023),
        ("2027-01-01", 2023),
        ("2028-02-29", 2024),
        ("2028-07-31", 2024),
        ("2028-08-01", 2025),
    ],
)
def test_a_school_year_ends_with_july(now: str, year: int) -> None:
    assert last_year_to_forget(moment(now)) == year


def test_a_pupil_goes_two_years_after_the_exam_year_with_every_line(here: Cast) -> None:
    evi = add_pupil(here)
    apply(here, evi)
    enrol(here, evi)
    apply(here, None, "A9")
    enrol(here, None, "S9")
    assert forget(here, TERM - dt.timedelta(minutes=1)) == 0
    assert (Pupil.objects.count(), Application.objects.count()) == (1, 2)
    assert forget(here, TERM) == 1
    left = [Pupil.objects.count(), Application.objects.count(), Enrolment.objects.count()]
    assert left == [0, 0, 0]


def test_who_was_listed_again_stays(here: Cast) -> None:
    evi = add_pupil(here)
    again = add_pupil(here, "Evi", school_year=YEAR + 1)
    again.pupil.delete()
    evi.pk, evi.school_year = None, YEAR + 1  # the same pupil, who repeats the year
    evi.id = again.id
    evi.save(force_insert=True)
    assert forget(here, TERM) == 0


def test_what_a_move_carried_goes_too(here: Cast) -> None:
    def offered(at: dt.datetime) -> Move:
        return Move.objects.create(
            from_region=here.places.region,
            to_region=here.places.other_region,
            carries={"surname": "Vos"},
            reason="x",
            offered_at=at,
            offered_by_name="Dewi",
        )

    offered(moment("2026-07-31", "23:59"))
    young = offered(moment("2026-08-01", "00:00"))
    forget(here, TERM)
    assert list(Move.objects.all()) == [young]


def test_another_region_keeps_its_pupils(here: Cast) -> None:
    with here.scope("lars"):
        add_pupil(here, location=here.places.elsewhere)
    forget(here, TERM)
    with here.scope("lars"):
        assert Pupil.objects.count() == 1


@pytest.mark.parametrize(
    ("age", "kept"), [(dt.timedelta(days=30), True), (dt.timedelta(days=30, seconds=1), False)]
)
def test_a_file_goes_after_thirty_days_and_the_counts_stay(
    here: Cast, settings: Any, tmp_path: Path, age: dt.timedelta, *, kept: bool
) -> None:
    settings.MEDIA_ROOT = tmp_path
    upload = mbo_list(here, uploaded_at=NOW - age, counts={"new": 3}, undo_with={"new": ["x"]})
    upload.file.save("list", ContentFile(b"Vos;Evi"))
    forget_files(actor=system_actor(region_id=here.places.region.pk), now=NOW)
    fresh = ListUpload.objects.get()
    assert fresh.counts == {"new": 3}
    assert bool(fresh.file) == kept
    assert bool(fresh.undo_with) == kept
    assert (fresh.erased_at is None) == kept
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == int(kept)
