"""The words of a link without a login: made with the house's key from a row's number, so they stand in no table."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.utils.crypto import salted_hmac

LETTERS: Final = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # nothing that looks like something else


def token_of(pk: UUID, *, what: str, length: int) -> str:
    """What stands in the link of this row, and can be written again: 24 letters are 117 bits, 26 over 127.

    `what` keeps one kind of link from opening as another.
    """
    number = int(salted_hmac(what, str(pk), algorithm="sha256").hexdigest(), 16)
    letters = []
    for _place in range(length):
        number, letter = divmod(number, len(LETTERS))
        letters.append(LETTERS[letter])
    return "".join(letters)
