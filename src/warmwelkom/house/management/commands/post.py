"""The commands `warmwelkom post states`, `post bounce FILE…` and `post lift ADDRESS`."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from warmwelkom.base.outbox.bounces import read_report, take_in
from warmwelkom.base.outbox.models import Message, StoppedAddress
from warmwelkom.base.outbox.stops import lift_stop
from warmwelkom.base.outbox.ways import way_out


class Command(BaseCommand):
    help = "What became of the mail of all regions: counts, mails that came back, addresses that were stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        words = parser.add_subparsers(dest="do", required=True)
        words.add_parser("states", help="how many messages are in which state, as JSON")
        bounce = words.add_parser("bounce", help="take in mails that came back, one in a file")
        bounce.add_argument("files", nargs="+", metavar="FILE", help="- is standard input")
        words.add_parser(
            "check", help="try the ways out without a message, and say what is missing"
        )
        lift = words.add_parser("lift", help="let mail go to an address again")
        lift.add_argument("address")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["do"] == "states":
            self.stdout.write(json.dumps(states()))
        elif options["do"] == "check":
            for channel in Message.Channel.values:
                doubts = way_out(channel).try_out()
                self.stdout.write(f"{channel}: {'; '.join(doubts) or 'ready'}")
        elif options["do"] == "lift":
            lifted = lift_stop(options["address"], asked_too=True)
            self.stdout.write("may get mail again" if lifted else "was not stopped")
        else:
            for name in options["files"]:
                raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
                taken = [take_in(report, now=timezone.now()) for report in read_report(raw)]
                self.stdout.write(
                    f"{name}: {sum(taken)} of {len(taken)} reports are about our mail"
                )


def states() -> dict[str, int]:
    """Counts of all regions together, and how many addresses are stopped; for the owner of the tables."""
    found: Counter[str] = Counter(dict.fromkeys(Message.State.values, 0))
    found.update(Message.objects.order_by().values_list("state", flat=True))
    return {**found, "stopped_addresses": StoppedAddress.objects.count()}
