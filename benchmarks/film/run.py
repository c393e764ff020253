"""A film of a minute: our processor time against a plain encode of the same frames, and what a change costs.

Beside it one ffmpeg filtergraph and moviepy. --short: four scenes, one preset, no peer.
--once: one round instead of three.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import peers  # noqa: E402
from judder import judder  # noqa: E402

from measured import HOUSE_PYTHON, OUT, run, tell  # noqa: E402
from warmwelkom.base.ui.letters import own_fonts  # noqa: E402
from warmwelkom.engines.film.cut import segments_of  # noqa: E402
from warmwelkom.engines.film.encoding import settings_of  # noqa: E402
from warmwelkom.engines.film.lettering import letters_of  # noqa: E402
from warmwelkom.engines.film.reading import read_storyboard  # noqa: E402

GOALS = {"veryfast": 1.35, "medium": 1.25}


def main(words: list[str]) -> int:
    short = "--short" in words
    home = OUT / "film"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    log = home / "log.txt"
    run([HOUSE_PYTHON, str(HERE / "material.py"), str(home), *words], log=log)
    story, raw = home / "story.json", home / "raw.yuv"
    run([HOUSE_PYTHON, str(HERE / "plain.py"), "paint", str(story), str(raw)], log=log)
    found: dict[str, Any] = {"frames": raw.stat().st_size * 2 // (1920 * 1080 * 3)}
    for preset in ("veryfast",) if short else ("veryfast", "medium"):
        found |= compared(story, raw, home, preset, rounds=1 if short or "--once" in words else 3)
        if not short:
            limit = found[f"limit_{preset}_cpu_s"]
            found |= peers.filtergraph(story, home, preset, limit)
            if preset == "veryfast":
                found |= peers.moviepy(story, home, preset, limit, found["frames"])
    raw.unlink()
    found |= after_changes(story, home)
    found["judder_px"] = round(max(judder(0.54, 0.8), judder(2.7, 0.8), judder(0.54, 0.9)), 3)
    tell("film", found)
    missed = [name for name, goal in GOALS.items() if found.get(f"ratio_{name}", 0) > goal]
    return 1 if missed or found["judder_px"] > 0.1 or found["reencoded_after_caption"] else 0


def compared(story: Path, raw: Path, home: Path, preset: str, *, rounds: int) -> dict[str, Any]:
    """Ours and the limit by turns; the ratio of each round, the median of those."""
    log, limits, ours = home / "log.txt", [], []
    for number in range(rounds):
        out = str(home / "plain.mp4")
        plain = [HOUSE_PYTHON, str(HERE / "plain.py"), "encode", str(raw), out, preset]
        limits.append(run(plain, log=log).cpu_seconds)
        mine = run(command(story, home, preset, home / f"{preset}{number}"), log=log)
        if mine.code:
            raise SystemExit(f"warmwelkom film fell, see {log}")
        ours.append(mine.cpu_seconds)
    ratios = [mine / limit for mine, limit in zip(ours, limits, strict=True)]
    return {
        f"limit_{preset}_cpu_s": round(statistics.median(limits), 1),
        f"ours_{preset}_cpu_s": round(statistics.median(ours), 1),
        f"ratio_{preset}": round(statistics.median(ratios), 2),
    }


def command(story: Path, home: Path, preset: str, cache: Path, *words: str) -> list[str]:
    film = [HOUSE_PYTHON, "-m", "warmwelkom.house.cli", "film", str(story)]
    film += ["--out", str(home / "film.mp4"), "--preset", preset, "--cache", str(cache)]
    return [*film, *words]


def after_changes(story: Path, home: Path) -> dict[str, Any]:
    """Counted in the cache's own folder: which segments a change needs that are not there."""
    rows, log, cache = json.loads(story.read_bytes()), home / "log.txt", home / "veryfast0"
    again = run(command(story, home, "veryfast", cache), log=log)
    have = {path.stem for path in (cache / "segments").iterdir()}
    told = json.loads(story.read_bytes())
    told["scenes"][1]["captions"]["nl"][0]["text"] = "Iets heel anders."
    told["scenes"][1]["captions"]["en"] = []
    swapped = json.loads(story.read_bytes())
    swapped["scenes"][1], swapped["scenes"][3] = swapped["scenes"][3], swapped["scenes"][1]
    burnt = digests(rows, story, burnt="nl")
    return {
        "segments": len(have),
        "nothing_changed_s": round(again.seconds, 2),
        "nothing_changed_cpu_s": round(again.cpu_seconds, 2),
        "reencoded_after_caption": len(digests(told, story) - have),
        "reencoded_after_burnt_caption": len(digests(told, story, burnt="nl") - burnt),
        "reencoded_after_swap": len(digests(swapped, story) - have),
    }


def digests(rows: dict[str, Any], story: Path, burnt: str | None = None) -> set[str]:
    board = read_storyboard(json.dumps(rows).encode(), folder=story.parent)
    how = {"settings": settings_of("veryfast"), "letters": letters_of(own_fonts())}
    return {each.digest for each in segments_of(board, burnt=burnt, **how)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
