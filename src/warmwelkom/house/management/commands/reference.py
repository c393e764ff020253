"""The commands `warmwelkom reference load KIND FILE…` and `warmwelkom reference own`."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from warmwelkom.engines.tables import TableError, read_table
from warmwelkom.house.own_facts import load_own_facts
from warmwelkom.rooms.curriculum.domain.slo import SloFileError, load_slo
from warmwelkom.rooms.people.domain import reference

LOADERS = {
    "schools": reference.load_vo_schools,
    "mbo": reference.load_mbo_locations,
    "crebo": reference.load_qualifications,
    "places": reference.load_places,
    "holidays": reference.load_holidays,
    "exams": reference.load_exams,
    "candidates": reference.load_candidates,
}


class Command(BaseCommand):
    help = "Fill the reference tables from official downloads (DUO, SBB, SLO, Rijksoverheid), again with newer files, or from our own small tables."

    def add_arguments(self, parser: ArgumentParser) -> None:
        words = parser.add_subparsers(dest="do", required=True)
        words.add_parser("own", help="our own small tables; what a download brought stays")
        download = words.add_parser("load", help="official downloads")
        download.add_argument("kind", choices=[*LOADERS, "curriculum"])
        download.add_argument(
            "files",
            nargs="+",
            type=Path,
            metavar="FILE",
            help="csv or xlsx; for curriculum a folder with SLO's JSON",
        )
        download.add_argument(
            "--source",
            default="",
            help="where the file is from and of which date; shown beside the data",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["do"] == "own":
            self.stdout.write(f"our own tables: {load_own_facts()} rows")
            return
        for path in options["files"]:
            self.load_file(options["kind"], path, options["source"] or path.name)

    def load_file(self, kind: str, path: Path, source: str) -> None:
        begin = time.monotonic()
        try:
            with transaction.atomic():
                told = load(kind=kind, path=path, source=source)
        except (TableError, SloFileError, reference.UnknownFileError, OSError) as fault:
            raise CommandError(f"{path.name}: {fault}") from fault
        self.stdout.write(f"{path.name}: {told} ({time.monotonic() - begin:.1f} s)")


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


def load(*, kind: str, path: Path, source: str) -> str:
    """Load one file; returns a sentence about what was written."""
    if kind == "curriculum":
        return ", ".join(
            f"{number} {what}" for what, number in load_slo(folder=path, source=source).items()
        )
    table = read_table(source=path, filename=path.name)
    rows = [
        (
            row.line,
            {name: _text(cell) for name, cell in zip(table.columns, row.cells, strict=False)},
        )
        for row in table.rows
    ]
    done = LOADERS[kind](rows=rows, source=source)
    told = f"{done.written} written"
    if done.left_out:
        line, why = done.left_out[0]
        told += f", {len(done.left_out)} left out (the first: line {line}, {why})"
    return told
