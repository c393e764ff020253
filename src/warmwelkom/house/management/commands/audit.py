"""The command `warmwelkom audit`: is the record of acts what was written?"""

from __future__ import annotations

import dataclasses
import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from warmwelkom.base.audit.chain import NOBODYS, Verified, head_is_known, seal_acts, verify_chain
from warmwelkom.rooms.people.models import Region

WITHOUT = "(no region)"


class Command(BaseCommand):
    help = "Is the record of acts what was written: of each region, act by act."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "do",
            choices=["verify", "heads", "seal"],
            help="heads: what to keep elsewhere; seal: do now what waits",
        )
        parser.add_argument(
            "--heads", type=Path, metavar="FILE", help="hold the chains against heads of before"
        )
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["do"] == "seal":
            self.stdout.write(
                f"{sum(seal_acts(chain=chain) for chain in chains().values())} acts sealed."
            )
            return
        kept = _kept(options["heads"]) if options["heads"] else {}
        told = {name: verify_chain(chain=chain) for name, chain in chains().items()}
        if options["do"] == "heads":
            self.stdout.write(
                json.dumps({name: chain.head for name, chain in told.items()}, indent=1)
            )
            return
        cut = [name for name, head in kept.items() if not _stands(name, head)]
        if options["json"]:
            self.stdout.write(json.dumps(as_json(told, cut)))
        else:
            self.stdout.write("\n".join(sentences(told, cut)))
        if cut or any(chain.findings for chain in told.values()):
            sys.exit(1)


def chains() -> dict[str, UUID]:
    """By the short name of the region; a region that was closed left nothing behind."""
    found = Region.objects.filter(closed_at__isnull=True).order_by("slug").values_list("slug", "pk")
    return {WITHOUT: NOBODYS, **dict(found)}


def _kept(path: Path) -> dict[str, str]:
    try:
        return {str(name): str(head) for name, head in json.loads(path.read_text()).items()}
    except (OSError, ValueError) as fault:
        raise CommandError(
            f"{path} is no file that `warmwelkom audit heads` wrote: {fault}"
        ) from fault


def _stands(name: str, head: str) -> bool:
    chain = chains().get(name)
    return chain is not None and head_is_known(chain=chain, head=head)


def sentences(told: dict[str, Verified], cut: list[str]) -> list[str]:
    lines = []
    for name, chain in told.items():
        waiting = f", {chain.waiting} wait for their place" if chain.waiting else ""
        state = f"{len(chain.findings)} faults" if chain.findings else "whole"
        lines.append(f"{name}: {chain.links} acts in the chain{waiting}: {state}.")
        if chain.links and sum(one.kind == "link" for one in chain.findings) == chain.links:
            lines.append(
                "  No link fits. Is SECRET_KEY another one than when these acts were written?"
            )
        else:
            lines += [
                f"  {one.sentence} (number {one.number}, {one.act})" for one in chain.findings
            ]
    return lines + [
        f"{name}: what was kept elsewhere is not in this chain; its end was taken off or made anew."
        for name in cut
    ]


def as_json(told: dict[str, Verified], cut: list[str]) -> dict[str, Any]:
    return {
        "whole": not cut and not any(chain.findings for chain in told.values()),
        "chains": {name: dataclasses.asdict(chain) for name, chain in told.items()},
        "cut": cut,
    }
