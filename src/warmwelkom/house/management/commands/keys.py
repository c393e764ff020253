"""The commands `warmwelkom keys status`, `keys new`, `keys rotate` and `keys retire NAME`."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, transaction

from warmwelkom.base.sealing.keys import (
    CanNotOpenError,
    add_key,
    drop_key,
    key_file,
    ring,
    seconds_since_new,
)
from warmwelkom.base.sealing.moving import keys_in_use, nobody_seals, sealed_anew

SETTLES = 60
"""Seconds between sealing a word and the row that holds it are a fraction of one; longer than any page may take."""


class Command(BaseCommand):
    help = "The keys that seal what is said about a child: which there are, a new one, sealing anew, taking one away."

    def add_arguments(self, parser: ArgumentParser) -> None:
        words = parser.add_subparsers(dest="do", required=True)
        words.add_parser("status", help="each key and how many values it seals")
        words.add_parser("new", help="put a new key on top; it seals from now on")
        words.add_parser("rotate", help="seal everything with the first key; the house may run")
        retire = words.add_parser("retire", help="take a key away that seals nothing any more")
        retire.add_argument("name")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            getattr(self, options["do"])(options.get("name", ""))
        except CanNotOpenError as fault:
            raise CommandError(str(fault)) from fault

    def status(self, _name: str) -> None:
        used = keys_in_use()
        for name in ring().names:
            self.stdout.write(f"{name}: {used.pop(name, 0)} values")
        for name, number in used.items():
            lost = f"{name}: {number} values, and the key is NOT in {key_file()}"
            self.stdout.write(
                lost if name else f"open: {number} values; run `warmwelkom keys rotate`"
            )

    def new(self, _name: str) -> None:
        self.stdout.write(
            f"{add_key()} seals from now on. Keep {key_file()} apart from the backups, then run `warmwelkom keys rotate`."
        )

    def rotate(self, _name: str) -> None:
        number = sealed_anew(say=self.stdout.write)
        first = ring().sealing
        self.stdout.write(f"{number} rows were sealed anew; {first} seals everything.")
        for old in ring().names[1:]:
            self.stdout.write(
                f"{old} seals nothing any more: `warmwelkom keys retire {old}`, once no backup needs it."
            )

    def retire(self, name: str) -> None:
        if name not in ring().names:
            raise CommandError(f"There is no key {name}. `warmwelkom keys status` names them.")
        if seconds_since_new() < SETTLES:
            raise CommandError(
                f"The newest key seals for less than {SETTLES} seconds, so somebody may be writing with {name} at "
                "this moment. Nothing was changed; run it again in a minute."
            )
        try:
            with transaction.atomic(), nobody_seals():
                if name == ring().sealing or keys_in_use()[name]:
                    raise CommandError(
                        f"{name} still seals. Run `warmwelkom keys new` and `warmwelkom keys rotate` first."
                    )
                drop_key(name)
        except OperationalError as fault:
            raise CommandError(
                f"Somebody is writing for a long time, so it is not sure that {name} seals nothing. Nothing was "
                "changed; run it again."
            ) from fault
        self.stdout.write(
            f"{name} is gone from {key_file()}. A backup from before the rotation needs it still."
        )
