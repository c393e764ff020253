"""So many tries in so much time, counted in the shared cache."""

from __future__ import annotations

import hashlib

from django.core.cache import cache
from django.http import HttpRequest


def within_limit(*, name: str, who: str, most: int, seconds: int) -> bool:
    """Count one try; False when there were more than `most` in this window of `seconds`."""
    key = "limit:" + hashlib.sha256(f"{name}:{who}".encode()).hexdigest()
    if cache.add(key, 1, seconds):
        return most >= 1
    try:
        return int(cache.incr(key)) <= most
    except ValueError:  # it ended between the two lines
        cache.set(key, 1, seconds)
        return most >= 1


def address_of(request: HttpRequest) -> str:
    """The network address of whoever asks; kept hashed, for as long as the window."""
    return str(request.META.get("REMOTE_ADDR", ""))
