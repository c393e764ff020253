"""Every file that is written is recognised by the import; only what is meant to be wrong is refused."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from warmwelkom.engines.tables import Parsed, parse_rows, read_table
from warmwelkom.house.demo.build import manifest_of
from warmwelkom.house.demo.places import haaglanden
from warmwelkom.house.demo.plan import A_HANDFUL
from warmwelkom.house.demo.tests.conftest import PUPILS, SEED
from warmwelkom.house.demo.world import make_world
from warmwelkom.rooms.transitions.domain.lists.kinds import KINDS, mapping_of, most_likely

Read = tuple[dict[str, Any], list[Any], tuple[str, ...]]


@pytest.fixture(scope="module")
def lists(built: Path) -> list[Read]:
    """Each list with its rows as the import reads them, and the fields that found a column."""
    found, shapes = [], set()
    for entry in manifest_of(built)["files"]:
        path = built / entry["region"] / entry["path"]
        table = read_table(source=path, filename=path.name)
        kind = KINDS[entry["kind"]]
        mapping = mapping_of(table=table, kind=kind)
        assert mapping.missing == (), entry["path"]
        if (entry["kind"], entry["shape"]) not in shapes:
            shapes.add((entry["kind"], entry["shape"]))
            assert most_likely(table=table, sector=entry["sector"]) == entry["kind"], entry["path"]
        day = dt.date.fromisoformat(entry["day"])
        rows = parse_rows(table=table, mapping=mapping, schema=kind.schema, reference_day=day)
        found.append((entry, list(rows), tuple(mapping.fields)))
    return found


def test_only_what_is_meant_to_be_is_refused(lists: list[Read]) -> None:
    """A last line with a total, a birth date that is missing or does not exist."""
    world = make_world(places=haaglanden(), pupils=PUPILS, seed=SEED)
    slips = Counter(
        people.campus.brin
        for people in world.campuses
        for pupil in people.pupils
        if pupil.slip in ("no_date", "impossible")
    )
    for entry, rows, _fields in lists:
        refused = [row for row in rows if not isinstance(row, Parsed)]
        totals = [row for row in refused if row.cells[0].startswith("Totaal")]
        has_total = entry["kind"] == "leavers" and entry["shape"] == "somtoday-csv"
        assert len(totals) == (has_total and entry["rows"] >= A_HANDFUL)
        first = entry["kind"] == "leavers" and entry["day"] == "2026-02-02"
        assert len(refused) - len(totals) <= (slips[entry["brin"]] if first else 0), entry["path"]
        assert len(rows) - len(totals) == entry["rows"]


def test_a_vo_list_carries_what_later_rooms_need(lists: list[Read]) -> None:
    for entry, rows, fields in lists:
        if entry["kind"] != "leavers":
            continue
        assert {"class_name", "mentor", "leerweg", "profile", "modules", "teachers"} <= set(fields)
        for row in (row.values for row in rows if isinstance(row, Parsed)):
            assert row["class_name"]
            assert row["mentor"]
            assert row["leerweg"]
            assert len(row["teachers"]) == 8
            assert bool(row["modules"]) == bool(row["profile"])


def test_an_mbo_list_carries_class_and_class_mentor_from_the_summer_on(lists: list[Read]) -> None:
    seen = Counter(
        (
            entry["day"] > "2026-07-01",
            bool(row.values["class_name"]),
            bool(row.values["class_mentor"]),
        )
        for entry, rows, _fields in lists
        if entry["kind"] == "enrolments"
        for row in rows
    )
    assert set(seen) == {(False, False, False), (True, True, True)}


def test_numbers_keep_their_zeros_in_every_shape(lists: list[Read]) -> None:
    shapes = {entry["shape"] for entry, _rows, _fields in lists if entry["kind"] == "leavers"}
    assert len(shapes) > 4
    for entry, rows, _fields in lists:
        if entry["kind"] == "leavers":
            numbers = [row.values["pupil_number"] for row in rows if isinstance(row, Parsed)]
            assert {number[0] for number in numbers} <= {"0", "9"}
            assert {len(number) for number in numbers} == {6}


def test_hashed_numbers_are_dropped_unread(lists: list[Read], built: Path) -> None:
    entry, rows, fields = next(row for row in lists if row[0]["kind"] == "statuses")
    text = (built / "haaglanden" / entry["path"]).read_text()
    assert "bsnhash" in text
    assert "bsnhash" not in fields
    assert not any(len(str(value)) == 64 for row in rows for value in row.values.values())


def test_the_truth_says_who_stands_on_which_line(lists: list[Read], built: Path) -> None:
    with (built / "haaglanden" / "truth.csv").open(encoding="utf-8", newline="") as file:
        truth = {(row["file"], int(row["line"])): row["who"] for row in csv.DictReader(file)}
    fields = {
        "leavers": "pupil_number",
        "exam_results": "pupil_number",
        "applications": "application_id",
        "statuses": "application_id",
        "enrolments": "student_number",
        "presence": "student_number",
    }
    counted = 0
    for entry, rows, _fields in lists:
        for row in (row for row in rows if isinstance(row, Parsed)):
            who = truth[entry["path"], row.line].rpartition("/")[2]
            said = str(row.values[fields[entry["kind"]]])
            assert said in (who, f"9{who[1:]}")  # a former school has a number of its own
            counted += 1
    assert counted > 1000
