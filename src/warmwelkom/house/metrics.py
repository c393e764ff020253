"""Figures for whoever watches the house: how many requests, how long they took, what waits. Nothing of a person.

Each web process keeps its own in a small file, and whichever answers /metrics adds them up (Prometheus' way for
several processes); what is in the database is counted there, over all regions, as counts alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest

from warmwelkom.base.access.replica import REPLICA
from warmwelkom.house.metrics_place import make_ready

make_ready()

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest  # noqa: E402  it looks for the folder when loaded
from prometheus_client.core import GaugeMetricFamily, Metric  # noqa: E402
from prometheus_client.multiprocess import MultiProcessCollector  # noqa: E402
from prometheus_client.registry import Collector  # noqa: E402

REQUESTS = Histogram(
    "warmwelkom_request_seconds",
    "Requests by part of the house and kind of answer, in seconds.",
    ["room", "method", "status"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 5.0),
)
READS = Counter(
    "warmwelkom_replica_reads",
    "Pages that may be read from the replica, by where they were read.",
    ["at"],
)
TOLD = {
    "outbox": ("warmwelkom_messages", "Messages by channel and state.", ("channel", "state")),
    "outbox_oldest": (
        "warmwelkom_messages_oldest_seconds",
        "How long the oldest message that may leave waits.",
        (),
    ),
    "unsealed": (
        "warmwelkom_record_unsealed_seconds",
        "How long the oldest act waits for its place in the chain.",
        (),
    ),
    "jobs": ("warmwelkom_jobs", "Jobs by status.", ("status",)),
    "job_oldest": (
        "warmwelkom_jobs_oldest_seconds",
        "How long the oldest job that may begin waits.",
        (),
    ),
    "workers": (
        "warmwelkom_workers",
        "Workers that gave a sign of life in the last half minute.",
        (),
    ),
    "backup": (
        "warmwelkom_backup_timestamp_seconds",
        "When a backup was last made, tried or restored.",
        ("kind",),
    ),
}
METHODS = ("GET", "HEAD", "POST")


def count_request(request: HttpRequest, *, status: int, seconds: float) -> None:
    """By room and not by address: an address could be somebody's own."""
    view = getattr(request.resolver_match, "func", None)
    method = request.method
    REQUESTS.labels(
        room=room_of(view),
        method=method if method in METHODS else "other",
        status=f"{status // 100}xx",
    ).observe(seconds)
    if at := getattr(request, "read_at", ""):
        READS.labels(at="replica" if at == REPLICA else "primary").inc()


def room_of(view: Any) -> str:
    """The room of a view, by where it stands in the code."""
    parts = str(getattr(view, "__module__", "") or "").split(".")
    if parts[:2] == ["warmwelkom", "rooms"]:
        return parts[2]
    return (
        parts[1]
        if parts[:1] == ["warmwelkom"] and len(parts) > 1
        else "login"
        if parts[:1] == ["allauth"]
        else "other"
    )


def as_text() -> bytes:
    """All of it, in Prometheus' text format."""
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the library's own
    registry.register(_OfDatabase())
    return generate_latest(registry)


class _OfDatabase(Collector):
    """Asked at each look, so that it is never stale."""

    def collect(self) -> Iterator[Metric]:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT name, label, value FROM house_figures()")
            rows = cursor.fetchall()
        for name, (told, sentence, labels) in TOLD.items():
            family = GaugeMetricFamily(told, sentence, labels=labels)
            for found, label, value in rows:
                if found == name:
                    family.add_metric(label.split(" ") if labels else [], value)
            yield family
