"""The suite runs as the bound web role, like the site does; the fixed cast is in tests/cast.py."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck, settings
from tests.cast import NOW, Cast, make_cast
from tests.everything import Everything, make_everything
from tests.remembered import remembered
from tests.together import Together

from warmwelkom.base.clock import move_date_with
from warmwelkom.house.demo_date import date_of

# The same examples in each run, so that a change is judged and not luck; HYPOTHESIS_PROFILE=search looks for new ones.
# A machine that has much else to do is slow, and no test counts seconds.
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("house", settings.get_profile("search"), derandomize=True, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


def pytest_xdist_make_scheduler(config: Any, log: Any) -> Together:
    """Tests that share a house stay in one process."""
    return Together(config, log)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:  # noqa: ARG001  pytest calls it so
    """After the owner has made the tables, everything else is done as the web role."""
    options = connection.settings_dict["OPTIONS"]
    with django_db_blocker.unblock():
        connection.close()
    before = options.get("options")
    options["options"] = "-c role=warmwelkom_web"
    yield
    with django_db_blocker.unblock():
        connection.close()
        options["options"] = before or ""
        _let_go_of(connection.settings_dict["NAME"])


def _let_go_of(database: str) -> None:
    """End sessions that are still open after journeys ran beside other tests: the database could not be dropped."""
    with connection._nodb_cursor() as cursor:  # the way Django itself drops it
        cursor.execute("SET ROLE NONE")
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = %s AND backend_type = 'client backend'",  # the database's own may not be ended
            [database],
        )


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    """It is 2 April 2026 in every region, whatever the calendar says; the time of day runs."""
    move_date_with(lambda _region: NOW.date())
    with translation.override("nl"):  # a page asked in English leaves its language behind
        yield
    move_date_with(date_of)


@pytest.fixture
def cast(request: pytest.FixtureRequest, db: None) -> Cast:  # noqa: ARG001  pytest calls it so
    """Two regions, their schools, and the people of tests/cast.py; those of `whole` where that is asked for."""
    if "whole" in request.fixturenames:
        whole: Everything = request.getfixturevalue("whole")
        return whole.cast
    return remembered("cast", make_cast)


@pytest.fixture
def whole(db: None) -> Everything:  # noqa: ARG001  pytest calls it so
    """The cast, and around it more than one of everything."""
    return remembered("whole", lambda: make_everything(make_cast()))
