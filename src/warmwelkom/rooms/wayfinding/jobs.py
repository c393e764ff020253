"""Work behind the page: making material fit, asking once a year whether a place is right, forgetting on time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import transaction
from django.utils import timezone, translation
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import Actor, system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.files.types import FileRefused
from warmwelkom.base.retries import AGAIN
from warmwelkom.rooms.people.api import in_each_region
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.wayfinding.domain.draw_again import drawn, keep_drawn, source_of
from warmwelkom.rooms.wayfinding.domain.forget_wayfinding import forget_wayfinding
from warmwelkom.rooms.wayfinding.domain.make_fit import keep_prepared, prepared, refuse_material
from warmwelkom.rooms.wayfinding.domain.yearly import ask_about_old_places
from warmwelkom.rooms.wayfinding.models import Material

UNFIT = (Material.State.UPLOADED, Material.State.CLEANING)


@contextmanager
def _with(region_id: str, material_id: str) -> Iterator[tuple[Actor, Material | None]]:
    """A short transaction around one look at a material, for drawing takes seconds; None where it is gone."""
    with transaction.atomic(), region_scope(region_id):
        row = Material.objects.filter(pk=material_id).first()
        yield system_actor(region_id=Region.objects.get(pk=region_id).pk), row


@app.task(name="wayfinding.make_fit_in", retry=AGAIN)
def make_fit_in(region_id: str, material_id: str) -> None:
    """A file as it came becomes bare, is looked through for faces, and waits for a person."""
    with _with(region_id, material_id) as (_actor, row):
        if row is None or row.state not in UNFIT or not row.original:
            return
        path, kind = Path(row.original.path), row.kind
    if kind in (Material.Kind.VOICE, Material.Kind.MUSIC):
        return
    try:
        made = prepared(path, kind=kind)
    except FileRefused as fault:
        with translation.override("nl"), _with(region_id, material_id) as (actor, row):
            if row is not None:
                refuse_material(actor=actor, material=row, sentence=str(fault))
        return
    with _with(region_id, material_id) as (actor, row):
        if row is not None:
            keep_prepared(actor=actor, material=row, made=made)
    _draw(region_id, material_id)


@app.task(name="wayfinding.draw_again_in", retry=AGAIN)
def draw_again_in(region_id: str, material_id: str) -> None:
    """What is shown of a material, anew: after a decision, a box, or a consent that is withdrawn."""
    _draw(region_id, material_id)


def _draw(region_id: str, material_id: str) -> None:
    with _with(region_id, material_id) as (_actor, row):
        source = source_of(row) if row is not None else None
    if source is None:
        return
    made = drawn(source)
    with _with(region_id, material_id) as (actor, row):
        if row is not None:
            keep_drawn(actor=actor, material=row, made=made, digest=source.digest)


@app.periodic(cron="50 4 * * *")
@app.task(name="wayfinding.forget", queueing_lock="wayfinding.forget")
def forget_all(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region; in a demo nobody is real, and its date must be able to go back."""
    in_each_region(forget_in, demos=False)


@app.task(name="wayfinding.forget_in", retry=AGAIN)
def forget_in(region_id: str) -> None:
    """Erase what is past its term in one region."""
    with transaction.atomic(), region_scope(region_id):
        actor = system_actor(region_id=Region.objects.get(pk=region_id).pk)
        forget_wayfinding(actor=actor, now=timezone.now())


@app.periodic(cron="20 7 * * 1")
@app.task(name="wayfinding.ask_yearly", queueing_lock="wayfinding.ask_yearly")
def ask_all(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region."""
    in_each_region(ask_in)


@app.task(name="wayfinding.ask_in", retry=AGAIN)
def ask_in(region_id: str) -> None:
    """Ask who keeps a place whether it is still right."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        ask_about_old_places(actor=system_actor(region_id=region.pk), now=now_for(region.pk))
