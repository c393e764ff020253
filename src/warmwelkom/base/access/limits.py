"""So many tries in so much time, counted in the shared cache."""

from __future__ import annotations

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac


def within_limit(*, name: str, who: str, most: int, seconds: int) -> bool:
    """Count one try; False when there were more than `most` in this window of `seconds`."""
    key = _key(name, who)
    if cache.add(key, 1, seconds):
        return most >= 1
    try:
        return int(cache.incr(key)) <= most
    except ValueError:  # it ended between the two lines
        cache.set(key, 1, seconds)
        return most >= 1


def has_passed(*, name: str, who: str, most: int) -> bool:
    """Whether there were `most` tries or more in this window; counts nothing."""
    return int(cache.get(_key(name, who), 0)) >= most


def forget_tries() -> int:
    """Erase from the table of the shared cache what is past its window. Returns how many rows."""
    place = settings.CACHES["default"]
    if not str(place["BACKEND"]).endswith("DatabaseCache"):
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            f'DELETE FROM "{place["LOCATION"]}" WHERE expires < %s',  # noqa: S608  a name of our own
            [timezone.now()],
        )
        return int(cursor.rowcount)


def _key(name: str, who: str) -> str:
    """With the house's own key: there are few network addresses, and a plain hash is soon guessed."""
    return "limit:" + salted_hmac("base.limits", f"{name}:{who}", algorithm="sha256").hexdigest()


def address_of(request: HttpRequest) -> str:
    """The network address of whoever asks; kept hashed, for as long as the window."""
    return str(request.META.get("REMOTE_ADDR", ""))
