"""The command `warmwelkom film`: its contract, and what it says when a file cannot be used."""

from __future__ import annotations

import json
from pathlib import Path

import av
import pytest

from warmwelkom.engines.film.tests.material import files, rows
from warmwelkom.house.cli import main


def run(folder: Path, *words: str, out: str = "out.mp4") -> int:
    (folder / "story.json").write_text(json.dumps(rows()), encoding="utf-8")
    return main(["film", str(folder / "story.json"), "--out", str(folder / out), *words])


def tracks_of(film: Path) -> list[str]:
    with av.open(str(film)) as container:
        return [str(each.language) for each in container.streams.subtitles]


def test_it_works_and_a_second_time_nothing_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files(tmp_path)
    cache = str(tmp_path / "cache")
    assert run(tmp_path, "--cache", cache) == 0
    assert "7 parts, 7 made anew (70 frames of 70)" in capsys.readouterr().err
    assert tracks_of(tmp_path / "out.mp4") == ["dut", "eng"]
    assert run(tmp_path, "--cache", cache) == 0
    assert capsys.readouterr().err == "7 parts, 0 made anew (0 frames of 70)\n"
    assert run(tmp_path, "--cache", cache, "--captions", "burnt") == 0
    assert "7 parts, 1 made anew (22 frames of 70)" in capsys.readouterr().err
    assert tracks_of(tmp_path / "out.mp4") == ["eng"]


def test_a_storyboard_that_cannot_be_used_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path) == 2
    assert capsys.readouterr().err == (
        "warmwelkom film: scene s2: the file door.jpg is not in the storyboard's folder.\n"
    )
    assert main(["film", str(tmp_path / "no.json"), "--out", str(tmp_path / "out.mp4")]) == 2
    assert "cannot read" in capsys.readouterr().err


def test_a_place_where_nothing_can_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files(tmp_path)
    cache = str(tmp_path / "cache")
    assert run(tmp_path, "--cache", cache, out="nowhere/out.mp4") == 2
    assert "cannot write" in capsys.readouterr().err
    assert run(tmp_path, "--cache", str(tmp_path / "story.json" / "cache")) == 2
    assert "cannot write in" in capsys.readouterr().err
