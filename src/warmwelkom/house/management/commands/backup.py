"""The command `warmwelkom backup`."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from warmwelkom.house.backup import keys
from warmwelkom.house.backup.faults import BackupError
from warmwelkom.house.backup.making import Made, forget_older, make_backup
from warmwelkom.house.backup.notes import note_made
from warmwelkom.house.backup.restoring import verify_backup


class Command(BaseCommand):
    help = "Seal everything of this house in one file: rows, files, and a manifest of both."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        do = parser.add_mutually_exclusive_group(required=True)
        do.add_argument("--out", type=Path, metavar="PLACE", help="a folder, or the name of a file")
        do.add_argument(
            "--check", type=Path, metavar="FILE", help="hold a backup against its manifest"
        )
        do.add_argument(
            "--new-key", type=Path, metavar="FILE", help="make a key and say what to do with it"
        )
        parser.add_argument("--key", type=Path, metavar="FILE", help="the secret half, for --check")
        parser.add_argument(
            "--keep-days",
            type=int,
            metavar="N",
            help="erase backups in that folder that are older (their data are past their term too)",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            if options["new_key"]:
                self._make_key(options["new_key"])
            elif options["check"]:
                self._verify(options["check"], options["key"])
            else:
                self._make(options["out"], options["keep_days"])
        except BackupError as fault:
            raise CommandError(str(fault)) from fault

    def _make(self, out: Path, keep_days: int | None) -> None:
        made = make_backup(out=out, tell=self.tell)
        note_made(made)
        self.tell(told(made))
        if keep_days is not None:
            gone = forget_older(made.path.parent, days=keep_days, now=timezone.now())
            self.tell(f"{gone} backups of more than {keep_days} days ago are erased.")

    def _verify(self, path: Path, key: Path | None) -> None:
        manifest = verify_backup(path=path, key=key)
        self.tell(
            f"{path} is whole: {len(manifest['tables'])} tables and {len(manifest['files'])} files of "
            f"{manifest['made_at']}. Whether it can be put back, `warmwelkom restore {path} --try` tells."
        )

    def _make_key(self, path: Path) -> None:
        secret = keys.new_key()
        try:
            with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
                file.write(f"# {keys.public_of(secret)}\n{secret}\n")
        except FileExistsError as fault:
            raise BackupError(
                f"{path} is there already, and a key is never written over."
            ) from fault
        self.tell(
            f"The secret half stands in {path}. Put it in a safe in two places and erase it here: without it no backup "
            f"opens.\nOn the server: BACKUP_KEY={keys.public_of(secret)}"
        )

    def tell(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def told(made: Made) -> str:
    return (
        f"{made.path}: {made.size / 1_000_000:.1f} MB, {made.tables} tables with {made.rows} rows, "
        f"{made.files} files, in {made.seconds:.0f} seconds."
    )
