"""Tries are counted under a key that nobody can guess back, and forgotten."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection

from warmwelkom.base.access.limits import forget_tries, has_passed, within_limit


def test_asking_counts_nothing() -> None:
    asked = [has_passed(name="a", who="192.0.2.20", most=1) for _time in range(3)]
    assert within_limit(name="a", who="192.0.2.20", most=1, seconds=60)
    assert (asked, has_passed(name="a", who="192.0.2.20", most=1)) == ([False] * 3, True)
    assert not has_passed(name="b", who="192.0.2.20", most=1)


def test_a_plain_hash_does_not_find_the_address() -> None:
    within_limit(name="a", who="192.0.2.21", most=1, seconds=60)
    guess = hashlib.sha256(b"a:192.0.2.21").hexdigest()
    kept: Any = cache
    assert [key for key in list(kept._cache) if guess in key or "192.0.2.21" in key] == []


@pytest.mark.django_db
def test_what_is_past_its_window_is_erased(settings: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SET ROLE NONE"
        )  # the table is the owner's; the suite keeps its cache elsewhere
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "test_cache",
        }
    }
    call_command("createcachetable", verbosity=0)
    cache.set("old", 1, 60)
    cache.set("new", 1, 2 * 86400)  # whatever hour the suite begins its day
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE test_cache SET expires = now() - interval '1 day' WHERE cache_key LIKE '%old'"
        )
        assert forget_tries() == 1
        cursor.execute("SELECT cache_key FROM test_cache")
        assert [row[0] for row in cursor.fetchall()] == [":1:new"]
        cursor.execute("SET ROLE warmwelkom_web")


def test_without_such_a_table_there_is_nothing_to_erase() -> None:
    assert forget_tries() == 0
