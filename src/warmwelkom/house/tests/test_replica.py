"""The pages with figures read a replica where there is one: bound to their region, unable to write, and never in the way.

The replica here is a second connection to the same database; `./bench failover` has a real one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.db.utils import InternalError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.at_once import database_of_its_own
from tests.cast import Cast, make_cast
from tests.insights import add_pupils, count

from warmwelkom.base.access import replica
from warmwelkom.base.access.scope import all_regions
from warmwelkom.house.metrics import as_text
from warmwelkom.house.state.whole import findings
from warmwelkom.rooms.insights.models import ShownFigures
from warmwelkom.rooms.transitions.tests.reading import heading_of, page_of

PAGES = ("insights:region", "insights:compare", "insights:ahead")
UNABLE = "-c role=warmwelkom_web -c default_transaction_read_only=on"


@pytest.fixture
def standing(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:  # noqa: ARG001  pytest calls it so
    """The cast and their figures, committed, so that another connection sees them."""
    with django_db_blocker.unblock(), database_of_its_own():
        cast = make_cast()
        with transaction.atomic(), cast.scope():
            add_pupils(cast, "witt", expected=9, placed=30, elsewhere=6)
            count(cast)
        yield cast


@pytest.fixture
def second(standing: Cast, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:  # noqa: ARG001  it copies that database
    words = dict(connection.settings_dict)
    words["OPTIONS"] = {**words["OPTIONS"], "options": UNABLE}
    monkeypatch.setitem(connections.databases, replica.REPLICA, words)
    monkeypatch.setattr(replica, "BEHIND", "SELECT 0")
    monkeypatch.setattr(replica, "_known", replica._Known())
    settings.DATABASE_ROUTERS = ["warmwelkom.base.access.replica.Router"]
    yield connections[replica.REPLICA]
    connections[replica.REPLICA].close()
    del connections[replica.REPLICA]


def asked(there: Any, cast: Cast, way: str) -> list[str]:
    """What a page asks the replica for its figures."""
    with CaptureQueriesContext(there) as queries:
        assert cast.client("hanna").get(reverse(way)).status_code == 200
    return [row["sql"] for row in queries if "set_config" not in row["sql"]]


def told() -> dict[str, float]:
    lines = as_text().decode().splitlines()
    rows = [line for line in lines if line.startswith("warmwelkom_replica_reads_total")]
    return {row.partition('"')[2].partition('"')[0]: float(row.split()[-1]) for row in rows}


@pytest.mark.django_db
def test_without_a_replica_nothing_looks_for_one(cast: Cast) -> None:
    assert not replica.is_there()
    assert cast.client("hanna").get(reverse("insights:region")).status_code == 200


def test_the_figures_are_read_there(second: Any, standing: Cast) -> None:
    before = told().get("replica", 0)
    for way in PAGES:
        assert any("insights_shownfigures" in sql for sql in asked(second, standing, way)), way
    assert told()["replica"] == before + len(PAGES)
    page = page_of(standing.client("hanna"), reverse("insights:region"))
    assert heading_of(page).startswith("30 van de")


def test_other_pages_and_changes_never_are(second: Any, standing: Cast) -> None:
    with CaptureQueriesContext(second) as queries:
        assert standing.client("alice").get("/vandaag/").status_code == 200
        assert standing.client("hanna").post(reverse("insights:count_now")).status_code == 302
    assert len(queries) == 0


@pytest.mark.usefixtures("standing")
def test_nobody_writes_there_and_nobody_sees_another_region(second: Any) -> None:
    with replica.reading_there(), all_regions():
        assert ShownFigures.objects.count() == 0  # no region was told, so the database shows none
        assert ShownFigures.objects.db == replica.REPLICA
    with pytest.raises(InternalError, match="read-only"), second.cursor() as cursor:
        cursor.execute("UPDATE people_region SET name = 'x'")
    assert replica.Router().db_for_write(ShownFigures) == replica.FIRST


@pytest.mark.parametrize(
    ("says", "why"),
    [
        ("SELECT 61", "it is 61 seconds behind"),
        ("SELECT NULL", "it follows no other database any more"),
        ("SELECT 1 / 0", "it does not answer"),
    ],
)
def test_one_that_is_not_fit_is_left_alone_and_told(
    second: Any, standing: Cast, monkeypatch: pytest.MonkeyPatch, says: str, why: str
) -> None:
    before = told().get("primary", 0)
    monkeypatch.setattr(replica, "BEHIND", says)
    assert [sql for sql in asked(second, standing, PAGES[0]) if sql != says] == []
    assert told()["primary"] == before + 1
    [finding] = [one for one in findings() if one.name == "REPLICA_DATABASE_URL"]
    assert why in finding.sentence


def test_one_that_falls_while_it_is_read_costs_nobody_a_page(second: Any, standing: Cast) -> None:
    assert asked(second, standing, PAGES[0])
    second.settings_dict["HOST"], second.settings_dict["PORT"] = "/nowhere", "1"
    second.close()  # and there is no way back to it
    assert standing.client("hanna").get(reverse(PAGES[0])).status_code == 200
    assert replica.why_not() == "it does not answer"
