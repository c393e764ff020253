"""Which database: DATABASE_URL when it is set, else the embedded one of the home directory."""

from __future__ import annotations

from typing import Any

import dj_database_url

from warmwelkom.house import config
from warmwelkom.house.postgres import embedded

PATIENT = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
"""Seconds (the last in milliseconds) until a machine that is gone without a word is given up; an address may say otherwise."""


def is_embedded() -> bool:
    return not config.env.str("DATABASE_URL", "")


def database_url() -> str:
    """The address for the owner, who makes tables."""
    given = config.env.str("DATABASE_URL", "")
    return str(given or embedded.server_in(config.home()).url(role=embedded.OWNER))


def web_url() -> str:
    """The address for the bound web role, where it has a login of its own; else empty."""
    if config.env.str("WARMWELKOM_AS", "web") != "web":
        return ""
    given = config.env.str("WEB_DATABASE_URL", "")
    if given or not is_embedded():
        return str(given)
    return embedded.server_in(config.home()).url(role=embedded.WEB)


def replica() -> dict[str, dict[str, Any]]:
    """The second database that follows the first, where REPLICA_DATABASE_URL names one.

    As the bound role, and unable to write: also on the day that it follows no longer.
    """
    given = str(config.env.str("REPLICA_DATABASE_URL", ""))
    if not given:
        return {}
    found = parsed(given)
    found["OPTIONS"]["options"] = "-c role=warmwelkom_web -c default_transaction_read_only=on"
    if "connect_timeout" not in given:
        found["OPTIONS"]["connect_timeout"] = 2  # the first one is there to read from
    return {"replica": {**found, "CONN_MAX_AGE": None}}


def parsed(url: str) -> dict[str, Any]:
    """For Django's DATABASES; raises SettingError when it is no address of a PostgreSQL."""
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(url))
    except ValueError:
        found = {}
    if found.get("ENGINE") != "django.db.backends.postgresql":
        raise config.SettingError(
            "DATABASE_URL, WEB_DATABASE_URL or REPLICA_DATABASE_URL is no address of a PostgreSQL. "
            "For example: DATABASE_URL=postgresql://user:password@127.0.0.1:5432/warmwelkom"
        )
    return {**found, "OPTIONS": {**PATIENT, **found.get("OPTIONS", {})}}
