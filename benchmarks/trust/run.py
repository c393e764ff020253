"""Every promise that makes a region say yes, done and broken on purpose; one table. See README.md."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE))

import promises  # noqa: E402  stands beside this file
import suites  # noqa: E402  the same
from house_of_it import House, a_house  # noqa: E402

Promise = Callable[[House, bool], tuple[bool, str, str]]


def main(words: list[str]) -> int:
    short = "--short" in words
    wanted = [word for word in words if not word.startswith("-")] or list(promises.ALL)
    if unknown := [name for name in wanted if name not in promises.ALL]:
        print(f"There is no promise {unknown[0]}. There are: {', '.join(promises.ALL)}.")
        return 1
    rows: list[tuple[str, str, str, bool]] = []
    print("the tests of the suite that hold a promise …", file=sys.stderr, flush=True)
    suites.run_all(path for name in wanted for path in promises.PATHS.get(promises.ALL[name], ()))
    with a_house(60 if short else 400) as house:
        for name in wanted:
            print(f"{name} …", file=sys.stderr, flush=True)
            rows.append((name, *_tried(promises.ALL[name], house, short)))
    show(rows)
    failed = [name for name, _how, _figure, kept in rows if not kept]
    print(json.dumps({"promises": len(rows), "kept": len(rows) - len(failed), "failed": failed}))
    return 1 if failed else 0


def _tried(promise: Promise, house: House, short: bool) -> tuple[str, str, bool]:
    try:
        kept, how, figure = promise(house, short)
    except (Exception, SystemExit) as fault:  # noqa: BLE001  a promise that breaks down is not kept; the others have their turn
        return "broke down", f"{type(fault).__name__}: {str(fault)[-300:]}", False
    return how, figure, kept


def show(rows: list[tuple[str, str, str, bool]]) -> None:
    day = f"{dt.datetime.now(dt.UTC):%d-%m-%Y}"
    table = [("promise", "how it was tested", "figure", "day", "kept")]
    table += [(name, how, figure, day, "yes" if kept else "NO") for name, how, figure, kept in rows]
    for row in table:
        print("| " + " | ".join(cell.replace("\n", " ") for cell in row) + " |")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
