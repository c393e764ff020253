"""Whatever is done to the record is found, and which act; what the house does itself never is."""

# ruff: noqa: S608  what somebody with the whole database says, with numbers of our own

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from tests.cast import Cast

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.audit import chain as chains
from warmwelkom.base.audit.chain import NOBODYS, head_is_known, seal_acts, verify_chain
from warmwelkom.base.audit.models import Act
from warmwelkom.base.audit.record import make_act, record_act, record_acts, record_week

pytestmark = pytest.mark.django_db


@pytest.fixture
def acts(cast: Cast) -> list[UUID]:
    """Six acts of one region, sealed in two batches."""
    for _half in range(2):
        with cast.scope():
            for number in range(3):
                record_act(actor=cast.actor("dewi"), action=f"a.{number}", subject=cast.dina)
        seal_acts(chain=cast.places.region.pk)
    with cast.scope():
        return list(Act.objects.order_by("pk").values_list("pk", flat=True))


def _by_hand(*statements: str) -> None:
    """As somebody who has the whole database, triggers and all."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE audit_act DISABLE TRIGGER USER")
        cursor.execute("ALTER TABLE audit_link DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("ALTER TABLE audit_act ENABLE TRIGGER USER")
        cursor.execute("ALTER TABLE audit_link ENABLE TRIGGER USER")
        cursor.execute("SET ROLE warmwelkom_web")


def _found(cast: Cast) -> list[tuple[str, str, int]]:
    verified = verify_chain(chain=cast.places.region.pk)
    return [(one.kind, one.act, one.number) for one in verified.findings]


def test_an_untouched_chain_is_whole(cast: Cast, acts: list[UUID]) -> None:
    verified = verify_chain(chain=cast.places.region.pk)
    assert (verified.links, verified.waiting, verified.findings) == (len(acts), 0, [])
    assert seal_acts(chain=cast.places.region.pk) == 0


TAMPERING: dict[str, tuple[Callable[[list[UUID]], list[str]], Callable[[list[UUID]], Any]]] = {
    "one row changed": (
        lambda a: [f"UPDATE audit_act SET actor_name = 'Niemand' WHERE id = '{a[2]}'"],
        lambda a: [("changed", str(a[2]), 3)],
    ),
    "a detail changed": (
        lambda a: [f"UPDATE audit_act SET detail = '{{\"a\": \"b\"}}' WHERE id = '{a[0]}'"],
        lambda a: [("changed", str(a[0]), 1)],
    ),
    "one row gone": (
        lambda a: [f"DELETE FROM audit_act WHERE id = '{a[3]}'"],
        lambda a: [("gone", str(a[3]), 4)],
    ),
    "a row and its link gone": (
        lambda a: [f"DELETE FROM {table} WHERE {column} = '{a[3]}'" for table, column in (("audit_act", "id"), ("audit_link", "act_id"))],
        lambda a: [("missing", str(a[4]), 5)],
    ),
    "two rows swapped": (
        lambda a: [
            f"UPDATE audit_act x SET action = y.action FROM audit_act y WHERE (x.id, y.id) IN (('{a[0]}', '{a[1]}'), ('{a[1]}', '{a[0]}'))"
        ],
        lambda a: [("changed", str(a[0]), 1), ("changed", str(a[1]), 2)],
    ),
    "two places swapped": (
        lambda a: [
            f"UPDATE audit_link SET number = -1 WHERE act_id = '{a[1]}'",
            f"UPDATE audit_link SET number = 2 WHERE act_id = '{a[2]}'",
            f"UPDATE audit_link SET number = 3 WHERE act_id = '{a[1]}'",
        ],
        lambda a: [("link", str(a[2]), 2), ("link", str(a[1]), 3), ("link", str(a[3]), 4)],
    ),
    "a row changed and its digest with it": (
        lambda a: [
            f"UPDATE audit_act SET actor_name = 'Niemand' WHERE id = '{a[2]}'",
            f"UPDATE audit_link l SET digest = audit_digest(a) FROM audit_act a WHERE a.id = l.act_id AND a.id = '{a[2]}'",
        ],
        lambda a: [("link", str(a[2]), 3)],
    ),
    "a hash changed": (
        lambda a: [f"UPDATE audit_link SET hash = sha256('x') WHERE act_id = '{a[2]}'"],
        lambda a: [("link", str(a[2]), 3)],
    ),
    "an act slipped in": (
        lambda a: [
            f"""INSERT INTO audit_act SELECT gen_random_uuid(), region_id, at, action, actor_kind, actor_id, actor_name,
            actor_role, subject_kind, subject_id, about, detail FROM audit_act WHERE id = '{a[0]}'"""
        ],
        lambda _a: "alone",
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", TAMPERING)
def test_tampering_is_found_and_which_act(cast: Cast, acts: list[UUID], how: str) -> None:
    do, expected = TAMPERING[how]
    _by_hand(*do(acts))
    found = _found(cast)
    assert (
        ([one[0] for one in found] == ["alone"])
        if how == "an act slipped in"
        else (found == expected(acts))
    )


def test_a_chain_that_lost_its_end_is_known_by_a_head_kept_elsewhere(
    cast: Cast, acts: list[UUID]
) -> None:
    region = cast.places.region.pk
    head = verify_chain(chain=region).head
    assert head_is_known(chain=region, head=head)
    _by_hand(
        f"DELETE FROM audit_act WHERE id = '{acts[5]}'",
        f"DELETE FROM audit_link WHERE act_id = '{acts[5]}'",
    )
    assert _found(cast) == []
    assert not head_is_known(chain=region, head=head)


def test_another_key_fits_no_link(cast: Cast, acts: list[UUID], settings: Any) -> None:
    settings.SECRET_KEY = "another" * 10
    assert [kind for kind, _act, _number in _found(cast)] == ["link"] * len(acts)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_link SET digest = sha256('x')",
        "UPDATE audit_link SET number = 99",
        "INSERT INTO audit_link (act_id, chain, at, digest) VALUES (gen_random_uuid(), gen_random_uuid(), now(), 'x')",
        "DELETE FROM audit_link",
        "TRUNCATE audit_link",
    ],
)
@pytest.mark.usefixtures("acts")
def test_the_web_role_can_not_touch_what_is_sealed(cast: Cast, sql: str) -> None:
    with (
        cast.scope(),
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


@pytest.mark.usefixtures("acts")
def test_another_region_sees_no_link(cast: Cast) -> None:
    with cast.scope("lars"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_link WHERE chain = %s", [cast.places.region.pk])
        assert cursor.fetchone() == (0,)


def test_acts_of_no_region_have_a_chain_too(cast: Cast) -> None:
    record_act(actor=system_actor(region_id=None), action="a.b")
    assert cast.places.region
    assert seal_acts(chain=NOBODYS) >= 1


def test_who_must_stay_unknown_waits_until_the_week_is_over(cast: Cast) -> None:
    region = cast.places.region.pk
    with cast.scope():
        record_week(actor=cast.actor("dewi"), action="a.week", detail={})
        record_act(actor=cast.actor("dewi"), action="a.now")
    assert seal_acts(chain=region) == 1
    assert seal_acts(chain=region, now=timezone.now() + dt.timedelta(days=8)) == 1


def test_what_is_past_its_term_is_no_loss(cast: Cast, acts: list[UUID]) -> None:
    old = timezone.now() - dt.timedelta(days=366 * 5)
    with cast.scope():
        record_act(actor=cast.actor("dewi"), action="a.old", now=old)
        seal_acts(chain=cast.places.region.pk)
        with connection.cursor() as cursor:
            cursor.execute("SELECT audit_forget(NULL)")
    verified = verify_chain(chain=cast.places.region.pk)
    assert (verified.links, verified.findings) == (len(acts) + 1, [])


def test_many_at_once_and_the_chain_has_no_seam(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chains, "AT_ONCE", 10)
    with cast.scope():
        actor = cast.actor("dewi")
        record_acts(
            make_act(actor=actor, action="a.many", subject=cast.dina) for _each in range(35)
        )
    assert seal_acts(chain=cast.places.region.pk) == 35
    assert verify_chain(chain=cast.places.region.pk).links == 35
