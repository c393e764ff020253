"""A region takes everything along, and then nothing of it is left."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.db import connection
from tests.cast import NOW, Cast
from tests.thinktank import add_file, add_plan

from warmwelkom.base.access.scope import all_regions
from warmwelkom.base.audit.record import record_act
from warmwelkom.house.domain.region_end import (
    RegionEndError,
    close_region,
    export_region,
    tables_of_a_region,
)
from warmwelkom.rooms.people.models import Person, Region, Role


@pytest.fixture
def as_owner(cast: Cast) -> Cast:
    """The operator's commands run as the owner of the tables."""
    with cast.scope("dewi"):
        record_act(actor=cast.actor("dewi"), action="transitions.view", subject=cast.dina, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SET ROLE NONE")
    return cast


def _rows(out: Path, table: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / f"{table}.jsonl").read_text().splitlines()]


def test_everything_is_in_the_export_and_nothing_of_another_region(
    as_owner: Cast, tmp_path: Path
) -> None:
    counts = export_region(slug="haaglanden", out=tmp_path / "out")
    assert (counts["transitions.pupil"], counts["audit.act"]) == (1, 1)
    assert [row["surname"] for row in _rows(tmp_path / "out", "transitions.pupil")] == ["Bakker"]
    schools = {row["brin"] for row in _rows(tmp_path / "out", "people.school")}
    assert schools == {"20MJ", "19ZP", "27GZ", "01OE", ""}
    assert as_owner.places.region.slug == "haaglanden"


@pytest.mark.usefixtures("as_owner")
def test_an_export_never_mixes_with_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("x")
    with pytest.raises(RegionEndError, match="not empty"):
        export_region(slug="haaglanden", out=tmp_path)


def test_closing_erases_every_row_and_only_of_this_region(as_owner: Cast) -> None:
    with all_regions():
        before = _left(as_owner.places.other_region)
        close_region(slug="haaglanden", now=NOW)
        assert _left(as_owner.places.region) == {}
        assert _left(as_owner.places.other_region) == before
        assert Person.objects.filter(email="alice@school.example").count() == 0
        assert Person.objects.filter(email="lars@school.example").count() == 1
        assert Role.objects.count() == 2


def _left(region: Region) -> dict[str, int]:
    counts = {
        model._meta.label: model._default_manager.filter(**{field: region.pk}).count()
        for model, field in tables_of_a_region()
    }
    return {name: number for name, number in counts.items() if number}


def test_closing_erases_the_files_too_and_only_of_this_region(as_owner: Cast) -> None:
    kept = {}
    for who, region in (("dewi", as_owner.places.region), ("lars", as_owner.places.other_region)):
        with as_owner.scope(who):
            kept[who] = add_file(add_plan(region)).file
    close_region(slug="haaglanden", now=NOW)
    there = {who: file.storage.exists(str(file.name)) for who, file in kept.items()}
    kept["lars"].delete(save=False)
    assert there == {"dewi": False, "lars": True}


@pytest.mark.usefixtures("as_owner")
def test_a_region_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(RegionEndError, match="haaglanden, rijnmond"):
        close_region(slug="atlantis", now=NOW)
