"""The command `warmwelkom plan-week`: its contract, and what it says when a file cannot be used."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from warmwelkom.engines.timetable import verify
from warmwelkom.engines.timetable.tests.small_weeks import as_week, invented, tiny
from warmwelkom.house.cli import main


def run(folder: Path, week: dict[str, Any], *words: str, out: str = "plan.json") -> int:
    (folder / "week.json").write_text(json.dumps(week), encoding="utf-8")
    return main(["plan-week", str(folder / "week.json"), "--out", str(folder / out), *words])


def test_it_works(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, tiny(), "--steps", "3") == 0
    rows = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    assert verify(as_week(tiny()), rows) == []
    assert rows["ask"] == [{"teacher": "t2", "vo_school": "v2", "half_days": ["mon-am"], "gain": 1}]
    out, err = capsys.readouterr()
    assert out == ""
    assert "2 familiar of at most 2 (gap 0.0 %), 0 lonely" in err


def test_a_plan_is_packed_when_its_name_says_so(tmp_path: Path) -> None:
    assert run(tmp_path, tiny(), "--steps", "3", out="plan.json.gz") == 0
    rows = json.loads(gzip.decompress((tmp_path / "plan.json.gz").read_bytes()))
    assert rows["status"] == "optimal"


def test_an_impossible_week_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, tiny() | {"mentors": []}, "--steps", "3") == 1
    assert json.loads((tmp_path / "plan.json").read_text())["status"] == "infeasible"
    assert "- p1 needs at least 1 groups, and its mentors can lead 0." in capsys.readouterr().err


def test_an_old_plan_is_mended_and_what_changed_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, tiny(), "--steps", "3")
    week = tiny()
    week["vo_teachers"][0]["half_days"] = []
    old = str(tmp_path / "plan.json")
    assert run(tmp_path, week, "--from", old, out="new.json") == 0
    assert "- t1 does not visit group g001 on mon-2." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--seconds", "0"], "--seconds and --steps are numbers above 0."),
        (["--from", "nowhere.json"], "cannot read nowhere.json: No such file or directory."),
    ],
)
def test_wrong_words_are_told(
    tmp_path: Path, words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, tiny(), *words) == 2
    assert f"warmwelkom plan-week: {sentence}" in capsys.readouterr().err
    assert not (tmp_path / "plan.json").exists()


def test_bad_input_is_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    week = tiny()
    week["students"].append(week["students"][0])
    assert run(tmp_path, week) == 2
    assert "students: the id s1 occurs twice; give each its own." in capsys.readouterr().err
    assert not (tmp_path / "plan.json").exists()


def test_a_week_with_too_many_free_types_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    week = invented(23)
    week["session_types"] = [{"id": f"T{n}"} for n in range(24)]
    week["rules"] |= {"day_max": 12}
    week["slots"] = [
        {"id": f"{day}-{n}", "day": f"2027-08-2{day + 3}", "half_day": f"{day}{'am' if n < 6 else 'pm'}",
         "start": f"{8 + n:02}:00", "end": f"{8 + n:02}:50"}
        for day in range(2) for n in range(12)
    ]  # fmt: skip
    week["rooms"] = [{**room, "parallel_groups": 50, "closed": []} for room in week["rooms"]]
    assert run(tmp_path, week, "--steps", "1") == 2
    assert "week.json: session_types: 24 types with so little order" in capsys.readouterr().err
    assert not (tmp_path / "plan.json").exists()


def test_what_no_plan_can_have_is_said_and_nothing_is_searched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    week = invented(23)
    week["session_types"] = [{"id": f"T{n}"} for n in range(24)]
    assert run(tmp_path, week) == 1
    told = capsys.readouterr().err
    assert "This week cannot be planned:\n- T0, T1," in told
    assert "24 parts for times in which a group has at most 6" in told
    assert "\n- At L1 the rooms for T0, T1," in told
    assert "Give it longer" not in told
    assert json.loads((tmp_path / "plan.json").read_text())["status"] == "unknown"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("stage", ["first plan", "groups"])
def test_a_signal_ends_the_search_and_the_best_plan_is_written(
    tmp_path: Path, number: signal.Signals, stage: str
) -> None:
    """The bound of this week is not reached, so that nothing but the signal ends it in time."""
    (tmp_path / "week.json").write_text(json.dumps(invented(23)), encoding="utf-8")
    command = [sys.executable, "-m", "warmwelkom.house.cli", "plan-week", "week.json"]
    command += ["--out", "plan.json", "--seconds", "600"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if stage in line:
                process.send_signal(number)
                break
        process.communicate(timeout=120)
    assert process.returncode == 0
    rows = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    assert verify(as_week(invented(23)), rows) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.json", "week.json"]
