"""Links of a week without a login."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.utils.crypto import salted_hmac

from warmwelkom.base.access import tokens

LENGTH: Final = 26
SCHOOL, CALENDAR = "introweek-school", "introweek-calendar"


def token_of(pk: UUID, *, what: str) -> str:
    """What stands in the link of this row."""
    return tokens.token_of(pk, what=what, length=LENGTH)


def hash_of(token: str, *, what: str) -> str:
    """What the table keeps: a copy of it gives no link away."""
    return salted_hmac(f"{what}-hash", token, algorithm="sha256").hexdigest()
