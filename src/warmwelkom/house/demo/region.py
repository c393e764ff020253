"""The demo region in the database."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from django.utils.translation import override

from warmwelkom.house import config
from warmwelkom.house.demo.build import build
from warmwelkom.house.demo.fixed import EXAMPLE_BORN, EXAMPLE_CODES
from warmwelkom.house.demo.load import load_region, manifest_of
from warmwelkom.house.queries.demo import MOMENTS, demo_people
from warmwelkom.rooms.people.models import Region

Say = Callable[[str], None]
PUPILS, SEED = 5422, 1


def folder_of_lists() -> Path:
    """Where the demo's lists lie, for the days that are still to come."""
    return config.home() / "demo"


def ensure_demo(*, say: Say) -> None:
    """Build the demo region where there is none yet; one query when there is."""
    if not config.is_demo() or Region.objects.filter(is_demo=True).exists():
        return
    folder = folder_of_lists()
    shutil.rmtree(folder, ignore_errors=True)
    say("Inventing the demo region …")
    build(
        out=folder, pupils=int(config.env.int("DEMO_PUPILS", PUPILS)), regions=1, seed=SEED, say=say
    )
    manifest = manifest_of(folder)
    for region in manifest["regions"]:
        entries = [row for row in manifest["files"] if row["region"] == region["slug"]]
        stops = [day for day, _name in MOMENTS]
        load_region(folder=folder, slug=region["slug"], entries=entries, stops=stops, say=say)


def demo_logins() -> list[str]:
    """What the terminal says: where to log in with one click, as whom, and the example pupil's codes."""
    if not config.is_demo():
        return []
    with override("en"):
        people = [f"  {row['name']}: {row['note']}" for row in demo_people() if row["email"]]
    born = f"{EXAMPLE_BORN:%d-%m-%Y}"
    return [
        f"Everybody here is invented. Log in with one click: {address()}/proef/",
        *people,
        f"  A pupil: {address()}/welkom/, code {EXAMPLE_CODES['pupil']}, born {born} (her parent: {EXAMPLE_CODES['parent']})",
    ]


def address() -> str:
    return f"http://127.0.0.1:{config.port()}"
