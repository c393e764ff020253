"""Take a think tank along, whole: every public row, without a person, with a number to check each file."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import models, transaction
from django.utils.crypto import salted_hmac

from warmwelkom.base.access.scope import region_scope
from warmwelkom.house.domain.region_end import make_folder, open_region, write_lines
from warmwelkom.house.domain.think_tank_tables import (
    FORMAT,
    ONLY,
    Model,
    fields_of,
    points_at,
    points_at_school,
    points_inside,
    tables,
)
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.thinktank.models import ClassCode, Contribution, ThinkTank, Voice

Row = dict[str, Any]


class Leaving:
    """What has been written so far: which rows left, which schools they name, which files hang from them."""

    def __init__(self, region: Region, out: Path) -> None:
        self.region, self.out = region, out
        self.left: dict[Model, set[Any]] = {}
        self.schools: set[Any] = set()
        self.files: dict[str, str] = {}
        self.stayed: dict[str, int] = {}


def export_think_tank(*, slug: str, out: Path) -> dict[str, int]:
    """One file of JSON lines a table, the attachments beside them, and a manifest with their SHA-256.

    Returns the number of rows of each table.

    Raises:
        RegionEndError: no such region, no think tank, or the folder is not empty.
    """
    region = open_region(slug)
    make_folder(out)
    with transaction.atomic(), region_scope(region.pk):
        leaving = Leaving(region, out)
        hashes = {_name(model): _write(leaving, model) for model in tables()}
        schools: Any = School.objects.filter(pk__in=leaving.schools).order_by("pk")
        hashes["schools"] = write_lines(
            path=out / "schools.jsonl",
            rows=schools.values("id", "brin", "name", "sector").iterator(),
        )
        waiting = Contribution.objects.filter(published_at=None).count()
    counts = {_name(model): len(rows) for model, rows in leaving.left.items()}
    manifest = {
        "format": FORMAT, "region": slug, "rows": counts, "sha256": hashes, "files": leaving.files,
        "not_published": waiting, "stayed": leaving.stayed,
    }  # fmt: skip
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2), encoding="utf-8")
    return counts


def _name(model: Model) -> str:
    return model._meta.label_lower


def _write(leaving: Leaving, model: Model) -> str:
    leaving.left[model] = set()
    return write_lines(path=leaving.out / f"{_name(model)}.jsonl", rows=_rows(leaving, model))


def _rows(leaving: Leaving, model: Model) -> Iterator[Row]:
    fields = list(fields_of(model))
    has_region = any(field.name == "region" for field in model._meta.concrete_fields)
    where: Row = {"region": leaving.region} if has_region else {}
    where |= ONLY.get(str(model._meta.model_name), {})
    if model is Contribution:
        _go(leaving, model, Contribution.objects.filter(**where).values_list("pk", flat=True))
    columns = [field.attname for field in fields] + (["person_id"] if model is Voice else [])
    found = model._default_manager.filter(**where).order_by("pk").values("pk", *columns)
    for row in found.iterator(chunk_size=2000):
        pk = row.pop("pk")
        if not _may_go(leaving, fields, row):
            leaving.stayed[_name(model)] = leaving.stayed.get(_name(model), 0) + 1
            continue
        leaving.left[model].add(pk)
        yield _made_nobodys(model, row)


def _go(leaving: Leaving, model: Model, numbers: Any) -> None:
    """Known beforehand, for rows that point at others of their own table."""
    leaving.left[model] = set(numbers)


def _may_go(leaving: Leaving, fields: list[models.Field[Any, Any]], row: Row) -> bool:
    """Let go of what stays behind; False where the row is nothing without it."""
    for field in fields:
        value, target = row[field.attname], points_at(field)
        if isinstance(field, models.FileField) and value:
            _take_file(leaving, field, str(value))
        elif target is None or value is None:
            continue
        elif points_at_school(field):
            leaving.schools.add(value)
        elif not points_inside(field) or value not in leaving.left.get(target, set()):
            if not field.null:
                return False
            row[field.attname] = None
    return True


def _made_nobodys(model: Model, row: Row) -> Row:
    """A voice of a person becomes a number, the same for all that person says; a code becomes no code.

    The sign in front stands in no code that a class can type. Both numbers need this house's key.
    """
    if model is Voice:
        person = row.pop("person_id")
        if person is not None:
            row["receipt"] = salted_hmac(
                "thinktank.export", str(person), algorithm="sha256"
            ).hexdigest()
    elif model is ClassCode:
        row["code"] = f"-{hashlib.sha256(str(row['id']).encode()).hexdigest()[:7]}"
    elif model is ThinkTank:
        row.pop("waits", None)
    return row


def _take_file(leaving: Leaving, field: models.FileField, name: str) -> None:
    target = leaving.out / "files" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    with field.storage.open(name, "rb") as source, target.open("wb") as copy:
        shutil.copyfileobj(source, copy)
    leaving.files[name] = hashlib.sha256(target.read_bytes()).hexdigest()
