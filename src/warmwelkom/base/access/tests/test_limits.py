"""Tries are counted under a key that nobody can guess back, all that come at once, and forgotten."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from warmwelkom.base.access.limits import address_of, forget_tries, has_passed, within_limit
from warmwelkom.base.access.models import Attempt

pytestmark = pytest.mark.django_db


def test_asking_counts_nothing() -> None:
    asked = [has_passed(name="a", who="192.0.2.20", most=1) for _time in range(3)]
    assert within_limit(name="a", who="192.0.2.20", most=1, seconds=60)
    assert (asked, has_passed(name="a", who="192.0.2.20", most=1)) == ([False] * 3, True)
    assert not has_passed(name="b", who="192.0.2.20", most=1)


def test_the_window_ends_when_the_first_try_said() -> None:
    """Also for who goes on trying: a program that asks every minute is not shut out for ever."""
    tries = [within_limit(name="a", who="x", most=2, seconds=60) for _time in range(4)]
    assert tries == [True, True, False, False]
    Attempt.objects.update(ends_at=Attempt.objects.get().ends_at - timedelta(seconds=61))
    assert not has_passed(name="a", who="x", most=1)
    assert within_limit(name="a", who="x", most=2, seconds=60)
    assert Attempt.objects.get().number == 1


def test_a_try_is_one_statement() -> None:
    """So there is no moment between reading and writing in which another one could slip through."""
    with CaptureQueriesContext(connection) as asked:
        within_limit(name="a", who="x", most=2, seconds=60)
    assert len(asked) == 1


def test_a_plain_hash_does_not_find_the_address() -> None:
    within_limit(name="a", who="192.0.2.21", most=1, seconds=60)
    guess = hashlib.sha256(b"a:192.0.2.21").hexdigest()
    kept = Attempt.objects.get().key
    assert guess not in kept
    assert "192.0.2.21" not in kept


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


def test_of_the_tries_only_those_past_their_window_go() -> None:
    within_limit(name="old", who="x", most=1, seconds=-1)
    within_limit(name="new", who="x", most=1, seconds=60)
    assert forget_tries() == 1
    assert Attempt.objects.count() == 1


@pytest.mark.parametrize(
    ("proxies", "passed", "counted"),
    [
        (1, "", "192.0.2.1"),
        (1, "203.0.113.9", "192.0.2.1"),  # the web server believed that one proxy already
        (2, "203.0.113.9, 198.51.100.4", "203.0.113.9"),
        (2, "6.6.6.6, 203.0.113.9, 198.51.100.4", "203.0.113.9"),  # the first they wrote themselves
        (2, "6.6.6.6", "192.0.2.1"),  # came round one of the proxies
        (3, "1.1.1.1,203.0.113.9,10.0.0.1,10.0.0.2", "203.0.113.9"),
        (2, "nonsense, 198.51.100.4", ""),
        (2, "203.0.113.9:51234, 198.51.100.4", "203.0.113.9"),
        (2, "[2001:db8:1:2:3:4:5:6]:443, 198.51.100.4", "2001:db8:1:2::"),
        (2, "::ffff:203.0.113.9, 198.51.100.4", "203.0.113.9"),
        (0, "6.6.6.6, 6.6.6.6", "192.0.2.1"),
    ],
)
def test_nobody_writes_their_own_address(
    settings: Any, proxies: int, passed: str, counted: str
) -> None:
    settings.PROXIES = proxies
    headers = {"HTTP_X_FORWARDED_FOR": passed} if passed else {}
    request = RequestFactory(REMOTE_ADDR="192.0.2.1").get("/", **headers)
    assert address_of(request) == counted


def test_a_phone_that_changes_its_address_all_the_time_is_one_phone() -> None:
    asks = [RequestFactory(REMOTE_ADDR=f"2001:db8:7:9::{last}").get("/") for last in ("1", "beef")]
    assert {address_of(request) for request in asks} == {"2001:db8:7:9::"}
