"""Links without a login: made with the house's key from a row's number, so they stand in no table and can be written again."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.utils.crypto import salted_hmac

LETTERS: Final = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # nothing that looks like something else
LENGTH: Final = 26
SCHOOL, CALENDAR = "introweek-school", "introweek-calendar"


def token_of(pk: UUID, *, what: str) -> str:
    """What stands in the link of this row: 26 letters, over 127 bits."""
    number = int(salted_hmac(what, str(pk), algorithm="sha256").hexdigest(), 16)
    letters = []
    for _place in range(LENGTH):
        number, letter = divmod(number, len(LETTERS))
        letters.append(LETTERS[letter])
    return "".join(letters)


def hash_of(token: str, *, what: str) -> str:
    """What the table keeps: a copy of it gives no link away."""
    return salted_hmac(f"{what}-hash", token, algorithm="sha256").hexdigest()
