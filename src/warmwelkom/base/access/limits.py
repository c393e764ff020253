"""So many tries in so much time, counted by the database in one statement: of two at once, both count.

Django's cache in the database reads, adds and writes, so that tries at the same moment count as one, and each of
them begins its own five minutes anew (`BaseCache.incr`); a limit needs neither.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from warmwelkom.base.access.models import Attempt

COUNT = """
INSERT INTO access_attempt AS kept (key, number, ends_at) VALUES (%(key)s, 1, %(ends)s)
ON CONFLICT (key) DO UPDATE SET
  number = CASE WHEN kept.ends_at <= %(now)s THEN 1 ELSE kept.number + 1 END,
  ends_at = CASE WHEN kept.ends_at <= %(now)s THEN EXCLUDED.ends_at ELSE kept.ends_at END
RETURNING number
"""
OF_ONE_HOUSEHOLD = 64
"""Of an IPv6 address: the rest of it a phone chooses itself, and anew as often as it likes."""


def within_limit(*, name: str, who: str, most: int, seconds: int) -> bool:
    """Count one try; False when there were more than `most` in this window of `seconds`."""
    now = timezone.now()
    words: dict[str, Any] = {
        "key": _key(name, who),
        "now": now,
        "ends": now + dt.timedelta(seconds=seconds),
    }
    with connection.cursor() as cursor:
        cursor.execute(COUNT, words)
        return int(cursor.fetchone()[0]) <= most


def has_passed(*, name: str, who: str, most: int) -> bool:
    """Whether there were `most` tries or more in this window; counts nothing."""
    kept = Attempt.objects.filter(key=_key(name, who), ends_at__gt=timezone.now())
    return (kept.values_list("number", flat=True).first() or 0) >= most


def forget_tries() -> int:
    """Erase what is past its window, here and in the table of the shared cache. Returns how many rows."""
    now = timezone.now()
    number = int(Attempt.objects.filter(ends_at__lte=now).delete()[0])
    place = settings.CACHES["default"]
    if not str(place["BACKEND"]).endswith("DatabaseCache"):
        return number
    with connection.cursor() as cursor:
        cursor.execute(
            f'DELETE FROM "{place["LOCATION"]}" WHERE expires < %s',  # noqa: S608  a name of our own
            [now],
        )
        return number + int(cursor.rowcount)


def _key(name: str, who: str) -> str:
    """With the house's own key: there are few network addresses, and a plain hash is soon guessed."""
    return "limit:" + salted_hmac("base.limits", f"{name}:{who}", algorithm="sha256").hexdigest()


def address_of(request: HttpRequest) -> str:
    """The network address of whoever asks, as the outermost of our own proxies saw it; kept hashed.

    One proxy on this machine the web server itself believes. With more (`PROXIES`, say 2) it is the second from
    the right: what stands further left, whoever asks wrote themselves. Whoever came round the proxies has a
    shorter list, and is counted by their own address. Empty where there is none that can be read.
    """
    passed = [part for part in request.headers.get("X-Forwarded-For", "").split(",") if part]
    if settings.PROXIES > 1 and len(passed) >= settings.PROXIES:
        return _network(passed[-settings.PROXIES])
    return _network(str(request.META.get("REMOTE_ADDR", "")))


def _network(written: str) -> str:
    plain = written.strip().partition("%")[0]
    if plain.startswith("["):
        plain = plain[1:].partition("]")[0]
    elif plain.count(":") == 1:
        plain = plain.partition(":")[0]
    try:
        address = ipaddress.ip_address(plain)
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, OF_ONE_HOUSEHOLD), strict=False).network_address)
