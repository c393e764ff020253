"""Follow codes: four words that are shown once, and of which we keep a keyed hash."""

from __future__ import annotations

import secrets

from django.utils.crypto import salted_hmac

from warmwelkom.engines.follow_code import new_code


def new_words() -> str:
    """Four words, 44 bits of chance."""
    return new_code(random=secrets.SystemRandom())


def receipt_of(words: str) -> str:
    """The hash of a follow code, made with the house's own key: 64 signs. Another key, other codes."""
    return salted_hmac("thinktank.receipt", words, algorithm="sha256").hexdigest()
