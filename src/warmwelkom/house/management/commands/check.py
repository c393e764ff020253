"""The command `warmwelkom check`: Django's own, and with `--deploy` the state of the house in sentences."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.checks import run_checks
from django.core.management.base import CommandParser
from django.core.management.commands.check import Command as OfDjango

from warmwelkom.house.checks import SENTENCES
from warmwelkom.house.state.finding import Finding
from warmwelkom.house.state.whole import findings


class Command(OfDjango):
    help = "What is wrong with the code; with --deploy: what is missing or unsafe for real pupils."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--json", action="store_true", help="with --deploy, for a program that watches"
        )

    def handle(self, *app_labels: Any, **options: Any) -> None:
        if not options["deploy"]:
            super().handle(*app_labels, **options)
            return
        found = [*findings(), *of_django()]
        unsafe = sum(one.unsafe for one in found)
        if options["json"]:
            self.stdout.write(json.dumps(as_json(found)))
        else:
            self.stdout.write("\n".join(sentences(found)))
        if unsafe:
            sys.exit(1)


def of_django() -> list[Finding]:
    """What Django's own checks and the channels say; our settings stand among the findings already."""
    told = run_checks(include_deployment_checks=True)
    ours = {f"warmwelkom.{name}" for name in SENTENCES}
    return [
        Finding(name=str(one.id), sentence=str(one.msg), unsafe=one.level >= 40)
        for one in told
        if not one.is_silenced() and one.id not in ours
    ]


def sentences(found: list[Finding]) -> list[str]:
    lines = [
        f"{'!' if one.unsafe else '-'} {one.sentence}"
        for one in sorted(found, key=lambda one: not one.unsafe)
    ]
    unsafe = sum(one.unsafe for one in found)
    if not found:
        return ["Everything is in order."]
    return [
        *lines,
        f"\n{unsafe} to mend before real pupils come in (!), {len(found) - unsafe} worth a look (-).",
    ]


def as_json(found: list[Finding]) -> dict[str, Any]:
    return {
        "safe": not any(one.unsafe for one in found),
        "findings": [
            {"name": one.name, "unsafe": one.unsafe, "sentence": one.sentence} for one in found
        ],
    }
