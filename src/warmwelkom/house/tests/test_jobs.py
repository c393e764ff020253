"""Jobs: known to the worker, tried again with a limit, each in a region of its own, few in the table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.testing import InMemoryConnector
from tests.cast import NOW, Cast
from tests.own_loop import in_own_loop

from warmwelkom.base.retries import AGAIN, MOST_ATTEMPTS
from warmwelkom.house.jobs import forget_jobs, send_what_waits, take_up_fallen
from warmwelkom.house.tests.known_jobs import CRONS, INTROWEEK, JOBS, SUMMER, WAYFINDING
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.jobs import new_day


@pytest.fixture
def queue() -> Any:
    """The jobs that are waiting, in memory."""
    connector = InMemoryConnector()
    with app.replace_connector(connector) as working:
        yield working


def _waiting(queue: App) -> list[tuple[str, dict[str, Any]]]:
    connector: Any = queue.connector
    return [(job["task_name"], job["args"]) for job in connector.jobs.values()]


def test_the_worker_knows_every_job_and_when_it_comes() -> None:
    ours = {name for name in app.tasks if "procrastinate" not in name}
    assert ours == JOBS
    assert {
        task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()
    } == CRONS


def test_what_can_fail_is_tried_again_with_a_limit() -> None:
    again = {
        name
        for name, task in app.tasks.items()
        if task.retry_strategy is not None and "procrastinate" not in name
    }
    assert again == {
        "house.forget_what_is_over",
        "curriculum.forget_in",
        "curriculum.tell_programmes_in",
        "newsletters.forget_in",
        "meetings.forget_guests",
        "meetings.chase_in",
        "handover.list_cases_in",
        "handover.chase_in",
        "handover.deliver_in",
        "handover.close_in",
        "handover.forget_in",
        "handover.remind_in",
        "handover.fill_day_in",
        "outbox.compose_digests",
        "meetings.forget_in",
        "meetings.remind_in",
        "outbox.send_planned",
        "outbox.ask_provider",
        "outbox.fetch_replies",
        "thinktank.close_rounds",
        "thinktank.forget_in",
        "thinktank.look_again",
        "transitions.link_and_derive",
        "welcome.forget_in",
        "transitions.new_day_in",
        "insights.count_in",
        "insights.forget_in",
        "insights.write_report",
        "progression.tell_duties_in",
        "progression.forget_in",
    } | {f"introweek.{name}" for name in INTROWEEK if name != "plan_in"} | {
        f"summer.{name}_in" for name in SUMMER
    } | {f"wayfinding.{name}" for name in WAYFINDING if name != "make_film_in"}
    waits = []
    for attempts in range(MOST_ATTEMPTS + 1):
        job: Any = type("Job", (), {"attempts": attempts})()
        decision = AGAIN.get_retry_decision(exception=OSError(), job=job)
        waits.append(decision and decision.retry_at is not None)
    assert waits == [True] * MOST_ATTEMPTS + [None]


def test_a_new_day_is_a_job_for_each_open_region(cast: Cast, queue: App) -> None:
    Region.objects.filter(pk=cast.places.other_region.pk).update(closed_at=NOW)
    new_day(timestamp=0)
    new_day(timestamp=1)
    assert _waiting(queue) == [
        ("transitions.new_day_in", {"region_id": str(cast.places.region.pk)})
    ]


def test_what_waits_is_sent_for_each_open_region(cast: Cast, queue: App) -> None:
    send_what_waits(timestamp=0)
    regions = {str(cast.places.region.pk), str(cast.places.other_region.pk), ""}
    assert {args["region_id"] for _name, args in _waiting(queue)} == regions
    assert len(_waiting(queue)) == 3


@pytest.mark.usefixtures("db")
def test_in_the_demo_nothing_is_sent(queue: App, settings: Any) -> None:
    settings.DEMO = True
    send_what_waits(timestamp=0)
    assert _waiting(queue) == []


@pytest.fixture
def beside(db: None) -> Iterator[Any]:  # noqa: ARG001  the fixture opens the database
    """The owner's own connection: what it writes is seen by the worker's, and removed here."""
    words = connection.get_connection_params()
    for name in ("options", "cursor_factory", "context"):
        words.pop(name, None)
    with psycopg.connect(**words, autocommit=True) as owner:
        yield owner
        owner.execute("DELETE FROM procrastinate_jobs")


def _job(
    owner: Any, status: str, *, attempts: int = 0, days: int = 0, lock: str | None = None
) -> int:
    number = owner.execute(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, status, attempts, lock, queueing_lock) "
        "VALUES ('default', 'x', %s, %s, %s, %s) RETURNING id",
        [status, attempts, lock, lock],
    ).fetchone()[0]
    owner.execute("DELETE FROM procrastinate_events WHERE job_id = %s", [number])
    owner.execute(
        "INSERT INTO procrastinate_events (job_id, type, at) "
        "VALUES (%s, %s, now() - make_interval(days => %s))",
        [number, {"doing": "started", "todo": "deferred"}.get(status, status), days],
    )
    return int(number)


def _states(owner: Any) -> dict[int, str]:
    return dict(owner.execute("SELECT id, status FROM procrastinate_jobs").fetchall())


async def _run(job: Any) -> None:
    """As a worker does: with a connection of its own, as the web role."""
    connector: Any = app.connector
    with app.replace_connector(connector.get_worker_connector()) as working:
        async with working.open_async():
            context: Any = type("Context", (), {"app": working})()
            await job.func(context, timestamp=0)


def test_finished_jobs_are_forgotten_after_a_day_and_failed_ones_after_a_month(
    beside: Any,
) -> None:
    kept = [_job(beside, "succeeded"), _job(beside, "failed", days=29)]
    _job(beside, "succeeded", days=2)
    _job(beside, "failed", days=31)
    in_own_loop(_run(forget_jobs))
    assert sorted(_states(beside)) == kept


def test_a_job_of_a_dead_worker_is_done_again_until_the_limit(beside: Any) -> None:
    first = _job(beside, "doing", attempts=1)
    last = _job(beside, "doing", attempts=MOST_ATTEMPTS)
    in_own_loop(_run(take_up_fallen))
    assert _states(beside) == {first: "todo", last: "failed"}


def test_a_job_that_fell_makes_way_for_the_same_job_that_waits(beside: Any) -> None:
    """Else it would hold the lock for ever: no list would be linked again."""
    fallen = _job(beside, "doing", attempts=1, lock="link:x")
    waiting = _job(beside, "todo", lock="link:x")
    other = _job(beside, "doing", attempts=1)
    in_own_loop(_run(take_up_fallen))
    assert _states(beside) == {fallen: "failed", waiting: "todo", other: "todo"}
