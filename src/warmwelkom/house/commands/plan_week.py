"""`warmwelkom plan-week`: an introduction week in, a plan of it out; no database, no Django."""

from __future__ import annotations

import argparse
import gzip
import json
import math
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
ASK_SHARE: Final = 0.1
MEND_SECONDS: Final = 8.0
EPILOG: Final = """WEEK.json and PLAN.json may end in .gz. The formats: docs/formats/intro-week.md. How far it is stands on
stderr: how many students have a familiar face, of how many at most. Ctrl-C or SIGTERM stops the search and
the best plan so far is written. N seconds hold for all of it; a first plan is made in any case.

exit code: 0 a plan that keeps every rule is written, also after Ctrl-C or SIGTERM; 1 there is none, and
PLAN.json says what is short, or that none was found in time; 2 with a sentence when a file cannot be used, or
a week cannot be planned by this program; 143 or 130 when it was stopped before it had begun."""


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
        with stopped_by_signals(budget):
            week = read(args.week)
            rows = planned(week, args, budget)
            if rows["status"] in ("optimal", "feasible") and args.ask and not budget.stopped:
                rows["ask"] = whom_to_ask(week, most=args.ask, stop=asking_time(args, budget))
            write(args.out, rows)
    except WeekFileError as reason:
        print(f"warmwelkom plan-week: {args.week}: {reason}", file=sys.stderr)
        return 2
    except (UnusableFileError, PlanFileError) as reason:
        print(f"warmwelkom plan-week: {reason}", file=sys.stderr)
        return 2
    return told(rows)


def planned(week: Week, args: argparse.Namespace, budget: Budget) -> dict[str, Any]:
    if args.old is None:
        return plan_week(week, budget=budget, seed=args.seed, tell=saying(args.out))
    budget.seconds = min(budget.seconds, MEND_SECONDS)
    return replan(week, read_old(args.old), budget=budget)


def budget_of(args: argparse.Namespace) -> Budget:
    """The search's part of the time: whom to ask, and writing, get the rest."""
    if args.seconds <= 0 or (args.steps is not None and args.steps <= 0):
        raise UnusableFileError("--seconds and --steps are numbers above 0.")
    if args.steps is not None:
        return Budget(steps=args.steps)
    return Budget(seconds=args.seconds - asking_seconds(args))


def asking_seconds(args: argparse.Namespace) -> float:
    """Whom to ask is an answer within seconds."""
    return min(ASK_SECONDS, ASK_SHARE * float(args.seconds)) if args.ask else 0.0


def asking_time(args: argparse.Namespace, budget: Budget) -> Callable[[], bool]:
    """Until N seconds are over; without a clock it takes what it takes."""
    until = math.inf if args.steps is not None else budget.elapsed + asking_seconds(args)
    return lambda: budget.stopped or budget.elapsed > until


@contextmanager
def stopped_by_signals(budget: Budget) -> Iterator[None]:
    """A signal ends the search, not the program: the best plan is still written."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        budget.stopped = True

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def read(path: Path) -> Week:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnusableFileError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB.")
        return read_week(path.read_bytes())
    except OSError as reason:
        raise UnusableFileError(f"cannot read {path}: {reason.strerror or reason}.") from reason


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
    """In one go: whoever reads it meanwhile, or kills this program, has a whole plan."""
    text = json.dumps(rows, ensure_ascii=False, indent=1).encode()
    content = gzip.compress(text, mtime=0) if path.suffix == ".gz" else text
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        part = path.with_name(f"{path.name}.part")
        part.write_bytes(content)
        part.replace(path)
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
    if reasons := rows.get("impossible") or (rows["status"] == "infeasible" and rows["short"]):
        print("This week cannot be planned:", file=sys.stderr)
        for row in reasons:
            print(f"- {row['text']}", file=sys.stderr)
        return 1
    for change in rows.get("changes", ()):
        print(f"- {change['text']}", file=sys.stderr)
    for line in rows.get("loosened", ()):
        print(f"- {line}", file=sys.stderr)
    if rows.get("broken"):
        print("The old plan cannot be mended; plan anew, or loosen a pin:", file=sys.stderr)
        for line in [*(row["text"] for row in rows["short"]), *rows["broken"]]:
            print(f"- {line}", file=sys.stderr)
        return 1
    if rows["status"] == "unknown":
        print("No plan was found in time, and none was excluded. Give it longer.", file=sys.stderr)
        return 1
    return 0
