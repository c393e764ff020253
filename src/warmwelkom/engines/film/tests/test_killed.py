"""Whoever makes a film is killed: nothing half is taken for whole, nobody waits for ever, and little is made twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from warmwelkom.engines.film import make_film
from warmwelkom.engines.film.keeping import forget
from warmwelkom.engines.film.tests.material import board, files, photo, rows

PATIENCE = 120.0


def long() -> dict[str, Any]:
    """Eight photos that take a while."""
    scenes = [
        {"id": f"s{number}", "type": "photo", "asset": f"{number}.jpg", "frames": 60,
         "motion": {"from": [0.5, 0.5, 1.0], "to": [0.52, 0.48, 0.8]}}
        for number in range(8)
    ]  # fmt: skip
    return rows() | {"output": {"aspect": "16:9", "height": 480, "fps": 10}, "scenes": scenes}


def until(is_so: Callable[[], bool]) -> None:
    """A process of its own has no event to wait for; the limit ends it."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def children_of(pid: int) -> list[int]:
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((place / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, ValueError):
            continue
        if parent == pid:
            found.append(int(place.name))
    return found


def test_killed_it_goes_on_where_it_was_and_leaves_nobody_behind(tmp_path: Path) -> None:
    for number in range(8):
        photo(tmp_path / f"{number}.jpg", seed=number, size=(1600, 900))
    (tmp_path / "story.json").write_text(json.dumps(long()))
    shelf = tmp_path / "cache" / "segments"
    words = ["film", "story.json", "--out", "out.mp4", "--cache", "cache"]
    process = subprocess.Popen(  # noqa: S603  our own command
        [sys.executable, "-m", "warmwelkom.house.cli", *words], cwd=tmp_path, stderr=subprocess.DEVNULL
    )  # fmt: skip
    until(lambda: bool(list(shelf.glob("*.mp4"))))
    workers = children_of(process.pid)
    os.kill(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    until(lambda: not any(Path(f"/proc/{each}").exists() for each in workers))
    assert workers
    assert not (tmp_path / "out.mp4").exists()
    ready = len(list(shelf.glob("*.mp4")))
    assert list(shelf.glob("*.part")) == []
    story = board(tmp_path, long())
    made = make_film(story, out=tmp_path / "out.mp4", cache=tmp_path / "cache", workers=1)
    assert (made.segments, made.anew) == (15, 15 - ready)
    assert ready < 15


def test_what_shows_a_file_is_erased_and_not_one_part_more(tmp_path: Path) -> None:
    files(tmp_path)
    story, cache = board(tmp_path), tmp_path / "cache"
    make_film(story, out=tmp_path / "out.mp4", cache=cache, workers=1)
    (cache / "segments" / "abc.17.part").touch()
    segments = {path.name for path in (cache / "segments").iterdir()} - {"abc.17.part"}
    photos = {path.name for path in (cache / "photos").iterdir()}
    assert forget(cache, ["door.jpg"]) == 4
    left = {path.name for path in (cache / "segments").iterdir()}
    assert (left < segments, len(segments - left)) == (True, 3)
    assert len(photos - {path.name for path in (cache / "photos").iterdir()}) == 1
    assert forget(cache, ["door.jpg", "nothing.jpg"]) == 0
    again = make_film(story, out=tmp_path / "out.mp4", cache=cache, workers=1)
    assert (again.segments, again.anew) == (7, 3)


def test_what_was_made_before_and_used_again_is_erased_too(tmp_path: Path) -> None:
    """The note says what each film shows, not what was made for it."""
    files(tmp_path)
    cache = tmp_path / "cache"
    for _time in range(2):
        make_film(board(tmp_path), out=tmp_path / "out.mp4", cache=cache, workers=1)
    assert forget(cache, ["walk.mp4"]) == 2
