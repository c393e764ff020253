"""The command `warmwelkom insights rebuild`: every figure anew from the facts, to the same digits as at night."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.rooms.insights.domain.count import count_year
from warmwelkom.rooms.insights.queries.facts import years_to_count
from warmwelkom.rooms.people.models import Region


class Command(BaseCommand):
    help = "Count the figures of every open region, or of one, anew from the facts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="do", required=True)
        rebuild = parts.add_parser("rebuild", help="what the job of the night does, now")
        rebuild.add_argument("--region", default="", help="its short name, such as haaglanden")

    def handle(self, *_args: Any, **options: Any) -> None:
        regions = Region.objects.filter(closed_at__isnull=True).order_by("slug")
        if options["region"]:
            regions = regions.filter(slug=options["region"])
        for region in regions:
            self.stdout.write(f"{region.slug}: {rebuild(region)} counts kept")


def rebuild(region: Region) -> int:
    """The years that the night counts, on the day where the region stands."""
    actor, now = system_actor(region_id=region.pk), now_for(region.pk)
    with transaction.atomic(), region_scope(region.pk):
        return sum(
            count_year(actor=actor, school_year=year, now=now)
            for year in years_to_count(region=region)
        )
