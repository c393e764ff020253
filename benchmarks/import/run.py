"""A long list of leavers comes in: ours, django-import-export, and a bare COPY of the same rows; then hostile files.

--short: 2,000 and 10,000 rows instead of 10,000 and 100,000, and smaller hostile files. Numbers: so many rows, one round.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import hostile  # noqa: E402  stands beside this file
from lists import codes, corrected, written  # noqa: E402

from measured import HOUSE_PYTHON, OUT, ROOT, run, tell  # noqa: E402
from warmwelkom.house.postgres.session import database_running  # noqa: E402

SIZES, SHORT = (10_000, 100_000), (2_000, 10_000)
ROUNDS, PATIENCE = 3, 10_000  # django-import-export is asked for at most so many rows
PLACE = OUT / "import"


def main(words: list[str]) -> int:
    short = "--short" in words
    PLACE.mkdir(parents=True, exist_ok=True)
    os.environ |= environment(PLACE / "home")
    with database_running():
        sizes = tuple(map(int, filter(str.isdigit, words)))
        found = measure(
            sizes or (SHORT if short else SIZES), rounds=1 if short or sizes else ROUNDS
        )
    shutil.rmtree(PLACE / "home")
    print("hostile files …", flush=True)
    tell("import", {"sizes": found, "hostile": hostile.measure(PLACE, short=short)})
    return 0


def environment(home: Path) -> dict[str, str]:
    """A house of its own; a database that somebody named elsewhere is left alone."""
    shutil.rmtree(home, ignore_errors=True)
    os.environ.pop("DATABASE_URL", None)
    return {"WARMWELKOM_HOME": str(home), "DEMO": "0"}


def measure(sizes: tuple[int, ...], *, rounds: int) -> dict[str, Any]:
    log = PLACE / "log"
    migrated = run(
        [HOUSE_PYTHON, "-m", "warmwelkom.house.cli", "migrate", "--verbosity", "0"], log=log
    )
    if migrated.code:
        raise SystemExit(log.read_text()[-3000:])
    places = asked(HOUSE_PYTHON, "fill.py", given=json.dumps(codes()))
    return {str(size): one_size(size, json.dumps(places), rounds) for size in sizes}


def one_size(size: int, places: str, rounds: int) -> dict[str, Any]:
    """By turns, each tool into empty tables, so that another load on the machine meets every tool."""
    print(f"{size} rows: inventing the list …", flush=True)
    path = written(size, PLACE)
    mended = corrected(path, PLACE)
    times: dict[str, list[dict[str, Any]]] = {}
    for number in range(rounds):
        for tool, command in commands(size, path, mended, places).items():
            print(f"{size} rows: {tool}, round {number + 1} of {rounds}", flush=True)
            asked(HOUSE_PYTHON, "table_copy.py", "empty", str(PLACE))
            times.setdefault(tool, []).append(asked(*command))
            of_use(tool, times[tool][-1], size)
            if tool == "ours":
                asked(HOUSE_PYTHON, "table_copy.py", "out", str(PLACE))
    found = {tool: middle(runs) for tool, runs in times.items()}
    print(json.dumps(found), flush=True)
    return found | compared(found)


def of_use(tool: str, told: dict[str, Any], size: int) -> None:
    """A peer that takes hardly a row in measures nothing: then its resource no longer fits our tables."""
    if told.get("refused", 0) > size / 10:
        raise SystemExit(
            f"{tool} refused {told['refused']} of {size} rows, such as: {told['fault']}"
        )


def commands(size: int, path: Path, mended: Path, places: str) -> dict[str, list[str]]:
    ours = [HOUSE_PYTHON, "ours.py", str(path), str(mended), places]
    peer = [sys.executable, "with_import_export.py", str(path), places]
    known = {"ours": ours, "copy": [HOUSE_PYTHON, "table_copy.py", "in", str(PLACE)]}
    if size <= PATIENCE:
        known |= {"import_export": peer, "import_export_bulk": [*peer, "--bulk"]}
    return known


def middle(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """The median of every figure; what is no figure is as in the first run."""
    return {
        name: round(statistics.median(one[name] for one in runs), 2)
        if isinstance(value, int | float)
        else value
        for name, value in runs[0].items()
    }


def compared(found: dict[str, Any]) -> dict[str, Any]:
    """The figures of the goal: wall and processor time (the database's with it) of reading to saved rows."""
    ours, copy = found["ours"], found["copy"]
    figures = {
        "ours_s": whole(ours, "ours_taken_in", "ours_saved", wall=True),
        "ours_cpu_s": whole(ours, "ours_taken_in", "ours_saved"),
        "copy_s": copy["copy_s"],
        "copy_cpu_s": whole(copy, "copy"),
        "peak_mb": ours["peak_mb"],
    }
    figures["times_copy"] = round(figures["ours_s"] / figures["copy_s"], 2)
    figures["times_copy_cpu"] = round(figures["ours_cpu_s"] / figures["copy_cpu_s"], 2)
    for peer, name in (
        ("import_export", "times_faster"),
        ("import_export_bulk", "times_faster_bulk"),
    ):
        if peer in found:
            figures[f"{peer}_s"] = found[peer]["import_export_s"]
            figures[f"{peer}_cpu_s"] = whole(found[peer], "import_export")
            figures[name] = round(figures[f"{peer}_s"] / figures["ours_s"], 1)
            figures[f"{name}_cpu"] = round(figures[f"{peer}_cpu_s"] / figures["ours_cpu_s"], 1)
    return figures


def whole(figures: dict[str, Any], *steps: str, wall: bool = False) -> float:
    kinds = ("s",) if wall else ("cpu_s", "db_cpu_s")
    return round(sum(figures[f"{name}_{kind}"] for name in steps for kind in kinds), 2)


def asked(python: str, name: str, *words: str, given: str = "") -> dict[str, Any]:
    done = subprocess.run(
        [python, str(HERE / name), *words],
        cwd=ROOT, check=False, capture_output=True, text=True, input=given,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return dict(json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
