"""The command `warmwelkom region`: a region begins, takes everything along, stops."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.house.domain.region_end import RegionEndError, close_region, export_region
from warmwelkom.rooms.people.domain.regions import RegionExistsError, start_region
from warmwelkom.rooms.people.models import Region


class Command(BaseCommand):
    help = (
        "Begin a region with its first coordinator, export everything of it, or close and erase it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="do", required=True)
        start = parts.add_parser("start", help="make a region and invite its first coordinator")
        start.add_argument("name", help="for instance Haaglanden")
        start.add_argument(
            "--coordinator",
            required=True,
            metavar="NAME <MAIL>",
            help='"Hanna Vos <hanna@example.org>"',
        )
        start.add_argument(
            "--year", type=int, help="the school year by its first year; this one by default"
        )
        export = parts.add_parser(
            "export", help="write everything of a region to a folder (one file a table)"
        )
        export.add_argument("slug")
        export.add_argument("--out", type=Path, required=True)
        close = parts.add_parser("close", help="erase everything of a region; export first")
        close.add_argument("slug")
        close.add_argument(
            "--yes-erase", required=True, metavar="SLUG", help="type the region's short name again"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            told = {"start": begin, "export": export, "close": close}[options["do"]](options)
        except (RegionExistsError, RegionEndError) as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(told)


def begin(options: dict[str, Any]) -> str:
    name, _sign, mail = options["coordinator"].partition("<")
    if "@" not in mail:
        raise CommandError('Give the coordinator as "Name <mail address>".')
    refuse_beside_the_demo()
    today = timezone.now().astimezone(AMSTERDAM)
    region, invitation = start_region(
        name=options["name"],
        school_year=options["year"] or school_year_of(today.date()),
        now=today,
        coordinator_name=name.strip(),
        coordinator_email=mail.strip(" >"),
    )
    return f"The region {region.slug} is there. {invitation.email} gets an invitation by mail; it works for two weeks."


def refuse_beside_the_demo() -> None:
    """Where anybody may log in with one click, no real pupil may live."""
    demo = Region.objects.filter(is_demo=True, closed_at__isnull=True).first()
    if demo or settings.DEMO:
        raise CommandError(
            "This is a demo house, in which everybody may be anybody. Real people need one of their own: "
            "set DEMO=0 and WARMWELKOM_HOME (or DATABASE_URL) to a new place."
        )


def school_year_of(day: dt.date) -> int:
    """The school year by its first year; it begins on 1 August."""
    return day.year if day.month >= 8 else day.year - 1


def export(options: dict[str, Any]) -> str:
    counts = export_region(slug=options["slug"], out=options["out"])
    return f"{sum(counts.values())} rows of {len(counts)} tables are in {options['out']}. Keep that folder as safe as the data itself."


def close(options: dict[str, Any]) -> str:
    if options["slug"] != options["yes_erase"]:
        raise CommandError("The two names differ. Nothing was erased.")
    gone = close_region(slug=options["slug"], now=timezone.now())
    return f"The region {options['slug']} is closed and {gone} rows are erased."
