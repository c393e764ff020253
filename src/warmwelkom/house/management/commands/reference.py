"""The command `warmwelkom reference load KIND FILE…`: reference data from official downloads."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from warmwelkom.engines.tables import TableError, read_table
from warmwelkom.rooms.curriculum.domain.slo import SloFileError, load_slo
from warmwelkom.rooms.people.domain import reference

LOADERS = {
    "schools": reference.load_vo_schools,
    "mbo": reference.load_mbo_locations,
    "crebo": reference.load_qualifications,
    "places": reference.load_places,
    "holidays": reference.load_holidays,
    "exams": reference.load_exams,
}


class Command(BaseCommand):
    help = "Load official downloads (DUO, SBB, SLO, Rijksoverheid) into the reference tables; again with newer files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("do", choices=["load"])
        parser.add_argument("kind", choices=[*LOADERS, "curriculum"])
        parser.add_argument(
            "files",
            nargs="+",
            type=Path,
            metavar="FILE",
            help="csv or xlsx; for curriculum a folder with SLO's JSON",
        )
        parser.add_argument(
            "--source",
            default="",
            help="where the file is from and of which date; shown beside the data",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        for path in options["files"]:
            begin = time.monotonic()
            try:
                with transaction.atomic():
                    told = load(
                        kind=options["kind"], path=path, source=options["source"] or path.name
                    )
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
