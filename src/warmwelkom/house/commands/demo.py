"""`warmwelkom demo build`: invented regions as files; `warmwelkom demo load`: take them into a demo house."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from warmwelkom.house.demo.build import PUPILS, SEED, BuildError, build

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parts = parser.add_subparsers(dest="do", required=True)
    make = parts.add_parser("build", help="write regions of invented people as lists, no database")
    make.add_argument("--pupils", type=int, default=PUPILS, help="of all regions together")
    make.add_argument("--regions", type=int, default=1, help="1 to 40; the first is Haaglanden")
    make.add_argument("--seed", type=int, default=SEED, help="the same seed gives the same files")
    make.add_argument("--out", type=Path, required=True, metavar="DIR")
    load = parts.add_parser("load", help="take built regions into the database of a demo house")
    load.add_argument("folder", type=Path, metavar="DIR")


def run(args: argparse.Namespace) -> int:
    """0, or 2 with a sentence when it can not be done."""
    try:
        return _build(args) if args.do == "build" else _load(args.folder)
    except (BuildError, OSError) as reason:
        print(f"warmwelkom demo: {reason}", file=sys.stderr)
        return 2


def _build(args: argparse.Namespace) -> int:
    manifest = build(
        out=args.out, pupils=args.pupils, regions=args.regions, seed=args.seed, say=_say
    )
    _say(f"{len(manifest['files'])} lists are in {args.out}. {manifest['note']}")
    return 0


def _load(folder: Path) -> int:
    os.environ["DEMO"] = "1"
    from warmwelkom.house.faults import PrepareError
    from warmwelkom.house.postgres.session import database_running
    from warmwelkom.house.prepare import migrate, setup_django

    try:
        with database_running():
            setup_django()
            migrate()
            from warmwelkom.house.demo.region import take_in
            from warmwelkom.house.own_facts import ensure_own_facts

            ensure_own_facts(say=_say)
            take_in(folder=folder, say=_say)
    except PrepareError as reason:
        raise BuildError(str(reason)) from reason
    return 0


def _say(text: str) -> None:
    print(text, flush=True)
