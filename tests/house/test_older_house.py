"""A house of the first days comes along: each row of it is there after today's migrations, with its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from tests.at_once import database_of_its_own
from tests.older_house import OLDEST, brought_to, brought_to_today, of_the_house, row_of

from warmwelkom.base.sealing.keys import ring
from warmwelkom.base.sealing.moving import keys_in_use
from warmwelkom.house.tests.backups import as_role

WITHOUT_LINK = """SELECT count(*) FROM audit_act a
  WHERE NOT EXISTS (SELECT 1 FROM audit_link l WHERE l.act_id = a.id)"""


@pytest.fixture
def then(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:  # noqa: ARG001  pytest calls it so
    """The models of the first days, over tables of then."""
    with django_db_blocker.unblock(), database_of_its_own(empty=True):
        as_role("")
        yield brought_to(OLDEST)
        connection.close()


def test_each_row_comes_along(then: Any) -> None:
    for model in of_the_house(then):
        if not model._base_manager.exists():
            row_of(model)
    before = {model._meta.label: list(model._base_manager.values()) for model in of_the_house(then)}
    assert len(before) > 40
    brought_to_today()
    changed = [
        f"{label}.{name}"
        for label, rows in before.items()
        for row in rows
        for name in _changed(apps.get_model(label), row)
    ]
    assert changed == []
    assert set(keys_in_use()) == {ring().sealing}
    with connection.cursor() as cursor:
        cursor.execute(WITHOUT_LINK)
        assert cursor.fetchone() == (0,)


def _changed(model: Any, row: dict[str, Any]) -> list[str]:
    now = model._base_manager.get(pk=row[model._meta.pk.attname])
    return [name for name, value in row.items() if getattr(now, name, None) != value]
