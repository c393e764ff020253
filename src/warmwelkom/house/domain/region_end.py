"""Export everything of a region, and erase it. Done by the operator, as the owner of the tables."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.files.storage import Storage
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction

from warmwelkom.base.access.scope import all_regions
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.sealing.moving import opened_row
from warmwelkom.rooms.people.models import Invitation, Person, Region, Role


class RegionEndError(Exception):
    """There is no such region, or the folder is in use."""


def tables_of_a_region() -> list[tuple[type[models.Model], str]]:
    """Every model of the house that belongs to a region, with the field that says which."""
    found: list[tuple[type[models.Model], str]] = []
    for model in apps.get_models():
        names = {
            field.name for field in model._meta.get_fields() if isinstance(field, models.Field)
        }
        for name in ("region", "region_id", "from_region"):
            if name in names:
                found.append((model, name))
                break
    return found


def export_region(*, slug: str, out: Path) -> dict[str, int]:
    """One file of JSON lines a table, and a manifest with counts and hashes; returns the counts.

    Raises:
        RegionEndError: no such region, or the folder is not empty.
    """
    region = open_region(slug)
    make_folder(out)
    counts, hashes = {}, {}
    with transaction.atomic(), all_regions():
        for model, field in tables_of_a_region():
            name = model._meta.label_lower
            hashes[name] = _write(out / f"{name}.jsonl", model, {field: region.pk})
            counts[name] = model._default_manager.filter(**{field: region.pk}).count()
    manifest = {"region": slug, "counts": counts, "sha256": hashes}
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2))
    return counts


def make_folder(out: Path) -> None:
    """A folder for the owner alone; raises RegionEndError where something is in it."""
    out.mkdir(parents=True, exist_ok=True, mode=0o700)
    if any(out.iterdir()):
        raise RegionEndError(
            f"The folder {out} is not empty. Choose a new one, so that nothing is mixed."
        )


def _write(path: Path, model: type[models.Model], where: dict[str, Any]) -> str:
    rows = model._default_manager.filter(**where).order_by("pk").values()
    words = (opened_row(model, row) for row in rows.iterator(chunk_size=2000))
    return write_lines(path=path, rows=words)


def write_lines(*, path: Path, rows: Iterable[dict[str, Any]]) -> str:
    """One line of JSON a row, moments to the microsecond; returns the SHA-256 of the file."""
    digest = hashlib.sha256()
    with path.open("w", encoding="utf-8") as target:
        for row in rows:
            line = json.dumps(row, default=_plain, ensure_ascii=False) + "\n"
            digest.update(line.encode())
            target.write(line)
    return digest.hexdigest()


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else DjangoJSONEncoder().default(value)


def close_region(*, slug: str, now: dt.datetime) -> int:
    """Close a region and erase everything of it; accounts without another role go too.

    The region's name, and that it was closed, stay. The files go when the rows are gone for certain.
    Returns the number of rows erased.
    """
    region = open_region(slug)
    with transaction.atomic(), all_regions():
        files = _files_of(region)
        Region.objects.filter(pk=region.pk).update(closed_at=now, stands_at=None)
        people = list(Role.objects.filter(region=region).values_list("person_id", flat=True))
        people += list(
            Person.objects.filter(
                email__in=Invitation.objects.filter(region=region).values("email")
            ).values_list("pk", flat=True)
        )
        gone = sum(_erase(model, {field: region.pk}) for model, field in _children_first())
        gone += Message.objects.filter(region_id=region.pk).delete()[0]
        gone += Person.objects.filter(
            pk__in=people, given_roles__isnull=True, is_operator=False
        ).delete()[0]
        with connection.cursor() as cursor:
            cursor.execute("SELECT audit_forget(%s)", [region.pk])
            row = cursor.fetchone()
    for storage, name in files:
        storage.delete(name)
    return gone + (int(row[0]) if row else 0)


def _files_of(region: Region) -> list[tuple[Storage, str]]:
    """Every file that a row of this region points to: lists that were handed in, attachments of plans."""
    found = []
    for model, of in tables_of_a_region():
        for field in model._meta.fields:
            if isinstance(field, models.FileField):
                rows = model._default_manager.filter(**{of: region.pk}).exclude(**{field.name: ""})
                found += [
                    (field.storage, str(name)) for name in rows.values_list(field.name, flat=True)
                ]
    return found


def _children_first() -> list[tuple[type[models.Model], str]]:
    """The order in which rows may go: who points before who is pointed at."""
    tables = [pair for pair in tables_of_a_region() if pair[0]._meta.label != "audit.Act"]
    return sorted(tables, key=lambda pair: _depth(pair[0]), reverse=True)


def _depth(model: type[models.Model], seen: frozenset[type[models.Model]] = frozenset()) -> int:
    above = [
        field.related_model
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and isinstance(field.related_model, type)
    ]
    return 1 + max(
        (_depth(other, seen | {model}) for other in above if other not in seen | {model}), default=0
    )


def _erase(model: type[models.Model], where: dict[str, Any]) -> int:
    if model is Message:
        return 0
    return int(model._default_manager.filter(**where).delete()[0])


def open_region(slug: str) -> Region:
    """The open region with this short name; raises RegionEndError."""
    region = Region.objects.filter(slug=slug, closed_at__isnull=True).first()
    if region is None:
        slugs = Region.objects.filter(closed_at__isnull=True).order_by("slug")
        names = ", ".join(slugs.values_list("slug", flat=True)) or "none"
        raise RegionEndError(f"There is no open region {slug}. There are: {names}.")
    return region
