"""`warmwelkom trial`, from power to a pooled report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from warmwelkom.house.cli import main

PLAN = {
    "format": "warm-welkom-trial/1",
    "name": "Zomer 2026",
    "question": "Helpt het?",
    "layer": "layer",
    "everybody": "een mentor die belt",
    "extra": "berichten over open taken",
    "outcome": "in week 1 op school",
    "counted_on": "2026-08-28",
    "base": 0.9,
    "groups": ["sector"],
    "frozen_on": "2026-06-01",
}


def draw(at: Path, **changes: object) -> Path:
    at.mkdir()
    (at / "plan.json").write_text(json.dumps({**PLAN, **changes}))
    rows = [f"p{number};{'zorg' if number % 2 else 'techniek'}" for number in range(300)]
    (at / "people.csv").write_text("id;sector\n" + "\n".join(rows))
    words = ["trial", "assign", "plan.json", "people.csv", "--key", "key", "--out", "log.jsonl"]
    words[2:4] = [str(at / name) for name in words[2:4]]
    words[5], words[7] = str(at / "key"), str(at / "log.jsonl")
    assert main(words) == 0
    return at


def report(*files: Path, out: Path) -> int:
    return main(["trial", "report", *map(str, files), "--out", str(out)])


def outcomes(at: Path, *, every: int) -> Path:
    path = at / "outcomes.csv"
    rows = [f"p{number},{'nee' if number % every == 0 else 'ja'}" for number in range(300)]
    path.write_text("id,outcome\n" + "\n".join(rows))
    return path


def test_what_a_region_can_see(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trial", "power", "--base", "0.95", "--size", "2000"]) == 0
    assert capsys.readouterr().out == (
        "0.0239\n2000 pupils show a difference from 95.0 % when it is at least 2.4 percentage points.\n"
    )
    asked = ["trial", "power", "--base", "0.84", "--difference", "0.033"]
    assert main(asked) == 0
    alone = int(capsys.readouterr().out)
    assert main([*asked, "--per-group", "21", "--icc", "0.05"]) == 0
    assert int(capsys.readouterr().out) == 2 * alone
    assert main([*asked, "--per-group", "21", "--icc", "5"]) == 2
    assert "icc" in capsys.readouterr().err
    assert main(["trial", "power", "--base", "0.95"]) == 2
    assert "--size" in capsys.readouterr().err
    assert main(["trial", "power", "--base", "1.2", "--size", "100"]) == 2


def test_a_summer_from_plan_to_pooled_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = []
    for name, every in (("a", 10), ("b", 8)):
        at = draw(tmp_path / name, name=f"Zomer {name}")
        assert report(at / "log.jsonl", outcomes(at, every=every), out=at / "report.json") == 0
        made.append(at / "report.json")
    first = [path.read_bytes() for path in made]
    assert report(made[0].parent / "log.jsonl", made[0].parent / "outcomes.csv", out=made[0]) == 0
    assert [path.read_bytes() for path in made] == first
    capsys.readouterr()
    assert report(*made, out=tmp_path / "pooled.json") == 0
    assert capsys.readouterr().out.startswith("Iedereen kreeg: een mentor die belt.")
    pooled = json.loads((tmp_path / "pooled.json").read_text())
    assert pooled["pooled_from"] == ["Zomer a", "Zomer b"]
    arms = pooled["arms"]
    assert arms["with"]["n"] + arms["without"]["n"] == 600
    assert arms["with"]["yes"] + arms["without"]["yes"] == 270 + 262


def test_nobody_is_drawn_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = draw(tmp_path / "a")
    kept = (at / "log.jsonl").read_bytes()
    words = ["trial", "assign", str(at / "plan.json"), str(at / "people.csv")]
    assert main([*words, "--key", str(at / "key"), "--out", str(at / "log.jsonl")]) == 2
    assert "File exists" in capsys.readouterr().err
    assert (at / "log.jsonl").read_bytes() == kept
    assert (at / "key").stat().st_mode & 0o777 == 0o600


def test_a_plan_that_was_changed_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = draw(tmp_path / "a")
    log = at / "log.jsonl"
    log.write_text(log.read_text().replace("in week 1", "op dag 1"))
    assert report(log, outcomes(at, every=10), out=at / "report.json") == 2
    assert "Line 1 of the log is not as it was written" in capsys.readouterr().err


def test_two_answers_about_one_pupil_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = draw(tmp_path / "a")
    path = outcomes(at, every=10)
    path.write_text(path.read_text() + "\np1,nee\np1,misschien")
    assert report(at / "log.jsonl", path, out=at / "report.json") == 2
    assert "p1 has two outcomes." in capsys.readouterr().err
