"""The command `warmwelkom forget ADDRESS`: erase the account of somebody who asks for it and works here no more."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from warmwelkom.rooms.people.domain.forget_accounts import StillWorksHere, forget_now
from warmwelkom.rooms.people.models import Person


class Command(BaseCommand):
    help = "Erase the account of somebody who works here no more, before the term; without --yes it only says whose."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="the e-mail address of the account")
        parser.add_argument("--yes", action="store_true", help="erase it; it does not come back")

    def handle(self, *_args: Any, **options: Any) -> None:
        person = Person.objects.filter(email__iexact=options["address"].strip()).first()
        if person is None:
            raise CommandError(f"Nobody has an account with {options['address']}.")
        if not options["yes"]:
            self.stdout.write(f"{person.name}, {person.email}. With --yes this account is erased.")
            return
        try:
            with transaction.atomic():
                forget_now(person)
        except StillWorksHere:
            raise CommandError(
                f"{person.name} has a role still, or runs this house. End that first (Mensen); then run this again."
            ) from None
        self.stdout.write(
            "The account is erased. What this person wrote or decided keeps the name for its own term."
        )
