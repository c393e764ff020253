"""Whatever is done to a dossier in whatever order: nothing is read too early, nothing is lost, nobody is overwritten."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tests.cast import NOW, Cast
from tests.handover_dossier import finish, fresh, say, write

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.handover.domain.deliver import deliver_dossier
from warmwelkom.rooms.handover.domain.own_views import say_read
from warmwelkom.rooms.handover.models import Delivery, Dossier, Statement
from warmwelkom.rooms.handover.queries.readable import readable_statements
from warmwelkom.rooms.transitions.models import Enrolment

FIELDS = {"learning": "alice", "guidance_needed": "alice", "event": "zita", "asks": "dina"}
REFUSED = (UserError, Http404, PermissionDenied)
RECEIVER = "joris"


class Machine(RuleBasedStateMachine):
    """One dossier, with a place for its pupil; `accepted` are the words that stand, by field, as each writer left them."""

    cast: Cast
    dossier: Dossier
    place: Enrolment

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.accepted: dict[str, Any] = {}
        self.delivered = False
        self.block: Any = transaction.atomic()
        self.block.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def _standing(self, field: str) -> Statement | None:
        with self.cast.scope():
            return Statement.objects.filter(field=field, replaced_at__isnull=True).first()

    @rule(days=st.sampled_from([1, 5, 16]))
    def time_goes_by(self, days: int) -> None:
        self.now += dt.timedelta(days=days)

    @rule(field=st.sampled_from(sorted(FIELDS)), number=st.integers(0, 3), late=st.booleans())
    def write(self, field: str, number: int, late: bool) -> None:
        """By its writer; `late` had another version before them."""
        text = "given" if field == "guidance_needed" else ("" if number == 0 else f"Woord {number}")
        before = self._standing(field)
        seen = (before.version if before else 0) + late
        with suppress(*REFUSED):
            said = write(
                self.cast, self.dossier, field, text, who=FIELDS[field], seen=seen, now=self.now
            )
            assert not late or (
                said and before and said.value == before.value
            )  # no words of another were overwritten
            self.accepted[field] = said.value if said else None

    @rule(
        field=st.sampled_from(sorted(FIELDS)),
        who=st.sampled_from(["bob", "joris", "emre", "hanna", "carla"]),
    )
    def somebody_else_writes(self, field: str, who: str) -> None:
        with pytest.raises(REFUSED):
            write(self.cast, self.dossier, field, "van een ander", who=who, now=self.now)

    @rule(part=st.sampled_from(["A", "B", "C"]))
    def finish_part(self, part: str) -> None:
        who = {"A": "dina", "B": "alice", "C": "zita"}[part]
        with suppress(*REFUSED):
            finish(self.cast, self.dossier, part, who=who, now=self.now)

    @rule(
        field=st.sampled_from(["learning", "event"]),
        kind=st.sampled_from(["agrees", "adds", "objects"]),
    )
    def pupil_answers(self, field: str, kind: str) -> None:
        standing = self._standing(field)
        if standing:
            with suppress(*REFUSED):
                say(self.cast, standing, kind, "Ik zie het zo", now=self.now)

    @rule()
    def pupil_has_read(self) -> None:
        with suppress(*REFUSED), self.cast.scope():
            say_read(actor=self.cast.actor("dina"), dossier=fresh(self.dossier), now=self.now)

    @rule(who=st.sampled_from(["alice", "house"]))
    def deliver(self, who: str) -> None:
        with suppress(*REFUSED), self.cast.scope():
            house = system_actor(region_id=self.cast.places.region.pk)
            actor = house if who == "house" else self.cast.actor(who)
            deliver_dossier(
                actor=actor, dossier=fresh(self.dossier), enrolment=self.place, now=self.now
            )
            self.delivered = True

    @invariant()
    def what_stands_is_what_its_writer_left(self) -> None:
        with self.cast.scope():
            rows = Statement.objects.filter(replaced_at__isnull=True)
            standing = {row.field: row.value for row in rows}
            assert len(rows) == len(standing)
        assert standing == {
            field: value for field, value in self.accepted.items() if value is not None
        }

    @invariant()
    def nobody_receives_before_it_is_handed_over(self) -> None:
        with self.cast.scope():
            assert Delivery.objects.filter(ended_at__isnull=True).count() <= 1
            assert Delivery.objects.exists() == self.delivered
            _there, read = readable_statements(
                actor=self.cast.actor(RECEIVER), transition=self.cast.dina.pk
            )
            for row in read:
                assert self.delivered
                if row.field == "event":  # of part C
                    assert row.is_open_in(fresh(self.dossier))
            for stranger in ("emre", "esra", "charlie", "hanna", "gijs"):
                actor = self.cast.actor(stranger)
                assert readable_statements(actor=actor, transition=self.cast.dina.pk)[1] == []

    @invariant()
    def versions_only_grow(self) -> None:
        with self.cast.scope():
            rows = Statement.objects.values_list("field", "version")
            assert len(rows) == len(set(rows))


def test_a_dossier_holds_in_every_order(cast: Cast, dossier: Dossier, place: Enrolment) -> None:
    Machine.cast, Machine.dossier, Machine.place = cast, dossier, place
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=25, stateful_step_count=25, deadline=None, derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
