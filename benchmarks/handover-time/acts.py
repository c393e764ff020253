"""What each person does when their time has come: the house's own commands, on rows of the demo region."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from warmwelkom.base.access.actor import Actor, system_actor
from warmwelkom.base.access.scope import all_regions, region_scope
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.working_days import Period
from warmwelkom.rooms.handover.domain.deliver_ready import deliver_ready
from warmwelkom.rooms.handover.domain.open_dossiers import _open
from warmwelkom.rooms.handover.domain.own_views import answer_objection, say_read, say_view
from warmwelkom.rooms.handover.domain.parts import ask_for_care, finish_part
from warmwelkom.rooms.handover.domain.statements import write_statement
from warmwelkom.rooms.handover.models import Delivery, Dossier, OwnView, Statement
from warmwelkom.rooms.handover.ready import silence_ends
from warmwelkom.rooms.people.api import staff_actor
from warmwelkom.rooms.people.models import Region, Role, School
from warmwelkom.rooms.thinktank.api import school_holidays
from warmwelkom.rooms.transitions.models import Enrolment, Transition

SINCE = dt.date(2026, 1, 1)


@dataclass(kw_only=True)
class Acts:
    region: Any
    closed: list[Period] = field(default_factory=list)
    mbos: list[Any] = field(default_factory=list)
    mentors: dict[tuple[Any, str], Actor] = field(default_factory=dict)
    care: dict[Any, Actor] = field(default_factory=dict)

    @classmethod
    def of_region(cls) -> Acts:
        """The one region of the house, with who writes for which class and campus."""
        with transaction.atomic(), all_regions():
            region = Region.objects.order_by("pk")[0]
            acts = cls(region=region)
            roles = Role.objects.filter(ended_at=None, location__region=region).select_related(
                "person"
            )
            for role in roles.filter(kind__in=("mentor", "care_coordinator")):
                actor = staff_actor(person=role.person, region_id=region.pk)
                if role.kind == "care_coordinator":
                    acts.care[role.location_id] = actor
                for name in role.classes if role.kind == "mentor" else ():
                    acts.mentors[role.location_id, name] = actor
        with acts.here():
            acts.mbos = list(School.objects.filter(region=region, sector="mbo"))
            acts.closed = school_holidays(since=SINCE)
        return acts

    @contextmanager
    def here(self) -> Iterator[None]:
        with transaction.atomic(), region_scope(self.region.pk):
            yield

    def pupils(self, number: int, chance: random.Random) -> list[Any]:
        """Pupils without a dossier, whose class has a mentor with an account; without their places."""
        with self.here():
            rows = Transition.objects.filter(gone_at=None, school_year=self.region.school_year)
            known = [
                row
                for row in rows.exclude(state="elsewhere")
                .exclude(pk__in=Dossier.objects.values("transition_id"))
                .select_related("pupil", "location")
                .order_by("pk")
                if (row.location_id, row.class_name) in self.mentors
            ]
            chosen = chance.sample(known, min(number, len(known)))
            Enrolment.objects.filter(transition__in=chosen).update(transition=None)
        return chosen

    def mentor_of(self, pupil: Any) -> Actor:
        return self.mentors[pupil.location_id, pupil.class_name]

    def care_of(self, pupil: Any) -> Actor | None:
        return self.care.get(pupil.location_id)

    def opened(self, pupil: Any, now: dt.datetime) -> Any:
        with self.here():
            [dossier] = _open(self.mentor_of(pupil), [pupil], now)
        return dossier.pk

    def pupil(self, life: Any, now: dt.datetime) -> None:
        me = Actor(kind="pupil", name=life.pupil.pupil.full_name, pupil_id=life.pupil.pupil_id,
                   region_id=self.region.pk)  # fmt: skip
        self._write(life, me, "asks", "Zeg het als ik te snel ga", "A", now)

    def mentor(self, life: Any, now: dt.datetime) -> None:
        self._write(life, life.mentor, "learning", "Leert door te doen", "B", now)
        if life.reactions.care is not None:
            with self.here():
                ask_for_care(actor=life.mentor, dossier=Dossier.objects.get(pk=life.dossier))

    def caring(self, life: Any, now: dt.datetime) -> None:
        if life.care is not None:
            self._write(life, life.care, "event", "Was dit jaar lang ziek", "C", now)

    def _write(
        self, life: Any, actor: Actor, name: str, text: str, part: str, now: dt.datetime
    ) -> None:
        with self.here():
            dossier = Dossier.objects.get(pk=life.dossier)
            write_statement(
                actor=actor, dossier=dossier, field=name, text=text, expected_version=0, now=now
            )
            finish_part(actor=actor, dossier=dossier, part=part, now=now)

    def reading(self, life: Any, now: dt.datetime) -> None:
        """The pupil reads B and C, and may object to what the mentor wrote."""
        me = Actor(kind="pupil", name=life.pupil.pupil.full_name, pupil_id=life.pupil.pupil_id,
                   region_id=self.region.pk)  # fmt: skip
        with self.here():
            dossier = Dossier.objects.get(pk=life.dossier)
            if life.reactions.objects:
                said = Statement.objects.get(dossier=dossier, field="learning", replaced_at=None)
                say_view(
                    actor=me, statement=said, kind="objects", text="Ik lees ook graag", now=now
                )
            say_read(actor=me, dossier=dossier, now=now)

    def answer(self, life: Any, now: dt.datetime) -> None:
        with self.here():
            view = OwnView.objects.get(statement__dossier_id=life.dossier, kind="objects")
            answer_objection(actor=life.mentor, view=view, text="Dat zet ik erbij", now=now)

    def place(self, life: Any, now: dt.datetime) -> None:  # noqa: ARG002  every act is told the moment
        row = life.pupil
        with self.here():
            Enrolment.objects.create(
                region=self.region, school=life.mbo, school_year=self.region.school_year, transition=row,
                student_number=row.pk.hex[-20:], given_name=row.pupil.given_name,
                surname=row.pupil.surname,
            )  # fmt: skip

    def night(
        self, waiting: set[Any], now: dt.datetime
    ) -> dict[Any, tuple[dt.datetime, dt.datetime]]:
        """Deliver what may go; of the new ones when they were last shown, and when answered or long enough shown."""
        with self.here():
            deliver_ready(actor=system_actor(region_id=self.region.pk), now=now)
            rows = Delivery.objects.filter(dossier__in=waiting, ended_at=None, delivered_at=now)
            return {
                row.dossier_id: (row.dossier.shown_at, self._ready(row.dossier))
                for row in rows.select_related("dossier")
            }

    def c_opened(self, waiting: set[Any]) -> dict[Any, dt.datetime]:
        """Of which of these dossiers the receiver reads part C, and since when."""
        with self.here():
            rows = Dossier.objects.filter(pk__in=waiting, c_open_at__isnull=False)
            return dict(rows.values_list("pk", "c_open_at"))

    def _ready(self, dossier: Any) -> dt.datetime:
        ends = silence_ends(dossier, closed=self.closed)
        assert ends is not None
        silent = dt.datetime.combine(ends, dt.time(), AMSTERDAM)
        return min(silent, dossier.answered_at) if dossier.answered_at else silent
