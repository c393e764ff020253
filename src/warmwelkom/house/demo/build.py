"""Write whole regions as files: the lists, who is who in them, and what a house must know to take them in."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from warmwelkom.house.demo.calendar import YEAR
from warmwelkom.house.demo.chance import shares
from warmwelkom.house.demo.fixed import FIXED
from warmwelkom.house.demo.invented import invented_region
from warmwelkom.house.demo.people import Staff
from warmwelkom.house.demo.places import Places, haaglanden
from warmwelkom.house.demo.plan import GivenList, lists_of
from warmwelkom.house.demo.sheets import file_of
from warmwelkom.house.demo.world import World, make_world

NOTE = (
    "Everybody in these files is invented. Mail addresses end in .example, mobile numbers begin with 06-0, "
    "postcodes are those of post-office boxes. The schools of Haaglanden are real, all others are not."
)
PUPILS, SEED = (
    5422,
    3,
)  # of the demo: all candidates of the figures; the seed shows something on every day
Say = Callable[[str], None]


class BuildError(Exception):
    """A sentence that says what to do."""


def build(*, out: Path, pupils: int, regions: int, seed: int, say: Say) -> dict[str, Any]:
    """Write the regions and a manifest; returns the manifest. The same numbers give the same bytes.

    Raises:
        BuildError: too few pupils for a region, or the folder holds something else.
    """
    check(out=out, pupils=pupils, regions=regions)
    _clear(out)
    manifest: dict[str, Any] = {
        "note": NOTE, "seed": seed, "pupils": pupils, "school_year": YEAR, "regions": [], "files": [],
    }  # fmt: skip
    _write_json(out / "manifest.json", manifest)  # so that a stopped build is known as one
    for places, size in zip(places_for(regions), shares(pupils, [1] * regions), strict=True):
        world = make_world(places=places, pupils=size, seed=seed)
        manifest["files"] += _write_region(out, world, seed)
        manifest["regions"].append({"slug": places.slug, "name": places.name, "pupils": size})
        say(f"{places.name}: {size} pupils")
    _write_json(out / "manifest.json", manifest)
    return manifest


def manifest_of(folder: Path) -> dict[str, Any]:
    """What was built; raises OSError when there is nothing."""
    return dict(json.loads((folder / "manifest.json").read_text(encoding="utf-8")))


def entries_of(manifest: dict[str, Any], slug: str) -> list[dict[str, Any]]:
    """The lists of one region, in the order in which they come in."""
    return [row for row in manifest["files"] if row["region"] == slug]


def check(*, out: Path, pupils: int, regions: int) -> None:
    if not 1 <= regions <= 40:
        raise BuildError("Choose 1 to 40 regions.")
    if pupils < 60 * regions:
        raise BuildError(f"Choose at least {60 * regions} pupils: 60 for each region.")
    if out.exists() and any(out.iterdir()) and not (out / "manifest.json").exists():
        raise BuildError(f"The folder {out} holds something else. Choose a new one.")


def _clear(out: Path) -> None:
    """Take away what an earlier build left, and nothing else."""
    out.mkdir(parents=True, exist_ok=True)
    for described in out.glob("*/truth.csv"):
        shutil.rmtree(described.parent)


def places_for(regions: int) -> Iterator[Places]:
    """Haaglanden first."""
    yield haaglanden()
    for number in range(regions - 1):
        yield invented_region(number)


def _write_region(out: Path, world: World, seed: int) -> list[dict[str, Any]]:
    folder = out / world.places.slug
    folder.mkdir(exist_ok=True)
    entries = []
    with (folder / "truth.csv").open("w", encoding="utf-8", newline="") as file:
        truth = csv.writer(file, lineterminator="\n")
        truth.writerow(("file", "line", "who"))
        for given in lists_of(world, seed=seed):
            entries.append(_write_list(folder, given) | {"region": world.places.slug})
            first = given.shape.first_line
            truth.writerows(
                (given.path, at, who) for at, (who, _row) in enumerate(given.lines, first)
            )
    _write_json(folder / "region.json", _described(world))
    return entries


def _write_list(folder: Path, given: GivenList) -> dict[str, Any]:
    content = file_of(given.shape, [row for _who, row in given.lines])
    path = folder / given.path
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return {
        "path": given.path, "day": given.day.isoformat(), "kind": given.kind, "sector": given.sector,
        "brin": given.brin, "location": given.location, "shape": given.shape.name,
        "rows": len(given.lines), "gone": list(given.gone), "sha256": hashlib.sha256(content).hexdigest(),
    }  # fmt: skip


def _described(world: World) -> dict[str, Any]:
    """Schools, locations, programmes and staff: what stands in a house before its first list."""
    places = world.places
    return {
        "slug": places.slug, "name": places.name, "rmc_number": places.rmc_number,
        "campuses": [asdict(row.campus) for row in world.campuses],
        "mbo": [asdict(row) for row in places.mbo],
        "offers": [asdict(row) | {"fits": sorted(row.fits)} for row in places.offers],
        "staff": [asdict(row) for row in sorted(_staff(world), key=_is_not_fixed)],
    }  # fmt: skip


def _is_not_fixed(staff: Staff) -> bool:
    """The example people first: whoever shows one person of each role shows them."""
    return staff.email not in {known.email for known in FIXED}


def _staff(world: World) -> Iterator[Staff]:
    yield from world.staff
    for people in world.campuses:
        for staff in people.staff:
            yield replace(staff, school=people.campus.brin, sector="vo")
    for school in world.mbo:
        for staff in school.staff:
            yield replace(staff, school=school.brin, sector="mbo")


def _write_json(path: Path, data: object) -> None:
    path.write_text(
        json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
