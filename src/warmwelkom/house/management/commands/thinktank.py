"""The command `warmwelkom thinktank`: check the counts, take a think tank along, bring it in."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.house.domain.region_end import RegionEndError
from warmwelkom.house.domain.think_tank_export import export_think_tank
from warmwelkom.house.domain.think_tank_import import import_think_tank
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.domain.repair import mend_think_tank


class Command(BaseCommand):
    help = "Say where the think tank's counts, merges and states differ from their rows, and mend them; take a think tank along in a folder, and bring it into an empty one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="do", required=True)
        parts.add_parser("check", help="every open region; prints what differed")
        out = parts.add_parser("export", help="write what is published to a folder")
        out.add_argument("region", help="its short name, such as haaglanden")
        out.add_argument("--out", type=Path, required=True, metavar="DIR")
        into = parts.add_parser("import", help="bring such a folder into a region without a thread")
        into.add_argument("region")
        into.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            told = {"check": mend, "export": take_along, "import": bring_in}[options["do"]](options)
        except RegionEndError as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(told)


def mend(_options: dict[str, Any]) -> str:
    lines: list[str] = []
    for region in Region.objects.filter(closed_at__isnull=True).order_by("slug"):
        with transaction.atomic(), region_scope(region.pk):
            told = mend_think_tank(actor=system_actor(region_id=region.pk))
        lines += [f"{region.slug}: {line}" for line in told]
    return "\n".join([*lines, f"{len(lines)} mended." if lines else "Everything agrees."])


def take_along(options: dict[str, Any]) -> str:
    counts = export_think_tank(slug=options["region"], out=options["out"])
    return f"{sum(counts.values())} rows of {len(counts)} tables are in {options['out']}. What nobody read yet stayed here."


def bring_in(options: dict[str, Any]) -> str:
    counts = import_think_tank(slug=options["region"], folder=options["folder"], now=timezone.now())
    return f"{sum(counts.values())} rows of {len(counts)} tables came into {options['region']}."
