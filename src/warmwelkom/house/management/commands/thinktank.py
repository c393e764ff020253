"""The command `warmwelkom thinktank check`: counts and states against their rows."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.domain.repair import mend_think_tank


class Command(BaseCommand):
    help = "Say where the think tank's counts, merges and states differ from their rows, and mend them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="do", required=True)
        parts.add_parser("check", help="every open region; prints what differed")

    def handle(self, *_args: Any, **_options: Any) -> None:
        number = 0
        for region in Region.objects.filter(closed_at__isnull=True).order_by("slug"):
            with transaction.atomic(), region_scope(region.pk):
                told = mend_think_tank(actor=system_actor(region_id=region.pk))
            number += len(told)
            for line in told:
                self.stdout.write(f"{region.slug}: {line}")
        self.stdout.write(f"{number} mended." if number else "Everything agrees.")
