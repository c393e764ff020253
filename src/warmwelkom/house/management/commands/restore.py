"""The command `warmwelkom restore FILE`."""

from __future__ import annotations

from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from warmwelkom.house.backup.faults import BackupError
from warmwelkom.house.backup.left import remove_left
from warmwelkom.house.backup.notes import note_restored
from warmwelkom.house.backup.restoring import Restored, restore_backup
from warmwelkom.house.faults import PrepareError
from warmwelkom.house.prepared import forget
from warmwelkom.house.up import only_one


class Command(BaseCommand):
    help = "Put a backup in the place of what is here: all of it, or nothing is changed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", metavar="FILE")
        parser.add_argument("--key", type=Path, metavar="FILE", help="where the secret half stands")
        parser.add_argument(
            "--try",
            action="store_true",
            dest="only_try",
            help="do all of it beside what is here, and leave that",
        )
        parser.add_argument(
            "--other-secret-key",
            action="store_true",
            help="also where the SECRET_KEY of then is lost",
        )
        parser.add_argument(
            "--lost-field-keys",
            action="store_true",
            help="also where the keys of what is said about a child are lost, and those words with them",
        )
        parser.add_argument(
            "--remove-old", action="store_true", help="erase what earlier restores put aside"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            if options["remove_old"]:
                self._remove_old()
            else:
                self._restore(options)
        except (BackupError, PrepareError) as fault:
            raise CommandError(str(fault)) from fault

    def _restore(self, options: dict[str, Any]) -> None:
        path, only_try = options["file"], options["only_try"]
        if path is None:
            raise BackupError("Say which backup: warmwelkom restore FILE")
        with ExitStack() as alone:
            if not only_try:
                alone.enter_context(only_one())
            done = restore_backup(
                path=path,
                key=options["key"],
                tell=self.tell,
                only_try=only_try,
                other_secret=options["other_secret_key"],
                lost_keys=options["lost_field_keys"],
            )
        if not only_try:
            forget()  # the next start looks whether tables must be made
        self._note(done, size=path.stat().st_size, only_try=only_try)
        self.tell(told(done, only_try=only_try))

    def _note(self, done: Restored, *, size: int, only_try: bool) -> None:
        try:
            note_restored(done, size=size, only_try=only_try, now=timezone.now())
        except (
            DatabaseError
        ):  # the backup is older than the table of notes; the next start makes it
            self.tell("The next start brings its tables up to date.")

    def _remove_old(self) -> None:
        gone = remove_left()
        self.tell("\n".join(f"Erased: {name}" for name in gone) or "There was nothing put aside.")

    def tell(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def told(done: Restored, *, only_try: bool) -> str:
    figures = f"{done.tables} tables with {done.rows} rows and {done.files} files, each the same as it went in"
    if only_try:
        return f"It can be put back: {figures}. Nothing here was changed."
    aside = " and ".join(str(name) for name in (done.old_database, done.old_files) if name)
    return (
        f"Restored: {figures}. What was here before stands aside ({aside}); when all is well, erase it with "
        "`warmwelkom restore --remove-old`.\nWhat was done after the backup is gone: look through roles that ended "
        "since, and at the post that is not certain (page Post). Everybody logs in anew."
    )
