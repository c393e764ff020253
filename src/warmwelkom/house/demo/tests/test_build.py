"""The same seed gives the same files; what stands in them is invented and can be told as such."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from warmwelkom.house.cli import main
from warmwelkom.house.demo.build import manifest_of
from warmwelkom.house.demo.calendar import SCRIPT
from warmwelkom.house.demo.places import PEOPLE, haaglanden, rows_of
from warmwelkom.house.demo.tests.conftest import PUPILS, SEED
from warmwelkom.house.demo.world import World, make_world


def tree(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(places=haaglanden(), pupils=PUPILS, seed=SEED)


def test_the_same_seed_gives_the_same_bytes_in_another_process(built: Path, tmp_path: Path) -> None:
    """Also when Python scatters its hashes in another way, and over what an earlier build left."""
    (tmp_path / "haaglanden").mkdir()
    for name in ("truth.csv", "left-behind.csv"):
        (tmp_path / "haaglanden" / name).touch()
    (tmp_path / "manifest.json").touch()
    words = ["demo", "build", "--pupils", str(PUPILS), "--seed", str(SEED), "--out", str(tmp_path)]
    subprocess.run(
        [sys.executable, "-m", "warmwelkom.house.cli", *words],
        env=os.environ | {"PYTHONHASHSEED": "77"},
        check=True,
        capture_output=True,
    )
    assert tree(tmp_path) == tree(built)


def test_another_seed_gives_other_people(world: World) -> None:
    other = make_world(places=haaglanden(), pupils=PUPILS, seed=SEED + 1)
    ours, theirs = (
        {
            (row.private.surname, row.private.born)
            for people in region.campuses
            for row in people.pupils
        }
        for region in (world, other)
    )
    assert len(ours & theirs) <= 1  # the example pupil lives in every demo


def test_the_manifest_names_every_file(built: Path) -> None:
    files = {f"{row['region']}/{row['path']}": row["sha256"] for row in manifest_of(built)["files"]}
    rest = {"manifest.json", "haaglanden/region.json", "haaglanden/truth.csv"}
    assert files | {name: tree(built)[name] for name in rest} == tree(built)


def test_campuses_have_the_size_that_the_figures_give() -> None:
    """All 5,422 candidates of DUO's figures, campus by campus."""
    figures = {row["code"]: int(row["candidates"]) for row in rows_of(PEOPLE / "campuses.csv")}
    world = make_world(places=haaglanden(), pupils=sum(figures.values()), seed=1)
    assert {people.campus.code: len(people.pupils) for people in world.campuses} == figures


def test_nobody_could_be_real(world: World) -> None:
    inhabited = {row["digits"] for row in rows_of(PEOPLE / "postcodes.csv")}
    for pupil in (pupil for people in world.campuses for pupil in people.pupils):
        for listed in (pupil.listed, pupil.private):
            assert listed.mail.endswith(".example")
            assert listed.parent_mail.endswith(".example")
            assert {listed.phone[:3], listed.parent_phone[:3]} == {"060"}
            assert listed.postcode[:4] not in inhabited
        assert pupil.number.startswith("0")
    for staff in (staff for people in [*world.campuses, *world.mbo] for staff in people.staff):
        assert staff.email.endswith(".example")


def test_numbers_and_addresses_are_of_one_person_each(world: World) -> None:
    numbers = [
        (people.campus.brin, row.number) for people in world.campuses for row in people.pupils
    ]
    mails = [staff.email for people in [*world.campuses, *world.mbo] for staff in people.staff]
    mails += [staff.email for staff in world.staff]
    assert len(set(numbers)) == len(numbers)
    assert len(set(mails)) == len(mails)


def test_forty_regions_have_names_places_and_codes_of_their_own() -> None:
    from warmwelkom.house.demo.build import places_for

    regions = list(places_for(40))
    codes = [row.code for region in regions for row in (*region.campuses, *region.mbo)]
    assert len({region.slug for region in regions}) == 40
    assert len({row.brin for region in regions for row in region.campuses}) > 400
    assert all(code.startswith("9") for code in codes[len(codes) - 100 :])
    for region in regions[1:]:
        assert region.name.endswith("(voorbeeld)")
        assert {row.school.endswith("(voorbeeldschool)") for row in region.campuses} == {True}


def test_lists_come_in_order(built: Path) -> None:
    days = [row["day"] for row in manifest_of(built)["files"]]
    assert days == sorted(days)
    assert [due.day for due in SCRIPT] == sorted(due.day for due in SCRIPT)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--pupils", "59"], "Choose at least 60 pupils: 60 for each region."),
        (["--regions", "41"], "Choose 1 to 40 regions."),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(
    words: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "build", "--out", str(tmp_path / "new"), *words]) == 2
    assert capsys.readouterr().err == f"warmwelkom demo: {told}\n"
    assert not (tmp_path / "new").exists()


def test_a_folder_with_something_else_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    assert main(["demo", "build", "--out", str(tmp_path)]) == 2
    assert "holds something else" in capsys.readouterr().err
    assert tree(tmp_path) == {"thesis.txt": hashlib.sha256(b"mine").hexdigest()}
