"""Several people and several workers at the same moment: one chain, every act in it once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from tests.at_once import database_of_its_own, together
from tests.cast import Cast, make_cast

from warmwelkom.base.audit.chain import seal_acts, verify_chain
from warmwelkom.base.audit.record import record_act

pytestmark = pytest.mark.django_db
WRITERS, EACH = 4, 15


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:  # noqa: ARG001  pytest calls it so
    """In place of the transaction that a test runs in elsewhere."""
    with django_db_blocker.unblock(), database_of_its_own():
        yield


@pytest.mark.usefixtures("_django_db_helper")
def test_one_chain_whoever_writes_and_seals() -> None:
    cast = make_cast()
    region = cast.places.region.pk
    with together() as begin:
        for _each in range(WRITERS):
            begin(lambda: _write(cast))
        sealers = [
            begin(lambda: [seal_acts(chain=region) for _again in range(EACH)]) for _each in range(2)
        ]
    sealed = sum(sum(sealer.result()) for sealer in sealers) + seal_acts(chain=region)
    verified = verify_chain(chain=region)
    assert (verified.findings, verified.waiting) == ([], 0)
    assert sealed == verified.links == WRITERS * EACH
    with transaction.atomic(), cast.scope(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(number), max(number), count(*) FROM audit_link WHERE chain = %s", [region]
        )
        assert cursor.fetchone() == (1, WRITERS * EACH, WRITERS * EACH)


def _write(cast: Cast) -> None:
    for _each in range(EACH):
        with transaction.atomic(), cast.scope():
            record_act(actor=cast.actor("dewi"), action="a.b", subject=cast.dina)
