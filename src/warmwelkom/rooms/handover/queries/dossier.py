"""One dossier as its reader may see it: part by part, field by field."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.engines.dossier.form import Field, Form, form_named
from warmwelkom.rooms.handover.models import Delivery, Dossier, OwnView, Statement

STALE = dt.timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A field of the form with what stands in it now, what stood there before, and the pupil's views."""

    field: Field
    now: Statement | None
    before: list[Statement]
    is_stale: bool

    @property
    def views(self) -> list[OwnView]:
        return list(self.now.own_views.all()) if self.now else []

    @property
    def version(self) -> int:
        return self.now.version if self.now else 0

    def view_of(self, *, by_parent: bool) -> OwnView | None:
        """What the pupil, or a parent, said to it."""
        return next((view for view in self.views if view.by_parent == by_parent), None)

    @property
    def open_objection(self) -> OwnView | None:
        return next(
            (view for view in self.views if view.kind == "objects" and not view.answered_at), None
        )


@dataclass(frozen=True, kw_only=True)
class PartPage:
    """One part: whether the reader reads it, writes it, and since when it is done."""

    part: str
    lines: list[Line]
    writes: bool
    done_at: dt.datetime | None

    @property
    def filled(self) -> int:
        return sum(1 for line in self.lines if line.now)

    @property
    def objections(self) -> int:
        return sum(1 for line in self.lines if line.open_objection)


@dataclass(frozen=True, kw_only=True)
class DossierPage:
    """A dossier for one reader; `parts` holds only what this reader may read."""

    dossier: Dossier
    form: Form
    parts: list[PartPage]
    delivery: Delivery | None
    earlier: list[Delivery] = field(default_factory=list)

    @property
    def read(self) -> list[str]:
        """The parts of which something was shown: what the record says."""
        return [
            page.part for page in self.parts if any(line.now or line.before for line in page.lines)
        ]

    @property
    def may_deliver(self) -> bool:
        return bool(getattr(self.dossier, "may_deliver", False))

    @property
    def has_c(self) -> bool:
        return self.part("C") is not None

    @property
    def writes_b(self) -> bool:
        page = self.part("B")
        return page is not None and page.writes

    def part(self, name: str) -> PartPage | None:
        return next((page for page in self.parts if page.part == name), None)


def dossier_for(*, actor: Actor, transition: UUID, now: dt.datetime) -> DossierPage:
    """The dossier of a transition; four queries. Raises MayNotKnow where the actor reads none of it."""
    rows = Dossier.objects.select_related(
        "transition__pupil", "transition__location", "transition__region"
    )
    mine = rows.visible_to(actor, "handover.read").filter(transition_id=transition)
    dossier = with_rights(mine, actor).first()
    if dossier is None:
        raise MayNotKnow
    return page_of(actor=actor, dossier=dossier, now=now)


def page_of(*, actor: Actor, dossier: Any, now: dt.datetime) -> DossierPage:
    """What this reader may see of a dossier that was fetched for them `with_rights`; three queries."""
    form = form_named(dossier.form)
    said = _statements(actor, dossier)
    writes = {part for part in ("A", "B", "C") if getattr(dossier, f"writes_{part.lower()}")}
    readable = _readable(actor, form, dossier, said, writes)
    parts = [
        PartPage(
            part=part,
            lines=[_line(asked, said[asked.key], now) for asked in form.of_part(part)],
            writes=part in writes,
            done_at=getattr(dossier, f"{part.lower()}_done_at"),
        )
        for part in readable
    ]
    deliveries = list(
        Delivery.objects.visible_to(actor, "handover.see_delivery")
        .filter(dossier=dossier)
        .select_related("school", "programme")
        .order_by("-delivered_at")
    )
    return DossierPage(
        dossier=dossier,
        form=form,
        parts=parts,
        delivery=next((row for row in deliveries if row.ended_at is None), None),
        earlier=[row for row in deliveries if row.ended_at],
    )


def _statements(actor: Actor, dossier: Dossier) -> dict[str, list[Statement]]:
    """Field -> the versions that the actor may read, the newest first."""
    views = OwnView.objects.visible_to(actor, "handover.read_view").order_by("by_parent")
    rows = Statement.objects.visible_to(actor, "handover.read_statement").filter(dossier=dossier)
    found: dict[str, list[Statement]] = defaultdict(list)
    for row in rows.prefetch_related(Prefetch("own_views", queryset=views)).order_by("-version"):
        found[row.field].append(row)
    return found


def with_rights(rows: Any, actor: Actor) -> Any:
    """The same dossiers, each with what this actor may do with it: `writes_a`, `may_deliver` and so on."""
    asked = {f"writes_{part}": f"handover.write_{part}" for part in ("a", "b", "c")}
    rights = asked | {"may_deliver": "handover.deliver"}
    return rows.annotate(
        **{
            name: Exists(Dossier.objects.visible_to(actor, action).filter(pk=OuterRef("pk")))
            for name, action in rights.items()
        }
    )


def _readable(
    actor: Actor,
    form: Form,
    dossier: Dossier,
    said: dict[str, list[Statement]],
    writes: set[str],
) -> list[str]:
    """The parts to show: A and B to all who read; C to who reads it, where there is one or one writes it."""
    parts = ["A", "B"]
    in_c = any(said[asked.key] for asked in form.of_part("C"))
    mentor_only = actor.has("mentor") and "C" not in writes and not in_c
    if "C" in writes or in_c or (dossier.needs_c and not mentor_only):
        parts.append("C")
    return parts


def _line(asked: Field, versions: list[Statement], now: dt.datetime) -> Line:
    standing = next((row for row in versions if row.replaced_at is None), None)
    return Line(
        field=asked,
        now=standing,
        before=[row for row in versions if row.replaced_at],
        is_stale=standing is not None and is_stale(standing, now),
    )


def is_stale(statement: Statement, now: dt.datetime) -> bool:
    """Over a year since somebody wrote it, or said that it is still true."""
    last = max(statement.still_true_at or statement.written_at, statement.written_at)
    return now - last > STALE
