"""`warmwelkom trial power|assign|report`: a fair comparison, from before it starts to its report; no database."""

from __future__ import annotations

import csv
import io
import math
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from warmwelkom.engines.trial import (
    Person,
    Report,
    TrialError,
    analyse,
    assign,
    detectable,
    needed_for,
    pool,
    read_log,
    read_plan,
    write_log,
)
from warmwelkom.engines.trial.power import design_effect
from warmwelkom.engines.trial.report_file import FORMAT, read_report, write_report
from warmwelkom.engines.trial.words import in_words, number

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from warmwelkom.engines.trial import Outcome, Plan

YES: Final = ("1", "ja", "yes", "true", "waar")
NO: Final = ("0", "nee", "no", "false", "onwaar")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parts = parser.add_subparsers(dest="part", required=True)
    _power_arguments(parts.add_parser("power", help="what difference so many pupils can show"))
    _assign_arguments(parts.add_parser("assign", help="draw who gets the extra layer"))
    _report_arguments(parts.add_parser("report", help="the result, or several reports as one"))


def _power_arguments(power: argparse.ArgumentParser) -> None:
    power.add_argument("--base", type=float, required=True, help="share without it, such as 0.95")
    power.add_argument("--size", type=float, help="pupils in both arms together")
    power.add_argument("--difference", type=float, help="tell how many pupils show this instead")
    power.add_argument(
        "--share", type=float, default=0.5, help="who gets it (default: %(default)s)"
    )
    power.add_argument("--power", type=float, default=0.8, help="default: %(default)s")
    power.add_argument("--alpha", type=float, default=0.05, help="default: %(default)s")
    power.add_argument(
        "--per-group",
        type=float,
        default=1,
        help="pupils in a class or school, where whole ones are drawn",
    )
    power.add_argument("--icc", type=float, default=0, help="how alike pupils of one are, 0 to 1")


def _assign_arguments(drawn: argparse.ArgumentParser) -> None:
    drawn.add_argument("plan", type=Path, metavar="PLAN.json")
    drawn.add_argument(
        "people", type=Path, metavar="PEOPLE.csv", help="a column id, and those that the plan names"
    )
    drawn.add_argument(
        "--key",
        type=Path,
        required=True,
        metavar="KEYFILE",
        help="made when it is not there; keep it",
    )
    drawn.add_argument("--out", type=Path, required=True, metavar="LOG.jsonl")


def _report_arguments(told: argparse.ArgumentParser) -> None:
    told.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="FILE",
        help="LOG.jsonl OUTCOMES.csv (columns id, outcome), or REPORT.json …",
    )
    told.add_argument("--out", type=Path, required=True, metavar="REPORT.json")
    told.add_argument("--language", choices=["nl", "en"], default="nl")


def run(args: argparse.Namespace) -> int:
    """0, or 2 with a sentence when something can't be used."""
    try:
        {"power": _power, "assign": _assign, "report": _report}[args.part](args)
    except (TrialError, ValueError) as fault:
        print(f"warmwelkom trial: {fault}", file=sys.stderr)
        return 2
    except OSError as fault:
        print(f"warmwelkom trial: cannot use {fault.filename}: {fault.strerror}.", file=sys.stderr)
        return 2
    return 0


def _power(args: argparse.Namespace) -> None:
    how = {"base": args.base, "share": args.share, "power": args.power, "alpha": args.alpha}
    if args.difference is not None:
        single = needed_for(difference=args.difference, **how)
        print(math.ceil(single * design_effect(per_group=args.per_group, icc=args.icc)))
        return
    if args.size is None:
        raise TrialError(
            "Say how many pupils there are (--size), or which difference you want to see (--difference)."
        )
    effect = design_effect(per_group=args.per_group, icc=args.icc)
    found = detectable(size=args.size / effect, **how)
    if found is None:
        print(
            f"{args.size:.0f} pupils can show no difference at all from {number(100 * args.base, 'en')} %."
        )
        return
    print(f"{found:.4f}")
    print(
        f"{args.size:.0f} pupils show a difference from {number(100 * args.base, 'en')} % "
        f"when it is at least {number(100 * found, 'en')} percentage points."
    )


def _assign(args: argparse.Namespace) -> None:
    plan = read_plan(args.plan.read_text(encoding="utf-8"))
    people = list(_people(plan, _rows(args.people)))
    if not args.key.exists():
        args.key.touch(mode=0o600)
        args.key.write_text(secrets.token_hex(32) + "\n")
    log = assign(plan, people, key=args.key.read_text().strip().encode())
    with args.out.open("x", encoding="utf-8") as file:  # who was drawn is never drawn again
        file.write(write_log(log))
    with_it = sum(row.arm == "with" for row in log.assigned)
    print(
        f"{with_it} with the extra layer, {len(log.assigned) - with_it} without. Plan {plan.number[:12]}."
    )


def _report(args: argparse.Namespace) -> None:
    texts = [path.read_text(encoding="utf-8") for path in args.files]
    if all(f'"{FORMAT}"' in text[:200] for text in texts):
        report = pool([read_report(text) for text in texts])
    elif len(texts) == 2:
        report = analyse(read_log(texts[0]), _outcomes(args.files[1]))
    else:
        raise TrialError("Give one log with its outcomes, or reports to pool.")
    _write(args.out, report)
    print("\n".join(in_words(report, language=args.language)))


def _write(path: Path, report: Report) -> None:
    path.write_text(write_report(report), encoding="utf-8")


def _rows(path: Path) -> Iterable[dict[str, str]]:
    text = path.read_text(encoding="utf-8-sig")
    delimiter = ";" if text.partition("\n")[0].count(";") else ","
    rows = list(csv.DictReader(io.StringIO(text), delimiter=delimiter))
    if not rows or "id" not in rows[0]:
        raise TrialError(f"{path} has no rows with a column id.")
    return rows


def _people(plan: Plan, rows: Iterable[dict[str, str]]) -> Iterable[Person]:
    for row in rows:
        for name in (*plan.groups, *([] if plan.unit == "pupil" else [plan.unit])):
            if row.get(name) is None:
                raise TrialError(f"The list has no column {name}, which the plan names.")
        unit = row["id"] if plan.unit == "pupil" else row[plan.unit]
        yield Person(id=row["id"], unit=unit, groups=tuple(row[name] for name in plan.groups))


def _outcomes(path: Path) -> Outcome:
    """By number; twice with the same answer is once, twice with another is refused."""
    found: dict[str, bool] = {}
    for row in _rows(path):
        said = (row.get("outcome") or "").strip().lower()
        if said not in (*YES, *NO, ""):
            raise TrialError(
                f"The outcome of {row['id']} is {said!r}; write yes or no, or leave it empty."
            )
        if said and found.setdefault(row["id"], said in YES) != (said in YES):
            raise TrialError(f"{row['id']} has two outcomes.")
    return found
