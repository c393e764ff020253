"""The demo region in the database: made at the first start, never beside real data."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.utils.translation import override

from warmwelkom.house import config
from warmwelkom.house.demo.build import PUPILS, SEED, build, manifest_of
from warmwelkom.house.demo.fixed import EXAMPLE_BORN, EXAMPLE_CODES
from warmwelkom.house.demo.load import load_region
from warmwelkom.house.demo.script import folder_of_lists
from warmwelkom.house.faults import PrepareError
from warmwelkom.house.prepare import keep_demo_apart
from warmwelkom.house.queries.demo import MOMENTS, demo_people
from warmwelkom.rooms.people.models import Region

Say = Callable[[str], None]


def ensure_demo(*, say: Say) -> None:
    """Build the demo region where there is none yet; one query when there is.

    A build that was stopped left nothing in the database, so it simply begins again.
    """
    if not config.is_demo():
        return
    if Region.objects.filter(is_demo=True).exists():
        return
    folder = folder_of_lists()
    shutil.rmtree(folder, ignore_errors=True)
    say("Inventing the people of Haaglanden, once …")
    pupils = int(config.env.int("DEMO_PUPILS", PUPILS))
    build(out=folder, pupils=pupils, regions=1, seed=SEED, say=say)
    take_in(folder=folder, say=say)


def take_in(*, folder: Path, say: Say) -> None:
    """Load every region of a build that is not here yet.

    Raises:
        PrepareError: there is a region with real pupils in this database, or the build is not whole.
    """
    keep_demo_apart()
    manifest, kept = manifest_of(folder), folder_of_lists()
    if not manifest["regions"]:
        raise PrepareError(f"The build in {folder} was stopped half-way. Build it again.")
    if folder.resolve() != kept.resolve():
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(folder, kept)
    if not Region.objects.exists():  # what a stopped build left behind
        shutil.rmtree(Path(settings.MEDIA_ROOT) / "lists", ignore_errors=True)
    here = set(Region.objects.values_list("slug", flat=True))
    for row in manifest["regions"]:
        if row["slug"] not in here:
            stops = [day for day, _name in MOMENTS]
            load_region(slug=row["slug"], manifest=manifest, stops=stops, say=say)


def demo_logins() -> list[str]:
    """What the terminal says: where to log in with one click, as whom, and the example pupil's codes."""
    if not config.is_demo():
        return []
    address = f"http://127.0.0.1:{config.port()}"
    with override("en"):
        people = [f"  {row['name']}: {row['note']}" for row in demo_people() if row["email"]]
    pupil = (
        f"  A pupil: {address}/welkom/ with {EXAMPLE_CODES['pupil']}, born {EXAMPLE_BORN:%d-%m-%Y}"
    )
    return [
        f"Everybody here is invented. Log in with one click: {address}/proef/",
        *people,
        f"{pupil}; her parent with {EXAMPLE_CODES['parent']}",
    ]
