"""The command `warmwelkom accounts REGION BRIN FILE`: a school's list of accounts, each night from its own system."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.scope import region_scope
from warmwelkom.rooms.people.domain.leavers import addresses_in, end_leavers, leavers_of
from warmwelkom.rooms.people.models import Region, Role, School

MOST_AT_ONCE: Final = 0.2


class Command(BaseCommand):
    help = "Whose roles end because they are not on the list of accounts of their school any more; with --end they do."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("region", help="its short name")
        parser.add_argument("brin", help="of the school, four signs")
        parser.add_argument("file", type=Path, help="csv, xlsx or ods with e-mail addresses")
        parser.add_argument("--end", action="store_true", help="end the roles, and the sessions")
        parser.add_argument(
            "--even-many", action="store_true", help="also where it is more than a fifth of them"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        region = Region.objects.filter(slug=options["region"], closed_at__isnull=True).first()
        if region is None:
            raise CommandError(f"There is no open region {options['region']}.")
        with transaction.atomic(), region_scope(region.pk):
            schools = list(School.objects.filter(brin=options["brin"].upper()))
            if not schools:
                raise CommandError(f"No school with BRIN {options['brin']} takes part there.")
            self._end(system_actor(region_id=region.pk), schools, options)

    def _end(self, actor: Any, schools: list[School], options: dict[str, Any]) -> None:
        path: Path = options["file"]
        try:
            known = addresses_in(content=path.read_bytes(), filename=path.name)
            leavers = leavers_of(schools=schools, addresses=known)
        except (UserError, OSError) as fault:
            raise CommandError(str(fault)) from fault
        here = Role.objects.filter(school__in=schools, ended_at__isnull=True).count()
        if (
            options["end"]
            and len(leavers) > max(1, here * MOST_AT_ONCE)
            and not options["even_many"]
        ):
            raise CommandError(
                f"{len(leavers)} of {here} roles would end, more than a fifth. Look at the list; --even-many ends them."
            )
        ended = end_leavers(actor=actor, roles=leavers, now=timezone.now()) if options["end"] else 0
        self.stdout.write(
            f"{len(leavers)} of {here} roles are of people who are not on the list; {ended} people lost them."
        )
