"""What comes by itself is a job for each region, in every room alike."""

from __future__ import annotations

from typing import Any

import pytest
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.testing import InMemoryConnector
from tests.cast import NOW, Cast

from warmwelkom.rooms.introweek.jobs_of_days import remind_in
from warmwelkom.rooms.introweek.jobs_of_plan import forget_all
from warmwelkom.rooms.people.api import in_each_region, once_in_region
from warmwelkom.rooms.people.models import Region


@pytest.fixture
def queue() -> Any:
    """The jobs that are waiting, in memory."""
    connector = InMemoryConnector()
    with app.replace_connector(connector) as working:
        yield working


def waiting(queue: App) -> list[tuple[str, str]]:
    """(task, region) of each, in order of the task."""
    connector: Any = queue.connector
    rows = connector.jobs.values()
    return sorted((job["task_name"], job["args"]["region_id"]) for job in rows)


@pytest.fixture
def three(cast: Cast) -> tuple[str, str]:
    """An open region and the demo's; a third is closed."""
    here, other = cast.places.region, cast.places.other_region
    Region.objects.filter(pk=other.pk).update(is_demo=True)
    Region.objects.create(
        slug="dicht", name="Dicht", school_year=2025, created_at=NOW, closed_at=NOW
    )
    return str(here.pk), str(other.pk)


def test_each_open_region_has_a_job_once(queue: App, three: tuple[str, str]) -> None:
    for _twice in range(2):
        in_each_region(remind_in)
    assert waiting(queue) == sorted(("introweek.remind_in", one) for one in three)


def test_what_erases_leaves_the_demo_alone(queue: App, three: tuple[str, str]) -> None:
    forget_all(timestamp=0)
    assert waiting(queue) == [("introweek.forget_in", three[0])]


def test_the_same_job_never_runs_twice_at_a_time_in_a_region(queue: App, cast: Cast) -> None:
    once_in_region(remind_in, cast.places.region.pk)
    connector: Any = queue.connector
    lock = f"introweek.remind_in:{cast.places.region.pk}"
    assert [(job["lock"], job["queueing_lock"]) for job in connector.jobs.values()] == [
        (lock, lock)
    ]
