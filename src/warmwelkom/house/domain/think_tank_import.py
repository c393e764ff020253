"""Bring a think tank that was taken along into a region where nothing was said yet."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.files import File
from django.core.files.utils import validate_file_name
from django.db import models, transaction

from warmwelkom.base.access.scope import all_regions, region_scope
from warmwelkom.house.domain.region_end import RegionEndError, open_region
from warmwelkom.house.domain.think_tank_tables import (
    FORMAT,
    Model,
    fields_of,
    points_at_school,
    points_inside,
    tables,
)
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.thinktank.domain.contribute import recount
from warmwelkom.rooms.thinktank.models import Contribution, Label, ThinkTank
from warmwelkom.rooms.thinktank.queries.voices import wrong_counts

Row = dict[str, Any]
A_BATCH = 1000
MANIFEST = "manifest.json"


class Arriving:
    """Where it goes, how numbers change on the way, and which school is which."""

    def __init__(self, region: Region, folder: Path, *, keeps_numbers: bool) -> None:
        self.region, self.folder, self.keeps_numbers = region, folder, keeps_numbers
        self.schools: dict[str, UUID] = {}
        self.known = {
            row["id"] for model in tables() for row in _lines(folder, name_of(model)) if "id" in row
        }

    def inside(self, value: Any) -> Any:
        """The same JSON with the numbers in it changed like those of the rows."""
        if isinstance(value, dict):
            return {self.inside(key): self.inside(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self.inside(one) for one in value]
        return str(self.number(value)) if isinstance(value, str) and value in self.known else value

    def number(self, old: Any) -> Any:
        """The same number, or, in a house that has it already, one of this region's own.

        Only the last 32 bits change, so that what stood in order stays in order.
        """
        if self.keeps_numbers or old is None:
            return old
        was = UUID(str(old)).bytes
        return UUID(bytes=was[:12] + hashlib.sha256(self.region.pk.bytes + was).digest()[:4])


def name_of(model: Model) -> str:
    return model._meta.label_lower


def import_think_tank(*, slug: str, folder: Path, now: dt.datetime) -> dict[str, int]:
    """All of it or nothing. Returns the number of rows of each table.

    Raises:
        RegionEndError: no such region or folder, a file that was changed, a newer form, or a
            region in which something was said already.
    """
    region = open_region(slug)
    manifest = checked_manifest(folder)
    with transaction.atomic():
        with all_regions():
            keeps = not _numbers_in_use(folder)
        with region_scope(region.pk):
            _make_room(region)
            arriving = Arriving(region, folder, keeps_numbers=keeps)
            arriving.schools = {
                row["id"]: _school(region, row, now) for row in _lines(folder, "schools")
            }
            counts = {name_of(model): _read(arriving, model) for model in tables()}
            _check_counts(manifest["rows"], counts)
            for pk in wrong_counts():
                recount(Contribution.objects.get(pk=pk))
    return counts


def checked_manifest(folder: Path) -> Row:
    """What the folder holds, after every file in it proved to be as it was written."""
    try:
        manifest: Row = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise RegionEndError(
            f"There is no think tank in {folder}: its manifest.json can't be read."
        ) from fault
    if manifest.get("format") != FORMAT:
        raise RegionEndError(
            f"This folder is of the form {manifest.get('format')}; this version reads {FORMAT}. Update first."
        )
    files = {f"{name}.jsonl": sha for name, sha in manifest["sha256"].items()}
    files |= {f"files/{name}": sha for name, sha in manifest["files"].items()}
    for name, sha in files.items():
        validate_file_name(name, allow_relative_path=True)
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != sha:
            raise RegionEndError(
                f"The file {name} is not as it was written. Nothing was taken in: take the folder along again, whole."
            )
    return manifest


def _lines(folder: Path, name: str) -> Iterator[Row]:
    path = folder / f"{name}.jsonl"
    if path.exists():  # a table that the older version did not have yet
        with path.open(encoding="utf-8") as file:
            yield from map(json.loads, file)


def _numbers_in_use(folder: Path) -> bool:
    numbers = [row["id"] for row in _lines(folder, name_of(Contribution))]
    labels = [row["id"] for row in _lines(folder, name_of(Label))]
    return (
        Contribution.objects.filter(pk__in=numbers).exists()
        or Label.objects.filter(pk__in=labels).exists()
    )


def _make_room(region: Region) -> None:
    """Only where nobody said anything yet; the first labels make way for those that come."""
    if Contribution.objects.exists():
        raise RegionEndError(
            f"In {region.slug} things were said already. A think tank comes in where there is none: begin a region for it."
        )
    Label.objects.all().delete()


def _school(region: Region, row: Row, now: dt.datetime) -> UUID:
    """The same school here; one that is not here is written down as one that takes no part."""
    same = {"brin": row["brin"]} if row["brin"] else {"name": row["name"]}
    found = School.objects.filter(region=region, sector=row["sector"], **same).first()
    if found is None:
        found = School.objects.create(
            region=region, brin=row["brin"], name=row["name"], sector=row["sector"],
            joined_at=now, left_at=now,
        )  # fmt: skip
    return found.pk


def _read(arriving: Arriving, model: Model) -> int:
    fields = {field.attname: field for field in fields_of(model)}
    made: list[models.Model] = []
    number = 0
    for row in _lines(arriving.folder, name_of(model)):
        number += 1
        if strange := set(row) - set(fields):
            raise RegionEndError(
                f"{name_of(model)} has {', '.join(sorted(strange))}, which this version does not know. Update first."
            )
        made.append(_row(arriving, model, fields, row))
        if len(made) >= A_BATCH:
            _keep(arriving, model, made)
            made = []
    _keep(arriving, model, made)
    return number


def _row(
    arriving: Arriving, model: Model, fields: dict[str, models.Field[Any, Any]], row: Row
) -> models.Model:
    values: Row = {}
    for name, raw in row.items():
        field = fields[name]
        if points_at_school(field):
            values[name] = arriving.schools[raw] if raw else None
        elif points_inside(field) or (field.primary_key and isinstance(field, models.UUIDField)):
            values[name] = arriving.number(field.to_python(raw))
        elif isinstance(field, models.JSONField):
            values[name] = arriving.inside(raw)
        elif isinstance(field, models.FileField) and raw:
            with (arriving.folder / "files" / raw).open("rb") as source:
                values[name] = field.storage.save(raw, File(source))
        else:
            values[name] = field.to_python(raw)
    if any(field.name == "region" for field in model._meta.concrete_fields):
        values["region_id"] = arriving.region.pk
    return model(**values)


def _keep(arriving: Arriving, model: Model, made: list[models.Model]) -> None:
    """A think tank that was opened here already keeps who hears of words of distress."""
    here = ThinkTank.objects.filter(region=arriving.region).first() if model is ThinkTank else None
    if here is None:
        model._default_manager.bulk_create(made)
        return
    for row in made:
        for field in fields_of(model):
            if not field.primary_key:
                setattr(here, field.attname, getattr(row, field.attname))
    here.save()


def _check_counts(told: dict[str, int], counts: dict[str, int]) -> None:
    missing = {name: number for name, number in told.items() if number != counts.get(name)}
    if missing:
        raise RegionEndError(
            f"This version can't read all of it ({', '.join(sorted(missing))}). Update first."
        )
