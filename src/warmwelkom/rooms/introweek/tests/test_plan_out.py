"""The plan to take along: tables without formulas, and files of the open format that every checker reads."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.base.audit.models import Act
from warmwelkom.engines.timetable import read_week, verify
from warmwelkom.rooms.introweek.domain.asking_for_plan import newest_plan
from warmwelkom.rooms.introweek.domain.by_hand import pin_session, publish
from warmwelkom.rooms.introweek.models import IntroWeek, WeekMentor, WeekRoom
from warmwelkom.rooms.introweek.tests.test_jobs_of_plan import planned
from warmwelkom.rooms.introweek.tests.worlds import STUDENTS, ready_week

JUDGE = Path(__file__).resolve().parents[6] / "shared" / "tools" / "check_week.py"


@pytest.fixture
def week(cast: Cast) -> IntroWeek:
    """Planned; somebody pinned a part, which is the newest version, and version 1 is shared."""
    with cast.scope():
        found = ready_week(cast)
    planned(cast, found)
    with cast.scope():
        first = newest_plan(found)
        assert first is not None
        publish(actor=cast.actor("mia"), plan=first, now=NOW)
        row = first.rows["sessions"][0]
        pin_session(
            actor=cast.actor("mia"), plan=first, group=row["group"], part=row["type"], is_pinned=True, now=NOW
        )  # fmt: skip
    return found


def fetch(cast: Cast, week: IntroWeek, what: str, ending: str, **words: object) -> bytes:
    address = reverse("introweek:plan_out", args=[week.pk, what, ending])
    answer = cast.client("mia").get(address, words)
    assert answer.status_code == 200
    content: bytes = answer.content
    return content


def lines_of(cast: Cast, week: IntroWeek, what: str) -> list[list[str]]:
    text = fetch(cast, week, what, "csv").decode("utf-8-sig")
    return [line.split(";") for line in text.splitlines()]


def test_the_shared_plan_goes_out_per_group_room_and_teacher(cast: Cast, week: IntroWeek) -> None:
    plan = json.loads(fetch(cast, week, "plan", "json"))
    for what, first in (
        ("groepen", "Groep"),
        ("ruimtes", "Lokaal of ruimte"),
        ("docenten", "Oude docent"),
    ):
        head, *rows = lines_of(cast, week, what)
        assert head[0] == first
        assert len(rows) == len(plan["visits" if what == "docenten" else "sessions"])
        assert {len(row) for row in rows} == {len(head)}
        assert fetch(cast, week, what, "xlsx")[:2] == b"PK"
    known = sum(int(row[6]) for row in lines_of(cast, week, "docenten")[1:])
    assert known >= plan["figures"]["familiar"]


def test_no_student_stands_in_it_by_name_and_no_cell_is_a_formula(
    cast: Cast, week: IntroWeek
) -> None:
    with cast.scope():
        WeekRoom.objects.filter(name="Aula").update(name="=1+1")
        WeekMentor.objects.update(name="@SUM(1)")
    for what in ("groepen", "ruimtes", "docenten"):
        text = fetch(cast, week, what, "csv").decode("utf-8-sig")
        assert "Vos" not in text
        cells = [cell for line in text.splitlines() for cell in line.split(";")]
        assert [cell for cell in cells if cell[:1] in ("=", "@", "+")] == []
    assert "'@SUM(1)" in fetch(cast, week, "groepen", "csv").decode("utf-8-sig")


def test_the_open_format_is_read_back_and_holds_every_rule(cast: Cast, week: IntroWeek) -> None:
    file, plan = (fetch(cast, week, what, "json") for what in ("week", "plan"))
    assert verify(read_week(file), json.loads(plan)) == []
    assert "ask" not in json.loads(plan)
    pinned = json.loads(fetch(cast, week, "plan", "json", versie=3))
    assert [row.get("pinned") for row in pinned["sessions"]].count(True) == 1


def test_the_judge_reads_it(cast: Cast, week: IntroWeek, tmp_path: Path) -> None:
    if not JUDGE.is_file():
        pytest.skip("the independent checker stands beside the project, and is not here")
    names = []
    for what in ("week", "plan"):
        (tmp_path / what).write_bytes(fetch(cast, week, what, "json", versie=3))
        names.append(str(tmp_path / what))
    told = subprocess.run(  # noqa: S603  our own words
        [sys.executable, str(JUDGE), *names], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout


def test_taking_the_open_format_along_is_a_reading(cast: Cast, week: IntroWeek) -> None:
    def acts() -> int:
        with cast.scope():
            return Act.objects.filter(action="introweek.see_student").count()

    fetch(cast, week, "groepen", "csv")
    assert acts() == 0
    fetch(cast, week, "week", "json")
    fetch(cast, week, "plan", "json")
    assert acts() == STUDENTS


@pytest.mark.parametrize(
    ("what", "ending", "words"),
    [
        ("groepen", "exe", {}),
        ("geheim", "csv", {}),
        ("plan", "csv", {}),
        ("groepen", "csv", {"versie": "99"}),
    ],
)
def test_what_is_not_there_is_404(
    cast: Cast, week: IntroWeek, what: str, ending: str, words: dict[str, Any]
) -> None:
    address = reverse("introweek:plan_out", args=[week.pk, what, ending])
    assert cast.client("mia").get(address, words).status_code == 404
