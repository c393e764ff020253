"""One visit of a phone: its follow code and its token travel in the form, signed; nothing stands in a cookie.

The token lets a double click or a reload write one thing: what was sent with it is kept, hashed, for a
short while in the shared cache.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.core import signing
from django.core.cache import cache
from django.utils.crypto import salted_hmac

from warmwelkom.rooms.thinktank.domain.receipts import new_words

SALT = "thinktank.sitting"
LASTS = 3 * 60 * 60
"""Seconds: a long lesson, or a phone that was put away in between."""


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """`has_spoken` is true once these four words were shown."""

    words: str
    token: str
    has_spoken: bool = False

    @property
    def signed(self) -> str:
        return signing.dumps([self.words, self.token, self.has_spoken], salt=SALT)

    def after(self) -> Sitting:
        """The same phone says something else: the same words, another token."""
        return Sitting(words=self.words, token=secrets.token_hex(8), has_spoken=True)

    def is_first(self, what: str) -> bool:
        """Whether `what` is sent for the first time with this token."""
        return bool(cache.add(self._key(what), 1, LASTS))

    def was_refused(self, what: str) -> None:
        """It was not written: the next time it is sent is the first time again."""
        cache.delete(self._key(what))

    def _key(self, what: str) -> str:
        key = salted_hmac(SALT, f"{self.token}:{what}", algorithm="sha256").hexdigest()
        return f"said:{key}"


def begin() -> Sitting:
    return Sitting(words=new_words(), token=secrets.token_hex(8))


def read(signed: str) -> Sitting:
    """The sitting of a form; a new one where it is missing, old or tampered with."""
    try:
        words, token, has_spoken = signing.loads(signed, salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError):
        return begin()
    return Sitting(words=words, token=token, has_spoken=has_spoken)
