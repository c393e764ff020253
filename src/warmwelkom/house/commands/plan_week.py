"""`warmwelkom plan-week`: an introduction week in, a plan of it out; no database, no Django."""

from __future__ import annotations

import argparse
import gzip
import json
import math
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from warmwelkom.engines.timetable import (
    Budget,
    PlanFileError,
    WeekFileError,
    plan_week,
    read_week,
    replan,
    whom_to_ask,
)
from warmwelkom.engines.timetable.packed import MOST_BYTES, PackedFileError, unpacked

if TYPE_CHECKING:
    from types import FrameType

    from warmwelkom.engines.timetable.engine import Progress
    from warmwelkom.engines.timetable.week import Week

ASK_SECONDS: Final = 8.0
EPILOG: Final = """WEEK.json and PLAN.json may end in .gz. The formats: docs/formats/intro-week.md. How far it is stands on
stderr: how many students have a familiar face, of how many at most. Ctrl-C or SIGTERM stops the search and
writes the best plan so far.

exit code: 0 a plan that keeps every rule is written; 1 there is none, and PLAN.json says what is short, or
that none was found in time; 2 with a sentence when a file cannot be used."""


class UnusableFileError(Exception):
    """A file that cannot be read or written; the message is a sentence for the person who gave it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EPILOG
    parser.add_argument("week", type=Path, metavar="WEEK.json", help="who, where and when")
    parser.add_argument("--out", type=Path, metavar="PLAN.json", required=True)
    parser.add_argument(
        "--seconds", type=float, default=60, metavar="N", help="at most (default: %(default)s)"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="default: %(default)s")
    parser.add_argument(
        "--steps", type=int, metavar="N",
        help="so many steps of search instead of seconds: the same plan on every machine",
    )  # fmt: skip
    parser.add_argument(
        "--from", type=Path, metavar="OLD_PLAN.json", dest="old",
        help="mend this plan and change as little as can be; rows with pinned: true stay",
    )  # fmt: skip
    parser.add_argument(
        "--ask", type=int, default=20, metavar="N",
        help="how many half-days to ask for, best first, stand in PLAN.json (default: %(default)s)",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Plans and writes the file; its exit code stands in EPILOG."""
    try:
        budget = budget_of(args)
        week = read(args.week)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, stopping(budget))
        if args.old is None:
            rows = plan_week(week, budget=budget, seed=args.seed, tell=saying(args.out))
        else:
            rows = replan(week, read_old(args.old), seconds=args.seconds)
        if rows["status"] in ("optimal", "feasible") and args.ask and not budget.stopped:
            rows["ask"] = whom_to_ask(week, most=args.ask, stop=asking_time(budget))
        write(args.out, rows)
    except (UnusableFileError, PlanFileError) as reason:
        print(f"warmwelkom plan-week: {reason}", file=sys.stderr)
        return 2
    return told(rows)


def budget_of(args: argparse.Namespace) -> Budget:
    if args.seconds <= 0 or (args.steps is not None and args.steps <= 0):
        raise UnusableFileError("--seconds and --steps are numbers above 0.")
    return Budget(seconds=args.seconds) if args.steps is None else Budget(steps=args.steps)


def asking_time(budget: Budget) -> Callable[[], bool]:
    """Whom to ask is an answer within seconds; without a clock it takes what it takes."""
    until = time.monotonic() + (ASK_SECONDS if budget.seconds < math.inf else math.inf)
    return lambda: budget.stopped or time.monotonic() > until


def stopping(budget: Budget) -> Any:
    """A signal ends the search, not the program: the best plan is still written."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        budget.stopped = True

    return stop


def read(path: Path) -> Week:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnusableFileError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB.")
        return read_week(path.read_bytes())
    except OSError as reason:
        raise UnusableFileError(f"cannot read {path}: {reason.strerror or reason}.") from reason
    except WeekFileError as reason:
        raise UnusableFileError(f"{path}: {reason}") from reason


def read_old(path: Path) -> dict[str, Any]:
    """An earlier plan; only its outer shape is looked at here."""
    try:
        rows = json.loads(unpacked(path.read_bytes()))
    except OSError as reason:
        raise UnusableFileError(f"cannot read {path}: {reason.strerror or reason}.") from reason
    except (ValueError, PackedFileError) as reason:
        raise UnusableFileError(f"{path} is no plan: {reason}") from reason
    if not isinstance(rows, dict) or rows.get("format") != "intro-week-plan/1":
        raise UnusableFileError(f'{path} is no plan: "format" is not "intro-week-plan/1".')
    return rows


def write(path: Path, rows: dict[str, Any]) -> None:
    text = json.dumps(rows, ensure_ascii=False, indent=1).encode()
    try:
        path.write_bytes(gzip.compress(text, mtime=0) if path.suffix == ".gz" else text)
    except OSError as reason:
        raise UnusableFileError(f"cannot write {path}: {reason.strerror or reason}.") from reason


def saying(path: Path) -> Callable[[Progress], None]:
    """Tells each stage, and writes each better plan at once: whoever is killed has it."""
    written: dict[str, Any] = {}

    def say_and_write(progress: Progress) -> None:
        say(progress)
        if progress.rows is not None and progress.rows is not written.get("rows"):
            written["rows"] = progress.rows
            write(path, progress.rows)

    return say_and_write


def say(progress: Progress) -> None:
    """One line on stderr: where the search is, and how far from what is proven to be the most."""
    most = min(progress.bounds.b0, progress.bounds.b2)
    line = f"{progress.seconds:6.1f} s  {progress.stage:<11}"
    if progress.figures is None:
        line += f"  no plan yet, at most {most} familiar"
    else:
        now, lonely = progress.figures["familiar"], progress.figures["lonely"]
        gap = 100 * (most - now) / most if most else 0
        line += f"  {now} familiar of at most {most} (gap {gap:.1f} %), {lonely} lonely"
    print(line, file=sys.stderr, flush=True)


def told(rows: dict[str, Any]) -> int:
    """Ends in what came of it, in words."""
    if rows["status"] == "infeasible":
        print("This week cannot be planned:", file=sys.stderr)
        for row in rows["short"]:
            print(f"- {row['text']}", file=sys.stderr)
        return 1
    for change in rows.get("changes", ()):
        print(f"- {change['text']}", file=sys.stderr)
    if rows.get("broken"):
        print("The old plan cannot be mended; plan anew, or loosen a pin:", file=sys.stderr)
        for line in rows["broken"]:
            print(f"- {line}", file=sys.stderr)
        return 1
    if rows["status"] == "unknown":
        print("No plan was found in time, and none was excluded. Give it longer.", file=sys.stderr)
        return 1
    return 0
